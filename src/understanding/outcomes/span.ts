import type { Clause, Token } from './clauses.ts';
import type { Tag } from './words.ts';

/** The words of a clause that say what came about, `from` to `to`, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function is(token: Token | undefined, ...tags: readonly Tag[]): boolean {
  return token !== undefined && token.tags.size > 0 && hasAny(token.tags, tags);
}

function hasAny(own: ReadonlySet<Tag>, tags: readonly Tag[]): boolean {
  for (const tag of tags) if (own.has(tag)) return true;
  return false;
}

/** The first such word at or after `from` and before `end`; -1: there is none. */
export function find({ tokens, tags: all }: Clause, tags: readonly Tag[], from = 0, end = tokens.length): number {
  if (!hasAny(all, tags)) return -1;
  for (let i = Math.max(0, from); i < Math.min(end, tokens.length); i++) if (is(tokens[i], ...tags)) return i;
  return -1;
}

/** The last such word before `end` and at or after `from`; -1: there is none. */
export function findLast({ tokens, tags: all }: Clause, tags: readonly Tag[], end = tokens.length, from = 0): number {
  if (!hasAny(all, tags)) return -1;
  for (let i = Math.min(end, tokens.length) - 1; i >= Math.max(0, from); i--) if (is(tokens[i], ...tags)) return i;
  return -1;
}

export function holds(clause: Clause, ...tags: readonly Tag[]): boolean {
  return hasAny(clause.tags, tags);
}

/** Whether one of the first kind and one of the second stand within `gap` words of each other; the span of both. */
export function near(clause: Clause, one: readonly Tag[], other: readonly Tag[], gap: number): Span | null {
  if (!hasAny(clause.tags, other)) return null;
  for (let i = find(clause, one); i >= 0; i = find(clause, one, i + 1)) {
    for (let j = find(clause, other, i - gap, i + gap + 1); j >= 0; j = find(clause, other, j + 1, i + gap + 1)) {
      if (j !== i) return { from: Math.min(i, j), to: Math.max(i, j) };
    }
  }
  return null;
}
