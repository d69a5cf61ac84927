import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND } from '../calendar/durations.ts';
import type { Channel } from '../channels/channel.ts';
import type { Outbound } from '../messages/message.ts';
import type { Logger } from '../log.ts';
import type { Aftermath, OutboxVerbs } from '../store/outbox.ts';
import { Pacing } from './pacing.ts';
import { createChatSender } from './send-chat.ts';
import { Settler } from './settler.ts';

/** Messages held at a time: claiming one by one would cost thirty times as much. */
const IN_HAND = 60;
const STORE_RETRY_MS = SECOND;
/** When nothing is known to fall due, still look this often. */
const LONGEST_SLEEP_MS = MINUTE;

export interface OutboxOptions {
  readonly store: Pick<OutboxVerbs, 'claimOutbox' | 'settleOutbox' | 'nextOutboxAt'>;
  /** What follows when a message cannot be delivered. */
  readonly aftermath: Aftermath;
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

export interface Drain {
  wake(): void;
  stop(): Promise<void>;
}

/** Sends what one channel owes until it is stopped. Chats go side by side: one that waits, fails or hangs holds up nobody else. */
export function startDrain(channel: Channel, options: OutboxOptions): Drain {
  const { store, aftermath, log, now, sleep = sleepFor } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const settler = new Settler({ store, aftermath, log, sleep, signal });
  const pacing = new Pacing(channel.pace, { now, sleep, signal });
  const sendChat = createChatSender({ ...options, channel, pacing, settler, signal });
  const running = new Set<Promise<void>>();
  let inHand = 0;
  let alarm = new AbortController();
  let woken = false;

  function wake(): void {
    woken = true;
    alarm.abort();
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      alarm = new AbortController();
      const claimed = inHand <= IN_HAND / 2 ? await claim(IN_HAND - inHand) : [];
      for (const chat of byChat(claimed)) begin(chat);
      if (claimed.length > 0 || wasWoken()) continue;
      // With full hands there is nothing to look for: each send that ends wakes this up.
      const ms = inHand > IN_HAND / 2 ? LONGEST_SLEEP_MS : await untilNext();
      await sleep(ms, AbortSignal.any([signal, alarm.signal]));
    }
    await Promise.all(running);
  }

  const wasWoken = () => woken;

  async function claim(limit: number): Promise<Outbound[]> {
    try {
      return await store.claimOutbox(channel.name, limit, now());
    } catch (error) {
      log.error({ err: error }, 'outbox not readable; trying again');
      await sleep(STORE_RETRY_MS, signal);
      return [];
    }
  }

  /** Milliseconds until something falls due. */
  async function untilNext(): Promise<number> {
    try {
      const next = await store.nextOutboxAt(channel.name);
      return next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(10, next - now()));
    } catch (error) {
      log.error({ err: error }, 'outbox not readable; trying again');
      return STORE_RETRY_MS;
    }
  }

  function begin(chat: readonly Outbound[]): void {
    inHand += chat.length;
    const done = sendChat(chat).finally(() => {
      inHand -= chat.length;
      running.delete(done);
      wake();
    });
    running.add(done);
  }

  const done = loop();
  return {
    wake,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

function byChat(messages: readonly Outbound[]): Outbound[][] {
  const chats = new Map<string, Outbound[]>();
  for (const message of messages) {
    const list = chats.get(message.address);
    if (list) list.push(message);
    else chats.set(message.address, [message]);
  }
  return [...chats.values()];
}

async function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
