import { IntlMessageFormat } from 'intl-messageformat';
import type { Scope, Text, Value, Vars } from '../../engine/program.ts';
import type { Vocabulary } from './vocabulary.ts';
import { variableInWords } from './values.ts';

/** `{dues.class3}`: ICU argument names may not hold dots. */
const DOTTED = /\{\s*([a-z][a-z0-9_]*)\.([a-z0-9_]+)/g;
const ICU_WORDS: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { has no } after its name',
  UNCLOSED_ARGUMENT: 'a { is never closed',
  UNMATCHED_CLOSING_TAG: 'a } stands without its {',
  EMPTY_ARGUMENT: 'there is nothing between { and }',
  MALFORMED_ARGUMENT: 'the name between { and } has a sign in it that names cannot have',
  MISSING_OTHER_CLAUSE: 'plural and select need a last branch: other {…}',
};
/** Only placeholders, no plural or select: rendered without ICU, which would cost more than the whole step. */
const SIMPLE = /^[^{}]*(?:\{\s*[a-z][a-z0-9_.]*\s*\}[^{}]*)*$/;
const PLACEHOLDER = /\{\s*([a-z][a-z0-9_.]*)\s*\}/g;

export interface CompiledText {
  readonly say: (scope: Scope, values?: Vars) => string;
  /** Facts said, by name. */
  readonly facts: readonly string[];
  /** Names that are neither a fact nor a variable. */
  readonly unknown: readonly string[];
  /** ICU's own complaint, if any. */
  readonly problem: string | null;
}

/**
 * Compiles a text once. Apostrophes are plain text everywhere ("Jum'at"): ICU's own quoting is switched off, since
 * nobody who writes a dialogue expects it. `extra` are names that the caller supplies when the text is said.
 */
export function compileText(source: string, words: Vocabulary, extra: readonly string[] = []): CompiledText {
  const text = source.trim();
  const isKnown = (name: string) => words.facts.has(name) || words.variables.has(name) || extra.includes(name);
  const result = (say: CompiledText['say'], names: readonly string[]): CompiledText => ({
    say,
    facts: names.filter((name) => words.facts.has(name)),
    unknown: names.filter((name) => !isKnown(name)),
    problem: null,
  });
  if (SIMPLE.test(text)) {
    const names = [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
    return result(simple(text, words), [...new Set(names)]);
  }
  try {
    const { say, names } = icu(text, words);
    return result(say, names);
  } catch (error) {
    const complaint = error instanceof Error ? error.message : 'not readable';
    return { say: () => text, facts: [], unknown: [], problem: ICU_WORDS[complaint] ?? complaint };
  }
}

function simple(text: string, words: Vocabulary): CompiledText['say'] {
  const parts: (string | { name: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const fact = words.facts.get(name);
    parts.push(text.slice(from, match.index), fact ? fact.words : { name });
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  const joined: (string | { name: string })[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [only] = joined;
  if (joined.length === 1 && typeof only === 'string') return () => only;
  return (scope, values) => {
    let said = '';
    for (const part of joined) said += typeof part === 'string' ? part : inWords(part.name, scope, values, words);
    return said;
  };
}

/** ICU's syntax tree, as much of it as matters here. */
export type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** A text as ICU reads it: no quoting by apostrophes, and no dots in names. */
export function icuSource(text: string): string {
  return text.trim().replaceAll("'", '’').replace(DOTTED, '{$1__$2');
}

function icu(text: string, words: Vocabulary): { say: CompiledText['say']; names: string[] } {
  const parts = new IntlMessageFormat(icuSource(text), 'id-ID', undefined, { ignoreTag: true }).getAst();
  // One name may be counted (plural) and said in the same text: the first wants the raw value, the second words.
  const counted = new Set<string>();
  const said = new Set<string>();
  collect(parts, counted, said);
  const format = new IntlMessageFormat(parts, 'id-ID', undefined, { ignoreTag: true });
  const names = [...new Set([...counted, ...said])].map(named);
  const say: CompiledText['say'] = (scope, values) => {
    const given: Record<string, Value> = {};
    for (const key of counted) given[key] = valueOf(named(key), scope, values, words);
    for (const key of said) given[`${key}${SAID}`] = inWords(named(key), scope, values, words);
    return String(format.format(given));
  };
  return { say, names };
}

const SAID = '__said';

function named(key: string): string {
  return key.replace('__', '.');
}

/** Sorts the arguments of an ICU text by what they need, and renames those that are merely said. */
function collect(parts: Part[], counted: Set<string>, said: Set<string>): void {
  for (const part of parts) {
    if ('options' in part) {
      counted.add(part.value);
      for (const option of Object.values(part.options)) collect(option.value, counted, said);
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-comparison -- the parser does not export its own names
    } else if ('value' in part && part.type === ARGUMENT) {
      said.add(part.value);
      part.value += SAID;
    } else if ('style' in part) counted.add(part.value);
  }
}

/** The parser's own number for a plain `{name}`. */
const ARGUMENT = 1;

function valueOf(name: string, scope: Scope, values: Vars | undefined, words: Vocabulary): Value {
  return words.facts.get(name)?.value ?? values?.[name] ?? scope.vars[name] ?? words.variables.get(name)?.default ?? '';
}

function inWords(name: string, scope: Scope, values: Vars | undefined, words: Vocabulary): string {
  const fact = words.facts.get(name);
  return fact
    ? fact.words
    : variableInWords(words.variables.get(name), valueOf(name, scope, values, words), words.villages.byId);
}

/** A text as the engine knows it: nothing but a scope in. */
export function asText(compiled: CompiledText): Text {
  return (scope) => compiled.say(scope);
}
