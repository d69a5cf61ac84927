import { DAY } from '../calendar/durations.ts';
import { chooseReminder, keepMarks, markSent } from '../reminders/keep.ts';
import { defineJob, type FiringJob } from '../deeds/job.ts';
import type { Job } from '../store/jobs.ts';
import type { Desk, Stepping } from './desk.ts';
import { reminders, silence } from './job-names.ts';
import { NOTHING, remindedOf, setReminding } from './keep-reminders.ts';
import { markUnasked, mayWriteUnasked, sayUnasked } from './unasked.ts';

/** Does what a job that fell due is about: that of a desk, or one of the turn's own. A job whose moment has passed does nothing. */
export async function fireJob(turn: Stepping, job: Job, desks: readonly Desk[]): Promise<void> {
  for (const desk of desks) if (await desk.fire?.(turn, job)) return;
  const { name, args } = job.payload;
  await dialogueJobs.find((known) => known.name === name)?.fire(turn, args);
}

/** What the dialogues do later: begin one that reminds, and ask once more where a question was left unanswered. */
export const dialogueJobs: readonly FiringJob<Stepping>[] = [
  defineJob({ ...reminders, unasked: true, run: fireReminders }),
  defineJob({ ...silence, unasked: true, run: fireSilence }),
];

/** The job that looks after reminders fell due: at most one dialogue begins. `keepReminders` follows. */
function fireReminders(turn: Stepping): void {
  const { draft, guide, now } = turn;
  const { person } = draft;
  // The row of this job goes with this commit.
  const { due: _, ...reminding } = person.session.reminding ?? NOTHING;
  setReminding(draft, reminding);
  if (!mayWriteUnasked(person)) return;
  const reminded = remindedOf(person);
  const kept = keepMarks(reminding, guide.reminders, reminded, [], now);
  const result = chooseReminder(kept, guide.reminders, reminded, turn.scope(), now);
  setReminding(draft, result.reminding);
  const { chosen } = result;
  if (!chosen) return;
  const days = Math.max(0, Math.floor((now - chosen.mark.at) / DAY));
  const vars = { ...person.session.vars, ...chosen.mark.vars, reminder_number: chosen.number, reminder_days: days };
  draft.person.session = { ...draft.person.session, vars };
  turn.step({ kind: 'interrupt', flow: chosen.rule.flow });
  markUnasked(draft);
  setReminding(draft, markSent(result.reminding, chosen, now));
  draft.keep({ kind: 'reminder', rule: chosen.rule.id, dueAt: chosen.dueAt, at: now });
}

/** A question was left unanswered for as long as its step says. It counts as unasked, like any other. */
function fireSilence(turn: Stepping, { ask }: { ask: number }): void {
  const { draft } = turn;
  if (draft.person.session.waiting?.ask !== ask) return;
  const outcome = sayUnasked(turn, () => turn.step({ kind: 'silence', ask }));
  if (typeof outcome !== 'number') return;
  draft.schedule(silence.of({ ask }), outcome);
}
