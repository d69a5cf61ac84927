import { HOUR } from './durations.ts';
import { localMidnight } from './local-time.ts';

/** No unasked message from 20:00 to 07:00 at the person's own place (T9). */
export const QUIET_FROM_HOUR = 20;
export const QUIET_TO_HOUR = 7;

/** The same moment, or the next 07:00 at the place when it falls into the quiet hours. UTC milliseconds. */
export function afterQuietHours(at: number, zone: string): number {
  const midnight = localMidnight(at, zone);
  if (at >= midnight + QUIET_FROM_HOUR * HOUR) return localMidnight(at, zone, 1) + QUIET_TO_HOUR * HOUR;
  return Math.max(at, midnight + QUIET_TO_HOUR * HOUR);
}

/** Whether nothing unasked may reach the person at this moment. `at` is UTC milliseconds. */
export function isQuiet(at: number, zone: string): boolean {
  return afterQuietHours(at, zone) !== at;
}
