import { createHash } from 'node:crypto';

/** Content address of anything parsed: the same source always has the same version, in whatever order its keys stand. */
export function versionOf(source: unknown): string {
  return createHash('sha256').update(JSON.stringify(source, inOrder)).digest('hex').slice(0, 16);
}

/** Objects with their keys sorted, so that a file merely tidied up stays the same version. Lists and what is set keep their order. */
function inOrder(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // Assignments run one after the other: their order is meant.
  if (key === 'set') return Object.entries(value);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
