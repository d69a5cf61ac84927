import { DAY } from '../calendar/durations.ts';
import { chooseReminder, keepMarks, markSent } from '../reminders/keep.ts';
import type { Job } from '../store/jobs.ts';
import type { Desk, Stepping } from './desk.ts';
import { NOTHING, REMINDERS_JOB, remindedOf, setReminding } from './keep-reminders.ts';
import { markUnasked, mayWriteUnasked, sayUnasked } from './unasked.ts';

/** Does what a job that fell due is about: that of a desk, or one of the turn's own. A job whose moment has passed does nothing. */
export async function fireJob(turn: Stepping, job: Job, desks: readonly Desk[]): Promise<void> {
  for (const desk of desks) if (await desk.fire?.(turn, job)) return;
  const { payload } = job;
  if (job.key === REMINDERS_JOB) fireReminders(turn);
  else if (typeof payload === 'object' && payload !== null && 'ask' in payload && typeof payload.ask === 'number') {
    fireSilence(turn, payload.ask);
  }
}

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
function fireSilence(turn: Stepping, ask: number): void {
  const { draft } = turn;
  if (draft.person.session.waiting?.ask !== ask) return;
  const outcome = sayUnasked(turn, () => turn.step({ kind: 'silence', ask }));
  if (typeof outcome !== 'number') return;
  draft.schedule({ key: 'silence', dueAt: outcome, payload: { kind: 'silence', ask } });
}
