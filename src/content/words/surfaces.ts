import { IntlMessageFormat } from 'intl-messageformat';
import type { VariableSource } from '../schema.ts';
import { rupiah } from './values.ts';
import { icuSource, type Part } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One way a text can read. */
export interface Surface {
  /** Only what the educator typed; placeholders read `x`. */
  readonly typed: string;
  /** With facts as they are and variables as long as they get. */
  readonly filled: string;
}

const SURFACES_LIMIT = 64;
/** A long but everyday answer to a text question. */
const LONG_NAME = 'Ibu Sri Wahyuningsih';
const EXAMPLES: Readonly<Record<VariableSource['type'], string>> = {
  text: LONG_NAME,
  village: 'Condongcatur, Kapanewon Depok',
  number: '1.000',
  boolean: 'tidak',
  date: '30 September 2026',
  month: 'September 2026',
  choice: '',
};

/** Every way a text can read: one for each combination of its plural and select branches. */
export function surfacesOf(source: string, words: Vocabulary): Surface[] {
  let parts: Part[];
  try {
    parts = new IntlMessageFormat(icuSource(source), 'id-ID', undefined, { ignoreTag: true }).getAst();
  } catch {
    // KJ025 tells what is wrong with it; its letters can still be looked at.
    return [{ typed: source, filled: source }];
  }
  return render(parts, words, '');
}

function render(parts: readonly Part[], words: Vocabulary, counted: string): Surface[] {
  let all: Surface[] = [{ typed: '', filled: '' }];
  for (const part of parts) {
    const next = renderPart(part, words, counted);
    all = all.flatMap((before) =>
      next.map((after) => ({ typed: before.typed + after.typed, filled: before.filled + after.filled })),
    );
    all = all.slice(0, SURFACES_LIMIT);
  }
  return all;
}

function renderPart(part: Part, words: Vocabulary, counted: string): Surface[] {
  if ('options' in part) {
    return Object.values(part.options).flatMap((option) => render(option.value, words, example(part.value, words)));
  }
  if (!('value' in part)) return [{ typed: 'x', filled: counted }];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-comparison -- the parser does not export its own names
  if (part.type === LITERAL) return [{ typed: part.value, filled: part.value }];
  return [{ typed: 'x', filled: example(part.value, words) }];
}

/** The parser's own number for plain words. */
const LITERAL = 0;

function example(key: string, words: Vocabulary): string {
  const name = key.replace('__', '.');
  const fact = words.facts.get(name);
  if (fact) return fact.words;
  const variable = words.variables.get(name);
  if (!variable) return 'x';
  if (variable.unit === 'rupiah') return rupiah(3_750_000);
  const values = Object.values(variable.values ?? {});
  return values.length === 0
    ? EXAMPLES[variable.type]
    : values.reduce((longest, value) => (value.length > longest.length ? value : longest));
}
