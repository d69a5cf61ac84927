import { createHash } from 'node:crypto';
import type {
  Condition,
  Expected,
  Expression,
  Flow,
  Option,
  QuizItem,
  Silence,
  Step,
  Text,
  Value,
} from '../engine/program.ts';
import { normalise } from '../understanding/normalise.ts';
import type { ContentFile, PathSegment, Reporter } from './files.ts';
import { wantedBy, type Expressions } from './expressions.ts';
import type { ChoiceSource, FlowSource, QuizItemSource, StepSource } from './schema.ts';
import { reportCaveat, reportText } from './report-text.ts';
import { asText, compileText, type CompiledText } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a flow may name besides its own steps. */
export interface Surroundings {
  readonly words: Vocabulary;
  readonly expressions: Expressions;
  readonly flows: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  /** Item id or quiz id → its items. */
  readonly quizzes: ReadonlyMap<string, { readonly version: string; readonly items: readonly QuizItem[] }>;
  /** Language → step id → part → translated text. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, Translation>>;
}

export interface Translation {
  readonly say?: readonly string[];
  readonly ask?: string;
  readonly otherwise?: string;
  readonly end?: string;
  readonly choices?: readonly string[];
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `20h` → milliseconds. */
export function milliseconds(duration: string): number {
  return Number(duration.slice(0, -1)) * (UNITS[duration.slice(-1)] ?? 0);
}

/** Content address of anything parsed: the same source always has the same version. */
export function versionOf(source: unknown): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16);
}

/** Compiles one dialogue. Findings go to the reporter; the flow is usable when there were no errors. */
export function compileFlow(source: FlowSource, around: Surroundings, file: ContentFile, reporter: Reporter): Flow {
  const positions = new Map<string, number>();
  source.steps.forEach((step, i) => {
    if (positions.has(step.id))
      reporter.error(file, ['steps', i, 'id'], 'KJ003', `step "${step.id}" stands twice in this flow`);
    positions.set(step.id, i);
  });
  const compiler = new FlowCompiler(source, around, file, reporter, positions);
  for (const [old, target] of Object.entries(source.moved ?? {})) {
    if (!positions.has(target))
      reporter.error(file, ['moved', old], 'KJ004', `"moved" leads to "${target}", which is no step here`);
  }
  if (source.safe !== undefined && !positions.has(source.safe)) {
    reporter.error(file, ['safe'], 'KJ004', `"safe" is "${source.safe}", which is no step here`);
  }
  return {
    id: source.flow,
    version: versionOf(source),
    title: compiler.text(source.title, ['title']),
    for: source.for,
    steps: source.steps.map((step, i) => compiler.step(step, i)),
    positions,
    moved: new Map(Object.entries(source.moved ?? {})),
    safe: source.safe ?? null,
    keywords: (source.start?.keywords ?? []).map(normalise),
    resumable: source.resumable ?? true,
  };
}

class FlowCompiler {
  private readonly source: FlowSource;
  private readonly around: Surroundings;
  private readonly file: ContentFile;
  private readonly reporter: Reporter;
  private readonly positions: ReadonlyMap<string, number>;

  constructor(
    source: FlowSource,
    around: Surroundings,
    file: ContentFile,
    reporter: Reporter,
    positions: ReadonlyMap<string, number>,
  ) {
    this.source = source;
    this.around = around;
    this.file = file;
    this.reporter = reporter;
    this.positions = positions;
  }

