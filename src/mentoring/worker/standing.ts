import { comingInWords } from '../../calendar/in-words.ts';
import { isWorking, nextOpening } from '../../calendar/working-time.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { rulesOf } from '../ticket/rules.ts';

/**
 * Honestly when an answer may come, as the sentences of content want it. `soon`: mentors were told in working time;
 * `awake`: they were told out of hours; `nobody`: in working time, but nobody could be told; `later`: out of hours.
 */
export function expected(
  turn: Part<'now' | 'book'>,
  ticket: Pick<Ticket, 'alerts'>,
): { readonly expect: 'soon' | 'awake' | 'nobody' | 'later'; readonly from: string } {
  const book = turn.book();
  const { time } = rulesOf(book);
  const isOpen = isWorking(turn.now, time);
  const from = comingInWords(nextOpening(turn.now, time), turn.now, book.zone);
  const told = ticket.alerts > 0;
  return { expect: told ? (isOpen ? 'soon' : 'awake') : isOpen ? 'nobody' : 'later', from };
}
