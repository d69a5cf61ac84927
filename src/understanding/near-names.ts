import { distance } from './distance.ts';

/** Finds names that a typed one may mean, by position, in ascending order. */
export type NearNames = (typed: string, allowed: number) => number[];

/**
 * An index of folded names by their ends: one end of a misspelt name is right, so only names that begin or end alike are
 * compared letter by letter. `allowed` edits, at least one.
 */
export function createNearNames(names: readonly string[]): NearNames {
  const starts = new Map<string, number[]>();
  const ends = new Map<string, number[]>();
  for (const [i, name] of names.entries()) {
    put(starts, startOf(name), i);
    put(ends, endOf(name), i);
  }
  const isNear = (typed: string, name: string, allowed: number) =>
    Math.abs(typed.length - name.length) <= allowed && distance(typed, name, allowed) <= allowed;
  return (typed, allowed) => {
    const start = startOf(typed);
    const near = (starts.get(start) ?? []).filter((i) => isNear(typed, names[i] ?? '', allowed));
    const byStart = near.length;
    for (const i of ends.get(endOf(typed)) ?? []) {
      const name = names[i] ?? '';
      if (startOf(name) !== start && isNear(typed, name, allowed)) near.push(i);
    }
    return byStart === 0 || near.length === byStart ? near : near.sort((a, b) => a - b);
  };
}

function startOf(name: string): string {
  return name.slice(0, 2);
}

function endOf(name: string): string {
  return name.slice(-3);
}

function put(map: Map<string, number[]>, key: string, i: number): void {
  const known = map.get(key);
  if (known) known.push(i);
  else map.set(key, [i]);
}
