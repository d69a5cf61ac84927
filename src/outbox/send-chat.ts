import type { Channel, SendResult } from '../channels/channel.ts';
import type { Logger } from '../log.ts';
import type { Outbound } from '../messages/message.ts';
import type { OutboxResult } from '../store/outbox.ts';
import type { Pacing } from './pacing.ts';
import { settlementOf } from './retry-policy.ts';
import type { Settler } from './settler.ts';

export interface ChatSenderOptions {
  readonly channel: Channel;
  readonly pacing: Pacing;
  readonly settler: Settler;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  readonly mayStillGo?: (message: Outbound) => Promise<'go' | 'withdraw' | number>;
  /** Fires when the program stops. */
  readonly signal: AbortSignal;
}

/** Sends what one chat is owed, in order: a message goes only after the one before it is settled, so a crash can repeat one send at most. */
export function createChatSender(options: ChatSenderOptions): (chat: readonly Outbound[]) => Promise<void> {
  const { channel, pacing, settler, now, log, signal } = options;

  return async (chat) => {
    for (const [i, message] of chat.entries()) {
      await pacing.turnOf(message.address);
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
      const behind = chat
        .slice(i + 1)
        .map(({ id }) => ({ id, status: 'waiting', dueAt, error: 'behind another', untried: true }) as const);
      await settler.add([settled, ...behind]);
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
    const settled = settlementOf(message, result, now(), options.random());
    if (settled.status === 'waiting') {
      if (result.kind === 'channel_down') pacing.pause(settled.dueAt);
      if (result.kind === 'throttled') pacing.throttle(message.address, settled.dueAt);
    }
    tell(message, result, settled);
    return settled;
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
          result.kind === 'rejected' ? 'a message can never be sent as it is' : 'given up after many tries',
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

/** Such a message is looked at once more, and holds up nothing that people asked for. */
function isUnasked({ body }: Outbound): boolean {
  return 'unasked' in body && body.unasked === true;
}
