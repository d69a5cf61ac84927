import type { FiringJob } from '../deeds/job.ts';
import type { Outbound } from '../messages/message.ts';
import { afterQuietHours } from '../calendar/quiet-hours.ts';
import { unaskedAllowedAt } from '../reminders/allowed.ts';
import { countUnasked } from '../reminders/keep.ts';
import type { Job } from '../store/jobs.ts';
import type { PeopleVerbs, Person } from '../store/people.ts';
import type { Drafting } from './desk.ts';
import type { Draft } from './draft.ts';
import { NOTHING, setReminding } from './keep-reminders.ts';
import { mayWriteUnasked } from './may-write.ts';
import { urgentIn } from './urgent-memory.ts';

/**
 * Fires a job. One that nobody asked for is held to T9 here and nowhere else: said where it is allowed now, and then
 * counted like a reminder; put off to the moment from which it is allowed; or let go, where that is never or too late.
 */
export async function fireAllowed<Place>(
  job: FiringJob<Place>,
  place: Place,
  { draft, now }: Drafting,
  due: Job,
): Promise<void> {
  const firing = await job.ready(place, due.payload.args);
  if (!firing) return;
  if (!job.unasked) {
    await firing.run();
    return;
  }
  const allowed = allowedAt(draft.person, now);
  if (allowed === null || (allowed > now && allowed >= firing.until)) firing.never();
  else if (allowed > now) draft.schedule(due, allowed);
  else {
    await firing.run();
    countSaid(draft, now);
  }
}

/** From when on something unasked may be said to them, in UTC milliseconds; null: never. Nothing speaks into an emergency. */
function allowedAt(person: Person, now: number): number | null {
  if (!mayWriteUnasked(person)) return null;
  const calmAt = urgentIn(person.session, now)?.until ?? now;
  return unaskedAllowedAt(person.session.reminding?.unasked ?? [], calmAt, person.zone);
}

/** Such messages are looked at once more when they are sent, and they use up the one of the day. */
function countSaid(draft: Draft, now: number): void {
  if (draft.messages.length === 0) return;
  draft.markUnasked();
  setReminding(draft, countUnasked(draft.person.session.reminding ?? NOTHING, now));
}

/**
 * The last look at an unasked message, just before it is sent: it may have been owed for hours while a channel was down.
 * After BERHENTI, or once the conversation has gone on without it, it is withdrawn; at night it waits until the morning.
 */
export function unaskedGate(
  store: Pick<PeopleVerbs, 'loadPerson'>,
  now: () => number,
): (message: Outbound) => Promise<'go' | 'withdraw' | number> {
  return async ({ personId, body }) => {
    const person = await store.loadPerson(personId);
    if (!person || !mayWriteUnasked(person)) return 'withdraw';
    if (body.kind === 'say' && body.ask !== undefined && person.session.waiting?.ask !== body.ask) return 'withdraw';
    const at = now();
    const allowed = afterQuietHours(urgentIn(person.session, at)?.until ?? at, person.zone);
    return allowed > at ? allowed : 'go';
  };
}
