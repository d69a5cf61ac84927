import type { Store } from '../store/store.ts';
import type { Desk } from '../turn/desk.ts';
import { REMINDERS_JOB, tellReminders } from '../turn/reminding.ts';

/** The job that tells a worker's reminders that their case is closed. */
export const TICKET_CLOSED_JOB = 'ticket_closed';
/** While a mentor holds a case, whatever the bot would say of its own looks again after this. */
const HOLD_MS = 2 * 60 * 60_000;
const UNASKED = /^announcement_(?:invite|changed|cancelled|feedback)\b/;

/**
 * Cases and reminders: while a mentor talks with somebody the bot starts nothing of its own (T6), and a closed case sets
 * the reminders going that wait for it, or that its new stage calls for.
 */
export function createRemindersDesk(store: Pick<Store, 'loadTicket'>): Desk {
  return {
    wants: () => false,
    take: () => false,
    async fire(turn, job) {
      const { draft, planning } = turn;
      if (job.key === TICKET_CLOSED_JOB) {
        tellReminders(draft, { kind: 'ticket_closed' });
        return true;
      }
      if (draft.person.ticket === null || !isUnasked(job.key, job.payload)) return false;
      const ticket = await store.loadTicket(draft.person.ticket);
      if (ticket?.state !== 'claimed') return false;
      draft.records.push({ kind: 'job', key: job.key, dueAt: planning.now + HOLD_MS, payload: job.payload });
      return true;
    },
  };
}

function isUnasked(key: string, payload: unknown): boolean {
  if (key === REMINDERS_JOB || key === 'silence') return true;
  return typeof payload === 'object' && payload !== null && 'verb' in payload && UNASKED.test(String(payload.verb));
}
