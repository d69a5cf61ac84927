import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createChat, createWorld, throughWelcome } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';

test('a new person is told that this is no official service, hears the price, and is asked before anything is kept', async () => {
  const { says, store } = createChat();
  const first = await says('halo');
  expect(first).toContain('bukan layanan resmi BPJS Kesehatan');
  expect(first).toContain('1. Iuran keluarga saya');
  expect(first).not.toContain('Boleh saya simpan');
  await says('1');
  const priced = await says('4');
  expect(priced).toContain('Rp140.000 sebulan');
  expect(priced).toContain('Boleh saya simpan jawaban Ibu/Bapak');
  expect(await store.personData(1)).toMatchObject({ person: { consent: 'unasked' }, profile: [] });
});

test('what a person says of themselves is kept after consent, with the notice they agreed to', async () => {
  const { says, store } = createChat();
  await throughWelcome(says);
  const data = await store.personData(1);
  expect(data?.profile.map(({ name, value }) => [name, value])).toContainEqual(['household_size', 4]);
  expect(data?.person.stage).toBe('unregistered');
  expect(data?.consents).toMatchObject([
    { answer: 'given', notice: '2', hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
  ]);
});

test('a no is respected: information still works and no words are kept', async () => {
  const { says, store } = createChat();
  for (const text of ['halo', '1', '4']) await says(text);
  expect(await says('jangan')).toContain('kami hormati');
  await says('menu');
  expect(await says('Belajar JKN')).toContain('Apa itu JKN');
  const data = await store.personData(1);
  expect(data).toMatchObject({ person: { consent: 'declined' }, profile: [], attempts: [], counts: { inbound: 0 } });
});

test('MENU in the middle of a lesson offers to go on at the exact step', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  for (const text of ['Belajar JKN', 'langsung belajar']) await says(text);
  const asked = await says('Apa itu JKN');
  expect(asked).toContain('Lanjut?');
  expect(await says('menu')).toContain('1. Lanjutkan yang tadi');
  expect(await says('1')).toContain('Lanjut?');
});

test('the dues of a household are worked out, with the caveat that the figures demand', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  await says('Hitung iuran');
  await says('4 orang');
  const said = await says('kls 3');
  expect(said).toContain('Rp140.000 sebulan');
  expect(said).toContain('165');
});

test('a 16-digit number is neither stored nor repeated', async () => {
  const { says, dataDir, store } = createChat();
  await throughWelcome(says);
  expect(await says('nik saya 3404011234567890')).toContain('tidak kami simpan');
  await store.close();
  const bytes = readdirSync(dataDir)
    .map((file) => readFileSync(join(dataDir, file), 'latin1'))
    .join('');
  expect(bytes).not.toContain('3404011234567890');
  expect(bytes).toContain('Tini');
});

test('HAPUS DATA asks once, then nothing of the person is left in any file', async () => {
  const { says, dataDir, store } = createChat();
  await throughWelcome(says);
  await says('hapus data');
  expect(await says('ya, hapus')).toContain('sudah dihapus');
  expect(await store.personData(1)).toBeNull();
  const bytes = readdirSync(dataDir)
    .map((file) => readFileSync(join(dataDir, file), 'latin1'))
    .join('');
  expect(bytes).not.toContain('Tini');
  expect(await says('halo')).toContain('bukan layanan resmi');
});

test('after HAPUS DATA no dialogue of before is offered again', async () => {
  const { says } = createChat();
  for (const text of ['halo', 'kenalan', 'boleh', 'hapus data']) await says(text);
  const proof = await says('ya, hapus');
  expect(proof).toContain('sudah dihapus');
  expect(proof).not.toContain('dilanjutkan');
});

test('the same message twice has one effect', async () => {
  const { turns, store } = createChat();
  const inbound = {
    channel: 'web',
    externalId: 'x',
    address: 'ani',
    content: { kind: 'text', text: 'halo' },
    at: NOW,
  } as const;
  expect(await Promise.all([turns.receive(inbound), turns.receive(inbound)])).toEqual(['committed', 'duplicate']);
  expect(await turns.receive(inbound)).toBe('duplicate');
  expect(await store.messagesAfter('web', 'ani', 0, 100)).toHaveLength(1);
});

test('an old button says so kindly and changes nothing', async () => {
  const { says, turns, store } = createChat();
  await throughWelcome(says);
  const before = (await store.personData(1))?.person.session.asks;
  await turns.receive({
    channel: 'web',
    externalId: 'p',
    address: 'ani',
    content: { kind: 'choice', ask: 1, n: 2 },
    at: NOW,
  });
  const data = await store.personData(1);
  expect(data?.person.consent).toBe('given');
  expect(data?.person.session.asks).toBe(before);
  expect(
    (await store.messagesAfter('web', 'ani', 0, 1000)).some(({ body }) => textOf(body).includes('Tombol itu')),
  ).toBe(true);
});

test('an emergency is answered at once with what to do', async () => {
  const { says } = createChat();
  await throughWelcome(says);
  expect(await says('bapak saya sesak napas')).toContain('IGD');
});

test('BERHENTI works from the very first message', async () => {
  const { says, store } = createChat();
  await says('halo');
  expect(await says('STOP')).toContain('tidak akan mengirim');
  expect((await store.personData(1))?.person.stopped).toBe(true);
});

test('two people in one group do not touch each other', async () => {
  const { says } = createWorld();
  const replies = await Promise.all([says('budi', 'halo'), says('citra', 'halo')]);
  expect(replies[0]).toBe(replies[1]);
});

test("work that no option names is kept in the worker's own words", async () => {
  const { says } = createChat();
  for (const text of ['halo', 'kenalan', 'boleh', 'Bu Tini']) await says(text);
  const reply = await says('sayuran');
  expect(reply).toContain('Saya catat: sayuran');
  expect(reply).toContain('tinggal di');
});

test('words meant for the question that waits are not taken for a question about JKN', async () => {
  const { says } = createChat();
  for (const text of ['halo', 'kenalan', 'boleh', 'Bu Tini']) await says(text);
  expect(await says('pedagang sayur di pasar')).toContain('tinggal di');
  expect(await says('ya')).not.toContain('program komputer');
});
