import type { Person } from '../store/people.ts';

/** Whether anything unasked may go to this person at all (T9): agreed, asked for, not stopped, reachable. */
export function mayWriteUnasked({ consent, reminders, stopped, blocked }: Person): boolean {
  return consent === 'given' && reminders && !stopped && !blocked;
}
