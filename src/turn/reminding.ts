import { DAY } from '../calendar/durations.ts';
import type { ReminderMark, Reminding } from '../reminders/reminding.ts';
import { unaskedAllowedAt } from '../reminders/allowed.ts';
import {
  chooseReminder,
  countUnasked,
  keepHappened,
  keepMarks,
  markSent,
  nextLook,
  type Happened,
  type Reminded,
} from '../reminders/keep.ts';
import { snooze } from '../reminders/snooze.ts';
import type { Person } from '../store/people.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';
import type { Turn } from './turn.ts';

/** One job looks after all reminders of a person. */
export const REMINDERS_JOB = 'reminders';
const NOTHING: Reminding = { unasked: [], marks: {} };

/** Whether anything unasked may go to this person at all (T9): agreed, asked for, not stopped, reachable. */
export function mayWriteUnasked(person: Person): boolean {
  return person.consent === 'given' && person.reminders && !person.stopped && !person.blocked;
}

/**
 * Looks once more at what is to come, after everything else of a turn. Writes a job only where it must fire earlier
 * than the one that waits already: one that fires for nothing just looks again.
 */
export function keepReminders(draft: Draft, guide: Guide, now: number): void {
  const { person } = draft;
  const { reminding } = person.session;
  if (!mayWriteUnasked(person)) {
    const keeps = person.consent === 'given' && !draft.erase;
    const kept = keeps ? keepHappened(reminding ?? NOTHING, guide.reminders, draft.happened, now) : NOTHING;
    if (reminding || Object.keys(kept.marks).length > 0) letGo(draft, reminding ?? NOTHING, kept.marks);
    return;
  }
  const kept = keepMarks(reminding ?? NOTHING, guide.reminders, remindedOf(person), draft.happened, now);
  const next = nextLook(kept, guide.reminders, remindedOf(person), now);
  if (next === null) {
    letGo(draft, kept, kept.marks);
  } else if (kept.due === undefined || next < kept.due) {
    setReminding(draft, { ...kept, due: next });
    draft.schedule({ key: REMINDERS_JOB, dueAt: next, payload: { kind: REMINDERS_JOB } });
  } else setReminding(draft, kept);
}

/** No job is needed; what was sent this week stays known, for the caps. */
function letGo(draft: Draft, reminding: Reminding, marks: Reminding['marks'] = {}): void {
  if (reminding.due !== undefined) draft.cancel(REMINDERS_JOB);
  setReminding(draft, { unasked: reminding.unasked, marks });
}

/** The job that looks after reminders fell due: at most one dialogue begins. `keepReminders` follows. */
export function fireReminders(turn: Turn): void {
  const { draft, guide } = turn;
  const { now } = turn.planning;
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
export function fireSilence(turn: Turn, ask: number): void {
  const { draft, planning } = turn;
  const { person } = draft;
  if (!mayWriteUnasked(person) || person.session.waiting?.ask !== ask) return;
  const reminding = person.session.reminding ?? NOTHING;
  const allowed = unaskedAllowedAt(reminding.unasked, planning.now, person.zone);
  if (allowed > planning.now) {
    draft.schedule({ key: 'silence', dueAt: allowed, payload: { kind: 'silence', ask } });
    return;
  }
  turn.step({ kind: 'silence', ask });
  markUnasked(draft);
  if (draft.messages.length > 0) setReminding(draft, countUnasked(reminding, planning.now));
}

/** Such messages are looked at once more when they are sent. */
function markUnasked(draft: Draft): void {
  for (const message of draft.messages) message.unasked = true;
}

/**
 * Says something nobody asked for, where T9 allows it now; it counts like a reminder. Returns `sent`, `never` (they do not
 * want it, or cannot be reached), or the moment from which it may be said.
 */
export function sayUnasked(turn: Turn, say: () => void): 'sent' | 'never' | number {
  const { draft, planning } = turn;
  if (!mayWriteUnasked(draft.person)) return 'never';
  const unasked = draft.person.session.reminding?.unasked ?? [];
  const allowed = unaskedAllowedAt(unasked, planning.now, draft.person.zone);
  if (allowed > planning.now) return allowed;
  say();
  markUnasked(draft);
  setReminding(draft, countUnasked(draft.person.session.reminding ?? NOTHING, planning.now));
  return 'sent';
}

/** Sets or takes away a mark of one of several things a rule may be about, such as a meeting. */
export function setMark(draft: Draft, rule: string, object: string, mark: ReminderMark | null): void {
  const reminding = draft.person.session.reminding ?? NOTHING;
  const marks = { ...reminding.marks };
  if (mark) marks[`${rule}#${object}`] = mark;
  else Reflect.deleteProperty(marks, `${rule}#${object}`);
  setReminding(draft, { ...reminding, marks });
}

/** A dialogue asked to be reminded, or the person put a reminder off. */
export function putOff(draft: Draft, guide: Guide, rule: string, at: number, now: number): void {
  const found = guide.reminders.find(({ id }) => id === rule);
  if (!found || !mayWriteUnasked(draft.person)) return;
  const reminding = draft.person.session.reminding ?? NOTHING;
  setReminding(draft, snooze(reminding, found, remindedOf(draft.person), at, now));
}

/** Something happened that rules may wait for; `keepReminders` looks at it at the end of the turn. */
export function tellReminders(draft: Draft, happened: Happened): void {
  draft.note(happened);
}

function setReminding(draft: Draft, reminding: Reminding): void {
  draft.person.session = { ...draft.person.session, reminding };
}

function remindedOf(person: Person): Reminded {
  const { stage, zone, session } = person;
  return { stage, zone, vars: session.vars, frames: session.frames, paused: session.paused };
}
