import { MINUTE } from '../../calendar/durations.ts';

/** So many requests are told one by one at once, and one more each so many milliseconds; the others are joined. */
const ONE_BY_ONE = { calm: { burst: 8, everyMs: 2 * MINUTE }, urgent: { burst: 8, everyMs: MINUTE } } as const;
/** Joined ones are told at the next round moment of so many milliseconds. */
const JOINED_EVERY_MS = { calm: 5 * MINUTE, urgent: MINUTE } as const;

type Kind = keyof typeof ONE_BY_ONE;

interface Left {
  left: number;
  at: number;
}

/**
 * How quickly one of the staff is told of waiting requests. Whoever asks much, or asks under many names, must not bury the
 * others: what is above this pace is told in one message. Emergencies have a pace of their own. Kept in memory: after a
 * restart it begins anew.
 */
export class AlertPace {
  private readonly told = new Map<string, Left>();

  /** Whether this one may be told by itself; takes one of those left. `now` in UTC milliseconds. */
  mayTell(personId: number, isUrgent: boolean, now: number): boolean {
    const { burst, everyMs } = ONE_BY_ONE[kindOf(isUrgent)];
    const key = `${kindOf(isUrgent)} ${personId}`;
    const known = this.told.get(key) ?? { left: burst, at: now };
    // A clock that was set back gives nothing, and takes nothing away.
    const left = Math.min(burst, known.left + Math.max(0, now - known.at) / everyMs);
    this.told.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  }
}

/** When joined requests are told, in UTC milliseconds: the same moment for all that come until then. */
export function joinedAt(isUrgent: boolean, now: number): number {
  const every = JOINED_EVERY_MS[kindOf(isUrgent)];
  return (Math.floor(now / every) + 1) * every;
}

function kindOf(isUrgent: boolean): Kind {
  return isUrgent ? 'urgent' : 'calm';
}
