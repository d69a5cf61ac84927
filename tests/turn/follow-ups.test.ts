import { expect, test } from 'vitest';
import { createChat } from '../builders/world.ts';

async function talk(...texts: readonly string[]): Promise<string> {
  const { says } = createChat();
  await says('menu');
  await says('menu');
  let told = '';
  for (const text of texts) told = await says(text);
  return told;
}

test('a short question means what was answered last', async () => {
  expect(await talk('nunggak bisa dicicil ga', 'caranya?')).toContain('REHAB');
  expect(await talk('kacamata ditanggung berapa', 'kalo kelas 1?')).toContain('Rp330.000');
  expect(await talk('cara ganti faskes gimana', 'itu dimana?')).not.toContain('hanya tahu soal JKN');
});

test('what asks on is no wish to go on with a dialogue that is not there', async () => {
  expect(await talk('iuran kelas 3 berapa', 'terus?')).not.toContain('Mau apa sekarang');
});

test('the same question twice is answered in another bubble, and a person is offered first', async () => {
  const told = await talk('iuran kelas 3 berapa', 'iuran kelas 3 berapa');
  expect(told).toMatch(/^Soal Iuran kelas 3: .*Rp35\.000/);
  expect(told).toContain('1. Minta pendamping');
});

test('two questions get two short answers', async () => {
  const told = await talk('ambulans gratis ga? igd harus bayar dulu ga?');
  expect(told.split('\n---\n')).toHaveLength(2);
  expect(told).toMatch(/antar tempat layanan[^]*---[^]*gawat/i);
});

test('of two answers only the one that was asked for yes or no opens with it', async () => {
  const how = 'gimana prosedur operasi katarak?';
  const whether = 'lahiran normal ditanggung ga?';
  const opensOf = async (text: string) => (await talk(text)).split('\n---\n').map((bubble) => bubble.split(' ')[0]);
  expect(await opensOf(`${how} ${whether}`)).toEqual(['Operasi', 'Ya.']);
  expect(await opensOf(`${whether} ${how}`)).toEqual(['Ya.', 'Operasi']);
  expect(await opensOf(`operasi katarak ditanggung ga? ${whether}`)).toEqual(['Ya,', 'Ya.']);
});

test('short words that point back are no command', async () => {
  expect(await talk('mau komplain rumah sakit', 'lewat apa')).toContain('165');
});
