import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedWhenUnfolded } from '../../src/understanding/normalise.ts';
import { digitGroups } from '../../src/understanding/digits.ts';
import { scrub, scrubAndCut, withoutMasks } from '../../src/understanding/scrub.ts';

const NIK = '3404075505900003';
const BETWEEN = [
  ' ',
  '    ',
  '.',
  ',',
  ', ',
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '–',
  '—',
  '\u2212',
  '/',
  '\\',
  ':',
  '|',
  ' | ',
  ';',
  '*',
  '~',
  '=',
  '+',
  "'",
  '’',
  '"',
  '_',
  '·',
  '•',
  ' • ',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2060',
  '\ufeff',
  '\u202d',
  '\u200e',
  '🙏',
  ' 😊 ',
  ' dan ',
  ' terus ',
  '()',
  '[',
  '#',
  '&',
  '%',
  '…',
  '、',
  '，',
  '．',
  '\u0301',
];
const DRESS: Record<string, (digits: string) => string> = {
  plain: (digits) => digits,
  'full-width': (digits) => shifted(digits, 0xff10),
  arabic: (digits) => shifted(digits, 0x0660),
  javanese: (digits) => shifted(digits, 0xa9d0),
  mathematical: (digits) => shifted(digits, 0x1d7ce),
  keycaps: (digits) => Array.from(digits, (digit) => `${digit}\ufe0f\u20e3`).join(''),
  circled: (digits) =>
    Array.from(digits, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1))).join(''),
  'circled in black': (digits) =>
    Array.from(digits, (digit) => (digit === '0' ? '⓿' : String.fromCodePoint(0x2776 + Number(digit) - 1))).join(''),
  superscript: (digits) => Array.from(digits, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join(''),
  'letters for 0 and 1': (digits) => digits.replace(/(?<=\d)0(?=\d)/g, 'O').replace(/(?<=\d)1(?=\d)/g, 'l'),
};
const shifted = (digits: string, zero: number): string =>
  Array.from(digits, (digit) => String.fromCodePoint(zero + Number(digit))).join('');
const cut = (digits: string, size: number): string[] => digits.match(new RegExp(`.{1,${String(size)}}`, 'g')) ?? [];
const digitsLeft = (text: string): number => digitGroups(text).reduce((sum, { digits }) => sum + digits.length, 0);

describe('numbers of people are hidden by their digits, whatever stands between', () => {
  test.each(BETWEEN)('an identity number in groups of four, two and one with %j between', (mark) => {
    for (const size of [4, 6, 8, 2, 1]) {
      const { text, masked } = scrub(`nik ibu saya ${cut(NIK, size).join(mark)} ya kak`);
      expect(masked, `${mark} ${String(size)}`).toContain('nik');
      expect(text).toBe('nik ibu saya [nomor NIK/KK disembunyikan] ya kak');
    }
  });

  test.each(BETWEEN.filter((mark) => !/\p{L}/u.test(mark)))('a phone number and a card with %j between', (mark) => {
    const phone = `nomor saya ${['0812', '3456', '7891'].join(mark)} bisa ditelepon`;
    expect(scrub(phone)).toEqual({
      text: 'nomor saya [nomor telepon disembunyikan] bisa ditelepon',
      masked: ['phone'],
    });
    const abroad = scrub(`wa ${['+62', '812', '3456', '7891'].join(mark)}`);
    expect(abroad.masked).toEqual(['phone']);
    expect(digitsLeft(abroad.text)).toBe(0);
    expect(scrub(`kartu ${['0001', '2345', '67890'].join(mark)}`).masked).toEqual(['card']);
  });

  test.each(Object.entries(DRESS))('%s digits', (_name, dress) => {
    for (const digits of [NIK, '081234567891', '0001234567890']) {
      const { text, masked } = scrub(`ini ${dress(digits)} bu`);
      expect(masked).toHaveLength(1);
      expect(digitsLeft(text)).toBe(0);
    }
  });

  test.each([
    ['nik nya 34040755 sambungannya 05900003', 2],
    ['34040755', 1],
    ['05900003', 1],
    ['nik saya 340407550', 1],
    ['lanjutannya 05900003', 1],
    ['nol delapan satu dua tiga empat lima enam tujuh delapan', 1],
    ['kosong delapan satu, dua tiga empat, lima enam tujuh lapan', 1],
    ['3.404.075.505.900.003', 1],
    ['340.407.550.590.000.3', 1],
    ['(0274) 868123', 1],
    ['O812 3456 7891', 1],
    ['3404075505900003\n081234567891', 2],
    ['surel saya siti.aminah+jkn@contoh.co.id ya', 1],
    ['wa.me/6281234567891', 1],
    ['26/11/2026 3404075505900003', 1],
    ['4 orang: 0812-3456-7891, 0813-4567-8912', 2],
  ])('%j', (text, count) => {
    const result = scrub(text);
    expect(result.masked).toHaveLength(count);
    expect(digitsLeft(result.text.replace('26/11/2026', '').replace(/^4 /, ''))).toBe(0);
  });
});

