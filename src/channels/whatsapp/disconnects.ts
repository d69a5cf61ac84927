import { MINUTE } from '../../calendar/durations.ts';

/** What to do when WhatsApp ends a connection. Pure. */

/** Why the channel rests until somebody acts. */
export type StopReason = 'logged_out' | 'refused' | 'replaced' | 'unpaired';

export type NextStep =
  | { kind: 'again'; afterMs: number }
  /** `forget`: the linked device is no more, its keys are of no use. */
  | { kind: 'stop'; reason: StopReason; forget: boolean };

const FIRST_MS = 1000;
const LONGEST_MS = 5 * MINUTE;
/** Rounds of QR codes shown to nobody before the channel rests. A round lasts about three minutes. */
const PAIRING_ROUNDS = 5;

/**
 * `code` as Baileys gives it: 515 the server asks to come again; 401, 403, 411 the device is no longer welcome; 440
 * another client took over, and fighting it would go on for ever. Anything else passes: come again, later each time,
 * not all at the same moment. `failures` counts the endings before this one, since a connection last held.
 */
export function afterEnding(
  code: number,
  { linked, failures, random }: { linked: boolean; failures: number; random: number },
): NextStep {
  switch (code) {
    case 515:
      return { kind: 'again', afterMs: 0 };
    case 401:
      return { kind: 'stop', reason: 'logged_out', forget: true };
    case 403:
    case 411:
      return { kind: 'stop', reason: 'refused', forget: true };
    case 440:
      return { kind: 'stop', reason: 'replaced', forget: false };
    default:
      if (!linked && failures >= PAIRING_ROUNDS) return { kind: 'stop', reason: 'unpaired', forget: false };
      return { kind: 'again', afterMs: backoff(failures, random) };
  }
}

function backoff(failures: number, random: number): number {
  const grown = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(grown * (0.5 + random / 2));
}
