import { expect, test } from 'vitest';
import { joinPieces } from '../../src/understanding/join-pieces.ts';

test('fragments go on, and sentences stay apart', () => {
  expect(joinPieces(['mau nanya', 'soal', 'iuran', 'kelas 2'])).toBe('mau nanya soal iuran kelas 2');
  expect(joinPieces(['iuran kelas 2 berapa', 'bayar di mana'])).toBe('iuran kelas 2 berapa\nbayar di mana');
  expect(joinPieces(['anak saya', 'sakit panas'])).toBe('anak saya sakit panas');
});

test('what is put right takes the place of what was wrong', () => {
  const rows: readonly (readonly [texts: readonly string[], joined: string])[] = [
    [['iuran kelas 3 brp', 'eh salah', 'kelas 2 maksudnya'], 'iuran kelas 2 brp'],
    [['nunggak 5 bulan', 'ralat 7 bulan', 'kelas 3'], 'nunggak 7 bulan kelas 3'],
    [['iuran kls 3 berapa', 'kelas 1*'], 'iuran kelas 1 berapa'],
    [['keluarga saya 4 orang', 'eh 5 orang ding'], 'keluarga saya 5 orang'],
    [['cara bayar gimana', 'maaf salah, maksud saya cara daftar gimana'], 'cara daftar gimana'],
    [['iuran kelas 3 brp', 'eh salah'], 'iuran kelas 3 brp'],
  ];
  for (const [texts, joined] of rows) expect(joinPieces(texts)).toBe(joined);
});

test('what corrects nothing stays as it was written', () => {
  expect(joinPieces(['eh salah'])).toBe('eh salah');
  expect(joinPieces(['salah, 5 orang'])).toBe('salah, 5 orang');
  expect(joinPieces(['pbi itu apa', 'maksudnya apa'])).toBe('pbi itu apa\nmaksudnya apa');
  expect(joinPieces(['data saya', 'salah satu anak belum masuk'])).toContain('anak belum masuk');
});
