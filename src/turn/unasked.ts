import type { Outbound } from '../messages/message.ts';
import { afterQuietHours } from '../calendar/quiet-hours.ts';
import { unaskedAllowedAt } from '../reminders/allowed.ts';
import { countUnasked } from '../reminders/keep.ts';
import type { PeopleVerbs, Person } from '../store/people.ts';
import type { Drafting } from './desk.ts';
import type { Draft } from './draft.ts';

/** Whether anything unasked may go to this person at all (T9): agreed, asked for, not stopped, reachable. */
export function mayWriteUnasked({ consent, reminders, stopped, blocked }: Person): boolean {
  return consent === 'given' && reminders && !stopped && !blocked;
}

/**
 * Says something nobody asked for, where T9 allows it now; it counts like a reminder. Returns `sent`, `never` (they do not
 * want it, or cannot be reached), or the moment from which it may be said, in UTC milliseconds.
 */
export function sayUnasked({ draft, now }: Drafting, say: () => void): 'sent' | 'never' | number {
  const { person } = draft;
  if (!mayWriteUnasked(person)) return 'never';
  const allowed = unaskedAllowedAt(person.session.reminding?.unasked ?? [], now, person.zone);
  if (allowed > now) return allowed;
  say();
  markUnasked(draft);
  if (draft.messages.length > 0) {
    const { session } = draft.person;
    draft.person.session = {
      ...session,
      reminding: countUnasked(session.reminding ?? { unasked: [], marks: {} }, now),
    };
  }
  return 'sent';
}

/** Such messages are looked at once more when they are sent. */
export function markUnasked(draft: Draft): void {
  for (const message of draft.messages) {
    if (message.kind === 'say' || message.kind === 'forward') message.unasked = true;
  }
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
    const allowed = afterQuietHours(at, person.zone);
    return allowed > at ? allowed : 'go';
  };
}
