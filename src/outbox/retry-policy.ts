import { DAY, MINUTE, SECOND } from '../calendar/durations.ts';
import type { SendResult } from '../channels/channel.ts';
import type { Outbound } from '../messages/message.ts';
import type { OutboxResult } from '../store/outbox.ts';

const FIRST_RETRY_MS = SECOND;
/** Nothing that was asked for is put off longer than this, whatever a messenger says. */
export const LONGEST_RETRY_MS = MINUTE;
/** A message that fails while others go through is given up when it is so old; docs/channels.md tells it. */
const GIVE_UP_AFTER_MS = 2 * DAY;
const SHORTEST_WAIT_MS = 100;

export interface Circumstances {
  /** UTC milliseconds. */
  readonly now: number;
  /** Between 0 and 1. */
  readonly random: number;
  /** Whether a message may be given up for its age: the channel works for others, and the clock can be believed. */
  readonly mayGiveUp: boolean;
}

/** What becomes of a message whose send ended so. Pure. */
export function settlementOf(
  { id, attempts, at }: Pick<Outbound, 'id' | 'attempts' | 'at'>,
  result: SendResult,
  { now, random, mayGiveUp }: Circumstances,
): OutboxResult {
  const waits = (afterMs: number, form: { uncertain?: boolean; untried?: boolean } = {}): OutboxResult => ({
    id,
    status: 'waiting',
    dueAt: Math.ceil(now + afterMs),
    error: reasonOf(result),
    ...form,
  });
  const isTooOld = mayGiveUp && at !== undefined && now - at > GIVE_UP_AFTER_MS;
  switch (result.kind) {
    case 'sent':
      return { id, status: 'sent', ref: result.ref };
    case 'blocked':
      return { id, status: 'blocked', error: result.reason };
    case 'rejected':
      return { id, status: 'failed', error: result.reason };
    case 'later':
      return isTooOld ? { id, status: 'failed', error: result.reason } : waits(pauseAfter(attempts, random));
    case 'unknown_fate':
      return isTooOld
        ? { id, status: 'failed', error: result.reason }
        : waits(pauseAfter(attempts, random), { uncertain: true });
    // The channel's trouble: the message comes again when the channel may be tried.
    case 'channel_down':
      return waits(pauseAfter(0, random));
    case 'throttled':
      return waits(sanePause(result.afterMs));
    case 'held':
      return waits(Number.isFinite(result.afterMs) ? Math.max(0, result.afterMs) : LONGEST_RETRY_MS, { untried: true });
    default:
      return result satisfies never;
  }
}

/** How long to wait where a messenger says so: it may say anything. */
export function sanePause(afterMs: number): number {
  if (!Number.isFinite(afterMs)) return LONGEST_RETRY_MS;
  return Math.min(LONGEST_RETRY_MS, Math.max(SHORTEST_WAIT_MS, afterMs));
}

/** Grows with each try; a little different each time, so that what failed together does not come again together. */
function pauseAfter(attempts: number, random: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10)) * (0.75 + random / 4);
}

function reasonOf(result: SendResult): string {
  return result.kind === 'sent' ? '' : result.reason;
}
