import { DAY } from './durations.ts';

/** Days as texts, `YYYY-MM-DD`, wherever they are; which day it is at a place is known in local-time.ts. */

/** The day in UTC. `at` is UTC milliseconds. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Days from one to another; negative when it lies before, NaN when one of them is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}
