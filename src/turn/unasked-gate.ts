import type { Outbound } from '../messages/message.ts';
import { afterQuietHours } from '../calendar/quiet-hours.ts';
import type { Store } from '../store/store.ts';
import { mayWriteUnasked } from './reminding.ts';

/**
 * The last look at an unasked message, just before it is sent: it may have been owed for hours while a channel was down.
 * After BERHENTI, or once the conversation has gone on without it, it is withdrawn; at night it waits until the morning.
 */
export function unaskedGate(
  store: Pick<Store, 'loadPerson'>,
  now: () => number,
): (message: Outbound) => Promise<'go' | 'withdraw' | number> {
  return async ({ personId, body }) => {
    const person = await store.loadPerson(personId);
    if (!person || !mayWriteUnasked(person)) return 'withdraw';
    if (body.ask !== undefined && person.session.waiting?.ask !== body.ask) return 'withdraw';
    const at = now();
    const allowed = afterQuietHours(at, person.zone);
    return allowed > at ? allowed : 'go';
  };
}
