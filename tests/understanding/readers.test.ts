import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '../../src/understanding/choose.ts';
import { readCommand } from '../../src/understanding/commands.ts';
import { readTime } from '../../src/understanding/clock.ts';
import { readDate, readMonth } from '../../src/understanding/dates.ts';
import { readNumber } from '../../src/understanding/numbers.ts';

const NOW = Date.UTC(2026, 10, 23, 1);
const PAY = [
  { label: 'Cara bayar', also: [] },
  { label: 'Saya tidak mampu', also: ['berat', 'ga sanggup'] },
  { label: 'Tanya pendamping', also: [] },
  { label: 'Lewat dulu', also: [] },
];
const YES_NO = [
  { label: 'Ya, setuju', also: [] },
  { label: 'Tidak', also: [] },
];

describe('choosing an option', () => {
  test.each([
    ['2', 1],
    ['no 2', 1],
    ['yg kedua', 1],
    ['②', 1],
    ['2.', 1],
    ['loro', 1],
    ['nomer dua ya bu', 1],
    ['pilih 2 aja', 1],
    ['cara byr', 0],
    ['cra bayar', 0],
    ['bayar', 0],
    ['ga mampu', 1],
    ['berat', 1],
    ['pendamping', 2],
    ['yang terakhir', 3],
    ['kaping kalih', 1],
    ['tak pilih nomer telu', 2],
    ['paling bawah', 3],
    ['yang paling atas', 0],
    ['carabayar', 0],
    ['cr bayar', 0],
    ['2️⃣', 1],
    ['3 3', 2],
    ['II', 1],
    ['mboten mampu', 1],
    ['kula pilih ingkang kaping kalih', 1],
  ])('"%s" chooses option %i', (text, index) => {
    expect(choose(text, PAY)).toEqual({ kind: 'chosen', index });
  });

  test.each(['brp iuran kls 3', 'kalau kelas 2 gimana?', 'anak saya 3 orang gimana', '7', 'halo', ''])(
    '"%s" chooses nothing',
    (text) => {
      expect(choose(text, PAY)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    ['iya', 0],
    ['y', 0],
    ['nggih', 0],
    ['ok', 0],
    ['setuju', 0],
    ['ga setuju', 1],
    ['ora', 1],
    ['mboten', 1],
    ['gak mau', 1],
  ])('"%s" answers a yes-or-no question with option %i', (text, index) => {
    expect(choose(text, YES_NO)).toEqual({ kind: 'chosen', index });
  });

  test('never points outside the options, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const choice = choose(text, PAY);
        if (choice.kind === 'chosen') expect(choice.index).toBeLessThan(PAY.length);
        if (choice.kind === 'ambiguous') expect(Math.max(...choice.indexes)).toBeLessThan(PAY.length);
      }),
    );
  });
});

test.each([
  ['4', 4],
  ['empat', 4],
  ['4 orang', 4],
  ['sekawan', 4],
  ['papat', 4],
  ['sepuluh', 10],
  ['35rb', 35_000],
  ['35.000', 35_000],
  ['1,5 juta', 1_500_000],
  ['Rp 5.000.000', 5_000_000],
  ['dua puluh lima', 25],
  ['seratus dua puluh ribu', 120_000],
  ['telu belas', 13],
  ['brp iuran kls 3?', null],
  ['iuran kelas 3 berapa', null],
  ['-1', null],
])('the number in "%s" is %s', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each([
  ['besok', '2026-11-24'],
  ['tgl 5', '2026-12-05'],
  ['5 des', '2026-12-05'],
  ['5/12/2026', '2026-12-05'],
  ['senin depan', '2026-11-30'],
  ['sesuk', '2026-11-24'],
  ['31 feb', null],
  ['iuran', null],
])('the day in "%s" is %s', (text, day) => {
  expect(readDate(text, NOW)).toBe(day);
});

test.each([
  ['maret 2025', '2025-03'],
  ['bulan lalu', '2026-10'],
  ['3 bulan lalu', '2026-08'],
  ['03/2025', '2025-03'],
  ['desember', '2025-12'],
])('the month in "%s" is %s', (text, month) => {
  expect(readMonth(text, NOW)).toBe(month);
});

test.each([
  ['jam 4 sore', '16:00'],
  ['pukul 19.30', '19:30'],
  ['jam 9 pagi', '09:00'],
])('the hour in "%s" is %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ['MENU UTAMA', 'menu'],
  ['/start', 'start'],
  ['brenti', 'stop'],
  ['berhentii', 'stop'],
  ['hapus data saya', 'erase_data'],
  ['lanjut ya bu', 'resume'],
  ['cara berhenti jadi peserta', null],
  ['menu makanan', null],
  ['saya mau lanjut kelas 2', null],
])('"%s" is the global word %s', (text, command) => {
  expect(readCommand(text)).toBe(command);
});

describe('a number where labels hold numbers', () => {
  const classes = ['Kelas 3', 'Kelas 2', 'Kelas 1'].map((label) => ({ label, also: [] }));

  test.each([
    ['3', 0],
    ['kelas 3', 0],
    ['tiga aja', 0],
    ['no 1', 2],
    ['2 pak', 1],
  ])('"%s" means the label and not the place', (typed, index) => {
    expect(choose(typed, classes)).toEqual({ kind: 'chosen', index });
  });

  test('where only one label holds a number, a number is a place', () => {
    const options = ['Bayar 1 bulan', 'Bayar semua'].map((label) => ({ label, also: [] }));
    expect(choose('2', options)).toEqual({ kind: 'chosen', index: 1 });
  });
});
