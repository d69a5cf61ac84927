import { DAY, HOUR } from '../calendar/durations.ts';
import { localDay, localMidnight } from '../calendar/local-time.ts';
import { afterQuietHours, QUIET_TO_HOUR } from '../calendar/quiet-hours.ts';

/** Unasked messages within seven local days (T9); a day holds one. */
export const WEEKLY_CAP = 3;
const WEEK_DAYS = 7;

/**
 * The first moment from `now` on at which something unasked may be sent: not in the quiet hours, at most one in a local
 * day and three in any seven of them. `unasked` are earlier ones; both in UTC milliseconds.
 */
export function unaskedAllowedAt(unasked: readonly number[], now: number, zone: string): number {
  const earlier = pastOnly(unasked, now);
  let at = afterQuietHours(now, zone);
  // A week holds at most three, so a free day comes within eight.
  for (let day = 0; day <= WEEK_DAYS; day++) {
    const today = localDay(at, zone);
    const weekStart = localMidnight(at, zone, 1 - WEEK_DAYS);
    const inWeek = earlier.filter((sent) => sent >= weekStart);
    if (inWeek.length < WEEKLY_CAP && !inWeek.some((sent) => localDay(sent, zone) === today)) return at;
    at = localMidnight(at, zone, 1) + QUIET_TO_HOUR * HOUR;
  }
  return at;
}

/** What must be remembered: a week and a day are plenty, whatever the zone. */
export function keepRecent(unasked: readonly number[], now: number): number[] {
  return pastOnly(unasked, now).filter((sent) => sent > now - (WEEK_DAYS + 1) * DAY);
}

/** After a clock was set back, what was sent "later than now" was sent just now. */
function pastOnly(unasked: readonly number[], now: number): number[] {
  return unasked.map((sent) => Math.min(sent, now));
}
