import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE } from '../calendar/durations.ts';
import type { Channel, SendResult } from '../channels/channel.ts';
import type { Outbound } from '../messages/message.ts';
import type { Logger } from '../log.ts';
import type { OutboxResult, OutboxVerbs } from '../store/outbox.ts';
import { ChatPaces, Pace } from '../channels/pace.ts';
import { Settler } from './settler.ts';

/** Messages held at a time: claiming one by one would cost thirty times as much. */
const IN_HAND = 60;
/** Telegram takes about 30 messages a second in all; a small burst keeps the long-run rate true. */
const PER_SECOND = 28;
const BURST = 3;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 10 * MINUTE;
const TRIES = 12;
/** So many chats told to wait at the same time mean that the whole bot is too fast, not one chat. */
const CHATS_THROTTLED = 2;
/** When nothing is known to fall due, still look this often. */
const LONGEST_SLEEP_MS = MINUTE;

export interface OutboxOptions {
  readonly store: Pick<OutboxVerbs, 'claimOutbox' | 'settleOutbox' | 'nextOutboxAt'>;
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

/** Sends what one channel owes until it is stopped. */
export function startDrain(channel: Channel, options: OutboxOptions): Drain {
  const { store, log, now } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const sleep = options.sleep ?? sleepFor;
  const settler = new Settler({ store, log, sleep, signal });
  const pace = new Pace(PER_SECOND, BURST, now());
  const chats = new ChatPaces();
  const throttled = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let gate = Promise.resolve();
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
      await sleep(FIRST_RETRY_MS, signal);
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
      return FIRST_RETRY_MS;
    }
  }

  /** Chats go side by side: one that waits, fails or hangs holds up nobody else. */
  function begin(chat: readonly Outbound[]): void {
    inHand += chat.length;
    const done = sendChat(chat).finally(() => {
      inHand -= chat.length;
      running.delete(done);
      wake();
    });
    running.add(done);
  }

  /** Within a chat a message goes only after the one before it is settled, so a crash can repeat one send at most. */
  async function sendChat(chat: readonly Outbound[]): Promise<void> {
    for (const [i, message] of chat.entries()) {
      await turnOf(message.address);
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
  }

  /** The last look at something nobody asked for: what may have changed since it was owed. */
  async function holdBack(message: Outbound): Promise<OutboxResult | null> {
    const { id } = message;
    const verdict = (await options.mayStillGo?.(message)) ?? 'go';
    if (verdict === 'go') return null;
    if (verdict === 'withdraw') return { id, status: 'failed', error: 'withdrawn' };
    return { id, status: 'waiting', dueAt: verdict, error: 'quiet hours', untried: true };
  }

  async function sendOne(message: Outbound): Promise<SendResult> {
    if (signal.aborted) return { kind: 'retry', afterMs: 0, reason: STOPPING };
    try {
      return await channel.send(message);
    } catch (error) {
      log.error({ err: error, message: message.id }, 'a send threw');
      return { kind: 'retry', reason: 'the channel threw', uncertain: true };
    }
  }

  /** Waits for this chat's own pace, then for the channel's, first come first served. */
  async function turnOf(address: string): Promise<void> {
    if (channel.pacesItself) return;
    for (let ms = chats.take(address, now()); ms > 0 && !signal.aborted; ms = chats.take(address, now())) {
      await sleep(ms, signal);
    }
    const before = gate;
    const mine = (async () => {
      await before;
      for (let ms = pace.take(now()); ms > 0 && !signal.aborted; ms = pace.take(now())) await sleep(ms, signal);
    })();
    gate = mine;
    await mine;
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
      case 'retry':
        return putOff(message, result);
      default:
        return result satisfies never;
    }
  }

  function putOff(message: Outbound, result: Extract<SendResult, { kind: 'retry' }>): OutboxResult {
    const { id, attempts } = message;
    const { reason, uncertain = false } = result;
    const untried = reason === STOPPING || result.untried === true;
    if (attempts + 1 >= TRIES && !untried && !result.throttled) {
      log.error({ message: id, reason }, 'given up after many tries');
      return { id, status: 'failed', error: reason };
    }
    const grown = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    const afterMs = result.afterMs ?? grown * (0.75 + options.random() / 2);
    const dueAt = Math.ceil(now() + afterMs);
    if (result.global === true || (result.throttled === true && throttlesAll(message.address, dueAt))) {
      pace.pauseUntil(dueAt);
    }
    log.warn({ message: id, reason, afterMs: Math.round(afterMs) }, 'send put off');
    return { id, status: 'waiting', dueAt, error: reason, uncertain, untried };
  }

  /** One chat that was told to wait waits alone; several at once mean the whole channel. */
  function throttlesAll(address: string, until: number): boolean {
    for (const [chat, end] of throttled) if (end <= now()) throttled.delete(chat);
    throttled.set(address, until);
    return throttled.size >= CHATS_THROTTLED;
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

const STOPPING = 'stopping';

/** Such a message is looked at once more, and holds up nothing that people asked for. */
function isUnasked({ body }: Outbound): boolean {
  return 'unasked' in body && body.unasked === true;
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
