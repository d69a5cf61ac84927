import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { afterWorking, isWorking, nextOpening, type WorkingTime } from '../../src/calendar/working-time.ts';

/** Monday to Friday, 08.00–16.00 WIB, Wednesday 25 November 2026 off. */
const TIME: WorkingTime = {
  zone: 'Asia/Jakarta',
  days: new Set([1, 2, 3, 4, 5]),
  from: 8 * 60,
  until: 16 * 60,
  holidays: new Set(['2026-11-25']),
};
const wib = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 7, minute);

test('a quarter of an hour before closing goes on next morning, over holidays and weekends', () => {
  expect(afterWorking(wib(23, 10), 15 * MINUTE, TIME)).toBe(wib(23, 10, 15));
  expect(afterWorking(wib(24, 15, 50), 15 * MINUTE, TIME)).toBe(wib(26, 8, 5));
  expect(afterWorking(wib(27, 15, 50), 15 * MINUTE, TIME)).toBe(wib(30, 8, 5));
  expect(afterWorking(wib(28, 12), 2 * HOUR, TIME)).toBe(wib(30, 10));
});

test('openings', () => {
  expect(nextOpening(wib(23, 10), TIME)).toBe(wib(23, 10));
  expect(nextOpening(wib(23, 5), TIME)).toBe(wib(23, 8));
  expect(nextOpening(wib(24, 16), TIME)).toBe(wib(26, 8));
  expect(isWorking(wib(25, 10), TIME)).toBe(false);
  expect(isWorking(wib(23, 16), TIME)).toBe(false);
  expect(isWorking(wib(23, 8), TIME)).toBe(true);
});

const moments = fc.integer({ min: wib(1, 0), max: wib(1, 0) + 60 * DAY });
const spans = fc.integer({ min: 0, max: 30 * HOUR });

test('working time counts minute by minute what a clock would', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 1200 }), (from, minutes) => {
      const start = Math.floor(from / MINUTE) * MINUTE;
      const end = afterWorking(start, minutes * MINUTE, TIME);
      let counted = 0;
      for (let at = start; at < end; at += MINUTE) if (isWorking(at, TIME)) counted++;
      expect(counted).toBe(minutes);
    }),
    { numRuns: 60 },
  );
});

test('two spans after each other are one long span, and later starts never end earlier', () => {
  fc.assert(
    fc.property(moments, spans, spans, (at, a, b) => {
      expect(afterWorking(afterWorking(at, a, TIME), b, TIME)).toBeLessThanOrEqual(
        nextOpening(afterWorking(at, a + b, TIME), TIME),
      );
      expect(nextOpening(afterWorking(afterWorking(at, a, TIME), b, TIME), TIME)).toBe(
        nextOpening(afterWorking(at, a + b, TIME), TIME),
      );
      expect(afterWorking(at + a, b, TIME)).toBeGreaterThanOrEqual(afterWorking(at, b, TIME));
    }),
  );
});
