import type { PathSegment } from '../files/files.ts';
import type { ReadText } from '../words/read-text.ts';
import { ask } from './ask.ts';
import { call } from './call.ts';
import { check } from './check.ts';
import { act } from './do.ts';
import { end } from './end.ts';
import type { FlowParts } from './flow-parts.ts';
import { go } from './go.ts';
import { handoff } from './handoff.ts';
import { media } from './media.ts';
import { quiz } from './quiz.ts';
import { remind } from './remind.ts';
import { resume } from './resume.ts';
import { say } from './say.ts';
import { set } from './set.ts';
import { stage } from './stage.ts';
import type { Path, Written } from './verb.ts';

/** Every verb of the flow format. A new one is a file beside these and its name here. */
export const VERBS = [say, ask, quiz, check, set, call, go, end, media, handoff, remind, stage, resume, act] as const;

/** A compiled step, told apart by its `verb`. */
export type CompiledStep = NonNullable<ReturnType<(typeof VERBS)[number]['compile']>>;

/** A step as its file says it; the schema has let only those through that are one verb's. */
interface StepFields {
  readonly id: string;
  readonly go?: string | undefined;
}

/** Compiles the step at position `i` of `count`; without `go` the next one in the list follows. */
export function compileStep(parts: FlowParts, source: StepFields, i: number, count: number): CompiledStep {
  const at: readonly PathSegment[] = ['steps', i];
  const following = i + 1 < count ? i + 1 : null;
  const next = source.go === undefined ? following : parts.target(source.go, [...at, 'go']);
  const base = { id: source.id, next };
  for (const verb of VERBS) {
    const step = verb.compile(parts, source, base, at);
    if (step) return step;
  }
  throw new TypeError(`step "${source.id}" is no verb's`);
}

/** Everything that people read of a step. */
export function textsOfStep(source: StepFields, at: Path): ReadText[] {
  return VERBS.flatMap((verb) => verb.texts(source, at));
}

/** The CEL expressions of a step. */
export function expressionsOf(source: StepFields, at: Path): Written[] {
  return VERBS.flatMap((verb) => verb.expressions(source, at));
}
