import { expect, test } from 'vitest';
import { asksWhether, withoutOpening } from '../../src/understanding/polarity.ts';

test.each([
  'operasi katarak ditanggung ga',
  'apakah lahiran gratis',
  'bener ga rawat inap cuma 3 hari',
  'bisa ga bayar di alfamart',
  'usg dijamin?',
  'apa operasi ditanggung',
  'daftar harus sekeluarga ora',
])('"%s" asks for yes or no', (text) => {
  expect(asksWhether(text)).toBe(true);
});

test.each([
  'berapa biaya operasi',
  'operasi katarak tidak ditanggung ya?',
  'dokter bilang saya harus dioperasi, gimana',
  'bukannya lahiran gratis?',
  'apa itu rehab?',
  'apa saja yang ditanggung?',
  'saya mau operasi katarak',
  '',
])('"%s" asks for neither', (text) => {
  expect(asksWhether(text)).toBe(false);
});

test.each([
  ['Ya, operasi dijamin.', 'Operasi dijamin.'],
  ['Tidak. Rawat jalan tidak kena denda.', 'Rawat jalan tidak kena denda.'],
  ['Tidak semua. Yang harus dibayar 24 bulan.', 'Tidak semua. Yang harus dibayar 24 bulan.'],
  ['Bisa lewat bank.', 'Bisa lewat bank.'],
])('%s → %s', (answer, rest) => {
  expect(withoutOpening(answer)).toBe(rest);
});
