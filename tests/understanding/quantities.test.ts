/** Numbers, money, days and hours as Indonesians write and say them: read rightly, or not at all. */
import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/days.ts';
import { DAY } from '../../src/calendar/durations.ts';
import { MONTHS, WEEKDAYS } from '../../src/calendar/in-words.ts';
import { readTime } from '../../src/understanding/clock.ts';
import { readDate } from '../../src/understanding/dates.ts';
import { hear } from '../../src/understanding/hear.ts';
import { readNumber } from '../../src/understanding/numbers.ts';
import { readWhen } from '../../src/understanding/when.ts';

/** Wednesday, 25 November 2026, 10:00 WIB. */
const NOW = Date.UTC(2026, 10, 25, 3);
const WIB = 'Asia/Jakarta';

const WORDS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];
/** A number under a hundred in Indonesian words. */
function inWords(n: number): string {
  if (n < 12) return WORDS[n] ?? '';
  if (n < 20) return `${WORDS[n - 10] ?? ''} belas`;
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${WORDS[tens] ?? ''} puluh${ones === 0 ? '' : ` ${WORDS[ones] ?? ''}`}`;
}

describe('numbers', () => {
  test.each(Array.from({ length: 99 }, (_none, i) => i + 1))(
    '%i in words, in one word, in other digits, twice',
    (n) => {
      const words = inWords(n);
      expect(readNumber(words)).toBe(n);
      expect(readNumber(`${words} orang`)).toBe(n);
      expect(readNumber(`${String(n)} (${words.split(' ').slice(0, 2).join(' ')}) orang`)).toBe(n);
      expect(readNumber(String(n).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))))).toBe(n);
      expect(readNumber(String(n).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))))).toBe(n);
    },
  );

  test.each([
    ['1.000', 1000],
    ['1.500 kursi', 1500],
    ['2 ribu', 2000],
    ['seratus kursi', 100],
    ['duabelas', 12],
    ['limabelas', 15],
    ['duapuluh', 20],
    ['satu setengah juta', 1_500_000],
    ['dua setengah juta', 2_500_000],
    ['setengah juta', 500_000],
    ['1,5 juta', 1_500_000],
    ['-5', null],
    ['2 RT, 40 orang', null],
    ['②', 2],
    ['4️⃣', 4],
    ['telu belas', 13],
    ['rong puluh', 20],
  ])('%s is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('units', () => {
  const heard = (fact: Parameters<typeof hear>[0], text: string) => {
    const found = hear(fact, text, NOW);
    return found?.kind === 'value' ? found.value : null;
  };

  test.each(Array.from({ length: 10 }, (_none, i) => i + 1))('%i years are months, and no people', (n) => {
    for (const unit of ['tahun', 'thn', 'taun']) {
      expect(heard('months', `${String(n)} ${unit}`)).toBe(12 * n);
      expect(heard('people', `${String(n)} ${unit}`)).toBeNull();
      expect(heard('rupiah', `${String(n)} ${unit}`)).toBeNull();
    }
    for (const unit of ['hari', 'minggu']) expect(heard('months', `${String(n)} ${unit}`)).toBeNull();
    expect(heard('people', `${String(n)} bulan`)).toBeNull();
    expect(heard('people', `${String(n)} orang`)).toBe(n);
    expect(heard('months', `${String(n)} bulan`)).toBe(n);
    expect(heard('rupiah', `${String(n)} juta`)).toBe(n * 1_000_000);
    if (n < 10) expect(heard('rupiah', `${inWords(n)} setengah juta`)).toBe((n + 0.5) * 1_000_000);
  });

  test.each([
    ['people', 'berempat', 4],
    ['people', 'sendiri', 1],
    ['people', '4 (empat) orang', 4],
    ['people', 'limabelas orang', 15],
    ['people', '35rb', null],
    ['months', 'setahun', 12],
    ['months', 'setahun setengah', 18],
    ['months', '1,5 tahun', 18],
    ['months', 'satu setengah tahun', 18],
    ['months', '2 thn 3 bln', 27],
    ['rupiah', '5 jutaan', 5_000_000],
    ['rupiah', '2jt500', 2_500_000],
    ['rupiah', '1,5jt', 1_500_000],
    ['rupiah', 'Rp150.000,-', 150_000],
    ['rupiah', '1.500.000', 1_500_000],
    ['rupiah', '35.000,00', 35_000],
    ['rupiah', 'setengah juta', 500_000],
    ['rupiah', '3 bulan', null],
    ['day', 'tgl 5', 5],
    ['day', 'tanggal lima', 5],
    ['day', '32', null],
  ] as const)('asked for %s, "%s" is %s', (fact, text, value) => {
    expect(heard(fact, text)).toBe(value);
  });
});

describe('days', () => {
  const today = Date.parse('2026-11-25');

  test.each(Array.from({ length: 14 }, (_none, i) => i + 1))('%i days ahead and back', (n) => {
    for (const text of [`${String(n)} hari lagi`, `${inWords(n)} hari lagi`]) {
      if (inWords(n).includes(' ') && !/^\d/.test(text)) continue;
      expect(readDate(text, NOW)).toBe(isoDay(today + n * DAY));
    }
    for (const back of ['lalu', 'yang lalu', 'kemarin'])
      expect(readDate(`${String(n)} hari ${back}`, NOW)).toBe(isoDay(today - n * DAY));
  });

  test.each(WEEKDAYS.map((name, i) => [name, i] as const))(
    '%s is the next one, or the last one where the past is asked',
    (name, weekday) => {
      const ahead = (weekday - 3 + 7) % 7 || 7;
      const back = (3 - weekday + 7) % 7 || 7;
      expect(readDate(name, NOW)).toBe(isoDay(today + ahead * DAY));
      expect(readDate(name, NOW, WIB, 'past')).toBe(isoDay(today - back * DAY));
      // "Minggu depan" and "minggu lalu" are weeks.
      if (name === 'Minggu') return;
      expect(readDate(`${name} depan`, NOW)).toBe(isoDay(today + ahead * DAY));
      for (const word of ['kemarin', 'lalu', 'yang lalu'])
        expect(readDate(`${name} ${word}`, NOW)).toBe(isoDay(today - back * DAY));
    },
  );

  test.each(Array.from({ length: 28 }, (_none, i) => i + 1))(
    'day %i alone is to come, or gone by where the past is asked',
    (n) => {
      const two = String(n).padStart(2, '0');
      const ahead = `${n >= 25 ? '2026-11' : '2026-12'}-${two}`;
      const back = `${n <= 25 ? '2026-11' : '2026-10'}-${two}`;
      for (const text of [String(n), `tanggal ${String(n)}`, `tgl ${String(n)}`]) {
        expect(readDate(text, NOW)).toBe(ahead);
        expect(readDate(text, NOW, WIB, 'past')).toBe(back);
      }
      expect(readDate(`tanggal ${String(n)} bulan ini`, NOW)).toBe(`2026-11-${two}`);
      expect(readDate(`tgl ${String(n)} bulan depan`, NOW)).toBe(`2026-12-${two}`);
      expect(readDate(`tgl ${String(n)} bulan lalu`, NOW)).toBe(`2026-10-${two}`);
    },
  );

  test.each(MONTHS.map((name, i) => [name, i] as const))(
    '5 %s, in words and figures, within a year from now',
    (name, month) => {
      const two = String(month + 1).padStart(2, '0');
      const ahead = `${month >= 11 ? '2026' : '2027'}-${two}-05`;
      const back = `${month <= 10 ? '2026' : '2025'}-${two}-05`;
      for (const text of [`5 ${name}`, `5 ${name.toLowerCase()}`, `5/${String(month + 1)}`, `5-${String(month + 1)}`]) {
        expect(readDate(text, NOW)).toBe(ahead);
        expect(readDate(text, NOW, WIB, 'past')).toBe(back);
      }
      expect(readDate(`5 ${name} 2026`, NOW)).toBe(`2026-${two}-05`);
      expect(readDate(`5/${String(month + 1)}/26`, NOW)).toBe(`2026-${two}-05`);
    },
  );

  test.each(['0', ...Array.from({ length: 18 }, (_none, i) => String(i + 13))])('month %s there is none', (month) => {
    for (const text of [`10/${month}`, `10-${month}-2026`, `2026-${month.padStart(2, '0')}-05`])
      for (const way of ['ahead', 'past'] as const) expect(readDate(text, NOW, WIB, way)).toBeNull();
  });

  test.each([
    '31/2',
    '30/2/2027',
    '31 november',
    '29/2',
    '31 april',
    '32',
    '0',
    'iuran',
    '19.30',
    'Sabtu 20 November 2026',
  ])('"%s" is no day', (text) => {
    expect(readDate(text, NOW)).toBeNull();
  });

  test.each([
    ['seminggu yang lalu', '2026-11-18'],
    ['dua minggu lalu', '2026-11-11'],
    ['kemarin lusa', '2026-11-23'],
    ['tadi malam', '2026-11-24'],
    ['tadi pagi', '2026-11-25'],
    ['Jumat 20 November', '2026-11-20'],
    ['kemarin', '2026-11-24'],
    ['hari ini', '2026-11-25'],
    ['20', '2026-11-20'],
    ['wingi', '2026-11-24'],
  ])('"%s" where the past is asked', (text, day) => {
    expect(readDate(text, NOW, WIB, 'past')).toBe(day);
  });
});

describe('hours', () => {
  test.each(Array.from({ length: 12 }, (_none, i) => i + 1))(
    'jam %i, with each part of the day, half and with minutes',
    (n) => {
      const two = (hour: number) => String(hour).padStart(2, '0');
      expect(readTime(`jam ${String(n)}`)).toBe(`${two(n <= 6 ? n + 12 : n)}:00`);
      expect(readTime(`jam ${String(n)}.15`)).toBe(`${two(n <= 6 ? n + 12 : n)}:15`);
      expect(readTime(`pukul ${inWords(n)} pagi`)).toBe(n === 12 ? '00:00' : `${two(n)}:00`);
      expect(readTime(`jam ${String(n)} sore`)).toBe(`${two(n === 12 ? 12 : n + 12)}:00`);
      expect(readTime(`jam ${String(n)} malam`)).toBe(n === 12 ? '00:00' : `${two(n <= 3 ? n : n + 12)}:00`);
      expect(readTime(`jam ${String(n)} siang`)).toBe(`${two(n < 7 ? n + 12 : n)}:00`);
      const half = n <= 6 ? n + 12 : n;
      expect(readTime(`jam setengah ${String(n)}`)).toBe(`${two(half - 1)}:30`);
    },
  );

  test.each(Array.from({ length: 24 }, (_none, i) => i))('%i.00 and %i:30 as on a clock', (n) => {
    const two = String(n).padStart(2, '0');
    expect(readTime(`${two}.00`)).toBe(`${two}:00`);
    expect(readTime(`${two}:30`)).toBe(`${two}:30`);
    expect(readTime(`pukul ${two}.30 WIB`)).toBe(`${two}:30`);
    expect(readWhen(`besok ${two}.30`, NOW, WIB)).toEqual({ day: '2026-11-26', time: `${two}:30` });
    expect(readWhen(`senin ${two}.00`, NOW, WIB)).toEqual({ day: '2026-11-30', time: `${two}:00` });
  });

  test.each([
    ['9-11', '09:00'],
    ['jam 9 sampai 11', '09:00'],
    ['09.00-11.00', '09:00'],
    ['9', '09:00'],
    ['sembilan', '09:00'],
    ['habis magrib', '18:30'],
    ["ba'da isya", '19:30'],
    ['jam 25', null],
    ['nanti saja', null],
    ['jam 9.75', null],
  ])('"%s" is %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  test.each([
    ['Sabtu 16.00', '2026-11-28', '16:00'],
    ['besok jam 4.30', '2026-11-26', '16:30'],
    ['besok jam setengah 5', '2026-11-26', '16:30'],
    ['besok pagi jam 9', '2026-11-26', '09:00'],
    ['besok jam 9-11', '2026-11-26', '09:00'],
    ['10 Desember 2026 pukul 10.00 WIB', '2026-12-10', '10:00'],
    ['tgl 5 bulan depan jam 9', '2026-12-05', '09:00'],
    ['besok jam 12 malam', '2026-11-27', '00:00'],
    ['besok jam 1 malam', '2026-11-27', '01:00'],
    ['12/25 jam 9', null, '09:00'],
    ['5/12', '2026-12-05', null],
    ['5.12', '2026-12-05', null],
    ['lusa habis isya', '2026-11-27', '19:30'],
    ['Sabtu, 5 Desember, 09.00 - 11.00 WIB', '2026-12-05', '09:00'],
  ])('"%s"', (text, day, time) => {
    expect(readWhen(text, NOW, WIB)).toEqual({ day, time });
  });
});
