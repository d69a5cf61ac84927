import { id } from '../../deeds/args.ts';
import { nameJob } from '../../deeds/job.ts';
import type { Part } from '../../staff/room-turn.ts';
import { NOT_STORED } from '../../store/people.ts';
import { NO_WORKER, type Ticket, type TicketEntryKind } from '../../store/tickets.ts';
import { rulesOf } from './rules.ts';
import { nextDue } from './ticket.ts';

/** One job of a worker looks after their ticket, or tells that it is closed: they share their key. */
const CLOCK = 'ticket';
export const ticketClock = nameJob({ name: 'ticket_clock', args: { ticket: id }, key: () => [CLOCK] });
export const ticketClosed = nameJob({ name: 'ticket_closed', args: { ticket: id }, key: () => [CLOCK] });

/** What it takes to write a ticket and set its clock. */
export type Keeping = Part<'me' | 'now' | 'draft' | 'book'>;

/** Writes a ticket that was just opened. */
export function keepOpened(turn: Keeping, ticket: Ticket): void {
  turn.draft.keep({ kind: 'ticket_opened', ticket });
  setClock(turn, ticket);
}

/** Writes a changed ticket and sets its clock anew. */
export function keepTicket(turn: Keeping, ticket: Ticket): void {
  changeTicket(turn, ticket);
  setClock(turn, ticket);
}

/** Writes a change that no clock depends on. */
export function changeTicket(turn: Part<'draft'>, ticket: Ticket): void {
  turn.draft.keep({ kind: 'ticket_changed', ticket });
}

export function setClock(turn: Keeping, ticket: Ticket): void {
  const due = nextDue(ticket, rulesOf(turn.book()));
  const job = (due ? ticketClock : ticketClosed).of({ ticket: ticket.id });
  const dueAt = due?.at ?? turn.now;
  if (ticket.workerId === NO_WORKER || ticket.workerId === turn.me) turn.draft.schedule(job, dueAt);
  else turn.draft.scheduleFor(ticket.workerId, job, dueAt);
}

/** Adds to the history of a ticket. */
export function logEntry(
  turn: Part<'draft' | 'me' | 'now'>,
  ticket: Ticket,
  what: TicketEntryKind,
  text: string | null = null,
): void {
  const by = turn.me === NOT_STORED ? null : turn.me;
  turn.draft.keep({ kind: 'ticket_entry', entry: { ticket: ticket.id, what, by, text, at: turn.now } });
}
