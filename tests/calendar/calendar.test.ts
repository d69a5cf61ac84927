import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import {
  clockOf,
  clockOfMinutes,
  dayAndMonth,
  dayInWords,
  momentInWords,
  MONTHS,
  nearDay,
  shortMoment,
  spanInWords,
  WEEKDAYS,
  whenInWords,
} from '../../src/calendar/in-words.ts';
import {
  dayNumber,
  dayOfMonth,
  localDay,
  localMidnight,
  momentOf,
  startOfDay,
  startOfWeek,
} from '../../src/calendar/local-time.ts';
import { afterQuietHours, isQuiet } from '../../src/calendar/quiet-hours.ts';
import { isWorking, nextOpening } from '../../src/calendar/working-time.ts';
import { momentAt, offsetAt, WIB, WIT, WITA } from '../../src/calendar/zones.ts';

/** What a clock on the wall shows, worked out by hand: the three zones have had no summer time since 1964. */
const BY_HAND = [
  { zone: WIB, name: 'WIB', east: 7 * HOUR },
  { zone: 'Asia/Pontianak', name: 'WIB', east: 7 * HOUR },
  { zone: WITA, name: 'WITA', east: 8 * HOUR },
  { zone: WIT, name: 'WIT', east: 9 * HOUR },
];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const MONTH_NAMES = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

const anyTime = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2041, 0) });
/** Around the midnights that begin months, where slips would show. */
const monthEnds = fc
  .tuple(fc.integer({ min: 0, max: 21 * 12 }), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
  .map(([month, aside]) => Date.UTC(2020, month, 1) + aside);
const moments = fc.oneof(anyTime, monthEnds);
const places = fc.constantFrom(...BY_HAND);

function onTheWall(at: number, east: number) {
  const wall = new Date(at + east);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    day: wall.toISOString().slice(0, 10),
    midnight: Math.floor((at + east) / DAY) * DAY - east,
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth(),
    date: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
    clock: `${two(wall.getUTCHours())}.${two(wall.getUTCMinutes())}`,
  };
}

test('days, midnights and weeks at a place are those of its wall clock, 2020–2040', () => {
  fc.assert(
    fc.property(moments, places, fc.integer({ min: -400, max: 400 }), (at, { zone, east }, days) => {
      const wall = onTheWall(at, east);
      expect(offsetAt(at, zone)).toBe(east);
      expect(momentAt(at + east, zone)).toBe(at);
      expect(localDay(at, zone)).toBe(wall.day);
      expect(dayNumber(at, zone)).toBe(wall.date);
      expect(localMidnight(at, zone, days)).toBe(wall.midnight + days * DAY);
      expect(startOfDay(wall.day, zone)).toBe(wall.midnight);
      expect(startOfWeek(at, zone)).toBe(wall.midnight - ((wall.weekday + 6) % 7) * DAY);
      expect(momentOf(wall.day, wall.clock, zone)).toBe(Math.floor(at / MINUTE) * MINUTE);
    }),
    { numRuns: 1000 },
  );
});

test('a day of the month is its last one where the month is shorter, and counts from the end when negative', () => {
  const numbers = fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0);
  fc.assert(
    fc.property(moments, places, fc.integer({ min: 0, max: 26 }), numbers, (at, { zone, east }, months, day) => {
      const { year, month } = onTheWall(at, east);
      const length = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
      const date = day > 0 ? Math.min(day, length) : Math.max(1, length + 1 + day);
      expect(dayOfMonth(at, zone, months, day, 9)).toBe(Date.UTC(year, month + months, date, 9) - east);
    }),
    { numRuns: 1000 },
  );
});

test('the quiet hours are 20.00 to 07.00 by the wall clock, and end at seven', () => {
  fc.assert(
    fc.property(moments, places, (at, { zone, east }) => {
      const { midnight } = onTheWall(at, east);
      const since = at - midnight;
      const quiet = since >= 20 * HOUR || since < 7 * HOUR;
      expect(isQuiet(at, zone)).toBe(quiet);
      expect(afterQuietHours(at, zone)).toBe(!quiet ? at : midnight + (since < 7 * HOUR ? 7 * HOUR : DAY + 7 * HOUR));
    }),
    { numRuns: 1000 },
  );
});

