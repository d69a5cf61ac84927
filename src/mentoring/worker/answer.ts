import { argsReader, id, writeArgs, type ArgsOf, type Shape } from '../../deeds/args.ts';
import { defineDeedOn, type DeedKind, type NamedDeed, type Subject } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { NOT_STORED } from '../../store/people.ts';
import type { Ticket } from '../../store/tickets.ts';

type Run<Place, S extends Shape> = (
  turn: Place,
  ticket: Ticket,
  args: ArgsOf<S>,
  words: string | null,
) => Promise<void> | void;

/** What looking for the question of a worker's ticket needs. */
export type LookingForAsked = Part<'me' | 'staff' | 'say', 'loadTicket'>;

const readTicket = argsReader({ ticket: id });

/**
 * Declares what a worker answers to a question of their ticket, by a button, a number or words. By a button only the
 * worker of the ticket may answer, and a question that is over is not answered any more.
 */
export function defineAnswer<Does, S extends Shape>(
  named: Pick<NamedDeed<S>, 'name' | 'args'>,
  run: Run<Does, S>,
): DeedKind<LookingForAsked & Does, S, Ticket> {
  const read = argsReader(named.args);
  const subject: Subject<LookingForAsked, ArgsOf<S>, Ticket> = {
    async load(turn, args) {
      const number = readTicket(writeArgs(args))?.ticket ?? 0;
      const ticket = turn.me === NOT_STORED ? null : await turn.store.loadTicket(number);
      return ticket?.workerId === turn.me ? { about: ticket, thing: null } : null;
    },
    refuse: (turn) => turn.say('button_unknown'),
    ready(turn, ticket, args) {
      const wanted = JSON.stringify(args);
      const shown = ticket.asked?.shown ?? [];
      const isAsked = shown.some(({ deed }) => deed.name === named.name && JSON.stringify(read(deed.args)) === wanted);
      if (!isAsked) turn.say('button_expired');
      return isAsked;
    },
  };
  return defineDeedOn(subject, { name: named.name, args: named.args, permission: null, run });
}
