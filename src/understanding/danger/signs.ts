import { SIGN_LINES } from './sign-lines.ts';
import { classNamed, type WordClass } from './lexicon.ts';

/**
 * 3: is danger as it stands. 2: is danger when somebody suffers it, or now. 1: a hint, which counts only beside another
 * or is asked about.
 */
export type Grade = 1 | 2 | 3;

export interface Sign {
  /** As `ask --why` names it. */
  readonly name: string;
  readonly grade: Grade;
  readonly parts: readonly (readonly WordClass[])[];
  /** Words allowed between the parts, one number fewer than parts; a minus: in either order. */
  readonly gaps: readonly { readonly most: number; readonly anyOrder: boolean }[];
  /** Often said of other things than a body: "usaha saya sekarat". */
  readonly figurative: boolean;
  readonly despair: boolean;
  /** Means nothing while nobody was named: "ga respon". */
  readonly needsPerson: boolean;
  /** People ask about it long before it comes: a birth. */
  readonly planned: boolean;
}

/** Where the column of names ends. */
const NAME_ENDS = 22;

/** The signs by the classes that they end with, which are the rarer ones: most sentences have few of them. */
const BY_LAST = new Map<WordClass, Sign[]>();
for (const line of SIGN_LINES.trim().split('\n')) {
  const sign = signOf(line);
  for (const name of sign.parts.at(-1) ?? []) {
    const known = BY_LAST.get(name);
    if (known) known.push(sign);
    else BY_LAST.set(name, [sign]);
  }
}

/** The signs that may end with one of these classes. */
export function signsOf(classes: Iterable<WordClass>): Set<Sign> {
  const found = new Set<Sign>();
  for (const name of classes) for (const sign of BY_LAST.get(name) ?? []) found.add(sign);
  return found;
}

function signOf(line: string): Sign {
  const grade = line[0];
  const flags = line.slice(1, 3).trim();
  const name = line.slice(3, NAME_ENDS).trim();
  const pattern = line.slice(NAME_ENDS);
  const parts: WordClass[][] = [];
  const gaps: { most: number; anyOrder: boolean }[] = [];
  for (const piece of pattern.trim().split(/\s+/)) {
    const gap = /^(~?)(\d+)$/.exec(piece);
    if (gap) gaps.push({ most: Number(gap[2]), anyOrder: gap[1] === '~' });
    else parts.push(piece.split('|').map(classNamed));
  }
  if (parts.length === 0 || gaps.length !== parts.length - 1) throw new Error(`bad sign: ${line}`);
  return {
    name,
    grade: grade === '3' ? 3 : grade === '2' ? 2 : 1,
    parts,
    gaps,
    figurative: flags.includes('f'),
    despair: flags.includes('d'),
    needsPerson: flags.includes('p'),
    planned: flags.includes('w'),
  };
}
