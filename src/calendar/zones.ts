import { Temporal } from 'temporal-polyfill';

export const WIB = 'Asia/Jakarta';
export const WITA = 'Asia/Makassar';
export const WIT = 'Asia/Jayapura';

/** A stretch of time, `from` ≤ at < `until`, in which the clocks of a zone stay as far from UTC. All in milliseconds. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** Every turn asks for the hour at a place, and a question to the library takes 10 µs: the last answer is kept. */
const known = new Map<string, Stretch>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. An unknown zone counts as WIB. */
export function offsetAt(at: number, zone: string): number {
  const last = known.get(zone);
  if (last !== undefined && at >= last.from && at < last.until) return last.offset;
  const found = stretchAround(at, zone);
  known.set(zone, found);
  return found.offset;
}

/** The moment (UTC milliseconds) at which the clocks of a zone show a time, given as if it were UTC. */
export function momentAt(wall: number, zone: string): number {
  const near = wall - offsetAt(wall, zone);
  return wall - offsetAt(near, zone);
}

/** The zone as the machine calls it; WIB where it knows none of that name. */
export function zoneOrWib(zone: string): string {
  try {
    return new Intl.DateTimeFormat('id-ID', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return WIB;
  }
}

function stretchAround(at: number, zone: string): Stretch {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneOrWib(zone));
  return {
    from:
      there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1_000_000,
  };
}
