import type { Zone } from './place.ts';
import type { Stage, Value, Vars } from './values.ts';

/** A numbered option as shown to a person. */
export interface ShownOption {
  n: number;
  label: string;
}

/** What a step of a dialogue decided, in order. The turn turns each into rows; an unknown one is a bug. */
export type Event =
  | {
      type: 'said';
      text: string;
      /** Present when this message puts a question; buttons carry `ask` and `n`. */
      ask?: number;
      options?: ShownOption[];
      media?: string;
    }
  /** A waiting question got its answer; `label` is the option's, where there were options. */
  | { type: 'answered'; ask: number; flow: string; step: string; label: string | null }
  | { type: 'saved'; name: string; value: Value }
  | { type: 'quiz_started'; attempt: number; quiz: string; quizVersion: string; phase: 'pre' | 'post' | 'practice' }
  | { type: 'quiz_answered'; attempt: number; item: string; choice: number; right: boolean | null; score: number }
  | { type: 'quiz_finished'; attempt: number; right: number; total: number }
  | { type: 'stage_changed'; stage: Stage; cause: string }
  | { type: 'handoff_requested'; topic: string; flow: string; step: string }
  /** Something to come back to at a moment; what it is, the room that looks after it knows. */
  | { type: 'later_requested'; what: string; at: number }
  | { type: 'silence_awaited'; ask: number; at: number }
  | { type: 'flow_started'; flow: string; version: string }
  | { type: 'flow_ended'; flow: string; version: string }
  | { type: 'session_moved'; flow: string; from: string; to: string | null }
  | { type: 'loop_stopped'; flow: string; step: string }
  /** A village was named: its clock is now the person's. */
  | { type: 'zone_found'; zone: Zone }
  /** `vars`: what the dialogue knew at that moment, for acts that a room beside it carries out. */
  | { type: 'acted'; act: string; vars?: Vars };

/** What reaches a dialogue. */
export type Input =
  | { kind: 'start'; flow: string; step?: string }
  /** Starts a flow in place of what runs now, which can be resumed afterwards. */
  | { kind: 'interrupt'; flow: string }
  | { kind: 'text'; text: string }
  /** A button: the ask it was shown with and its number. */
  | { kind: 'choice'; ask: number; n: number }
  /** The waiting question got an answer that nothing could make sense of. */
  | { kind: 'unrecognised' }
  | { kind: 'silence'; ask: number }
  | { kind: 'back' }
  | { kind: 'skip' }
  | { kind: 'repeat' }
  | { kind: 'resume' };

export interface Result<S> {
  session: S;
  events: Event[];
  /** `unmatched`: the text did not answer the waiting question; nothing changed. */
  outcome: 'stepped' | 'unmatched' | 'idle';
}
