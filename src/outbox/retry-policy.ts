import { MINUTE, SECOND } from '../calendar/durations.ts';
import type { SendResult } from '../channels/channel.ts';
import type { Outbound } from '../messages/message.ts';
import type { OutboxResult } from '../store/outbox.ts';

const FIRST_RETRY_MS = SECOND;
const LONGEST_RETRY_MS = 10 * MINUTE;
const TRIES = 12;

/** What becomes of a message whose send ended so. Pure: `now` in UTC milliseconds, `random` between 0 and 1. */
export function settlementOf(
  { id, attempts }: Pick<Outbound, 'id' | 'attempts'>,
  result: SendResult,
  now: number,
  random: number,
): OutboxResult {
  const waits = (afterMs: number, form: { uncertain?: boolean; untried?: boolean } = {}): OutboxResult => ({
    id,
    status: 'waiting',
    dueAt: Math.ceil(now + afterMs),
    error: reasonOf(result),
    ...form,
  });
  const isLast = attempts + 1 >= TRIES;
  switch (result.kind) {
    case 'sent':
      return { id, status: 'sent', ref: result.ref };
    case 'blocked':
      return { id, status: 'blocked', error: result.reason };
    case 'rejected':
      return { id, status: 'failed', error: result.reason };
    case 'later':
      return isLast ? { id, status: 'failed', error: result.reason } : waits(pauseAfter(attempts, random));
    case 'unknown_fate':
      return isLast
        ? { id, status: 'failed', error: result.reason }
        : waits(pauseAfter(attempts, random), { uncertain: true });
    case 'channel_down':
      return isLast ? { id, status: 'failed', error: result.reason } : waits(result.afterMs);
    case 'throttled':
      return waits(result.afterMs);
    case 'held':
      return waits(result.afterMs, { untried: true });
    default:
      return result satisfies never;
  }
}

/** Grows with each try; a little different each time, so that what failed together does not come again together. */
function pauseAfter(attempts: number, random: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts) * (0.75 + random / 2);
}

function reasonOf(result: SendResult): string {
  return result.kind === 'sent' ? '' : result.reason;
}
