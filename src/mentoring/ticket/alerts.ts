import type { Say } from '../../messages/message.ts';
import { may, serves } from '../../staff/roles.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Staff } from '../../store/staff.ts';
import type { Deed } from '../../store/deeds.ts';
import type { Ticket } from '../../store/tickets.ts';
import { logEntry } from './keep-ticket.ts';
import { isAtWork } from './at-work.ts';
import { mentorName, personOf, type Naming } from './names.ts';
import { sheetOf, type Describing } from './sheet.ts';
import { joinedAt } from './alert-pace.ts';
import { claimTicket, declineTicket, joinedAlerts, joinedUrgent, readHistory } from './named-deeds.ts';
import { aboutOf, sendTo, type Telling } from './telling.ts';
import { change, isUrgent } from './ticket.ts';

/** What telling mentors of a ticket needs: what they may know of it, and who helped before. */
export type Introducing = Describing & Naming & Part<never, 'ticketsOf'>;
/** The same with buttons. */
export type Showing = Introducing & Part<'token'>;
/** The same to everybody whom it concerns. */
export type Alerting = Showing & Part<'alertPace', 'staffList' | 'ticketEntries'>;
/** What it takes to change what they were shown. */
export type Settling = Telling & Part<never, 'ticketAlerts'>;

/**
 * Who is told of a waiting ticket. Of an urgent one: every mentor at work, and the coordinators, out of hours all of them.
 * Of others, the first time: mentors of the village who are at work, else those of the programme,
 * else coordinators. Later: everybody at work, and the coordinators. Those who said that it is not their field are left out.
 */
async function recipientsOf(
  turn: Part<'now' | 'book' | 'staff', 'staffList' | 'ticketEntries'>,
  ticket: Ticket,
): Promise<Staff[]> {
  const entries = await turn.store.ticketEntries(ticket.id);
  const declined = new Set(entries.filter(({ what }) => what === 'declined').map(({ by }) => by));
  const all = (await staffNow(turn)).filter(
    (staff) => may(staff, 'take_ticket') && staff.personId !== ticket.workerId && !declined.has(staff.personId),
  );
  const atWork = all.filter((staff) => isAtWork(turn, staff));
  const mentors = atWork.filter(({ roles }) => roles.includes('mentor'));
  const coordinators = all.filter(({ roles }) => roles.includes('coordinator'));
  const coordinatorsAtWork = coordinators.filter((staff) => isAtWork(turn, staff));
  if (ticket.alerts > 0 || isUrgent(ticket)) {
    const theirs = coordinatorsAtWork.length > 0 ? coordinatorsAtWork : coordinators;
    return [...new Set([...mentors, ...theirs])];
  }
  const near = mentors.filter((staff) => serves(staff, ticket.village));
  if (near.length > 0) return near;
  return mentors.length > 0 ? mentors : coordinatorsAtWork;
}

/** Everybody on the staff, the turn's own member as this turn has changed them. */
async function staffNow(turn: Part<'staff', 'staffList'>): Promise<Staff[]> {
  const all = await turn.store.staffList();
  const { staff: own } = turn;
  return own ? all.map((staff) => (staff.personId === own.personId ? own : staff)) : all;
}

/**
 * Alerts everybody concerned, if anybody can be reached now; returns the ticket as it is then. The caller keeps it. Whoever
 * was told of many in a short time reads of this one together with others, a little later.
 */
export async function alertRound(turn: Alerting, ticket: Ticket): Promise<Ticket> {
  const recipients = await recipientsOf(turn, ticket);
  const told = await Promise.all(
    recipients.map(async (staff) =>
      turn.alertPace.mayTell(staff.personId, isUrgent(ticket), turn.now)
        ? sendTo(turn, staff.personId, await alertFor(turn, ticket, staff, ticket.alerts > 0))
        : joinWithOthers(turn, ticket, staff),
    ),
  );
  if (!told.includes(true)) return ticket;
  logEntry(turn, ticket, 'alerted');
  return change.alerted(ticket, turn.now) ?? ticket;
}

/** False: they cannot be reached. */
async function joinWithOthers(turn: Alerting, ticket: Ticket, { personId }: Staff): Promise<boolean> {
  const person = personId === turn.me ? turn.draft.person : await personOf(turn, personId);
  if (!person || person.blocked) return false;
  const at = joinedAt(isUrgent(ticket), turn.now);
  const job = (isUrgent(ticket) ? joinedUrgent : joinedAlerts).of({});
  if (personId === turn.me) turn.draft.schedule(job, at);
  else turn.draft.scheduleFor(personId, job, at);
  return true;
}

/** What a mentor is told of a waiting ticket, with the buttons to take it, look at it, or pass. */
export async function alertFor(turn: Showing, ticket: Ticket, staff: Staff, again = false): Promise<Say> {
  const lines = [
    turn.words(again ? 'alert_again' : 'alert', { number: ticket.id, urgent: isUrgent(ticket) ? 'yes' : 'no' }),
    ...(await sheetFor(turn, ticket, staff)),
    turn.words('alert_how', { number: ticket.id }),
  ];
  const button = (label: string, deed: Deed) => ({ label, token: turn.token(staff.personId, deed) });
  const about = { ticket: ticket.id };
  return {
    kind: 'say',
    text: lines.join('\n'),
    buttons: [
      button('Ambil', claimTicket.of(about)),
      button('Lihat riwayat', readHistory.of(about)),
      button('Bukan bidang saya', declineTicket.of(about)),
    ],
    about: aboutOf(ticket, 'alert'),
  };
}

/** What this mentor may know of a ticket, line by line: its sheet, and who helped the worker before. */
export async function sheetFor(turn: Introducing, ticket: Ticket, staff: Staff): Promise<string[]> {
  const sheet = await sheetOf(turn, ticket);
  const earlier = (await turn.store.ticketsOf(ticket.workerId)).findLast(
    ({ id, mentorId }) => mentorId !== null && id !== ticket.id,
  );
  const known = earlier?.mentorId === staff.personId;
  const before = earlier ? { name: await mentorName(turn, earlier.mentorId) } : null;
  return before ? [sheet, turn.words(known ? 'alert_known' : 'alert_known_to', before)] : [sheet];
}

/** The ticket is taken: what others were shown says so now, and their buttons go. */
export async function settleAlerts(turn: Settling, ticket: Ticket, words: string, except?: number): Promise<void> {
  for (const { outboxId, personId } of await turn.store.ticketAlerts(ticket.id)) {
    if (personId === except) continue;
    await sendTo(turn, personId, { kind: 'edit', outbox: outboxId, text: words });
  }
}
