import { expect, test } from 'vitest';
import { createChat } from '../builders/world.ts';

test.each([
  ['assalamualaikum', 'Wa’alaikumsalam'],
  ['kulonuwun mbak', 'Monggo'],
  ['horas bang', 'Horas'],
  ['met pagi min', 'Selamat pagi'],
])('"%s" gets its own greeting back, and no menu', async (greeting, answer) => {
  const { says } = createChat();
  await says('menu');
  await says('iuran kelas 3 berapa');
  const told = await says(greeting);
  expect(told).toContain(answer);
  expect(told).not.toContain('1. ');
});

test('an answer begins with the answer to the salam that came with the question', async () => {
  const { says } = createChat();
  await says('halo');
  expect(await says('Assalamualaikum bu, iuran kelas 3 berapa')).toMatch(/^Wa’alaikumsalam[^]*35\.000/);
});

test('thanks are answered with thanks', async () => {
  const { says } = createChat();
  await says('halo');
  expect(await says('makasih banyak ya')).toContain('Sama-sama');
});
