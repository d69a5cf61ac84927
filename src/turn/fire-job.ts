import { DAY } from '../calendar/durations.ts';
import { chooseReminder, keepMarks, markSent, type ChosenReminder } from '../reminders/keep.ts';
import { defineJobOn, type FiringJob } from '../deeds/job.ts';
import type { Job } from '../store/jobs.ts';
import type { Desk, Stepping } from './desk.ts';
import { reminders, silence } from './job-names.ts';
import { NOTHING, remindedOf, setReminding } from './keep-reminders.ts';
import { mayWriteUnasked } from './may-write.ts';
import { fireAllowed } from './unasked.ts';

/** Does what a job that fell due is about: that of a desk, or one of the turn's own. A job whose moment has passed does nothing. */
export async function fireJob(turn: Stepping, job: Job, desks: readonly Desk[]): Promise<void> {
  for (const desk of desks) if (await desk.fire?.(turn, job)) return;
  const own = dialogueJobs.find(({ name }) => name === job.payload.name);
  if (own) await fireAllowed(own, turn, turn, job);
}

/** What the dialogues do later: begin one that reminds, and ask once more where a question was left unanswered. */
export const dialogueJobs: readonly FiringJob<Stepping>[] = [
  defineJobOn(chooseNow, { ...reminders, unasked: true, run: beginReminder }),
  defineJobOn(stillWaiting, { ...silence, unasked: true, run: askOnceMore }),
];

/** The job that looks after reminders fell due: at most one goes out now. `keepReminders` follows, and looks ahead. */
function chooseNow(turn: Stepping): ChosenReminder | null {
  const { draft, guide, now } = turn;
  const { person } = draft;
  // The row of this job goes with this commit.
  const { due: _, ...reminding } = person.session.reminding ?? NOTHING;
  setReminding(draft, reminding);
  if (!mayWriteUnasked(person)) return null;
  const reminded = remindedOf(person);
  const kept = keepMarks(reminding, guide.reminders, reminded, [], now);
  const result = chooseReminder(kept, guide.reminders, reminded, turn.scope(), now);
  setReminding(draft, result.reminding);
  return result.chosen;
}

function beginReminder(turn: Stepping, chosen: ChosenReminder): void {
  const { draft, now } = turn;
  const reminding = draft.person.session.reminding ?? NOTHING;
  const { mark, rule, number, dueAt } = chosen;
  const days = Math.max(0, Math.floor((now - mark.at) / DAY));
  draft.remember({ ...mark.vars, reminder_number: number, reminder_days: days });
  turn.step({ kind: 'interrupt', flow: rule.flow });
  setReminding(draft, markSent(reminding, chosen, now));
  draft.keep({ kind: 'reminder', rule: rule.id, dueAt, at: now });
}

function stillWaiting({ draft }: Stepping, args: { ask: number }): { ask: number } | null {
  return draft.person.session.waiting?.ask === args.ask ? args : null;
}

/** A question was left unanswered for as long as its step says. It counts as unasked, like any other. */
function askOnceMore(turn: Stepping, { ask }: { ask: number }): void {
  turn.step({ kind: 'silence', ask });
}
