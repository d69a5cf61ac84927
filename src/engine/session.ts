import type { Value } from './program.ts';

/** Where a running dialogue stands. Plain JSON: it is stored after every turn and read back before the next. */
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
  /** Options shown beside the dialogue with an answered question; the turn's business, carried along here. */
  aside?: Aside;
  /** What reminders need to know of this person; the turn's business, carried along here. */
  reminding?: Reminding;
}

export interface Reminding {
  /** When something unasked was sent in the last week, oldest first. UTC milliseconds. */
  unasked: number[];
  /** Rule id (with `#` and an object's number where there may be several) → how far it is. */
  marks: Record<string, ReminderMark>;
  /** When the job that looks after all of them falls due; absent: there is none. */
  due?: number;
}

export interface ReminderMark {
  /** What days are counted from: the trigger's moment, or the date it names. UTC milliseconds. */
  at: number;
  /** Everything due up to here is dealt with. UTC milliseconds. */
  last: number;
  /** How often it was sent. */
  sent: number;
  /** Asked for at this moment, in place of the rule's own days. */
  snooze?: number;
  /** The rule's `until` held: nothing more comes of it. */
  over?: true;
  /** Values that its dialogue is given. */
  vars?: Record<string, Value>;
}

/** Places passed: whole stacks of frames, or the step alone where the rest is as in the stack before it. */
export type Trail = readonly (string | Frame[])[];

export interface Aside {
  ask: number;
  options: { n: number; label: string; to: AsideTarget }[];
}

export type AsideTarget =
  | { kind: 'question'; id: string }
  | { kind: 'flow'; flow: string }
  | { kind: 'command'; command: 'help' | 'menu' | 'resume' };

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
}

/** Stands in `shown` for "none of these villages". */
export const ELSEWHERE = -1;
export const TRAIL_LIMIT = 12;
export const PAUSED_LIMIT = 3;

export function newSession(): Session {
  return { frames: [], vars: {}, asks: 0, attempts: 0, waiting: null, trail: [], paused: [] };
}
