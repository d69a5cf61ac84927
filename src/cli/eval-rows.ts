import { readFileSync } from 'node:fs';
import { KawanError } from '../errors.ts';

/** What one line of an evaluation says must come of a text. Null: the line does not say. */
export interface Row {
  readonly text: string;
  /** Lines said before it in the same chat. */
  readonly before: readonly string[];
  readonly kind: string;
  /** Each group is a question; any one of its ids answers it. Ids of answers, topics, or names of actions. */
  readonly accepted: readonly (readonly string[])[] | null;
  readonly danger: string | null;
  readonly human: boolean | null;
  /** `kind`, or `kind:when`; `none`: nothing was reported. */
  readonly outcome: string | null;
  readonly facts: ReadonlyMap<string, string> | null;
}

type Columns = ReadonlyMap<string, number>;

/** Headings that mean the same. */
const NAMES: Readonly<Record<string, string>> = {
  utterance: 'text',
  topic: 'accepted',
  topics: 'accepted',
  answer: 'accepted',
  answers: 'accepted',
};
/** A file without a heading. */
const PLAIN = ['text', 'accepted'];
const YES = new Set(['1', 'y', 'yes', 'ya', 'true', 'human']);

/** Throws `file_unreadable`, and `usage` for a file without texts. */
export function readRows(file: string): Row[] {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    throw new KawanError('file_unreadable', `${file} cannot be read`, { cause: error });
  }
  const rows = rowsOf(source);
  if (rows.length === 0)
    throw new KawanError('usage', `${file} has no rows: a heading with "utterance" or "text", then a row a line`);
  return rows;
}

/** The rows of tab-separated text; columns are found by their heading, others are ignored. */
export function rowsOf(source: string): Row[] {
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '');
  const heading = headingOf(lines[0] ?? '');
  const headed = heading.includes('text');
  const columns = new Map((headed ? heading : PLAIN).map((name, i) => [name, i]));
  return lines.slice(headed ? 1 : 0).flatMap((line) => rowOf(line.split('\t'), columns) ?? []);
}

/** A file about outcomes alone names them `kind` and `when`; a file in parts has figures for each part. */
function headingOf(line: string): string[] {
  const cells = line.split('\t').map((cell) => cell.trim().toLowerCase());
  const names = cells.map((cell) => NAMES[cell] ?? cell);
  const outcomes = names.includes('when') && !names.includes('outcome');
  const named = names.map((name) => (outcomes && name === 'kind' ? 'outcome' : name));
  return named.map((name) => (name === 'part' && !named.includes('kind') ? 'kind' : name));
}

function rowOf(cells: readonly string[], columns: Columns): Row | null {
  /** Null: there is no such column. */
  const cell = (name: string): string | null => {
    const at = columns.get(name);
    return at === undefined ? null : (cells[at]?.trim() ?? '');
  };
  const text = cell('text') ?? '';
  if (text === '') return null;
  const accepted = cell('accepted') ?? '';
  const human = cell('human');
  const outcome = [cell('outcome'), cell('when')].filter((part) => part !== null && part !== '').join(':');
  return {
    text,
    before: listOf(cell('before') ?? ''),
    kind: (cell('kind') ?? '') || 'all',
    accepted: accepted === '' ? null : accepted.split('+').map(listOf),
    danger: cell('danger') === '' ? 'none' : cell('danger'),
    human: human === null ? null : YES.has(human.toLowerCase()),
    outcome: cell('outcome') === null ? null : outcome === '' ? 'none' : outcome,
    facts: factsOf(cell('facts')),
  };
}

function listOf(cell: string): string[] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `people=4; class=3`, or a JSON object; `none` or nothing: no facts. */
function factsOf(cell: string | null): ReadonlyMap<string, string> | null {
  if (cell === null) return null;
  if (cell.startsWith('{')) return objectOf(cell);
  const pairs = cell.split(/[;,|]/).map((pair) => pair.split('=', 2).map((part) => part.trim()));
  return new Map(pairs.flatMap(([name = '', value = '']) => (value === '' ? [] : [[name, value] as const])));
}

function objectOf(cell: string): ReadonlyMap<string, string> {
  try {
    const parsed: unknown = JSON.parse(cell);
    return new Map(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new KawanError('usage', `The facts ${cell} are no JSON object`, { cause: error });
  }
}
