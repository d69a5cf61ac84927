import { IntlMessageFormat } from 'intl-messageformat';
import type { Scope, Text, Value, Vars } from '../engine/program.ts';
import type { Vocabulary } from './vocabulary.ts';
import { variableInWords } from './values.ts';

/** `{dues.class3}`: ICU argument names may not hold dots. */
const DOTTED = /\{\s*([a-z][a-z0-9_]*)\.([a-z0-9_]+)/g;
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
  const names = [...argumentNames(text)];
  const facts = names.filter((name) => words.facts.has(name));
  const unknown = names.filter((name) => !words.facts.has(name) && !words.variables.has(name) && !extra.includes(name));
  if (SIMPLE.test(text)) return { say: simple(text, words), facts, unknown, problem: null };
  try {
    return { say: icu(text, names, words), facts, unknown, problem: null };
  } catch (error) {
    return { say: () => text, facts, unknown, problem: error instanceof Error ? error.message : 'not readable' };
  }
}

/** Arguments of an ICU text, dotted names included; words inside plural and select branches are not arguments. */
function argumentNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?)\s*(?=[,}])/g)) {
    if (name !== undefined) names.add(name);
  }
  return names;
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

function icu(text: string, names: readonly string[], words: Vocabulary): CompiledText['say'] {
  const safe = text.replaceAll("'", '’').replace(DOTTED, '{$1__$2');
  const format = new IntlMessageFormat(safe, 'id-ID', undefined, { ignoreTag: true });
  // Arguments of plural and select need the raw value; those that are merely said need words.
  const raw = new Set([...text.matchAll(/\{\s*([a-z][a-z0-9_.]*)\s*,/g)].map((match) => match[1] ?? ''));
  return (scope, values) => {
    const given: Record<string, string | number | boolean> = {};
    for (const name of names) {
      const fact = words.facts.get(name);
      const key = name.replace('.', '__');
      if (fact) given[key] = raw.has(name) ? fact.value : fact.words;
      else given[key] = raw.has(name) ? valueOf(name, scope, values, words) : inWords(name, scope, values, words);
    }
    return String(format.format(given));
  };
}

function valueOf(name: string, scope: Scope, values: Vars | undefined, words: Vocabulary): Value {
  return values?.[name] ?? scope.vars[name] ?? words.variables.get(name)?.default ?? '';
}

function inWords(name: string, scope: Scope, values: Vars | undefined, words: Vocabulary): string {
  return variableInWords(words.variables.get(name), valueOf(name, scope, values, words));
}

/** A text as the engine knows it: nothing but a scope in. */
export function asText(compiled: CompiledText): Text {
  return (scope) => compiled.say(scope);
}
