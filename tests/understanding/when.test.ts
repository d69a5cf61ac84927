import { expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import { readWhen } from '../../src/understanding/when.ts';
import { momentOf } from '../../src/calendar/local-time.ts';
import { nearDay, whenInWords } from '../../src/calendar/in-words.ts';
import { NOW } from '../helpers.ts';

const WIB = 'Asia/Jakarta';

/** Monday, 23 November 2026, 10:00 WIB is now. */
test.each([
  ['besok jam 4 sore', '2026-11-24', '16:00'],
  ['Besok, jam 4', '2026-11-24', '16:00'],
  ['jam 9 pagi besok', '2026-11-24', '09:00'],
  ['Sabtu 5 Desember jam 9 pagi', '2026-12-05', '09:00'],
  ['5 desember pukul 19.30', '2026-12-05', '19:30'],
  ['5/12 jam 13.00', '2026-12-05', '13:00'],
  ['senin depan jam setengah sembilan pagi', '2026-11-30', '08:30'],
  ['kamis habis magrib', '2026-11-26', '18:30'],
  ["jumat ba'da isya", '2026-11-27', '19:30'],
  ['sesuk jam papat sore', '2026-11-24', '16:00'],
  ['tgl 1 jam 10', '2026-12-01', '10:00'],
  ['lusa 16:15', '2026-11-25', '16:15'],
  ['minggu jam 7 malam', '2026-11-29', '19:00'],
  ['3 hari lagi jam 12 siang', '2026-11-26', '12:00'],
  ['besok', '2026-11-24', null],
  ['jam 4 sore', null, '16:00'],
  ['kapan-kapan', null, null],
])('"%s"', (text, day, time) => {
  expect(readWhen(text, NOW, WIB)).toEqual({ day, time });
});

test('a moment is read back in full, in the words of its zone', () => {
  const at = momentOf('2026-11-24', '16:00', WIB) ?? 0;
  expect(whenInWords(at, WIB)).toBe('Selasa, 24 November 2026, pukul 16.00 WIB');
  expect(whenInWords(at, 'Asia/Makassar')).toBe('Selasa, 24 November 2026, pukul 17.00 WITA');
  expect(whenInWords(at, 'Asia/Jayapura')).toBe('Selasa, 24 November 2026, pukul 18.00 WIT');
  expect(nearDay(at, NOW, WIB)).toBe('besok');
  expect(nearDay(at, at, WIB)).toBe('hari ini');
  expect(nearDay(at, NOW - DAY, WIB)).toBeNull();
});
