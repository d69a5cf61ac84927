import type { Value } from './values.ts';

/**
 * Where a running dialogue stands. Plain JSON: it is stored after every turn and read back before the next. Whatever
 * else the rooms keep with it is carried along untouched.
 */
export interface Session {
  /** Innermost last. Empty: nothing is running. */
  frames: Frame[];
  vars: Record<string, Value>;
  /** Counts questions put to the person; buttons are bound to it, so a stale press is known. */
  asks: number;
  /** Counts quiz attempts of this person. */
  attempts: number;
  waiting: Waiting | null;
  /** Earlier questions of this dialogue, oldest first, for KEMBALI. At most `TRAIL_LIMIT`. */
  trail: Trail;
  /** Dialogues that were interrupted, oldest first, for LANJUT. At most `PAUSED_LIMIT`. */
  paused: Frame[][];
}

/** Places passed: whole stacks of frames, or the step alone where the rest is as in the stack before it. */
export type Trail = readonly (string | Frame[])[];

export interface Frame {
  flow: string;
  /** Version the frame began with. */
  version: string;
  step: string;
  quiz?: QuizProgress;
}

export interface QuizProgress {
  attempt: number;
  /** Position of the item being asked. */
  at: number;
  /** Knowledge items answered right, by item id, so that going back cannot count twice. */
  right: Record<string, boolean>;
}

/** What the dialogue waits for. */
export interface Waiting {
  /** `session.asks` when it was put. */
  ask: number;
  kind: 'choices' | 'text' | 'number' | 'date' | 'month' | 'village' | 'quiz' | 'resume';
  /** Positions (in the step's own list; for villages in the program's, `ELSEWHERE` the way out) of the options shown. */
  shown: number[];
  /** How often in a row the answer was not understood. */
  misses: number;
  /** What the last answer probably meant: a yes takes it. */
  meant?: Value;
}

/** Stands in `shown` for "none of these villages". */
export const ELSEWHERE = -1;
export const TRAIL_LIMIT = 12;
export const PAUSED_LIMIT = 3;

export function newSession(): Session {
  return { frames: [], vars: {}, asks: 0, attempts: 0, waiting: null, trail: [], paused: [] };
}
