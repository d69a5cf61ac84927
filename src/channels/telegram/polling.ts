import { SECOND } from '../../calendar/durations.ts';
import { GrammyError } from 'grammy';
import type { Logger } from '../../log.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import { describe } from './describe.ts';

const OFFSET = 'telegram_offset';
/** Telegram counts updates by numbers far below this; what is above is none of its. */
const LARGEST_ID = 2 ** 40;
/** A server that answers at once that there is nothing is not asked again before this. */
const FLOOR_MS = SECOND;
const FIRST_PAUSE_MS = SECOND;
/** After any trouble the bot hears again within this. */
const LONGEST_PAUSE_MS = 30 * SECOND;
/** When nothing came for so long, the offset may be one that never yields anything: Telegram is asked without it. */
const BEGIN_ANEW_MS = 30 * SECOND;

export interface PollingOptions {
  /** Asks for updates from this offset on, and waits a while for some. May answer anything. */
  readonly ask: (offset: number) => Promise<unknown>;
  /** Resolves once the update is durably stored, or is one to be silent about. */
  readonly take: (update: unknown) => Promise<void>;
  readonly store: SettingVerbs;
  /** Milliseconds of a clock that never steps. */
  readonly elapsed: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly isStopping: () => boolean;
  readonly log: Logger;
}

/**
 * Asks for updates until the program stops. The offset moves on when all of an answer is stored. Whatever the server answers
 * (numbers out of range, empty answers at once, odd pauses, no list at all), the next question comes after half a
 * minute at most, and never in a hurry.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { ask, store, elapsed, pause, isStopping, log } = options;
  let offset = await storedOffset(store);
  let failures = 0;
  let heardAt = elapsed();
  while (!isStopping()) {
    const askedAt = elapsed();
    const isAnew = askedAt - heardAt >= BEGIN_ANEW_MS;
    try {
      const answer = await ask(isAnew ? 0 : offset);
      if (!Array.isArray(answer)) throw new TypeError('no list of updates');
      const updates: readonly unknown[] = answer;
      if (updates.length === 0) {
        failures = 0;
        if (isAnew) heardAt = elapsed();
        await pause(Math.max(0, FLOOR_MS - (elapsed() - askedAt)));
        continue;
      }
      await Promise.all(updates.map((update) => options.take(update)));
      const ids = updates.map(idOf).filter((id) => id !== null);
      if (ids.length === 0) throw new TypeError('updates without a number');
      const next = Math.max(...ids) + 1;
      // The same again: a server that takes no notice of the offset.
      if (next === offset) await pause(pauseAfter(++failures));
      else failures = 0;
      offset = next;
      heardAt = elapsed();
      await store.setSetting(OFFSET, String(offset));
    } catch (error) {
      if (isStopping()) return;
      const isConflict = error instanceof GrammyError && error.error_code === 409;
      const isRefused = error instanceof GrammyError && error.error_code === 401;
      log[isRefused ? 'error' : 'warn'](
        { problem: describe(error), ...(isRefused && { code: 'telegram_refused' }) },
        isConflict ? 'another program polls with this token' : 'polling failed; trying again',
      );
      await pause(askedToWait(error) ?? pauseAfter(++failures));
    }
  }
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
}

/** How long the server wants to be left alone, within reason; null: it does not say, or nothing that can be read. */
function askedToWait(error: unknown): number | null {
  const after: unknown = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  if (typeof after !== 'number' || !(after > 0)) return null;
  return Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, after * SECOND));
}

async function storedOffset(store: SettingVerbs): Promise<number> {
  const stored = Number((await store.getSetting(OFFSET)) ?? 0);
  return isInRange(stored) ? stored : 0;
}

function idOf(update: unknown): number | null {
  const id = typeof update === 'object' && update !== null && 'update_id' in update ? update.update_id : null;
  return typeof id === 'number' && isInRange(id) ? id : null;
}

function isInRange(id: number): boolean {
  return Number.isInteger(id) && id >= 0 && id < LARGEST_ID;
}
