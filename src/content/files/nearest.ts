import { distance } from '../../understanding/distance.ts';

/** "Did you mean …?" for a name that nobody knows: the nearest known one, or nothing when none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { id: string; edits: number } | null = null;
  for (const id of known) {
    const other = id.toLowerCase();
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    // Part of the other (`class3` for `dues.class3`) is as good as one slip.
    const inside = wanted.length >= 4 && (other.includes(wanted) || wanted.endsWith(`.${other}`));
    const edits = inside ? 1 : distance(wanted, other, limit);
    if (edits <= limit && (best === null || edits < best.edits)) best = { id, edits };
  }
  return best === null ? undefined : `did you mean "${best.id}"?`;
}
