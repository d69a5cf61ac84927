import { HOUR } from '../../calendar/durations.ts';
import type { TicketVerbs } from '../../store/tickets.ts';
import type { Desk } from '../../turn/desk.ts';
import { REMINDERS_JOB } from '../../turn/keep-reminders.ts';

/** While a mentor holds a case, whatever the bot would say of its own looks again after this. */
const HOLD_MS = 2 * HOUR;
const UNASKED = /^(?:announcement_(?:invite|changed|cancelled|feedback)|kader_(?:help|ticket))\b/;

/** Cases and reminders: while a mentor talks with somebody the bot starts nothing of its own (T6). */
export function createRemindersDesk(store: Pick<TicketVerbs, 'loadTicket'>): Desk {
  return {
    name: 'hold',
    async fire(turn, job) {
      const { draft, now } = turn;
      if (draft.person.ticket === null || !isUnasked(job.key, job.payload)) return false;
      const ticket = await store.loadTicket(draft.person.ticket);
      if (ticket?.state !== 'claimed') return false;
      draft.schedule({ key: job.key, dueAt: now + HOLD_MS, payload: job.payload });
      return true;
    },
  };
}

function isUnasked(key: string, payload: unknown): boolean {
  if (key === REMINDERS_JOB || key === 'silence') return true;
  return typeof payload === 'object' && payload !== null && 'verb' in payload && UNASKED.test(String(payload.verb));
}