  step(source: StepSource, i: number): Step {
    const at = ['steps', i];
    const following = i + 1 < this.source.steps.length ? i + 1 : null;
    const next = 'go' in source && source.go !== undefined ? this.target(source.go, [...at, 'go']) : following;
    const base = { id: source.id, next };
    const translated = (part: 'ask' | 'otherwise' | 'end') => this.translated(source.id, (entry) => entry[part]);
    if ('say' in source && !('handoff' in source) && !('remind' in source)) {
      const list = Array.isArray(source.say) ? source.say : [source.say];
      const variants = list.map((text, n) =>
        this.text(text, Array.isArray(source.say) ? [...at, 'say', n] : [...at, 'say'], {
          caveat: source.caveat ?? false,
          translations: this.translated(source.id, (entry) => entry.say?.[n]),
        }),
      );
      if (source.media !== undefined) this.needs(this.around.media, source.media, 'picture', [...at, 'media']);
      return { ...base, verb: 'say', variants, caveat: source.caveat ?? false, media: source.media ?? null };
    }
    if ('ask' in source) {
      const expected = this.expected(source, at);
      const text = this.text(source.ask, [...at, 'ask'], {
        caveat: source.caveat ?? false,
        translations: translated('ask'),
      });
      const otherwise =
        source.otherwise === undefined
          ? null
          : this.text(source.otherwise, [...at, 'otherwise'], { translations: translated('otherwise') });
      const caveat = source.caveat ?? false;
      return {
        ...base,
        verb: 'ask',
        text,
        caveat,
        expected,
        otherwise,
        skip: this.skip(source, expected, at),
        silence: this.silence(source.silence, at),
      };
    }
    if ('quiz' in source) {
      const quiz = this.around.quizzes.get(source.quiz);
      if (!quiz)
        this.reporter.error(
          this.file,
          [...at, 'quiz'],
          'KJ011',
          `there is no quiz or item "${source.quiz}" in content/quizzes`,
        );
      const phase = source.phase ?? 'practice';
      return {
        ...base,
        verb: 'quiz',
        quiz: source.quiz,
        quizVersion: quiz?.version ?? '',
        phase,
        items: quiz?.items ?? [],
        feedback: source.feedback ?? phase === 'practice',
        silence: this.silence(source.silence, at),
      };
    }
    if ('check' in source) {
      const list = typeof source.check === 'string' ? [{ when: source.check, go: source.then }] : source.check;
      const branches = list.map((branch, n) => {
        const path = typeof source.check === 'string' ? [...at, 'check'] : [...at, 'check', n, 'when'];
        const go =
          branch.go === undefined
            ? next
            : this.target(branch.go, typeof source.check === 'string' ? [...at, 'then'] : [...at, 'check', n, 'go']);
        return { when: this.condition(branch.when, path), go };
      });
      const otherwise = source.else === undefined ? next : this.target(source.else, [...at, 'else']);
      return { ...base, next: otherwise, verb: 'check', branches };
    }
    if ('set' in source) {
      const assign = Object.entries(source.set).map(([name, value]) => {
        this.variable(name, [...at, 'set', name]);
        return { name, value: this.assigned(name, value, [...at, 'set', name]) };
      });
      return { ...base, verb: 'set', assign };
    }
    if ('call' in source) {
      this.needs(this.around.flows, source.call, 'flow', [...at, 'call']);
      return { ...base, verb: 'call', flow: source.call };
    }
    if ('end' in source) {
      const say =
        source.end === true ? null : this.text(source.end, [...at, 'end'], { translations: translated('end') });
      return { ...base, next: null, verb: 'end', say };
    }
    if ('media' in source) {
      this.needs(this.around.media, source.media, 'picture', [...at, 'media']);
      return { ...base, verb: 'media', media: source.media };
    }
    if ('handoff' in source) {
      const say = source.say === undefined ? null : this.text(source.say, [...at, 'say']);
      return { ...base, verb: 'handoff', topic: source.handoff, say };
    }
    if ('remind' in source) {
      const say = source.say === undefined ? null : this.text(source.say, [...at, 'say']);
      return { ...base, verb: 'remind', rule: source.remind, afterMs: milliseconds(source.after), say };
    }
    if ('stage' in source) return { ...base, verb: 'stage', stage: source.stage };
    if ('resume' in source) return { ...base, verb: 'resume' };
    if ('do' in source) return { ...base, verb: 'do', act: source.do };
    return { ...base, verb: 'go' };
  }

  text(
    source: string,
    path: readonly PathSegment[],
    form: { caveat?: boolean; translations?: ReadonlyMap<string, string> } = {},
  ): Text {
    const compiled = this.compiled(source, path);
    if (form.caveat !== true) {
      reportCaveat([compiled], { file: this.file, path }, 'step', this.around.words, this.reporter);
    }
    if (!form.translations || form.translations.size === 0) return asText(compiled);
    const others = new Map([...form.translations].map(([lang, text]) => [lang, this.compiled(text, path)]));
    return (scope) => (others.get(scope.lang) ?? compiled).say(scope);
  }

  private compiled(source: string, path: readonly PathSegment[]): CompiledText {
    const compiled = compileText(source, this.around.words);
    reportText(compiled, { file: this.file, path }, this.reporter);
    return compiled;
  }

