import { MINUTE } from './durations.ts';
import { weekdayOf } from './days.ts';
import { localDay, localMidnight } from './local-time.ts';

/** No office is closed for longer; a calendar without any open day is refused when content is loaded. */
const LOOK_AHEAD_DAYS = 400;

/** When people are at work, at one place. */
export interface WorkingTime {
  readonly zone: string;
  /** 0 Sunday … 6 Saturday. */
  readonly days: ReadonlySet<number>;
  /** Minutes after local midnight. */
  readonly from: number;
  readonly until: number;
  /** `YYYY-MM-DD`. */
  readonly holidays: ReadonlySet<string>;
}

/** Whether a moment (UTC milliseconds) lies in working time. */
export function isWorking(at: number, time: WorkingTime): boolean {
  const span = spanOf(localMidnight(at, time.zone), time);
  return span !== null && at >= span.from && at < span.until;
}

/** The same moment when it lies in working time, else the next opening. */
export function nextOpening(at: number, time: WorkingTime): number {
  for (let days = 0; days < LOOK_AHEAD_DAYS; days++) {
    const span = spanOf(localMidnight(at, time.zone, days), time);
    if (span !== null && at < span.until) return Math.max(at, span.from);
  }
  return at;
}

/** The moment at which so many milliseconds of working time have passed since `at`. */
export function afterWorking(at: number, ms: number, time: WorkingTime): number {
  let left = ms;
  let from = nextOpening(at, time);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++) {
    const span = spanOf(localMidnight(from, time.zone), time);
    if (span === null) return from + left;
    if (from + left <= span.until) return from + left;
    left -= span.until - from;
    from = nextOpening(span.until, time);
  }
  return from + left;
}

/** Working time of the day that begins at a local midnight; null: a day off. */
function spanOf(midnight: number, time: WorkingTime): { from: number; until: number } | null {
  const day = localDay(midnight, time.zone);
  if (!time.days.has(weekdayOf(day)) || time.holidays.has(day)) return null;
  return { from: midnight + time.from * MINUTE, until: midnight + time.until * MINUTE };
}
