import type { Store } from '../store/store.ts';
import type { Desk } from '../turn/desk.ts';
import type { Turn } from '../turn/turn.ts';
import { localDay } from '../reminders/local-time.ts';
import { REMINDERS_JOB, tellReminders } from '../turn/reminding.ts';

/** The job that tells a worker's reminders that their case is closed. */
export const TICKET_CLOSED_JOB = 'ticket_closed';
/** While a mentor holds a case, whatever the bot would say of its own looks again after this. */
const HOLD_MS = 2 * 60 * 60_000;
const UNASKED = /^(?:announcement_(?:invite|changed|cancelled|feedback)|kader_(?:help|ticket))\b/;

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
        noteDates(turn);
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

/** A mentor's word moved the stage today: from today the first payment is counted, or this month is paid. */
function noteDates(turn: Turn): void {
  const { draft, planning } = turn;
  const { person } = draft;
  if (person.consent !== 'given') return;
  const today = localDay(planning.now, person.zone);
  const known = person.session.vars;
  const noted: [string, string][] =
    person.stage === 'registered' && known['registered_on'] === undefined
      ? [['registered_on', today]]
      : person.stage === 'paid' || person.stage === 'active'
        ? [['paid_month', today.slice(0, 7)]]
        : [];
  person.session = { ...person.session, vars: { ...known, ...Object.fromEntries(noted) } };
  for (const [name, value] of noted) draft.records.push({ kind: 'profile', name, value, at: planning.now });
}

function isUnasked(key: string, payload: unknown): boolean {
  if (key === REMINDERS_JOB || key === 'silence') return true;
  return typeof payload === 'object' && payload !== null && 'verb' in payload && UNASKED.test(String(payload.verb));
}
