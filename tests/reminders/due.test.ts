import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/calendar/durations.ts';
import { unaskedAllowedAt, WEEKLY_CAP } from '../../src/reminders/allowed.ts';
import { nextDue } from '../../src/reminders/due.ts';
import { dayOfMonth, localDay } from '../../src/calendar/local-time.ts';
import { isQuiet } from '../../src/calendar/quiet-hours.ts';
import type { ReminderRule, Trigger } from '../../src/reminders/rule.ts';

const WIB = 'Asia/Jakarta';
const ZONES = [WIB, 'Asia/Makassar', 'Asia/Jayapura'];

/** Words of a clock at a place, told by the machine's own time zone data. */
function wallClock(at: number, zone: string): string {
  const form = { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', form).format(at);
}

function rule(trigger: Trigger, more: Partial<ReminderRule> = {}): ReminderRule {
  const base = { id: 'uji', kind: 'dues', hour: 9, hourVariable: null, when: null, until: null, flow: 'uji', cap: 100 };
  return { ...base, trigger, ...more };
}

const monthly = (day: number, variable: string | null = null): Trigger => ({ kind: 'monthly', day, variable });

describe('days of the month', () => {
  test.each([
    [31, ['2027-01-31 09:00', '2027-02-28 09:00', '2027-03-31 09:00', '2027-04-30 09:00']],
    [-1, ['2027-01-31 09:00', '2027-02-28 09:00', '2027-03-31 09:00', '2027-04-30 09:00']],
    [-4, ['2027-01-28 09:00', '2027-02-25 09:00', '2027-03-28 09:00', '2027-04-27 09:00']],
    [29, ['2027-01-29 09:00', '2027-02-28 09:00', '2027-03-29 09:00', '2027-04-29 09:00']],
  ])('day %i is a day of every month, at nine by the clock of the place', (day, expected) => {
    for (const zone of ZONES) {
      let last = Date.UTC(2026, 11, 31, 20);
      const found = expected.map(() => {
        last = nextDue(rule(monthly(day)), { at: 0, last, sent: 0 }, zone, {}) ?? 0;
        return wallClock(last, zone);
      });
      expect(found).toEqual(expected);
    }
  });

  test('the 29th of February is kept in a leap year', () => {
    expect(wallClock(dayOfMonth(Date.UTC(2028, 1, 10), WIB, 0, 31, 9), WIB)).toBe('2028-02-29 09:00');
  });

  test('a person’s own day and hour go before those of the rule', () => {
    const own = rule(monthly(5, 'dues_day'), { hourVariable: 'dues_hour' });
    const mark = { at: 0, last: Date.UTC(2026, 10, 23, 3), sent: 0 };
    expect(wallClock(nextDue(own, mark, WIB, { dues_day: 7, dues_hour: 16 }) ?? 0, WIB)).toBe('2026-12-07 16:00');
    expect(wallClock(nextDue(own, mark, WIB, { dues_day: 0, dues_hour: 0 }) ?? 0, WIB)).toBe('2026-12-05 09:00');
  });
});

test('after its days a stage is asked about once a month, on the same day or the last of a shorter month', () => {
  const stage = rule({ kind: 'stage', stages: new Set(['lapsed'] as const), days: [2, 14], monthly: true });
  const at = Date.UTC(2027, 0, 17, 3);
  let last = at;
  const found = Array.from({ length: 6 }, () => {
    last = nextDue(stage, { at, last, sent: 0 }, WIB, {}) ?? 0;
    return wallClock(last, WIB);
  });
  expect(found).toEqual([
    '2027-01-19 09:00',
    '2027-01-31 09:00',
    '2027-02-28 09:00',
    '2027-03-31 09:00',
    '2027-04-30 09:00',
    '2027-05-31 09:00',
  ]);
});

test('a series that is years late goes on with the next of its days, not with all that were missed', () => {
  const stage = rule({ kind: 'stage', stages: new Set(['lapsed'] as const), days: [2], monthly: true });
  const at = Date.UTC(2023, 0, 17, 3);
  const last = Date.UTC(2026, 10, 23, 3);
  expect(wallClock(nextDue(stage, { at, last, sent: 5 }, WIB, {}) ?? 0, WIB)).toBe('2026-12-19 09:00');
});

test('a rule that was sent as often as it may is over, unless the person asked to be asked again', () => {
  const once = rule(monthly(5), { cap: 1 });
  expect(nextDue(once, { at: 0, last: 0, sent: 1 }, WIB, {})).toBeNull();
  expect(nextDue(once, { at: 0, last: 0, sent: 1, snooze: 77 }, WIB, {})).toBe(77);
});

test('whatever was sent before, the next message keeps day, week and night, and comes within eight days', () => {
  const start = Date.UTC(2026, 10, 1);
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { maxLength: 12 }),
      (zone, minutes) => {
        // Sends as soon as it may, each time; the oracle below looks at what came out.
        const sent: number[] = [];
        let now = start;
        for (const ahead of minutes) {
          now += ahead * MINUTE;
          const at = unaskedAllowedAt(sent, now, zone);
          expect(at - now).toBeLessThanOrEqual(8 * DAY);
          sent.push(at);
          now = at;
        }
        for (const [i, at] of sent.entries()) {
          const hour = Number(wallClock(at, zone).slice(11, 13));
          expect(hour >= 7 && hour < 20).toBe(true);
          expect(isQuiet(at, zone)).toBe(false);
          const days = sent.slice(0, i + 1).map((other) => wallClock(other, zone).slice(0, 10));
          expect(new Set(days).size).toBe(days.length);
          const first = Date.parse(localDay(at, zone)) - 6 * DAY;
          expect(days.filter((day) => Date.parse(day) >= first).length).toBeLessThanOrEqual(WEEKLY_CAP);
        }
      },
    ),
  );
});

test('a clock that was set back does not free a second message today, nor block the person for ever', () => {
  const now = Date.UTC(2026, 10, 23, 3);
  const inTheFuture = [now + 300 * DAY];
  const at = unaskedAllowedAt(inTheFuture, now, WIB);
  expect(wallClock(at, WIB)).toBe('2026-11-24 07:00');
});
