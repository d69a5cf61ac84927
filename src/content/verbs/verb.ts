import type { z } from 'zod';
import { scopeOfNobody } from '../../engine/nobody.ts';
import type { Frame } from '../../engine/session.ts';
import type { Program, Question, Run, Step, Villages, Went } from '../../engine/program.ts';
import type { PathSegment } from '../files/files.ts';
import { id } from '../schema-pieces.ts';
import type { ReadText } from '../words/read-text.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import type { Declarations } from '../declarations.ts';
import type { FlowParts } from './flow-parts.ts';

export type Path = readonly PathSegment[];

/** What every compiled step holds, whatever its verb. */
export interface StepData {
  readonly id: string;
  /** Position of the step that follows; null ends the flow. */
  readonly next: number | null;
}

/** A way on from a step; `to` null ends the flow. */
export interface Way {
  readonly to: number | null;
  /** What leads there: an option's words, or a condition as it is written. */
  readonly label: string;
}

/** A CEL expression as it is written; `sets` is the variable that it gives a value. */
export interface Written {
  readonly text: string;
  readonly path: Path;
  readonly sets?: string;
}

/** What `flows read` knows beside the step itself. */
export interface Reading {
  readonly program: Program;
  readonly words: Vocabulary;
  /** Id of the step at a position; null ends the flow. */
  readonly nameOf: (position: number | null) => string;
}

/** Values that a walk over a flow may type. */
export interface Samples {
  /** Numbers around those that conditions compare with. */
  readonly near: readonly number[];
  readonly villages: Villages;
}

/** Who reads a flow without being anybody: nothing is known of them. */
export const NOBODY = scopeOfNobody(Date.UTC(2026, 10, 23));

/** Fields of nearly every step. */
export const common = {
  id,
  go: id.optional().describe('the step that follows, when it is not the next one in the list'),
};

/**
 * A verb of the flow format: everything that is known about it, in one file. `verbs.ts` names them all; the guide for
 * educators is written from `doc`.
 */
export interface VerbForm<Name extends string, Schema extends z.ZodObject, Data extends StepData> {
  /** The field that makes a step this verb's. */
  readonly name: Name;
  readonly doc: {
    /** What it does, for educators; one line of Markdown. */
    readonly does: string;
    /** Steps of a whole dialogue in YAML; a test compiles and walks them. */
    readonly example: string;
  };
  /** Colour of its box in a drawing. */
  readonly colour: string;
  /** The fields of a step; an act must be one that a room declared. */
  schema(acts: Declarations['acts']): Schema;
  /** `base.next` is the step that follows unless the verb has ways of its own. */
  compile(parts: FlowParts, source: z.output<Schema>, base: StepData, at: Path): Data;
  /** Lets it happen. Pure but for the run: no clock, no chance and no reading besides what the run holds. */
  run(data: Data, run: Run, frame: Frame, question: Question | null): Went;
  /** For a verb that waits for an answer. */
  question?(data: Data): Question;
  /** Every way on; without it the step that follows. */
  ways?(data: Data): Way[];
  /** Ways that a walk must have taken, as it names them. */
  walked?(data: Data): string[];
  /** Answers that a walk types; null where nothing is typed. */
  samples?(data: Data, given: Samples): string[] | null;
  /** What stands in its box of a drawing. */
  drawn(data: Data, words: Vocabulary): string;
  /** Lines of `flows read`. */
  script(data: Data, reading: Reading): string[];
  /** What people read of it, with where it stands. */
  texts?(source: z.output<Schema>, at: Path): ReadText[];
  expressions?(source: z.output<Schema>, at: Path): Written[];
}

/** A step of a flow: what its verb made of the source, and all that the verb can tell about it. */
export class VerbStep<Name extends string, Schema extends z.ZodObject, Data extends StepData> implements Step {
  readonly id: string;
  readonly next: number | null;
  readonly verb: Name;
  readonly data: Data;
  readonly question: Question | null;
  private readonly form: VerbForm<Name, Schema, Data>;

  constructor(form: VerbForm<Name, Schema, Data>, data: Data) {
    this.id = data.id;
    this.next = data.next;
    this.verb = form.name;
    this.data = data;
    this.question = form.question?.(data) ?? null;
    this.form = form;
  }

  get colour(): string {
    return this.form.colour;
  }

  run(run: Run, frame: Frame): Went {
    return this.form.run(this.data, run, frame, this.question);
  }

  ways(): Way[] {
    return this.form.ways?.(this.data) ?? [{ to: this.next, label: '' }];
  }

  walked(): string[] {
    return this.form.walked?.(this.data) ?? [];
  }

  samples(given: Samples): string[] | null {
    return this.form.samples?.(this.data, given) ?? null;
  }

  drawn(words: Vocabulary): string {
    return this.form.drawn(this.data, words);
  }

  script(reading: Reading): string[] {
    return this.form.script(this.data, reading);
  }
}

/** Makes a verb out of its form. What it is asked about steps of other verbs it answers with null or nothing. */
export function defineVerb<const Name extends string, Schema extends z.ZodObject, Data extends StepData>(
  form: VerbForm<Name, Schema, Data>,
) {
  const fields = new Set(Object.keys(form.schema(new Map()).shape));
  const owns = (source: object): source is z.output<Schema> =>
    form.name in source && Object.keys(source).every((field) => fields.has(field));
  return {
    name: form.name,
    doc: form.doc,
    schema: (acts: Declarations['acts']): Schema => form.schema(acts),
    compile(parts: FlowParts, source: object, base: StepData, at: Path): VerbStep<Name, Schema, Data> | null {
      return owns(source) ? new VerbStep(form, form.compile(parts, source, base, at)) : null;
    },
    texts: (source: object, at: Path): ReadText[] => (owns(source) ? (form.texts?.(source, at) ?? []) : []),
    expressions: (source: object, at: Path): Written[] => (owns(source) ? (form.expressions?.(source, at) ?? []) : []),
  };
}

/** A text that is a message, where there is one. */
export function message(text: string | undefined, path: Path): ReadText[] {
  return text === undefined ? [] : [{ text, kind: 'message', path }];
}
