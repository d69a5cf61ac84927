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
  return new Date(at + zoneOffset(zone) * MINUTE).toISOString().slice(0, 10);
}

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
