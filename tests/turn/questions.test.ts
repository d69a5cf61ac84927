import { expect, test } from 'vitest';
import { createChat, throughWelcome } from '../builders/world.ts';

test('a free question in the middle of a lesson is answered, and the lesson goes on at the exact step', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  for (const text of ['Belajar JKN', 'langsung belajar']) await says(text);
  expect(await says('Apa itu JKN')).toContain('Lanjut?');
  const reply = await says('bayar bpjs di alfamart bisa ga?');
  expect(reply).toContain('minimarket');
  expect(reply).toContain('ketik LANJUT');
  expect(await says('bayarnya paling lambat tanggal berapa?')).not.toContain('ketik LANJUT');
  expect(await says('lanjut')).toContain('Iuran JKN itu seperti apa?');
});

test('an answer to a step that waits for words or a number wins over a question', async () => {
  const { says } = createChat();
  for (const text of ['halo', 'kenalan', 'boleh']) await says(text);
  expect(await says('Bu Tini')).toContain('Tini');
  for (const text of ['petani', 'mlati', 'sinduadi']) await says(text);
  expect(await says('4 orang')).not.toContain('angkanya');
});

test('a clear question at a step that waits for a number is answered, and the number is still awaited', async () => {
  const { says } = createChat();
  for (const text of ['halo', 'kenalan', 'boleh', 'Bu Tini', 'petani', 'mlati']) await says(text);
  const asked = await says('sinduadi');
  const reply = await says('iuran kelas 3 berapa?');
  expect(reply).toContain('35.000');
  expect(reply).toContain('Langsung jawab saja');
  expect(await says('ulang')).toContain(asked.split('\n').at(-1)?.trim() ?? '-');
  expect(await says('4')).toContain('status JKN');
});

test('whoever is in trouble gets the answer, with a mentor as the first option', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  const reply = await says('saya terlanjur kena tipu transfer ke penipu');
  expect(reply).toContain('Segera hubungi bank');
  expect(reply).toMatch(/\d\. Minta pendamping\n\d+\. Ciri penipuan/);
});

test('a question that names a danger is answered, after what to do if it is happening now', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  const reply = await says('operasi serangan jantung ditanggung bpjs?');
  expect(reply.indexOf('119')).toBeGreaterThanOrEqual(0);
  expect(reply.indexOf('119')).toBeLessThan(reply.indexOf('dijamin'));
});

test('what is not about JKN is turned down kindly', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  expect(await says('harga cabai hari ini berapa')).toContain('hanya tahu soal JKN');
});

test('what another office does is not turned down: it is said where to go', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  expect(await says('uang jht saya kapan bisa diambil')).toContain('175');
});
