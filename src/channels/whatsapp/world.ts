import { setTimeout as sleep } from 'node:timers/promises';

/** The clock, the dice and the patience of the channel; given, so that tests need not wait. */
export interface World {
  /** UTC milliseconds. */
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** Resolves after so many milliseconds, or when the signal fires. Never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const REAL_WORLD: World = {
  now: Date.now,
  random: Math.random,
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
};
