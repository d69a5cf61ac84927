import { expect, test } from 'vitest';
import { afterIntroduction } from '../../src/understanding/introduction.ts';
import { createChat } from '../builders/world.ts';

test.each([
  ['saya jualan di pasar, keluarga 4 orang, cara daftar gimana', 'cara daftar gimana'],
  ['sy tukang becak umur 50 pengen ikutan bpjs', 'pengen ikutan bpjs'],
  ['bu saya ini petani di gunungkidul, anak saya dua, faskes itu apa', 'faskes itu apa'],
  ['kulo niki buruh tani pak, usg bisa pake bpjs berapa kali', 'usg bisa pake bpjs berapa kali'],
  ['aku nelayan baru pulang melaut bikin bpjs butuh apa aja', 'bikin bpjs butuh apa aja'],
  ['berapa iuran kelas 3', null],
  ['saya sakit perut', null],
  ['saya tukang becak', null],
  ['', null],
])('behind what somebody says of themselves in %j stands %j', (text, rest) => {
  expect(afterIntroduction(text)).toBe(rest);
});

test.each([
  ['saya jualan di pasar, keluarga 4 orang, cara daftar gimana', 'KTP'],
  ['mau nanya bu, saya jualan gorengan di pasar, bpjs itu bayarnya berapa ya sebulan', 'Rp35.000'],
  ['saya jualan gorengan di pasar, boleh ga bayar setaun langsung', 'beberapa bulan sekaligus'],
])('%j is answered, whoever asks', async (text, answer) => {
  const { says } = createChat();
  await says('halo');
  expect(await says(text)).toContain(answer);
});
