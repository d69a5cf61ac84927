import type { Channel, ChannelName, Outbound } from '../channels/channel.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/store.ts';
import { startDrain, type Drain } from './drain.ts';

export interface OutboxOptions {
  readonly store: Pick<Store, 'claimOutbox' | 'settleOutbox' | 'nextOutboxAt'>;
  /** Filled before the first `notify`. */
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  /** Asked just before something unasked is sent; a number is the moment until which it waits. */
  readonly mayStillGo?: (message: Outbound) => Promise<'go' | 'withdraw' | number>;
  /** Waits, or less when `signal` fires; given so that tests need not wait. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Outbox {
  /** There may be something to send on this channel. */
  notify(channel: ChannelName): void;
  /** Resolves when the sends in flight are settled; nothing more is claimed. */
  stop(): Promise<void>;
}

/** Drains the outbox of the channels that push: in order for each chat, many chats side by side, paced. */
export function startOutbox(options: OutboxOptions): Outbox {
  const drains = new Map<ChannelName, Drain>();
  let stopped = false;
  return {
    notify(name) {
      if (stopped) return;
      const known = drains.get(name);
      if (known) {
        known.wake();
        return;
      }
      const channel = options.channels.find((candidate) => candidate.name === name && candidate.delivery === 'push');
      if (channel) drains.set(name, startDrain(channel, options));
    },
    async stop() {
      stopped = true;
      await Promise.all([...drains.values()].map((drain) => drain.stop()));
    },
  };
}
