import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, ChannelName, Outbound, SendResult } from '../channels/channel.ts';
import type { Logger } from '../log.ts';
import type { OutboxResult, Store } from '../store/store.ts';
import { Pace } from './pace.ts';

export interface OutboxOptions {
  readonly store: Store;
  /** Filled before the first `notify`. */
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  /** Waits; given so that tests need not. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface Outbox {
  /** There may be something to send on this channel. */
  notify(channel: ChannelName): void;
  /** Resolves when the sends in flight are settled; nothing more is claimed. */
  stop(): Promise<void>;
}

/** Messages claimed at a time: claiming one by one would cost thirty times as much. */
const BATCH = 60;
const CONCURRENT_CHATS = 16;
/** Telegram takes about 30 messages a second in all; a small burst keeps the long-run rate true. */
const PER_SECOND = 28;
const BURST = 3;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 10 * 60_000;
const TRIES = 12;
/** When nothing is known to fall due, still look this often. */
const LONGEST_SLEEP_MS = 60_000;

/** Drains the outbox of the channels that push: in order for each chat, many chats side by side, paced. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { store, log } = options;
  const sleep = options.sleep ?? ((ms: number) => wait(ms));
  const loops = new Map<ChannelName, { wake: () => void; done: Promise<void> }>();
  let stopped = false;
  const isStopped = () => stopped;

  function startLoop(channel: Channel): { wake: () => void; done: Promise<void> } {
    let wake: () => void = () => undefined;
    /** Set when a wake-up comes while nothing sleeps. */
    const state = { woken: false };
    const wasWoken = () => state.woken;
    const pace = new Pace(PER_SECOND, BURST, options.now());

    async function loop(): Promise<void> {
      while (!isStopped()) {
        state.woken = false;
        const batch = await claim();
        if (batch.length > 0) {
          await sendBatch(batch);
          continue;
        }
        const next = await store.nextOutboxAt(channel.name);
        const ms = next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(10, next - options.now()));
        if (!wasWoken() && !isStopped()) {
          await new Promise<void>((resolve) => {
            pause(ms, resolve);
          });
        }
      }
    }

    function pause(ms: number, resolve: () => void): void {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopped) wake();
    }

    async function claim(): Promise<Outbound[]> {
      try {
        return await store.claimOutbox(channel.name, BATCH, options.now());
      } catch (error) {
        log.error({ err: error }, 'outbox not readable; trying again');
        await sleep(FIRST_RETRY_MS);
        return [];
      }
    }

    /** Chats go side by side; within one, a message goes only after the one before it. */
    async function sendBatch(batch: readonly Outbound[]): Promise<void> {
      const chats = new Map<string, Outbound[]>();
      for (const message of batch) {
        const list = chats.get(message.address);
        if (list) list.push(message);
        else chats.set(message.address, [message]);
      }
      const queue = [...chats.values()];
      const workers = Array.from({ length: Math.min(CONCURRENT_CHATS, queue.length) }, async () => {
        for (let chat = queue.shift(); chat; chat = queue.shift()) await sendChat(chat);
      });
      await Promise.all(workers);
    }

    async function sendChat(chat: readonly Outbound[]): Promise<void> {
      const results: OutboxResult[] = [];
      for (const [i, message] of chat.entries()) {
        const result = stopped ? ({ kind: 'retry', afterMs: 0, reason: 'stopping' } as const) : await sendOne(message);
        const settled = settle(message, result);
        results.push(settled);
        if (settled.status === 'waiting') {
          for (const later of chat.slice(i + 1))
            results.push({ id: later.id, status: 'waiting', dueAt: settled.dueAt, error: 'behind another' });
          break;
        }
        if (settled.status === 'blocked') break;
      }
      await store.settleOutbox(results, options.now());
    }

    async function sendOne(message: Outbound): Promise<SendResult> {
      for (let ms = pace.take(options.now()); ms > 0; ms = pace.take(options.now())) await sleep(ms);
      try {
        return await channel.send(message);
      } catch (error) {
        log.error({ err: error, message: message.id }, 'a send threw');
        return { kind: 'retry', reason: 'the channel threw' };
      }
    }

    function settle(message: Outbound, result: SendResult): OutboxResult {
      const { id } = message;
      switch (result.kind) {
        case 'sent':
          return { id, status: 'sent', ref: result.ref };
        case 'blocked':
          log.info({ message: id }, 'the person blocked the bot; nothing more is sent until they write');
          return { id, status: 'blocked', error: result.reason };
        case 'rejected':
          log.error({ message: id, reason: result.reason }, 'a message can never be sent as it is');
          return { id, status: 'failed', error: result.reason };
        case 'retry': {
          if (message.attempts + 1 >= TRIES && result.reason !== 'stopping') {
            log.error({ message: id, reason: result.reason }, 'given up after many tries');
            return { id, status: 'failed', error: result.reason };
          }
          const grown = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** message.attempts);
          const afterMs = result.afterMs ?? grown * (0.75 + options.random() / 2);
          const dueAt = options.now() + afterMs;
          if (result.global) pace.pauseUntil(dueAt);
          log.warn({ message: id, reason: result.reason, afterMs: Math.round(afterMs) }, 'send put off');
          return { id, status: 'waiting', dueAt: Math.ceil(dueAt), error: result.reason };
        }
        default:
          return result satisfies never;
      }
    }

    const done = loop();
    return {
      wake: () => {
        state.woken = true;
        wake();
      },
      done,
    };
  }

  return {
    notify(name) {
      if (stopped) return;
      const known = loops.get(name);
      if (known) {
        known.wake();
        return;
      }
      const channel = options.channels.find((candidate) => candidate.name === name && candidate.delivery === 'push');
      if (channel) loops.set(name, startLoop(channel));
    },
    async stop() {
      stopped = true;
      for (const { wake } of loops.values()) wake();
      await Promise.all([...loops.values()].map(({ done }) => done));
    },
  };
}
