import { shortMoment } from '../../calendar/in-words.ts';
import { id } from '../../deeds/args.ts';
import { defineDeed, defineDeedOn } from '../../staff/deed.ts';
import { may } from '../../staff/roles.ts';
import type { Offered, Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import { THE_PROGRAMME, type Ticket } from '../../store/tickets.ts';
import { heldTicket, ticketInReach, type Reaching } from '../ticket/access.ts';
import { outcomeInWords } from '../ticket/close.ts';
import { alertFor, type Showing } from '../ticket/alerts.ts';
import { sheetOf, type Describing } from '../ticket/sheet.ts';
import { mentorName, nameOf, personOf, type Naming } from '../ticket/names.ts';
import { quoted } from '../ticket/quoted.ts';
import * as named from '../ticket/named-deeds.ts';
import { ABOUT_MANY } from '../../staff/about-workers.ts';
import { aboutOf, type Telling } from '../ticket/telling.ts';
import { addressTicket } from './addressed.ts';
import * as work from './work-names.ts';

const HISTORY_LINES = 20;
const LISTED = 8;

export type LookingForWaiting = Part<'me' | 'staff', 'openTickets' | 'wasAlerted'>;
export type ListingTickets = LookingForWaiting & Telling & Part<'book' | 'words' | 'offer', 'ticketsHeldBy'>;
/** What it takes to show a ticket, and from then on to send words to it. */
export type Opening = Describing & Part<'staff' | 'offer'>;
export type ReadingHistory = Describing & Naming & Part<never, 'ticketEntries'>;
export type TooLate = Naming & Part<'me' | 'say'>;

/** One's own tickets and those that wait within reach; with a number, that one. */
export const showTickets = defineDeed({
  name: 'tickets',
  args: { ticket: id.optional() },
  permission: 'take_ticket',
  repeatable: true,
  menu: { label: 'Kasus' },
  typed: command(/^(?:tiket|kasus|daftar kasus)(?: #?(?<ticket>\d+))?$/i),
  async run(turn: ListingTickets & Reaching & Opening, _staff, { ticket }) {
    if (ticket === undefined) await listTickets(turn);
    else await switchToTicket.perform(turn, { ticket }, null);
  },
});

/** Words without an address go to this ticket from now on. */
export const switchToTicket = defineDeedOn(heldTicket, {
  name: 'switch',
  args: { ticket: id },
  permission: 'work_ticket',
  run: showTicket,
});

export const lookAtTicket = defineDeedOn(ticketInReach, {
  name: 'look',
  args: { ticket: id },
  permission: 'take_ticket',
  repeatable: true,
  typed: command(/^lihat #?(?<ticket>\d+)$/i),
  async run(turn: Showing & TooLate & Part<'send'>, ticket) {
    if (turn.staff && ticket.state === 'waiting') turn.send(await alertFor(turn, ticket, turn.staff));
    else await tooLate(turn, ticket);
  },
});

export const readHistory = defineDeedOn(ticketInReach, {
  ...named.readHistory,
  permission: 'read_history',
  repeatable: true,
  typed: command(/^riwayat #?(?<ticket>\d+)$/i),
  async run(turn: ReadingHistory & Part<'send'>, ticket) {
    turn.send({ kind: 'say', text: await historyText(turn, ticket), about: aboutOf(ticket, 'history') });
  },
});

export async function listTickets(turn: ListingTickets): Promise<void> {
  const held = await turn.store.ticketsHeldBy(turn.me);
  const waiting = await waitingFor(turn);
  const lines = [
    turn.words('tickets', { held: held.length, waiting: waiting.length }),
    ...(await Promise.all(held.map((ticket) => lineOf(turn, ticket, 'own')))),
    ...(await Promise.all(waiting.slice(0, LISTED).map((ticket) => lineOf(turn, ticket, 'waiting')))),
  ];
  turn.offer(lines.join('\n'), [...openOptions(held, LISTED), ...lookOptions(waiting, LISTED)], ABOUT_MANY);
}

export function openOptions(held: readonly Ticket[], limit: number): Offered[] {
  return held
    .slice(0, limit)
    .map(({ id: ticket }) => ({ label: `Buka #${ticket}`, deed: switchToTicket.of({ ticket }) }));
}

export function lookOptions(waiting: readonly Ticket[], limit: number): Offered[] {
  return waiting
    .slice(0, limit)
    .map(({ id: ticket }) => ({ label: `Lihat #${ticket}`, deed: lookAtTicket.of({ ticket }) }));
}

async function lineOf(
  turn: Telling & Part<'book' | 'words'>,
  ticket: Ticket,
  kind: 'own' | 'waiting',
): Promise<string> {
  return turn.words('ticket_line', {
    number: ticket.id,
    name: nameOf(turn, await personOf(turn, ticket.workerId)),
    topic: turn.book().topics.get(ticket.topic) ?? ticket.topic,
    state: kind === 'waiting' ? 'waiting' : ticket.waitingSince === null ? 'answered' : 'unanswered',
  });
}

/** Tickets that wait and that this staff member may take, oldest first. */
export async function waitingFor(turn: LookingForWaiting): Promise<Ticket[]> {
  const found: Ticket[] = [];
  for (const ticket of await turn.store.openTickets()) {
    if (ticket.state !== 'waiting' || ticket.workerId === turn.me) continue;
    const thing = { village: ticket.village, holder: null, told: await turn.store.wasAlerted(ticket.id, turn.me) };
    if (may(turn.staff, 'take_ticket', thing)) found.push(ticket);
  }
  return found;
}

/** Why it cannot be taken any more. */
export async function tooLate(turn: TooLate, ticket: Ticket): Promise<void> {
  if (ticket.state === 'closed') turn.say('ticket_closed_already', { number: ticket.id });
  else if (ticket.mentorId === turn.me) turn.say('ticket_yours', { number: ticket.id });
  else if (ticket.mentorId === null) turn.say('ticket_not_yours', { number: ticket.id });
  else turn.say('alert_taken', { number: ticket.id, name: await mentorName(turn, ticket.mentorId) });
}

/** What is known of a ticket one holds, and what can be done with it. */
export async function showTicket(turn: Opening, ticket: Ticket): Promise<void> {
  addressTicket(turn, ticket);
  turn.offer(
    `${turn.words('ticket', { number: ticket.id })}\n${await sheetOf(turn, ticket)}`,
    optionsOf(ticket),
    aboutOf(ticket, 'history'),
  );
}

function optionsOf({ id: ticket, visit }: Ticket): Offered[] {
  const about = { ticket };
  return [
    { label: 'Jawaban siap pakai', deed: work.sendCanned.of(about) },
    { label: 'Kirim pelajaran atau gambar', deed: work.sendThing.of(about) },
    { label: 'Atur pertemuan', deed: named.planVisit.of(about) },
    ...(visit && visit.state !== 'done' ? [{ label: 'Catat hasil pertemuan', deed: named.recordVisit.of(about) }] : []),
    { label: 'Minta nomor HP', deed: work.askPhone.of(about) },
    { label: 'Catatan untuk pendamping', deed: work.addNote.of(about) },
    { label: 'Lihat riwayat', deed: named.readHistory.of(about) },
    { label: 'Serahkan ke petugas lain', deed: work.handOverTicket.of(about) },
    { label: 'Lepas kasus ini', deed: work.giveBackTicket.of(about) },
    { label: 'Tutup kasus', deed: work.closeHeldTicket.of(about) },
  ];
}

export async function historyText(turn: ReadingHistory, ticket: Ticket): Promise<string> {
  const entries = await turn.store.ticketEntries(ticket.id);
  const worker = nameOf(turn, await personOf(turn, ticket.workerId));
  const { zone } = turn.book();
  const lines = await Promise.all(
    entries.slice(-HISTORY_LINES).map(async ({ what, by, text, at }) => {
      const theProgramme = by === THE_PROGRAMME ? turn.words('the_program') : null;
      const who = by === ticket.workerId ? worker : (theProgramme ?? (await mentorName(turn, by)));
      const said = turn.words('history_line', { when: shortMoment(at, zone), name: who, what });
      const words = what === 'closed' && text !== null ? outcomeInWords(turn, text) : text;
      return words === null || words === '' ? said : `${said}: ${quoted(words, '💬')}`;
    }),
  );
  return [turn.words('history', { number: ticket.id }), await sheetOf(turn, ticket), ...lines].join('\n');
}
