import type { Hearable, Silence } from './program.ts';
import type { Condition, Text, Value } from './values.ts';

export interface Option {
  readonly say: Text;
  readonly also: readonly string[];
  /** Step position to go to; null goes on to the next step. */
  readonly go: number | null;
  /** Saved in the step's `save` variable. */
  readonly value: Value | null;
  readonly when: Condition | null;
}

/** What a question hears in whole sentences; `words`: the variable that keeps how it was put, where the value says less. */
export interface Hears {
  readonly fact: Hearable;
  readonly words: string | null;
}

/** What a question takes as its answer. */
export type Expected =
  | {
      readonly kind: 'choices';
      readonly options: readonly Option[];
      readonly save: string | null;
      readonly hears: Hears | null;
    }
  | {
      readonly kind: 'text';
      readonly save: string | null;
      readonly min: number;
      readonly max: number;
      readonly hears: Hears | null;
    }
  | {
      readonly kind: 'number';
      readonly save: string | null;
      readonly min: number | null;
      readonly max: number | null;
      readonly whole: boolean;
      readonly hears: Hears | null;
    }
  /** Saved as `YYYY-MM-DD`. Bounds are days from today. */
  | {
      readonly kind: 'date';
      readonly save: string | null;
      readonly minDays: number | null;
      readonly maxDays: number | null;
    }
  /** Saved as `YYYY-MM`. */
  | { readonly kind: 'month'; readonly save: string | null }
  /** A village of content/villages; its id is saved, and the person's zone follows it. */
  | {
      readonly kind: 'village';
      readonly save: string;
      /** For whoever lives where no list reaches. */
      readonly elsewhere: Option | null;
      /** Where a place outside the list is saved when it is typed, and where the dialogue goes on then. */
      readonly outside: { readonly save: string; readonly go: number | null } | null;
    };

/** A question of a dialogue, compiled. */
export interface Asked {
  readonly next: number | null;
  readonly text: Text;
  readonly caveat: boolean;
  readonly expected: Expected;
  readonly otherwise: Text | null;
  /** Where LEWATI goes; null when this question cannot be skipped. */
  readonly skip: number | 'next' | null;
  readonly silence: Silence | null;
}
