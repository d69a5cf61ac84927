import type { AskStep, CheckStep, QuizStep, SayStep, SetStep, Step } from '../../engine/program.ts';
import { compileExpected, compileSilence, compileSkip } from './compile-ask.ts';
import type { FlowParts } from './compile-parts.ts';
import { milliseconds } from '../files/durations.ts';
import type { PathSegment } from '../files/files.ts';
import type { StepSource } from '../schema.ts';

interface Base {
  readonly id: string;
  readonly next: number | null;
}
type Path = readonly PathSegment[];
type Ask = Extract<StepSource, { ask: string }>;
type Quiz = Extract<StepSource, { quiz: string }>;
type Check = Extract<StepSource, { check: unknown }>;
type SetSource = Extract<StepSource, { set: unknown }>;
type Say = Extract<StepSource, { media?: string | undefined; say: unknown }>;

/** Compiles the step at position `i` of `count`; without `go` the next one in the list follows. */
export function compileStep(parts: FlowParts, source: StepSource, i: number, count: number): Step {
  const at = ['steps', i];
  const following = i + 1 < count ? i + 1 : null;
  const next = 'go' in source && source.go !== undefined ? parts.target(source.go, [...at, 'go']) : following;
  const base = { id: source.id, next };
  if ('handoff' in source) {
    const say = source.say === undefined ? null : parts.text(source.say, [...at, 'say']);
    return { ...base, verb: 'handoff', topic: source.handoff, say };
  }
  if ('remind' in source) {
    const say = source.say === undefined ? null : parts.text(source.say, [...at, 'say']);
    return { ...base, verb: 'remind', rule: source.remind, afterMs: milliseconds(source.after), say };
  }
  if ('say' in source) return sayStep(parts, source, base, at);
  if ('ask' in source) return askStep(parts, source, base, at);
  if ('quiz' in source) return quizStep(parts, source, base, at);
  if ('check' in source) return checkStep(parts, source, base, at);
  if ('set' in source) return setStep(parts, source, base, at);
  if ('call' in source) {
    parts.needs(parts.around.flows, source.call, 'flow', [...at, 'call']);
    return { ...base, verb: 'call', flow: source.call };
  }
  if ('end' in source) {
    const translations = parts.translated(source.id, (entry) => entry.end);
    const say = source.end === true ? null : parts.text(source.end, [...at, 'end'], { translations });
    return { ...base, next: null, verb: 'end', say };
  }
  if ('media' in source) {
    parts.needs(parts.around.media, source.media, 'picture', [...at, 'media']);
    return { ...base, verb: 'media', media: source.media };
  }
  if ('stage' in source) return { ...base, verb: 'stage', stage: source.stage };
  if ('resume' in source) return { ...base, verb: 'resume' };
  if ('do' in source) return { ...base, verb: 'do', act: source.do, declared: parts.act(source.do, [...at, 'do']) };
  return { ...base, verb: 'go' };
}

function sayStep(parts: FlowParts, source: Say, base: Base, at: Path): SayStep {
  const caveat = source.caveat ?? false;
  const list = Array.isArray(source.say) ? source.say : [source.say];
  const variants = list.map((text, n) =>
    parts.text(text, Array.isArray(source.say) ? [...at, 'say', n] : [...at, 'say'], {
      caveat,
      translations: parts.translated(source.id, (entry) => entry.say?.[n]),
    }),
  );
  if (source.media !== undefined) parts.needs(parts.around.media, source.media, 'picture', [...at, 'media']);
  return { ...base, verb: 'say', variants, caveat, media: source.media ?? null };
}

function askStep(parts: FlowParts, source: Ask, base: Base, at: Path): AskStep {
  const caveat = source.caveat ?? false;
  const translated = (part: 'ask' | 'otherwise') => parts.translated(source.id, (entry) => entry[part]);
  const expected = compileExpected(parts, source, at);
  const text = parts.text(source.ask, [...at, 'ask'], { caveat, translations: translated('ask') });
  const otherwise =
    source.otherwise === undefined
      ? null
      : parts.text(source.otherwise, [...at, 'otherwise'], { caveat, translations: translated('otherwise') });
  const skip = compileSkip(parts, source, expected, at);
  const silence = compileSilence(parts, source.silence, at);
  return { ...base, verb: 'ask', text, caveat, expected, otherwise, skip, silence };
}

function quizStep(parts: FlowParts, source: Quiz, base: Base, at: Path): QuizStep {
  const quiz = parts.around.quizzes.get(source.quiz);
  parts.needs(parts.around.quizzes, source.quiz, 'quiz or item', [...at, 'quiz']);
  const phase = source.phase ?? 'practice';
  return {
    ...base,
    verb: 'quiz',
    quiz: source.quiz,
    quizVersion: quiz?.version ?? '',
    phase,
    items: quiz?.items ?? [],
    feedback: source.feedback ?? phase === 'practice',
    silence: compileSilence(parts, source.silence, at),
  };
}

function checkStep(parts: FlowParts, source: Check, base: Base, at: Path): CheckStep {
  const single = typeof source.check === 'string';
  const list = typeof source.check === 'string' ? [{ when: source.check, go: source.then }] : source.check;
  const branches = list.map((branch, n) => {
    const when = parts.condition(branch.when, single ? [...at, 'check'] : [...at, 'check', n, 'when']);
    const path = single ? [...at, 'then'] : [...at, 'check', n, 'go'];
    return { when, go: branch.go === undefined ? base.next : parts.target(branch.go, path), words: branch.when };
  });
  const otherwise = source.else === undefined ? base.next : parts.target(source.else, [...at, 'else']);
  return { ...base, next: otherwise, verb: 'check', branches };
}

function setStep(parts: FlowParts, source: SetSource, base: Base, at: Path): SetStep {
  const assign = Object.entries(source.set).map(([name, value]) => {
    const path = [...at, 'set', name];
    parts.variable(name, path);
    return { name, value: parts.assigned(name, value, path) };
  });
  return { ...base, verb: 'set', assign };
}
