import { isoDay, weekdayOf } from './days.ts';
import { DAY, HOUR, MINUTE } from './durations.ts';
import { momentAt, offsetAt } from './zones.ts';

/** What the clock of a place shows, as the milliseconds of a UTC clock that shows the same. */
function wallTime(at: number, zone: string): number {
  return at + offsetAt(at, zone);
}

/** The day at a place as `YYYY-MM-DD`. `at` is UTC milliseconds. */
export function localDay(at: number, zone: string): string {
  const day = Math.floor(wallTime(at, zone) / DAY);
  const known = dayNames.get(day);
  if (known !== undefined) return known;
  if (dayNames.size >= DAYS_KEPT) dayNames.clear();
  const name = isoDay(day * DAY);
  dayNames.set(day, name);
  return name;
}

/** Every turn asks for the day, and mostly for the same few. */
const dayNames = new Map<number, string>();
const DAYS_KEPT = 1000;

/** UTC milliseconds of the midnight that began the local day, `days` days later. */
export function localMidnight(at: number, zone: string, days = 0): number {
  return momentAt((Math.floor(wallTime(at, zone) / DAY) + days) * DAY, zone);
}

/** UTC milliseconds of the midnight that began the Monday of this week, at the place. */
export function startOfWeek(at: number, zone: string): number {
  return localMidnight(at, zone, -((weekdayOf(localDay(at, zone)) + 6) % 7));
}

/** UTC milliseconds of a local day (`YYYY-MM-DD`) at its beginning; null when it is no day. */
export function startOfDay(day: string, zone: string): number | null {
  const wall = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(wall) ? null : momentAt(wall, zone);
}

/** UTC milliseconds of a day (`YYYY-MM-DD`) and an hour (`16:00`, `16.00`) at a place; null when it is no day. */
export function momentOf(day: string, time: string, zone: string): number | null {
  const midnight = startOfDay(day, zone);
  const [hour = 0, minute = 0] = time.split(/[:.]/).map(Number);
  return midnight === null ? null : midnight + hour * HOUR + minute * MINUTE;
}

/**
 * A day of the month, `months` after the month in which `at` falls, at a local hour. A day that a month lacks is its
 * last one (the 31st in February is the 28th or 29th); a negative day counts from the end (-1 is the last).
 */
export function dayOfMonth(at: number, zone: string, months: number, day: number, hour: number): number {
  const local = new Date(wallTime(at, zone));
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth() + months;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wanted = day > 0 ? Math.min(day, length) : Math.max(1, length + 1 + day);
  return momentAt(Date.UTC(year, month, wanted, hour), zone);
}

/** Day of the month at the place, 1–31. */
export function dayNumber(at: number, zone: string): number {
  return new Date(wallTime(at, zone)).getUTCDate();
}
