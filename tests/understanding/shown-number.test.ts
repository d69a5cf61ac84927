import { expect, test } from 'vitest';
import { bareNumber, shownByNumber } from '../../src/understanding/shown-number.ts';

const shown = [{ n: 1 }, { n: 2 }, { n: 12 }];

test.each([
  ['2', 2],
  [' 2. ', 2],
  ['12)', 12],
])('"%s" is the number of one of those shown', (text, n) => {
  expect(shownByNumber(shown, text)).toEqual({ n });
});

test.each(['3', '2 dan 1', '.2', '2..', '02', '', 'dua'])('"%s" is the number of none', (text) => {
  expect(shownByNumber(shown, text)).toBeUndefined();
});

test('of a number only one mark is taken off, at its end', () => {
  expect(bareNumber(' 2) ')).toBe('2');
  expect(bareNumber('Rp 2.')).toBe('Rp 2');
});