  private translated(step: string, part: (entry: Translation) => string | undefined): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [lang, steps] of this.around.translations) {
      const entry = steps.get(step);
      const text = entry && part(entry);
      if (text !== undefined) found.set(lang, text);
    }
    return found;
  }

  private expected(source: Extract<StepSource, { ask: string }>, at: readonly PathSegment[]): Expected {
    const kinds = (['choices', 'text', 'number', 'date', 'month'] as const).filter(
      (kind) => source[kind] !== undefined,
    );
    if (kinds.length !== 1) {
      this.reporter.error(this.file, at, 'KJ002', 'an ask needs exactly one of choices, text, number, date, month');
    }
    const saved = (save: string | undefined, part: string): string | null => {
      if (save === undefined) return null;
      this.variable(save, [...at, part]);
      return save;
    };
    if (source.text)
      return {
        kind: 'text',
        save: saved(source.text.save, 'text'),
        min: source.text.min ?? 1,
        max: source.text.max ?? 200,
      };
    if (source.number) {
      const { save, min, max, whole } = source.number;
      return { kind: 'number', save: saved(save, 'number'), min: min ?? null, max: max ?? null, whole: whole ?? true };
    }
    if (source.date) {
      const { save, min_days, max_days } = source.date;
      return { kind: 'date', save: saved(save, 'date'), minDays: min_days ?? null, maxDays: max_days ?? null };
    }
    if (source.month) return { kind: 'month', save: saved(source.month.save, 'month') };
    const options = (source.choices ?? []).map((choice, n) => this.option(choice, source.id, n, [...at, 'choices', n]));
    return { kind: 'choices', options, save: saved(source.save, 'save') };
  }

  private option(source: ChoiceSource, step: string, n: number, path: readonly PathSegment[]): Option {
    return {
      say: this.text(source.say, [...path, 'say'], {
        caveat: true,
        translations: this.translated(step, (entry) => entry.choices?.[n]),
      }),
      also: source.also ?? [],
      go: source.go === undefined ? null : this.target(source.go, [...path, 'go']),
      value: source.value ?? null,
      when: source.when === undefined ? null : this.condition(source.when, [...path, 'when']),
    };
  }

  /** A question whose answer is only saved can be skipped; one that decides the way cannot, unless it says where to. */
  private skip(
    source: Extract<StepSource, { ask: string }>,
    expected: Expected,
    at: readonly PathSegment[],
  ): number | 'next' | null {
    if (source.skip === false) return null;
    if (typeof source.skip === 'string') return this.target(source.skip, [...at, 'skip']);
    if (source.skip === true) return 'next';
    const decides = expected.kind === 'choices' && expected.options.some((option) => option.go !== null);
    return decides ? null : 'next';
  }

  private silence(source: { after: string; go: string } | undefined, at: readonly PathSegment[]): Silence | null {
    if (!source) return null;
    const go = this.target(source.go, [...at, 'silence', 'go']);
    return go === null ? null : { afterMs: milliseconds(source.after), go };
  }

  private target(id: string, path: readonly PathSegment[]): number | null {
    const position = this.positions.get(id);
    if (position === undefined) this.reporter.error(this.file, path, 'KJ004', `there is no step "${id}" in this flow`);
    return position ?? null;
  }

  private variable(name: string, path: readonly PathSegment[]): void {
    if (!this.around.words.variables.has(name)) {
      this.reporter.error(this.file, path, 'KJ011', `there is no variable "${name}" in content/variables.yaml`);
    }
  }

  private needs(known: ReadonlySet<string>, id: string, what: string, path: readonly PathSegment[]): void {
    if (!known.has(id)) this.reporter.error(this.file, path, 'KJ011', `there is no ${what} "${id}"`);
  }

  private condition(source: string, path: readonly PathSegment[]): Condition {
    const compiled = this.around.expressions.compile(source, 'bool');
    if (typeof compiled === 'function') return (scope) => compiled(scope) === true;
    this.reporter.error(this.file, path, 'KJ010', `"${source}": ${compiled.problem}`);
    return () => false;
  }

  /** What `set` gives a variable: CEL, or a plain number or truth value. */
  private assigned(name: string, value: Value, path: readonly PathSegment[]): Expression {
    const variable = this.around.words.variables.get(name);
    const wants = variable ? wantedBy(variable) : 'any';
    const compiled = this.around.expressions.compile(String(value), wants);
    if (typeof compiled === 'function') return compiled;
    this.reporter.error(this.file, path, 'KJ010', `"${String(value)}" for ${name}: ${compiled.problem}`);
    return () => '';
  }
}

/** Compiles a quiz item; right and wrong follow from its kind. */
export function compileItem(
  source: QuizItemSource,
  words: Vocabulary,
  file: ContentFile,
  path: readonly PathSegment[],
  reporter: Reporter,
): QuizItem {
  const text = (part: string, at: readonly PathSegment[], needsCaveat = true): Text => {
    const compiled = compileText(part, words);
    reportText(compiled, { file, path: at }, reporter);
    if (needsCaveat && source.caveat !== true) reportCaveat([compiled], { file, path: at }, 'item', words, reporter);
    return asText(compiled);
  };
  const rightOnes = source.options.filter((option) => option.right === true).length;
  if (source.kind === 'knowledge' && rightOnes !== 1) {
    reporter.error(file, [...path, 'options'], 'KJ020', `item "${source.id}" has ${rightOnes} right options`);
  }
  return {
    id: source.id,
    kind: source.kind,
    ask: text(source.ask, [...path, 'ask'], false),
    caveat: source.caveat ?? false,
    feedback: source.feedback === undefined ? null : text(source.feedback, [...path, 'feedback']),
    options: source.options.map((option, n) => ({
      say: text(option.say, [...path, 'options', n, 'say'], false),
      also: option.also ?? [],
      right: source.kind === 'knowledge' ? (option.right ?? false) : null,
      score: source.kind === 'knowledge' ? (option.right ? 1 : 0) : (option.score ?? 0),
      reply: option.reply === undefined ? null : text(option.reply, [...path, 'options', n, 'reply']),
    })),
  };
}
