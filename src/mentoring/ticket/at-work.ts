import { isWorking } from '../../calendar/working-time.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Staff } from '../../store/staff.ts';
import { workingTimeOf } from './rules.ts';

/** On duty, and at work at this moment: in their hours, or plainly awake since they wrote a short while ago. */
export function isAtWork(turn: Part<'now' | 'book'>, staff: Staff): boolean {
  const book = turn.book();
  if (!staff.onDuty || staff.leftAt !== null) return false;
  const wroteAt = Math.max(staff.joinedAt, staff.menu.shownAt, staff.menu.currentAt);
  return isWorking(turn.now, workingTimeOf(book, staff)) || turn.now - wroteAt < book.rules.awake;
}
