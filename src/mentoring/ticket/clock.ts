import { afterQuietHours } from '../../calendar/quiet-hours.ts';
import { localDay, localMidnight } from '../../calendar/local-time.ts';
import type { Drafting } from '../../turn/desk.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertRound } from './alerts.ts';
import {
  aboutOf,
  askWorker,
  CLOCK,
  keep,
  log,
  mentorName,
  nameOf,
  rulesOf,
  setClock,
  tell,
  workingTimeOf,
} from './records.ts';
import { waitingFor } from '../mentor/claim.ts';
import { closeCase, releaseCase } from './close.ts';
import { change, nextDue } from './ticket.ts';
import { nextOpening } from '../../calendar/working-time.ts';

const DIGEST = 'digest';

/** The clock of a ticket fell due: a job of the worker. Too early (something happened meanwhile): it is only set anew. */
export async function ticketClock(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await visit.tools.store.loadTicket(Number(id) || 0);
  if (ticket?.workerId !== visit.me) return;
  const next = nextDue(ticket, rulesOf(visit.tools.book()));
  if (!next) return;
  if (next.at > visit.now) {
    setClock(visit, ticket);
    return;
  }
  switch (next.due) {
    case 'alert': {
      const alerted = await alertRound(visit, ticket);
      // Nobody could be told: it counts all the same, so that the next round follows in its time.
      keep(visit, alerted === ticket ? (change.alerted(ticket, visit.now) ?? ticket) : alerted);
      return;
    }
    case 'release':
      await releaseCase(visit, ticket, 'unanswered');
      return;
    case 'ask':
    case 'close':
      await silence(visit, ticket, next.due);
      return;
    default:
      next.due satisfies never;
  }
}

/** Nobody asked for these words, so they wait for the morning. */
async function silence(visit: StaffVisit, ticket: Ticket, due: 'ask' | 'close'): Promise<void> {
  const { draft } = visit.turn;
  const { person } = draft;
  const allowedAt = afterQuietHours(visit.now, person.zone);
  if (allowedAt > visit.now) {
    draft.schedule({ key: CLOCK, dueAt: allowedAt, payload: { verb: `ticket_clock ${ticket.id}` } });
    return;
  }
  if (due === 'close') {
    await closeCase(visit, ticket, 0, 'silence', !person.blocked);
    const text = visit.words('closed_by_silence', { number: ticket.id, name: nameOf(visit, person) });
    if (ticket.mentorId !== null)
      await tell(visit, ticket.mentorId, { kind: 'say', text, about: aboutOf(ticket, 'history') });
    return;
  }
  const name = await mentorName(visit, ticket.mentorId);
  const asked = await askWorker(visit, ticket, visit.words('still_ask', { number: ticket.id, name }), [
    { label: 'Masih perlu', action: `still_yes ${ticket.id}` },
    { label: 'Sudah cukup', action: `still_no ${ticket.id}` },
  ]);
  const changed = change.askedSilence(ticket, visit.now);
  if (!changed) return;
  keep(visit, { ...changed, asked });
  log(visit, ticket, 'asked');
}

/** A closed case: what waits for it (reminders) may know. */
export function ticketClosed(visit: StaffVisit): void {
  visit.turn.draft.note({ kind: 'ticket_closed' });
  noteDates(visit.turn);
}

/** A mentor's word moved the stage today: from today the first payment is counted, or this month is paid. */
function noteDates(turn: Drafting): void {
  const { draft, now } = turn;
  const { person } = draft;
  if (person.consent !== 'given') return;
  const today = localDay(now, person.zone);
  const known = person.session.vars;
  const noted: [string, string][] =
    person.stage === 'registered' && known['registered_on'] === undefined
      ? [['registered_on', today]]
      : person.stage === 'paid' || person.stage === 'active'
        ? [['paid_month', today.slice(0, 7)]]
        : [];
  person.session = { ...person.session, vars: { ...known, ...Object.fromEntries(noted) } };
  for (const [name, value] of noted) draft.keep({ kind: 'profile', name, value, at: now });
}

/** Words could not be delivered: whoever wrote them is told. */
export async function relayFailed(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await visit.tools.store.loadTicket(Number(id) || 0);
  if (!ticket) return;
  if (ticket.workerId === visit.me) visit.say('mentor_unreachable', { name: await mentorName(visit, ticket.mentorId) });
  else visit.say('worker_unreachable', { number: ticket.id });
}

/** The next morning at which this staff member begins. */
export function armDigest(visit: StaffVisit, staff: Staff): void {
  const time = workingTimeOf(visit.tools.book(), staff);
  const dueAt = nextOpening(localMidnight(visit.now, time.zone, 1), time);
  if (staff.personId === 0 || staff.personId === visit.me)
    visit.turn.draft.schedule({ key: DIGEST, dueAt, payload: { verb: DIGEST } });
}

/** The morning begins with what waits. Silent when nothing does. */
export async function digest(visit: StaffVisit): Promise<void> {
  const { staff } = visit;
  if (staff?.onDuty !== true || staff.leftAt !== null || visit.turn.draft.person.blocked) return;
  armDigest(visit, staff);
  const waiting = await waitingFor(visit);
  const held = await visit.tools.store.ticketsHeldBy(visit.me);
  const unanswered = held.filter((ticket) => ticket.waitingSince !== null);
  if (waiting.length + unanswered.length === 0) return;
  visit.offer(visit.words('digest', { name: staff.name, waiting: waiting.length, unanswered: unanswered.length }), [
    ...unanswered.slice(0, 5).map(({ id }) => ({ label: `Buka #${id}`, action: `switch ${id}` })),
    ...waiting.slice(0, 5).map(({ id }) => ({ label: `Lihat #${id}`, action: `look ${id}` })),
  ]);
}
