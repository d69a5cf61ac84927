/**
 * Whether two words are at most `limit` edits apart: a letter put in, left out, changed, or two neighbours swapped
 * (optimal string alignment). Stops early; linear in the length for a small limit.
 */
export function distanceWithin(a: string, b: string, limit: number): boolean {
  return distance(a, b, limit) <= limit;
}

/** The number of edits between two words, or `limit + 1` when it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, previous, row] = rowsFor(b.length + 1);
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let best = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const same = letter === b.charCodeAt(j - 1) ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, previous, row] = [previous, row, before];
  }
  return previous[b.length] ?? limit + 1;
}

type Rows = [Uint16Array, Uint16Array, Uint16Array];
/** Used over and over: words are compared by the thousand, and each comparison is done before the next begins. */
let scratch: Rows = newRows(64);

function rowsFor(length: number): Rows {
  if (scratch[0].length < length) scratch = newRows(length * 2);
  return scratch;
}

function newRows(length: number): Rows {
  return [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
}
