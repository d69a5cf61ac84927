/**
 * What the engine runs: flows compiled into plain data and closures. The content room builds it from YAML
 * (texts become functions, CEL becomes functions, targets become step positions); the engine only walks it.
 */
import type { ActDeclaration } from './acts.ts';
import type { Villages } from './place.ts';
import type { SystemText } from './system-texts.ts';
import type { Condition, Expression, Sentence, Stage, Text, Value } from './values.ts';

export type { Village, Villages, Zone } from './place.ts';
export { SYSTEM_TEXTS, SYSTEM_VALUES, type SystemText } from './system-texts.ts';
export {
  STAGES,
  type Condition,
  type Expression,
  type Scope,
  type Sentence,
  type Stage,
  type Text,
  type Value,
  type Vars,
} from './values.ts';

/** How somebody's words fit the options shown. Positions are into the list that was given. */
export type Choice =
  | { readonly kind: 'chosen'; readonly index: number }
  | { readonly kind: 'ambiguous'; readonly indexes: readonly number[] }
  | { readonly kind: 'none' };

/** What an option can be called; the matcher is given these when the program is compiled. */
export interface OptionNames {
  readonly label: string;
  readonly also: readonly string[];
}

export interface Option {
  readonly say: Text;
  readonly also: readonly string[];
  /** Step position to go to; null goes on to the next step. */
  readonly go: number | null;
  /** Saved in the step's `save` variable. */
  readonly value: Value | null;
  readonly when: Condition | null;
}

interface StepBase {
  readonly id: string;
  /** Position of the step that follows; null ends the flow. */
  readonly next: number | null;
}

export interface Silence {
  readonly afterMs: number;
  readonly go: number;
}

/** Reads a typed answer. Returns null when the words are not one. */
export type Reader<T> = (text: string, now: number) => T | null;

export type Expected =
  | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly save: string | null }
  | { readonly kind: 'text'; readonly save: string | null; readonly min: number; readonly max: number }
  | {
      readonly kind: 'number';
      readonly save: string | null;
      readonly min: number | null;
      readonly max: number | null;
      readonly whole: boolean;
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
    };

export interface SayStep extends StepBase {
  readonly verb: 'say';
  /** One is picked at random when there are several. */
  readonly variants: readonly Text[];
  readonly caveat: boolean;
  readonly media: string | null;
}
export interface AskStep extends StepBase {
  readonly verb: 'ask';
  readonly text: Text;
  readonly caveat: boolean;
  readonly expected: Expected;
  readonly otherwise: Text | null;
  /** Where LEWATI goes; null when this question cannot be skipped. */
  readonly skip: number | 'next' | null;
  readonly silence: Silence | null;
}
export interface QuizStep extends StepBase {
  readonly verb: 'quiz';
  readonly quiz: string;
  readonly quizVersion: string;
  readonly phase: 'pre' | 'post' | 'practice';
  readonly items: readonly QuizItem[];
  /** Whether each answer is followed by the item's teaching words. */
  readonly feedback: boolean;
  readonly silence: Silence | null;
}
export interface QuizItem {
  readonly id: string;
  readonly kind: 'knowledge' | 'attitude' | 'practice';
  readonly ask: Text;
  readonly options: readonly QuizOption[];
  readonly feedback: Text | null;
  readonly caveat: boolean;
}
export interface QuizOption {
  readonly say: Text;
  readonly also: readonly string[];
  /** null for attitude and practice, where nothing is right or wrong. */
  readonly right: boolean | null;
  readonly score: number;
  readonly reply: Text | null;
}
export interface CheckStep extends StepBase {
  readonly verb: 'check';
  /** First that holds is taken; none holds: `next`. */
  readonly branches: readonly {
    readonly when: Condition;
    readonly go: number | null;
    /** The condition as written, for drawings and scripts. */
    readonly words: string;
  }[];
}
export interface SetStep extends StepBase {
  readonly verb: 'set';
  readonly assign: readonly { readonly name: string; readonly value: Expression }[];
}
export interface CallStep extends StepBase {
  readonly verb: 'call';
  readonly flow: string;
}
export interface GoStep extends StepBase {
  readonly verb: 'go';
}
export interface EndStep extends StepBase {
  readonly verb: 'end';
  readonly say: Text | null;
}
export interface MediaStep extends StepBase {
  readonly verb: 'media';
  readonly media: string;
}
export interface HandoffStep extends StepBase {
  readonly verb: 'handoff';
  readonly topic: string;
  readonly say: Text | null;
}
export interface RemindStep extends StepBase {
  readonly verb: 'remind';
  readonly rule: string;
  readonly afterMs: number;
  readonly say: Text | null;
}
export interface StageStep extends StepBase {
  readonly verb: 'stage';
  readonly stage: Stage;
}
/** Goes back to the dialogue that was interrupted last; without one, goes on. */
export interface ResumeStep extends StepBase {
  readonly verb: 'resume';
}
export interface DoStep extends StepBase {
  readonly verb: 'do';
  readonly act: string;
  readonly declared: ActDeclaration;
}

export type Step =
  | SayStep
  | AskStep
  | QuizStep
  | CheckStep
  | SetStep
  | CallStep
  | GoStep
  | EndStep
  | MediaStep
  | HandoffStep
  | RemindStep
  | StageStep
  | ResumeStep
  | DoStep;

export interface Flow {
  readonly id: string;
  /** Content address: the hash of the flow's source as parsed. */
  readonly version: string;
  readonly title: Text;
  readonly for: readonly string[];
  readonly steps: readonly Step[];
  readonly positions: ReadonlyMap<string, number>;
  /** Old step id → step id of this version where a session standing there goes on. */
  readonly moved: ReadonlyMap<string, string>;
  /** Where a session goes when its step is gone and nothing says where to; null: to the menu. */
  readonly safe: string | null;
  /** Words that start this flow when nothing else claims them (already normalised). */
  readonly keywords: readonly string[];
  /** False for menus and such: interrupting them leaves nothing to come back to. */
  readonly resumable: boolean;
}

export interface Media {
  readonly id: string;
  /** Path below content/media, e.g. `iuran.png`. */
  readonly file: string;
  /** The same content as text: caption, and what low-data mode and the blind get. */
  readonly text: Text;
  readonly caveat: boolean;
}

export interface Program {
  /** Hash over everything that was loaded. */
  readonly version: string;
  /** The current version of each flow. */
  readonly flows: ReadonlyMap<string, Flow>;
  /** Every version a session may still be pinned to, the current ones included. */
  readonly versions: ReadonlyMap<string, Flow>;
  readonly media: ReadonlyMap<string, Media>;
  readonly system: Readonly<Record<SystemText, Sentence>>;
  /** Variables that outlive a dialogue (the profile). Others are dropped when the dialogue ends. */
  readonly kept: ReadonlySet<string>;
  readonly menu: string;
  readonly welcome: string;
  readonly readers: Readers;
  readonly villages: Villages;
}

/** How typed words are read; given by the understanding room. */
export interface Readers {
  choose(text: string, options: readonly OptionNames[]): Choice;
  number: Reader<number>;
  /** Days counted in the person's own zone; returns `YYYY-MM-DD`. */
  date: Reader<string>;
  month: Reader<string>;
}
