import type { ReminderMark, Reminding } from '../reminders/reminding.ts';
import { keepHappened, keepMarks, nextLook, type Reminded } from '../reminders/keep.ts';
import { snooze } from '../reminders/snooze.ts';
import type { Person } from '../store/people.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';
import { reminders, REMINDERS_JOB } from './job-names.ts';
import { mayWriteUnasked } from './may-write.ts';

/** Of somebody whom nothing was ever sent and whom nothing waits for. */
export const NOTHING: Reminding = { unasked: [], marks: {} };

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
    draft.schedule(reminders.of({}), next);
  } else setReminding(draft, kept);
}

/** No job is needed; what was sent this week stays known, for the caps. */
function letGo(draft: Draft, reminding: Reminding, marks: Reminding['marks'] = {}): void {
  if (reminding.due !== undefined) draft.cancel(REMINDERS_JOB);
  setReminding(draft, { unasked: reminding.unasked, marks });
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

export function setReminding(draft: Draft, reminding: Reminding): void {
  draft.moveTo({ ...draft.person.session, reminding });
}

/** What reminder rules may look at of a person. */
export function remindedOf(person: Person): Reminded {
  const { stage, zone, session } = person;
  return { stage, zone, vars: session.vars, frames: session.frames, paused: session.paused };
}
