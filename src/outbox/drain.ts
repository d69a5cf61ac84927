import { setTimeout as wait } from 'node:timers/promises';
import { HOUR, MINUTE, SECOND } from '../calendar/durations.ts';
import type { Channel } from '../channels/channel.ts';
import type { Outbound } from '../messages/message.ts';
import type { Logger } from '../log.ts';
import type { Aftermath, OutboxVerbs } from '../store/outbox.ts';
import { Breaker } from './breaker.ts';
import { ClockWatch } from './clock-watch.ts';
import { Pacing } from './pacing.ts';
import { LONGEST_RETRY_MS } from './retry-policy.ts';
import { createChatSender } from './send-chat.ts';
import { Settler } from './settler.ts';

/** Messages held at a time: claiming one by one would cost thirty times as much. */
const IN_HAND = 60;
const STORE_RETRY_MS = SECOND;
/** When nothing is known to fall due, still look this often: also whether the clock was set. */
const LONGEST_SLEEP_MS = MINUTE / 2;
/** Nothing is put off further than this, but by a clock that ran ahead: what was asked for, and what was not. */
const FURTHEST_MS = 2 * LONGEST_RETRY_MS;
const FURTHEST_UNASKED_MS = 36 * HOUR;

export interface OutboxOptions {
  readonly store: Pick<OutboxVerbs, 'claimOutbox' | 'settleOutbox' | 'nextOutboxAt' | 'recallOutbox'>;
  /** What follows when a message cannot be delivered. */
  readonly aftermath: Aftermath;
  /** Filled before the first `notify`. */
  readonly channels: readonly Channel[];
  readonly now: () => number;
  /** Milliseconds of a clock that never steps; the machine's own unless one is given. */
  readonly elapsed?: () => number;
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
  const { store, aftermath, log, now, elapsed = () => performance.now(), sleep = sleepFor } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const settler = new Settler({ store, aftermath, log, sleep, signal });
  const pacing = new Pacing(channel.pace, { elapsed, sleep, signal });
  const breaker = new Breaker();
  const clock = new ClockWatch(now(), elapsed());
  const sendChat = createChatSender({
    ...options,
    channel,
    pacing,
    settler,
    breaker,
    elapsed,
    signal,
    isClockTrusted: () => clock.isTrusted(elapsed()),
    onRecovered() {
      log.warn({ channel: channel.name }, 'the messenger answers again');
      recovered = true;
      wake();
    },
  });
  const running = new Set<Promise<void>>();
  let inHand = 0;
  let alarm = new AbortController();
  let woken = false;
  let recovered = false;

  function wake(): void {
    woken = true;
    alarm.abort();
  }

  async function loop(): Promise<void> {
    await callBack(FURTHEST_MS);
    while (!signal.aborted) {
      woken = false;
      alarm = new AbortController();
      await lookAround();
      const probeIn = breaker.probeIn(elapsed());
      const room = roomNow(probeIn);
      const claimed = room === null ? [] : await claim(room);
      for (const chat of byChat(claimed)) begin(chat, breaker.isOpen);
      if (claimed.length > 0 || wasWoken()) continue;
      // With full hands there is nothing to look for: each send that ends wakes this up.
      const ms = breaker.isOpen && probeIn > 0 ? probeIn : room === null ? LONGEST_SLEEP_MS : await untilNext();
      await sleep(Math.min(ms, LONGEST_SLEEP_MS), AbortSignal.any([signal, alarm.signal]));
    }
    await Promise.all(running);
  }

  const wasWoken = () => woken;

  /** How many messages may be claimed: 0 only puts in order what came in; null: hands are full. */
  function roomNow(probeIn: number): number | null {
    if (breaker.isOpen) return probeIn > 0 ? 0 : inHand === 0 ? 1 : null;
    const room = Math.min(IN_HAND - inHand, pacing.room);
    return room * 2 >= Math.min(IN_HAND, pacing.most) ? room : null;
  }

  /** After an outage everything that was put off for it is due; where the clock was set back, what it had put far ahead. */
  async function lookAround(): Promise<void> {
    if (recovered) {
      recovered = false;
      await callBack(0);
    }
    const step = clock.look(now(), elapsed());
    if (step !== 0) log.warn({ seconds: Math.round(step / SECOND) }, 'the clock was set');
    if (step < 0) await callBack(FURTHEST_MS);
  }

  async function callBack(furthest: number): Promise<void> {
    try {
      const at = now();
      await store.recallOutbox(channel.name, { unasked: false, until: at + furthest }, at);
      await store.recallOutbox(channel.name, { unasked: true, until: at + FURTHEST_UNASKED_MS }, at);
    } catch (error) {
      log.error({ err: error }, 'outbox not readable; trying again');
      await sleep(STORE_RETRY_MS, signal);
    }
  }

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
      return next === null ? LONGEST_SLEEP_MS : Math.max(10, next - now());
    } catch (error) {
      log.error({ err: error }, 'outbox not readable; trying again');
      return STORE_RETRY_MS;
    }
  }

  function begin(chat: readonly Outbound[], isProbe: boolean): void {
    inHand += chat.length;
    const done = sendChat(chat, { isProbe }).finally(() => {
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
