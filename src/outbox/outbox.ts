import type { ChannelName } from '../messages/message.ts';
import { startDrain, type Drain, type OutboxOptions } from './drain.ts';

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
      const channel = options.channels.find((candidate) => candidate.name === name);
      if (channel) drains.set(name, startDrain(channel, options));
    },
    async stop() {
      stopped = true;
      await Promise.all([...drains.values()].map((drain) => drain.stop()));
    },
  };
}
