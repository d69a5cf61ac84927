import { defineDeed, defineDeedOn, type Subject } from '../../staff/deed.ts';
import { may } from '../../staff/roles.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import type { Ticket } from '../../store/tickets.ts';
import { ticketInReach, type Reaching } from '../ticket/access.ts';
import { settleAlerts, type Settling } from '../ticket/alerts.ts';
import { keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { handOverFiles } from '../ticket/held-files.ts';
import { mentorName, nameOf, personOf, type Naming } from '../ticket/names.ts';
import * as named from '../ticket/named-deeds.ts';
import { aboutOf, sendTo, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import {
  listTickets,
  showTicket,
  tooLate,
  waitingFor,
  type ListingTickets,
  type Opening,
  type TooLate,
} from './ticket-views.ts';

/** What looking for a ticket to take needs. */
type LookingToClaim = Reaching & TooLate;
type Claiming = Keeping & Settling & TooLate & Opening & Part<'sayAbout' | 'send'>;

/** Staff who were alerted to a ticket may know who took it. */
const ticketToClaim: Subject<LookingToClaim, { ticket: number }, Ticket> = {
  ...ticketInReach,
  async refuse(turn, args, ticket) {
    const told = ticket && may(turn.staff, 'take_ticket') && (await turn.store.wasAlerted(ticket.id, turn.me));
    if (told === true && ticket.state !== 'waiting') await tooLate(turn, ticket);
    else await ticketInReach.refuse(turn, args, ticket);
  },
};

export const claimTicket = defineDeedOn(ticketToClaim, {
  ...named.claimTicket,
  permission: 'take_ticket',
  typed: command(/^ambil #?(?<ticket>\d+)$/i),
  run: takeTicket,
});

/** AMBIL without a number: the only one that waits, or the list. */
export const claimOnlyTicket = defineDeed({
  name: 'claim_only',
  args: {},
  permission: 'take_ticket',
  typed: command(/^ambil$/i),
  async run(turn: LookingToClaim & Claiming & ListingTickets) {
    const [only, ...others] = await waitingFor(turn);
    if (only && others.length === 0) await claimTicket.perform(turn, { ticket: only.id }, null);
    else await listTickets(turn);
  },
});

/** It is not in their field: they are not alerted to it again. */
export const declineTicket = defineDeedOn(ticketInReach, {
  ...named.declineTicket,
  permission: 'take_ticket',
  typed: command(/^bukan #?(?<ticket>\d+)$/i),
  async run(turn: TooLate & Part<'now' | 'draft' | 'send', 'ticketAlerts'>, ticket) {
    if (ticket.state !== 'waiting') {
      await tooLate(turn, ticket);
      return;
    }
    logEntry(turn, ticket, 'declined');
    const own = (await turn.store.ticketAlerts(ticket.id)).find(({ personId }) => personId === turn.me);
    const text = turn.words('alert_declined', { number: ticket.id });
    turn.send(own ? { kind: 'edit', outbox: own.outboxId, text } : { kind: 'say', text });
  },
});

/** First claim wins: of two on the same version the store takes one, and the other is planned anew and comes here too late. */
async function takeTicket(turn: Claiming, ticket: Ticket): Promise<void> {
  const claimed = change.claim(ticket, turn.me, turn.now);
  if (!claimed) {
    await tooLate(turn, ticket);
    return;
  }
  keepTicket(turn, claimed);
  logEntry(turn, ticket, 'claimed');
  await welcome(turn, claimed);
  handOverFiles(turn, ticket);
  const name = turn.staff?.name ?? '';
  await settleAlerts(turn, ticket, turn.words('alert_taken', { number: ticket.id, name }));
  turn.sayAbout(aboutOf(ticket, 'history'), 'claimed', {
    number: ticket.id,
    name: nameOf(turn, await personOf(turn, ticket.workerId)),
  });
  await showTicket(turn, claimed);
}

/** The worker learns who helps them now, and how to end it. */
async function welcome(turn: Telling & Naming, ticket: Ticket): Promise<void> {
  await sendTo(turn, ticket.workerId, {
    kind: 'say',
    text: turn.words('worker_claimed', { name: await mentorName(turn, ticket.mentorId), number: ticket.id }),
    about: aboutOf(ticket, 'relay'),
  });
}
