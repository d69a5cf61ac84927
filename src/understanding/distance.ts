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
  // What both begin and end with counts for nothing, and mostly little is left.
  const start = sameStart(a, b);
  const end = sameEnd(a, b, start);
  const [fromA, fromB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return limit === 1 ? oneEdit(fromA, fromB) : matrix(fromA, fromB, limit);
}

function sameStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Letters before `start` belong to what both begin with. */
function sameEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let at = 0;
  while (at < most && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}

/** 1 or 2 (more than one) edits between what differs at both its ends. */
function oneEdit(a: string, b: string): number {
  if (a.length <= 1 && b.length <= 1) return 1;
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0] ? 1 : 2;
}

function matrix(a: string, b: string, limit: number): number {
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
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
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
