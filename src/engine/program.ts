/**
 * What the engine runs: flows compiled into steps that know how to run. The content room builds them from YAML (texts
 * become functions, CEL becomes functions, targets become step positions); the engine only walks them.
 */
import type { Event } from './events.ts';
import type { Elsewhere, Hearable, Hearing } from './hearing.ts';
import type { Villages } from './place.ts';
import type { Frame, Session, Waiting } from './session.ts';
import type { SystemText } from './system-texts.ts';
import type { Scope, Sentence, Text, Value, Vars } from './values.ts';

export type { Village, Villages, Zone } from './place.ts';
export { HEARABLE, type Elsewhere, type Hearable, type Hearing } from './hearing.ts';
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

/** Reads a typed answer. Returns null when the words are not one. */
export type Reader<T> = (text: string, now: number) => T | null;

/** How typed words are read; given by the understanding room. */
export interface Readers {
  choose(text: string, options: readonly OptionNames[]): Choice;
  number: Reader<number>;
  /** Returns `YYYY-MM-DD`. `way`: where a day lies that is named without its month or year. */
  date(text: string, now: number, way: 'ahead' | 'past'): string | null;
  month: Reader<string>;
  /** Words as the answer to a question that asks for this; null: they are none. */
  hear(fact: Hearable, text: string, now: number): Hearing | null;
  /** Any form of a yes, and nothing else. */
  isYes(text: string): boolean;
}

/** What the outside gives a step of the dialogue: nothing else may differ between two runs. */
export interface World {
  /** UTC milliseconds. */
  now: number;
  /** Uniform in [0, 1). */
  random: () => number;
  lang?: string;
  /** What the person's record says: stage, consented, low_data … */
  builtins?: Vars;
  /** Told of each step as it runs, for walks over a flow. Decides nothing. */
  onStep?: (flow: string, step: string) => void;
}

/** The working state of one `advance`: a private copy of the session and the events so far. */
export interface Run<S extends Session = Session> {
  readonly program: Program;
  readonly world: World;
  readonly session: S;
  readonly events: Event[];
  readonly scope: Scope & { readonly vars: Record<string, Value> };
}

/**
 * What comes of a step or an answer: the position to go on at (null: the innermost flow is over), or the dialogue rests,
 * because something waits for the person or was gone on with already.
 */
export type Went = number | null | 'rests';

export interface Step {
  readonly id: string;
  /** Position of the step that follows; null ends the flow. */
  readonly next: number | null;
  /** What waits for an answer here; null for a step that never waits. */
  readonly question: Question | null;
  /** Lets the step happen in the innermost frame: what it says and decides goes into the run. Pure but for the run. */
  run(run: Run, frame: Frame): Went;
}

export interface Silence {
  readonly afterMs: number;
  readonly go: number;
}

/** A question that a step puts, and what becomes of its answer. */
export interface Question {
  /** Where the dialogue goes on when nobody answers. */
  readonly silence: Silence | null;
  /** Said when an answer made no sense; null: the engine's own words. */
  readonly otherwise: Text | null;
  /** Whether it still stands where the frame does. */
  holds(frame: Frame): boolean;
  /** Says it; `again` keeps the number of the question that is put once more. */
  put(run: Run, frame: Frame, again: Waiting | null): void;
  /** What the options shown are called, in the order shown; empty when it is answered by typing. */
  names(run: Run, frame: Frame, waiting: Waiting): OptionNames[];
  /** Takes the option at `index` of those shown; undefined: there is none such, and nothing changed. */
  choose(run: Run, frame: Frame, waiting: Waiting, index: number): Went | undefined;
  /** Takes typed words that are no option; undefined: they are no answer, and nothing changed. */
  read(run: Run, frame: Frame, waiting: Waiting, text: string): Went | undefined;
  /** Leaves it unanswered; undefined: this one cannot be skipped. */
  skip(run: Run, frame: Frame, waiting: Waiting): Went | undefined;
}

export interface Flow<S extends Step = Step> {
  readonly id: string;
  /** Content address: the hash of the flow's source as parsed. */
  readonly version: string;
  readonly title: Text;
  readonly for: readonly string[];
  readonly steps: readonly S[];
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
  /** Reads a place that is no village of the programme; null: the words name none. */
  readonly elsewhere: (text: string) => Elsewhere | null;
}
