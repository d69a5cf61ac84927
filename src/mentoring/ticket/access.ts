import { entitled, type Subject } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';

interface Named {
  readonly ticket: number;
}

/** What looking for a ticket of theirs needs. */
export type Reaching = Part<'me' | 'say', 'loadTicket' | 'wasAlerted'>;

/** A ticket within the reach of the staff member. */
export const ticketInReach: Subject<Reaching, Named, Ticket> = {
  async load(turn, { ticket: id }) {
    const ticket = await turn.store.loadTicket(id);
    if (!ticket) return null;
    const told = await turn.store.wasAlerted(ticket.id, turn.me);
    return { about: ticket, thing: { village: ticket.village, holder: ticket.mentorId, told } };
  },
  refuse: (turn, { ticket }) => turn.say('ticket_not_yours', { number: ticket }),
};

/** One's own ticket that is still open. */
export const heldTicket: Subject<Reaching, Named, Ticket> = {
  ...ticketInReach,
  ready(turn, ticket) {
    const held = ticket.state === 'claimed' && ticket.mentorId === turn.me;
    if (!held) turn.say('ticket_closed_already', { number: ticket.id });
    return held;
  },
};

/** The ticket to which the acting staff member may write; null after they were told why not. */
export function ticketToWorkOn(turn: Reaching & Part<'staff'>, ticket: number): Promise<Ticket | null> {
  return entitled(turn, heldTicket, 'work_ticket', { ticket });
}