test('working time begins and ends by the wall clock of the place', () => {
  fc.assert(
    fc.property(moments, places, (at, { zone, east }) => {
      const { midnight, weekday } = onTheWall(at, east);
      const time = { zone, days: new Set([1, 2, 3, 4, 5]), from: 8 * 60, until: 16 * 60, holidays: new Set<string>() };
      const isOpen = weekday % 6 !== 0 && at >= midnight + 8 * HOUR && at < midnight + 16 * HOUR;
      expect(isWorking(at, time)).toBe(isOpen);
      if (isOpen) expect(nextOpening(at, time)).toBe(at);
      else expect(onTheWall(nextOpening(at, time), east)).toMatchObject({ clock: '08.00' });
    }),
    { numRuns: 500 },
  );
});

test('days and hours read as people here write them, on every day of 2020–2040', () => {
  expect(WEEKDAYS).toEqual(DAYS);
  expect(MONTHS).toEqual(MONTH_NAMES);
  fc.assert(
    fc.property(moments, places, (at, { zone, name, east }) => {
      const wall = onTheWall(at, east);
      const month = MONTH_NAMES[wall.month] ?? '';
      const weekday = DAYS[wall.weekday] ?? '';
      const date = `${wall.date} ${month} ${wall.year}`;
      expect(clockOf(at, zone)).toBe(wall.clock);
      expect(dayInWords(wall.day)).toBe(date);
      expect(dayInWords(wall.day.slice(0, 7))).toBe(`${month} ${wall.year}`);
      expect(whenInWords(at, zone)).toBe(`${weekday}, ${date}, pukul ${wall.clock} ${name}`);
      expect(momentInWords(at, zone)).toBe(`${weekday}, ${wall.date} ${month.slice(0, 3)} jam ${wall.clock}`);
      expect(shortMoment(at, zone)).toBe(`${wall.date}/${wall.month + 1} ${wall.clock}`);
      expect(nearDay(wall.midnight, at, zone)).toBe('hari ini');
      expect(nearDay(wall.midnight + DAY, at, zone)).toBe('besok');
      expect(nearDay(wall.midnight - 1, at, zone)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test('spans, hours of a day, and what is no day', () => {
  expect([0, 89 * MINUTE, 90 * MINUTE, 35 * HOUR, 36 * HOUR, 10 * DAY].map(spanInWords)).toEqual([
    '0 menit',
    '89 menit',
    '2 jam',
    '35 jam',
    '2 hari',
    '10 hari',
  ]);
  expect([0, 510, 24 * 60].map(clockOfMinutes)).toEqual(['00.00', '08.30', '24.00']);
  expect(dayInWords('kapan saja')).toBe('kapan saja');
  expect(startOfDay('kapan saja', WIB)).toBeNull();
  expect(momentOf('kapan saja', '09:00', WIB)).toBeNull();
});

test('a zone that the machine does not know counts as WIB', () => {
  const at = Date.UTC(2026, 10, 23, 20);
  expect(localDay(at, 'Asia/Kampung')).toBe('2026-11-24');
  expect(whenInWords(at, 'Asia/Kampung')).toBe('Selasa, 24 November 2026, pukul 03.00 WIB');
});

test('where the clocks change, a day is as long as it is there', () => {
  const zone = 'Europe/Amsterdam';
  const spring = Date.UTC(2026, 2, 29, 12);
  expect(localMidnight(spring, zone)).toBe(Date.UTC(2026, 2, 28, 23));
  expect(localMidnight(spring, zone, 1)).toBe(Date.UTC(2026, 2, 29, 22));
  expect(offsetAt(Date.UTC(2026, 2, 29, 0, 59), zone)).toBe(HOUR);
  expect(offsetAt(Date.UTC(2026, 2, 29, 1), zone)).toBe(2 * HOUR);
  expect(momentAt(Date.UTC(2026, 2, 8, 3), 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7));
});

test('a day without its year is the day of the place', () => {
  expect(dayAndMonth(Date.UTC(2026, 10, 24, 16, 59), WIB)).toBe('24 November');
  expect(dayAndMonth(Date.UTC(2026, 10, 24, 17), WIB)).toBe('25 November');
});
