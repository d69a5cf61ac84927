import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../../src/understanding/distance.ts';

/** The definition, written down as it is read: optimal string alignment, each letter of both once. */
function defined(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length);
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const changed = defined(restA, restB) + (a[0] === b[0] ? 0 : 1);
  const swapped = a[0] === b[1] && a[1] === b[0] ? 1 + defined(a.slice(2), b.slice(2)) : Infinity;
  return Math.min(changed, swapped, 1 + defined(restA, b), 1 + defined(a, restB));
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

test('edits are counted as defined, and beyond the limit as one more than it', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(distance(a, b, limit)).toBe(Math.min(defined(a, b), limit + 1));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['', 'a', 1],
  ['lanjut', 'lanjutt', 1],
  ['lanjut', 'lanujt', 1],
  ['lanjut', 'lnajut', 1],
  ['lanjut', 'kanjut', 1],
  ['menu', 'mneuu', 2],
])('from "%s" to "%s" it is %i', (a, b, edits) => {
  expect(distance(a, b, 2)).toBe(edits);
});
