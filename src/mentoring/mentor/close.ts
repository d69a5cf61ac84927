import { defineDeedOn } from '../../staff/deed.ts';
import type { Offered, Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import { heldTicket, ticketInReach } from '../ticket/access.ts';
import { closeTicket, moveStage, type Closing } from '../ticket/close.ts';
import { changeTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import * as named from '../ticket/named-deeds.ts';
import { change } from '../ticket/ticket.ts';
import { forgetAddressed } from './addressed.ts';
import * as work from './work-names.ts';

/** Without an outcome it shows them. */
export const closeHeldTicket = defineDeedOn(heldTicket, {
  ...work.closeHeldTicket,
  permission: 'work_ticket',
  typed: command(/^tutup #?(?<ticket>\d+)$/i),
  async run(turn: Closing & Part<'staff' | 'say' | 'offer'>, ticket, { outcome }) {
    const chosen = outcome === undefined ? undefined : turn.book().outcomes.get(outcome);
    if (!chosen || outcome === undefined) {
      turn.offer(turn.words('close_ask', { number: ticket.id }), outcomeOptions(turn, ticket.id));
      return;
    }
    await closeTicket(turn, ticket, turn.me, outcome);
    forgetAddressed(turn, ticket);
    turn.say('closed', { number: ticket.id, outcome: chosen.say });
  },
});

function outcomeOptions(turn: Part<'book'>, ticket: number): Offered[] {
  const { outcomes } = turn.book();
  return [...outcomes].map(([outcome, { say }]) => ({
    label: say,
    deed: work.closeHeldTicket.of({ ticket, outcome }),
  }));
}

/** The mentor's word on how a ticket ended that the worker closed. */
export const setOutcome = defineDeedOn(ticketInReach, {
  ...named.setOutcome,
  permission: 'work_ticket',
  run(turn: Keeping & Part<'say'>, ticket, { outcome }) {
    const chosen = turn.book().outcomes.get(outcome);
    const changed = ticket.mentorId === turn.me ? change.setOutcome(ticket, outcome) : null;
    if (!chosen || !changed) {
      turn.say('ticket_not_yours', { number: ticket.id });
      return;
    }
    changeTicket(turn, changed);
    logEntry(turn, ticket, 'closed', outcome);
    moveStage(turn, ticket, outcome);
    turn.say('closed', { number: ticket.id, outcome: chosen.say });
  },
});
