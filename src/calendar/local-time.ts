const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** No unasked message from 20:00 to 07:00 at the person's own place (T9). */
export const QUIET_FROM_HOUR = 20;
export const QUIET_TO_HOUR = 7;

/** Indonesia's three zones have had no summer time since 1964, so an offset in minutes is enough. */
const OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7 * 60,
  'Asia/Pontianak': 7 * 60,
  'Asia/Makassar': 8 * 60,
  'Asia/Jayapura': 9 * 60,
};

/** Minutes east of UTC; an unknown zone counts as WIB. */
export function zoneOffset(zone: string): number {
  return OFFSETS[zone] ?? 7 * 60;
}

/** The day at a place as `YYYY-MM-DD`. `at` is UTC milliseconds. */
export function localDay(at: number, zone: string): string {
  const day = Math.floor((at + zoneOffset(zone) * MINUTE) / DAY);
  if (lastDay.day !== day) lastDay = { day, name: new Date(day * DAY).toISOString().slice(0, 10) };
  return lastDay.name;
}

/** Every turn asks for the day, and mostly for the same one. */
let lastDay = { day: Number.NaN, name: '' };

/** The same moment, or the next 07:00 at the place when it falls into the quiet hours. UTC milliseconds. */
export function afterQuietHours(at: number, zone: string): number {
  const offset = zoneOffset(zone) * MINUTE;
  const local = at + offset;
  const midnight = Math.floor(local / DAY) * DAY;
  const hour = (local - midnight) / (60 * MINUTE);
  if (hour >= QUIET_FROM_HOUR) return midnight + DAY + QUIET_TO_HOUR * 60 * MINUTE - offset;
  if (hour < QUIET_TO_HOUR) return midnight + QUIET_TO_HOUR * 60 * MINUTE - offset;
  return at;
}

/** Whether nothing unasked may reach the person at this moment. `at` is UTC milliseconds. */
export function isQuiet(at: number, zone: string): boolean {
  return afterQuietHours(at, zone) !== at;
}

/** UTC milliseconds of the midnight that began the local day, `days` days later. */
export function localMidnight(at: number, zone: string, days = 0): number {
  const offset = zoneOffset(zone) * MINUTE;
  return (Math.floor((at + offset) / DAY) + days) * DAY - offset;
}

/** UTC milliseconds of a local day (`YYYY-MM-DD`) at its beginning; null when it is no day. */
export function startOfDay(day: string, zone: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : at - zoneOffset(zone) * MINUTE;
}

/**
 * A day of the month, `months` after the month in which `at` falls, at a local hour. A day that a month lacks is its
 * last one (the 31st in February is the 28th or 29th); a negative day counts from the end (-1 is the last).
 */
export function dayOfMonth(at: number, zone: string, months: number, day: number, hour: number): number {
  const offset = zoneOffset(zone) * MINUTE;
  const local = new Date(at + offset);
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth() + months;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wanted = day > 0 ? Math.min(day, length) : Math.max(1, length + 1 + day);
  return Date.UTC(year, month, wanted, hour) - offset;
}

/** Day of the month at the place, 1–31. */
export function dayNumber(at: number, zone: string): number {
  return new Date(at + zoneOffset(zone) * MINUTE).getUTCDate();
}

/** UTC milliseconds of a day and an hour at a place. */
export function momentOf(day: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (startOfDay(day, zone) ?? 0) + (hour * 60 + minute) * MINUTE;
}
