const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nobody is closed for longer; a calendar without any open day is refused when content is loaded. */
const LOOK_AHEAD_DAYS = 400;

/** When people are at work, at one place. */
export interface WorkingTime {
  /** Minutes east of UTC; Indonesia knows no summer time. */
  readonly offset: number;
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
  const span = spanOf(midnightOf(at, time), time);
  return span !== null && at >= span.from && at < span.until;
}

/** The same moment when it lies in working time, else the next opening. */
export function nextOpening(at: number, time: WorkingTime): number {
  let midnight = midnightOf(at, time);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++, midnight += DAY) {
    const span = spanOf(midnight, time);
    if (span !== null && at < span.until) return Math.max(at, span.from);
  }
  return at;
}

/** The moment at which so many milliseconds of working time have passed since `at`. */
export function afterWorking(at: number, ms: number, time: WorkingTime): number {
  let left = ms;
  let from = nextOpening(at, time);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++) {
    const span = spanOf(midnightOf(from, time), time);
    if (span === null) return from + left;
    if (from + left <= span.until) return from + left;
    left -= span.until - from;
    from = nextOpening(span.until, time);
  }
  return from + left;
}

/** Local midnight before a moment, as UTC milliseconds. */
function midnightOf(at: number, { offset }: WorkingTime): number {
  return Math.floor((at + offset * MINUTE) / DAY) * DAY - offset * MINUTE;
}

/** Working time of the day that begins at a local midnight; null: a day off. */
function spanOf(midnight: number, time: WorkingTime): { from: number; until: number } | null {
  const local = new Date(midnight + time.offset * MINUTE);
  if (!time.days.has(local.getUTCDay()) || time.holidays.has(local.toISOString().slice(0, 10))) return null;
  return { from: midnight + time.from * MINUTE, until: midnight + time.until * MINUTE };
}
