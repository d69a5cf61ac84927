import { MINUTE } from '../calendar/durations.ts';
import type { Channel, SendResult } from '../channels/channel.ts';
import type { Logger } from '../log.ts';
import type { Outbound } from '../messages/message.ts';
import type { OutboxResult } from '../store/outbox.ts';
import type { Breaker } from './breaker.ts';
import type { Pacing } from './pacing.ts';
import { sanePause, settlementOf } from './retry-policy.ts';
import type { Settler } from './settler.ts';

/** A channel works while other messages have gone through not longer ago than this. */
const WORKS_MS = 10 * MINUTE;

export interface ChatSenderOptions {
  readonly channel: Channel;
  readonly breaker: Breaker;
  /** The messenger answers again after a trouble. */
  readonly onRecovered: () => void;
  /** Whether moments of long ago can be believed to be so. */
  readonly isClockTrusted: () => boolean;
  readonly pacing: Pacing;
  readonly settler: Settler;
  readonly now: () => number;
  /** Milliseconds of a clock that never steps. */
  readonly elapsed: () => number;
  readonly random: () => number;
  readonly log: Logger;
  readonly mayStillGo?: (message: Outbound) => Promise<'go' | 'withdraw' | number>;
  /** Fires when the program stops. */
  readonly signal: AbortSignal;
}

/**
 * Sends what one chat is owed, in order: a message goes only after the one before it is settled, so a crash can repeat one
 * send at most. While the channel is in trouble nothing goes but a probe.
 */
export function createChatSender(
  options: ChatSenderOptions,
): (chat: readonly Outbound[], form?: { isProbe: boolean }) => Promise<void> {
  const { channel, breaker, pacing, settler, now, elapsed, log, signal } = options;

  return async (chat, { isProbe } = { isProbe: false }) => {
    for (const [i, message] of chat.entries()) {
      const rest = await pacing.turnOf(message.address);
      if (rest > 0 || (breaker.isOpen && !isProbe)) {
        // Others may go meanwhile.
        await settler.add(putBack(chat.slice(i), now() + rest, rest > 0 ? 'own pace' : 'channel down'));
        return;
      }
      const held = isUnasked(message) && !signal.aborted ? await holdBack(message) : null;
      if (held) {
        // What people asked for does not wait behind what they did not.
        await settler.add([held]);
        continue;
      }
      const settled = settle(message, await sendOne(message));
      // So it is with what the channel itself leaves for another day.
      const left = settled.status === 'waiting' && settled.untried && isUnasked(message);
      if (settled.status !== 'waiting' || left) {
        await settler.add([settled]);
        if (settled.status === 'blocked') return;
        continue;
      }
      const { dueAt } = settled;
      await settler.add([settled, ...putBack(chat.slice(i + 1), dueAt, 'behind another')]);
      return;
    }
  };

  /** The last look at something nobody asked for: what may have changed since it was owed. */
  async function holdBack(message: Outbound): Promise<OutboxResult | null> {
    const { id } = message;
    const verdict = (await options.mayStillGo?.(message)) ?? 'go';
    if (verdict === 'go') return null;
    if (verdict === 'withdraw') return { id, status: 'failed', error: 'withdrawn' };
    return { id, status: 'waiting', dueAt: verdict, error: 'quiet hours', untried: true };
  }

  async function sendOne(message: Outbound): Promise<SendResult> {
    if (signal.aborted) return { kind: 'held', afterMs: 0, reason: 'stopping' };
    try {
      return await channel.send(message);
    } catch (error) {
      log.error({ err: error, message: message.id }, 'a send threw');
      return { kind: 'unknown_fate', reason: 'the channel threw' };
    }
  }

  function settle(message: Outbound, result: SendResult): OutboxResult {
    const mayGiveUp = !breaker.isOpen && breaker.workedWithin(WORKS_MS, elapsed()) && options.isClockTrusted();
    learn(message.address, result);
    const settled = settlementOf(message, result, { now: now(), random: options.random(), mayGiveUp });
    tell(message, result, settled);
    return settled;
  }

  /** What the end of a send says of the channel. */
  function learn(chat: string, result: SendResult): void {
    switch (result.kind) {
      case 'later':
      case 'unknown_fate':
        breaker.failed(chat, elapsed());
        return;
      case 'channel_down':
        breaker.failed(chat, elapsed(), sanePause(result.afterMs));
        return;
      case 'throttled':
        pacing.throttle(chat, sanePause(result.afterMs));
        break;
      case 'held':
        return;
      case 'sent':
      case 'blocked':
      case 'rejected':
        break;
      default:
        result satisfies never;
    }
    if (breaker.answered(elapsed())) options.onRecovered();
  }

  function tell({ id }: Outbound, result: SendResult, settled: OutboxResult): void {
    switch (settled.status) {
      case 'sent':
        return;
      case 'blocked':
        log.info({ message: id }, 'the person blocked the bot; nothing more is sent until they write');
        return;
      case 'failed':
        log.error(
          { message: id, reason: settled.error },
          result.kind === 'rejected'
            ? 'a message can never be sent as it is'
            : 'given up: it failed for days while others went through',
        );
        return;
      case 'waiting':
        log.warn({ message: id, reason: settled.error, afterMs: Math.round(settled.dueAt - now()) }, 'send put off');
        return;
      default:
        settled satisfies never;
    }
  }
}

function putBack(messages: readonly Outbound[], dueAt: number, error: string): OutboxResult[] {
  return messages.map(({ id }) => ({ id, status: 'waiting', dueAt: Math.ceil(dueAt), error, untried: true }));
}

/** Such a message is looked at once more, and holds up nothing that people asked for. */
function isUnasked({ body }: Outbound): boolean {
  return 'unasked' in body && body.unasked === true;
}