describe('what is no number of a person stays', () => {
  test.each([
    'Rp1.500.000',
    '165',
    '165 0811-8165-165',
    '+62 811 8165 165',
    'tgl 23-11-2026 jam 10',
    '35.000',
    'Kamis 26/11/2026 09.00 di balai desa',
    '26-11-2026 09.00-11.00',
    '25/11/2026 08.30',
    '2026-11-26 19:30:00',
    '26 11 2026 09.00',
    'tahun 2024/2025/2026',
    '2024 2025 2026',
    'gaji 2.500.000-3.000.000',
    '2.500.000 - 3.500.000',
    '150.000/100.000/35.000',
    'Rp 1.500.000.000',
    '42.000 + 42.000 + 35.000 = 119.000',
    '150.000,00',
    '1,500,000',
    '35000, 100000, 150000',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    'hadir 1 3 4 7 9 10 12 13 15',
    '1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
    'virtual account 8888801234567890',
    'VA BPJS 8888801234567890',
    'nomor antrean 20261126000123',
    'kode bayar 12345678901',
    'telepon kantor BPJS (0274) 868123',
    'puskesmas 0274-868123',
    '119, 112, 165',
    '1500400',
    'RT 03/05 55281',
    'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh',
    'lahir 25112026',
    'kelas 3, 4 orang, nunggak 14 bulan',
    '150.000.000',
    '15000000',
    'bayar 1.234.567',
    'ketemu di @balai',
    'a@b',
    '08.00-10.00, 13.00-15.00',
    '2 3 4 1 5',
    'jam 7.30 s/d 12.00 tgl 1/12/2026',
    '31.12.26 - 2.1.27',
    'Rp35.000 x 4 = Rp140.000',
    '½ juta',
  ])('%j', (text) => {
    expect(scrub(text)).toEqual({ text, masked: [] });
  });

  test('a text is masked before it is cut', () => {
    for (let before = 4070; before <= 4096; before++) {
      const { text } = scrubAndCut(`${'a'.repeat(before)} ${NIK}`, 4096);
      expect(digitsLeft(text)).toBe(0);
      expect(text.length).toBeLessThanOrEqual(4096);
    }
  });

  test('masks say nothing about what is asked', () => {
    expect(withoutMasks(scrub(`cek ${NIK} dan a@b.id`).text).replace(/ +/g, ' ')).toBe('cek dan ');
  });
});

test('is idempotent and leaves no 16 digits in a row of any dress', () => {
  const units = [...Array.from('0123456789 .-,/\n'), '٣', 'a', '③', '\u200b', '3\ufe0f\u20e3', '@', 'dan'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 80 }), (text) => {
      const once = scrub(text).text;
      expect(scrub(once).text).toBe(once);
      expect(once).not.toMatch(/\p{Nd}{16}/u);
    }),
    { seed: 12, numRuns: 2000 },
  );
});

test('a text that grows when it is unfolded is read no further than others', () => {
  const bismillah = '\ufdfa'.repeat(4096);
  const read = boundedWhenUnfolded(bismillah, 8192);
  expect(read.normalize('NFKD').length).toBeLessThanOrEqual(8192);
  expect(read.length).toBeGreaterThan(400);
  expect(boundedWhenUnfolded('é'.repeat(4096), 8192)).toHaveLength(4096);
  expect(boundedWhenUnfolded('a'.repeat(5000), 4096)).toHaveLength(4096);
});
