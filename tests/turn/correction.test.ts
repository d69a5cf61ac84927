import { expect, test } from 'vitest';
import { createChat, createWorld } from '../builders/world.ts';

test('"eh belum ding" takes back what was reported, with everything that came of it', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.says('tini', 'kemarin saya sudah daftar');
  expect((await world.personOf('tini')).stage).toBe('registered');
  expect(await world.says('tini', 'eh belum ding')).toContain('yang tadi saya batalkan');
  const person = await world.personOf('tini');
  expect(person.stage).toBe('unregistered');
  expect(person.session.vars['registered_on']).toBeUndefined();
  const data = await world.store.personData(person.id);
  expect(data?.stages.at(-1)).toMatchObject({ stage: 'unregistered', cause: 'taken_back' });
  expect(await world.says('tini', 'data saya')).not.toContain('Tanggal mendaftar');
});

test('KELIRU takes back a report only once, and a day later none', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.says('tini', 'sudah bayar tadi pagi');
  expect(await world.says('tini', 'KELIRU')).toContain('yang tadi saya batalkan');
  expect(await world.says('tini', 'KELIRU')).not.toContain('batalkan');
  await world.says('tini', 'sudah bayar tadi pagi');
  world.clock.now += 25 * 3_600_000;
  expect(await world.says('tini', 'KELIRU')).not.toContain('batalkan');
  expect((await world.personOf('tini')).stage).toBe('paid');
});

test('"belum" answers the question that waits, and takes nothing back', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  expect(await world.says('tini', 'saya sudah daftar tanggal 5 november')).toContain('Sudah bayar?');
  await world.says('tini', 'eh belum');
  expect((await world.personOf('tini')).stage).toBe('registered');
});

test('a name is corrected from anywhere and said back', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  expect(await world.says('tini', 'mau ganti nama jadi bu titin')).toContain('saya panggil Bu Titin, ya');
  const person = await world.personOf('tini');
  const data = await world.store.personData(person.id);
  expect(data?.profile.find(({ name }) => name === 'nickname')?.value).toBe('Bu Titin');
});

test('the number of people is corrected, and a sum that stands on it is reckoned anew', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.talks('tini', 'hitung iuran');
  expect(await world.says('tini', 'eh salah mas 5 orang, bukan 4')).toContain('Baik, 5 orang, ya.');
  expect(await world.says('tini', 'kelas 3')).toContain('Untuk 5 orang');
  const told = await world.says('tini', 'eh keliru, 6 orang');
  expect(told).toContain('Baik, 6 orang, ya.');
  expect(told).toContain('Untuk 6 orang');
  expect((await world.personOf('tini')).session.vars['household_size']).toBe(6);
});

test('what was put right is what the next sum goes by', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.talks('tini', 'keluarga saya 3 orang', 'eh salah, 5 orang');
  expect(await world.says('tini', 'iuran kelas 3 berapa sebulan semuanya')).toContain('Untuk 5 orang');
});

test('a number that the dialogue asked for is answered anew where it asked', async () => {
  const { says } = createChat();
  await says('halo');
  await says('tidak');
  await says('hitung iuran');
  await says('11');
  await says('kelas 3');
  const told = await says('eh salah mas 4 orang kok bukan 11');
  expect(told).toContain('Baik, 4 orang, ya.');
  expect(`${told} ${await says('kelas 3')}`).toContain('Untuk 4 orang');
});

test('"eh jangan berhenti" brings back messages, and the reminders they had', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.says('tini', 'berhenti');
  expect(await world.personOf('tini')).toMatchObject({ stopped: true, reminders: false });
  expect(await world.says('tini', 'eh jangan berhenti')).toContain('tidak jadi berhenti');
  expect(await world.personOf('tini')).toMatchObject({ stopped: false, reminders: true });
});

test('whoever had no reminders gets none by going on', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.talks('tini', 'berhenti', 'ga jadi berhenti');
  expect(await world.personOf('tini')).toMatchObject({ stopped: false, reminders: false });
});

test('"eh tadi salah, saya setuju" counts after a no, with the notice that is shown now', async () => {
  const { says, store } = createChat();
  for (const text of ['halo', 'kenalan', 'tidak']) await says(text);
  expect(await says('eh tadi salah, saya setuju')).toContain('Mulai sekarang saya ingat');
  const data = await store.personData(1);
  expect(data?.person.consent).toBe('given');
  expect(data?.consents.map(({ answer, notice }) => [answer, notice])).toEqual([
    ['declined', '2'],
    ['given', '2'],
  ]);
});

test('whoever reports something for somebody else takes it back for themselves', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.says('tini', 'kemarin sudah daftar');
  expect(await world.says('tini', 'bukan saya, ibu saya')).toContain('ini untuk Ibu, ya');
  expect((await world.personOf('tini')).stage).toBe('unregistered');
});
