import type { WorkingTime } from '../../calendar/working-time.ts';
import type { MentoringBook } from '../../content/load/mentoring.ts';
import type { Staff } from '../../store/staff.ts';
import type { TicketRules } from './ticket.ts';

/** The rules of content as the clock of a ticket needs them. */
export function rulesOf(book: MentoringBook): TicketRules {
  const { rules } = book;
  return {
    time: workingTimeOf(book),
    unclaimedFirstMs: rules.unclaimed_first,
    unclaimedAgainMs: rules.unclaimed_again,
    unansweredMs: rules.unanswered,
    silenceAskMs: rules.silence_ask,
    silenceCloseMs: rules.silence_close,
    reopenMs: rules.reopen,
  };
}

/** Working time of the programme, or of one staff member who keeps hours of their own. */
export function workingTimeOf(book: MentoringBook, staff?: Pick<Staff, 'hours'>): WorkingTime {
  return { ...book.workingTime, ...staff?.hours, zone: book.zone };
}
