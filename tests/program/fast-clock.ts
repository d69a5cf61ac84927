import { setTimeout as wait } from 'node:timers/promises';

/** How much faster than the world's: what is paced by the second runs by the millisecond, over the same code. */
const TIMES = 2000;
const START = Date.UTC(2026, 10, 23);

/** UTC milliseconds on a clock that all processes of a test share. */
export function fastNow(): number {
  return START + Math.round((performance.timeOrigin + performance.now() - START) * TIMES);
}

/** Sleeps so many of the fast clock's milliseconds, or until the signal fires. */
export async function fastSleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms / TIMES, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
