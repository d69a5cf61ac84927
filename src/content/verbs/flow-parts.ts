import type { Condition, Expression, Sentence, Text, Value } from '../../engine/program.ts';
import type { QuizItem } from '../../engine/quiz.ts';
import type { ActDeclaration } from '../../engine/acts.ts';
import type { ContentFile, PathSegment, Reporter } from '../files/files.ts';
import { wantedBy, type Expressions } from '../words/expressions.ts';
import { nearest } from '../files/nearest.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import { asText, compileText, type CompiledText } from '../words/texts.ts';
import type { VerbText } from './texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** What a flow may name besides its own steps. */
export interface Surroundings {
  readonly words: Vocabulary;
  readonly expressions: Expressions;
  readonly flows: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  /** What the rooms carry out. */
  readonly acts: ReadonlyMap<string, ActDeclaration>;
  /** Item id or quiz id → its items. */
  readonly quizzes: ReadonlyMap<string, { readonly version: string; readonly items: readonly QuizItem[] }>;
  /** What steps say that have no words of their own. */
  readonly sentences: Readonly<Record<VerbText, Sentence>>;
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

/** What the steps of one flow are compiled with: its texts, targets, names and expressions, each reported where it is wrong. */
export class FlowParts {
  readonly around: Surroundings;
  readonly file: ContentFile;
  readonly reporter: Reporter;
  readonly positions: ReadonlyMap<string, number>;

  constructor(around: Surroundings, file: ContentFile, reporter: Reporter, positions: ReadonlyMap<string, number>) {
    this.around = around;
    this.file = file;
    this.reporter = reporter;
    this.positions = positions;
  }

  /** `caveat`: whether the line follows here; undefined where a step has no such field. */
  text(
    source: string,
    path: readonly PathSegment[],
    form: { caveat?: boolean; translations?: ReadonlyMap<string, string> } = {},
  ): Text {
    const compiled = this.compiled(source, path);
    if (form.caveat !== true) {
      reportCaveat(
        [compiled],
        { file: this.file, path },
        form.caveat === undefined ? 'elsewhere' : 'step',
        this.around.words,
        this.reporter,
      );
    }
    if (!form.translations || form.translations.size === 0) return asText(compiled);
    const others = new Map([...form.translations].map(([lang, text]) => [lang, this.compiled(text, path)]));
    return (scope) => (others.get(scope.lang) ?? compiled).say(scope);
  }

  /** What a step says that has no words of its own. */
  sentence(name: VerbText): Text {
    const said = this.around.sentences[name];
    return (scope) => said(scope);
  }

  translated(step: string, part: (entry: Translation) => string | undefined): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [lang, steps] of this.around.translations) {
      const entry = steps.get(step);
      const text = entry && part(entry);
      if (text !== undefined) found.set(lang, text);
    }
    return found;
  }

  /** Position of a step of this flow. */
  target(id: string, path: readonly PathSegment[]): number | null {
    const position = this.positions.get(id);
    if (position === undefined)
      this.reporter.error(
        this.file,
        path,
        'KJ004',
        `there is no step "${id}" in this flow`,
        nearest(id, this.positions.keys()),
      );
    return position ?? null;
  }

  variable(name: string, path: readonly PathSegment[]): void {
    const { variables } = this.around.words;
    if (variables.has(name)) return;
    const message = `there is no variable "${name}" in content/variables.yaml`;
    this.reporter.error(this.file, path, 'KJ011', message, nearest(name, variables.keys()));
  }

  /** Makes sure that something named outside this flow is there. */
  needs(
    known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
    id: string,
    what: 'flow' | 'picture' | 'quiz or item',
    path: readonly PathSegment[],
  ): void {
    if (!known.has(id))
      this.reporter.error(this.file, path, 'KJ011', `there is no ${what} "${id}"`, nearest(id, known.keys()));
  }

  /** What a room declared about an act that a step names. */
  act(name: string, path: readonly PathSegment[]): ActDeclaration {
    const { acts } = this.around;
    const declared = acts.get(name);
    if (!declared)
      this.reporter.error(this.file, path, 'KJ011', `no room carries out "${name}"`, nearest(name, acts.keys()));
    return declared ?? { changes: {}, leavesPlace: false };
  }

  condition(source: string, path: readonly PathSegment[]): Condition {
    const compiled = this.around.expressions.compile(source, 'bool');
    if (typeof compiled === 'function') return (scope) => compiled(scope) === true;
    this.reporter.error(this.file, path, 'KJ010', `"${source}": ${compiled.problem}`, compiled.hint);
    return () => false;
  }

  /** What `set` gives a variable: CEL, or a plain number or truth value. */
  assigned(name: string, value: Value, path: readonly PathSegment[]): Expression {
    const variable = this.around.words.variables.get(name);
    const wants = variable ? wantedBy(variable) : 'any';
    const compiled = this.around.expressions.compile(String(value), wants);
    if (typeof compiled === 'function') return compiled;
    this.reporter.error(this.file, path, 'KJ010', `"${String(value)}" for ${name}: ${compiled.problem}`, compiled.hint);
    return () => '';
  }

  private compiled(source: string, path: readonly PathSegment[]): CompiledText {
    const compiled = compileText(source, this.around.words);
    reportText(compiled, { file: this.file, path }, this.around.words, this.reporter);
    return compiled;
  }
}
