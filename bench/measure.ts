import type { Bot } from './bot.ts';
import { FIRST_CHAT } from './dialogue.ts';

export interface Measured {
  readonly turns: number;
  readonly perSecond: number;
  /** Milliseconds of a turn. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of a turn in this process, user and system, in microseconds: it hardly notices busy neighbours. */
  readonly cpu: number;
}

/** Starts a measurement; what it returns ends it, given the milliseconds that each turn took. */
export function beginMeasuring(): (latencies: readonly number[]) => Measured {
  const start = performance.now();
  const before = process.cpuUsage();
  return (latencies) => {
    const { user, system } = process.cpuUsage(before);
    return {
      turns: latencies.length,
      perSecond: perSecond(latencies.length, performance.now() - start),
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      cpu: (user + system) / latencies.length,
    };
  };
}

function perSecond(count: number, ms: number): number {
  return (1000 * count) / ms;
}

/** The value below which this share lies; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export { seeded } from '../src/cli/seeded.ts';

/** Picks people at random, never one whose turn still runs. */
export function picker(people: number, random: () => number) {
  const busy = new Uint8Array(people);
  return {
    take(): number {
      for (;;) {
        const i = Math.floor(random() * people);
        if (busy[i] === 1) continue;
        busy[i] = 1;
        return i;
      }
    },
    release(i: number): void {
      busy[i] = 0;
    },
  };
}

/** So many chats always wait for an answer, for so long. `turns[i]` counts on for each person. */
export async function closedLoop(
  bot: Bot,
  turns: Uint32Array,
  form: { chats: number; ms: number; random: () => number },
): Promise<Measured> {
  const pick = picker(turns.length, form.random);
  const latencies: number[] = [];
  const measured = beginMeasuring();
  const end = performance.now() + form.ms;
  await Promise.all(
    Array.from({ length: form.chats }, async () => {
      for (let from = performance.now(); from < end; from = performance.now()) {
        const i = pick.take();
        const turn = turns[i] ?? 0;
        turns[i] = turn + 1;
        await bot.take(FIRST_CHAT + i, turn);
        pick.release(i);
        latencies.push(performance.now() - from);
      }
    }),
  );
  return measured(latencies);
}

/**
 * Messages come by themselves, at random moments and so many a second on average, whether or not earlier ones are
 * answered. A turn's time counts from the moment its message was due.
 */
export async function openLoop(
  bot: Bot,
  turns: Uint32Array,
  form: { rate: number; ms: number; random: () => number },
): Promise<Measured> {
  const pick = picker(turns.length, form.random);
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const gap = () => (-Math.log(1 - form.random()) * 1000) / form.rate;
  const measured = beginMeasuring();
  const start = performance.now();
  const end = start + form.ms;
  const take = async (due: number) => {
    const i = pick.take();
    const turn = turns[i] ?? 0;
    turns[i] = turn + 1;
    await bot.take(FIRST_CHAT + i, turn);
    pick.release(i);
    latencies.push(performance.now() - due);
  };
  let due = start + gap();
  while (due < end) {
    for (; due <= performance.now() && due < end; due += gap()) running.push(take(due));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(running);
  return measured(latencies);
}

export interface Cost {
  /** Microseconds of one: all of it, and processor time alone. */
  readonly wall: number;
  readonly cpu: number;
}

/** What each of `count` costs while this runs. */
export async function costOf(count: number, run: () => Promise<void>): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { wall: (1000 * (performance.now() - start)) / count, cpu: (user + system) / count };
}

export function rowOf(name: string, costs: readonly Cost[]) {
  return { '': name, 'µs each': wallOf(costs), 'cpu µs': median(costs.map(({ cpu }) => cpu)) };
}

export function wallOf(costs: readonly Cost[]): number {
  return median(costs.map(({ wall }) => wall));
}
