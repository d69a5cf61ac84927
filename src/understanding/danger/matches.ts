import type { Sentence } from './sentences.ts';
import type { WordClass } from './lexicon.ts';
import type { Sign } from './signs.ts';

/** The first and the last word of a sign in a sentence. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** So many places of one sign in one sentence are looked at. */
const MOST = 12;

/** Where a sign stands in a sentence. The work grows with the length, not with its square: windows are bounded. */
export function matches(sign: Sign, { at }: Sentence): Span[] {
  const places: (readonly number[])[] = [];
  for (const part of sign.parts) {
    const found = union(at, part);
    if (found.length === 0) return [];
    places.push(found);
  }
  const spans: Span[] = [];
  for (const start of places[0] ?? []) {
    extend(sign, places, 1, start, { first: start, last: start }, spans);
    if (spans.length >= MOST) break;
  }
  return spans;
}

function extend(
  sign: Sign,
  places: readonly (readonly number[])[],
  index: number,
  from: number,
  span: Span,
  spans: Span[],
): void {
  const candidates = places[index];
  const gap = sign.gaps[index - 1];
  if (!candidates || !gap) {
    spans.push(span);
    return;
  }
  const low = gap.anyOrder ? from - gap.most - 1 : from + 1;
  const high = from + gap.most + 1;
  for (let i = firstFrom(candidates, low); i < candidates.length && spans.length < MOST; i++) {
    const place = candidates[i] ?? 0;
    if (place > high) break;
    if (place === from) continue;
    const wider = { first: Math.min(span.first, place), last: Math.max(span.last, place) };
    extend(sign, places, index + 1, place, wider, spans);
  }
}

/** The index of the first number that is not below `low`, in ascending numbers. */
function firstFrom(numbers: readonly number[], low: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

function union(at: Sentence['at'], names: readonly WordClass[]): readonly number[] {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return at.get(only) ?? [];
  const all = new Set(names.flatMap((name) => at.get(name) ?? []));
  return [...all].sort((a, b) => a - b);
}
