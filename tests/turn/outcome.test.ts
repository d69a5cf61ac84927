import { expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import { createChat, createWorld } from '../builders/world.ts';

test('"sudah daftar kemarin" at the menu moves the stage, is said back with its date, and leads to the next one', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  const told = await world.says('tini', 'alhamdulillah wis ndaftar wingi mas');
  expect(told).toContain('Hebat, Bu Tini! Daftarnya 22 November 2026, ya.');
  expect(told).toContain('mulai 6 Desember 2026, paling lambat 22 Desember 2026');
  expect(told).toContain('Nanti saya ingatkan');
  const person = await world.personOf('tini');
  expect(person.stage).toBe('registered');
  const data = await world.store.personData(person.id);
  expect(data?.stages.at(-1)).toMatchObject({ stage: 'registered', cause: 'outcome_registered/registered' });
  expect(data?.profile.find(({ name }) => name === 'registered_on')?.value).toBe('2026-11-22');
});

test('reminders to register stop once somebody said that they did, and the one to pay comes', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.says('tini', 'kemarin saya sudah daftar');
  await world.hears('tini');
  await world.passes(15 * DAY);
  const heard = await world.hears('tini');
  expect(heard).not.toContain('sudah didaftarkan?');
  expect(heard).toContain('Iuran pertama sudah bisa dibayar');
});

test('at the question of a reminder any wording counts, and a day that was said is not asked again', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.passes(3 * DAY);
  expect(await world.last('tini')).toContain('Sudah daftar');
  const told = await world.says('tini', 'udah daftar kemaren kok');
  expect(told).toContain('Hebat, Bu Tini!');
  expect(told).not.toContain('Kapan daftarnya');
  expect((await world.personOf('tini')).stage).toBe('registered');
});

test('at the question of a reminder its own option goes its own way', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.passes(3 * DAY);
  expect(await world.says('tini', 'sudah daftar')).toContain('Kapan daftarnya');
  const person = await world.personOf('tini');
  const data = await world.store.personData(person.id);
  expect(data?.stages.at(-1)).toMatchObject({ stage: 'registered', cause: expect.stringMatching(/^remind_/) });
});

test('a report in the middle of a lesson is taken, and the lesson can be gone on with at its step', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.talks('tini', 'Belajar JKN', 'langsung belajar', 'Apa itu JKN');
  const told = await world.says('tini', 'barusan tak bayar di indomaret');
  expect(told).toContain('Iurannya sudah dibayar, ya');
  expect((await world.personOf('tini')).stage).toBe('paid');
  expect(await world.talks('tini', 'tidak usah', 'lanjut')).toContain('Lanjut?');
});

test('a question with a report inside is answered, and the report is asked back; yes in any form takes it', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { stage: 'terdaftar belum bayar' });
  const told = await world.says('tini', 'kemarin sudah bayar kok belum aktif ya?');
  expect(told).toContain('Jadi iurannya sudah dibayar kemarin, ya?');
  expect((await world.personOf('tini')).stage).not.toBe('paid');
  expect(await world.says('tini', 'nggih')).toContain('Syukurlah, Bu Tini!');
  expect((await world.personOf('tini')).stage).toBe('paid');
});

test('a no to what was asked back changes nothing', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { stage: 'terdaftar belum bayar' });
  const { stage } = await world.personOf('tini');
  await world.says('tini', 'kemarin sudah bayar kok belum aktif ya?');
  expect(await world.says('tini', 'belum')).toContain('tidak apa-apa');
  expect((await world.personOf('tini')).stage).toBe(stage);
});

test('a report at first contact is welcomed and counts once consent is given', async () => {
  const { says, store } = createChat();
  const told = await says('assalamualaikum, saya sudah daftar kemarin');
  expect(told).toContain('Sudah daftar, ya');
  expect(told).toContain('bukan layanan resmi');
  expect(told).toContain('Boleh saya simpan');
  expect((await store.personData(1))?.person.stage).toBe('unknown');
  await says('ya');
  const data = await store.personData(1);
  expect(data?.person.stage).toBe('registered');
  expect(data?.profile.map(({ name, value }) => [name, value])).toContainEqual(['registered_on', '2026-11-22']);
});

test('after a no to consent a report is celebrated and nothing of it is kept', async () => {
  const { says, store } = createChat();
  for (const text of ['halo', 'kenalan', 'jangan']) await says(text);
  expect(await says('sudah bayar iuran tadi pagi')).toContain('Syukurlah');
  expect(await store.personData(1)).toMatchObject({ person: { stage: 'unknown' }, profile: [], stages: [] });
});

test.each([
  ['lapor: PBI saya diterima', 'subsidised', 'PBI-nya diterima, ya'],
  ['tunggakan saya sudah lunas semua', 'active', 'Tunggakannya sudah lunas, ya'],
  ['bpjs saya sudah aktif lagi', 'active', 'JKN-nya sudah aktif, ya'],
  ['saya sudah berhenti bayar', 'lapsed', 'Iurannya sedang berhenti, ya'],
])('"%s" moves the stage to %s', async (said, stage, told) => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  expect(await world.says('tini', said)).toContain(told);
  expect((await world.personOf('tini')).stage).toBe(stage);
});

test.each(['teman saya sudah daftar', 'mau daftar', 'sudah coba daftar tapi gagal', 'kalau sudah daftar terus apa?'])(
  '"%s" moves no stage',
  async (said) => {
    const world = createWorld();
    await world.worker('tini', 'Bu Tini');
    await world.says('tini', said);
    expect((await world.personOf('tini')).stage).toBe('unregistered');
  },
);

test('what is known already is not asked back: only the question is answered', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini');
  await world.says('tini', 'sudah bayar tadi pagi');
  const told = await world.says('tini', 'sudah bayar kok belum aktif?');
  expect(told).not.toContain('Jadi iurannya');
  expect(told).toContain('165');
});

test.each(['wis yo', 'ya wis mas', 'udah dulu ya', 'sudah ya bu, mau masak'])(
  '"%s" at "Sudah daftar?" is a goodbye and no report',
  async (said) => {
    const world = createWorld();
    await world.worker('tini', 'Bu Tini', { reminders: true });
    await world.passes(3 * DAY);
    expect(await world.last('tini')).toContain('Sudah daftar');
    await world.says('tini', said);
    expect((await world.personOf('tini')).stage).toBe('unregistered');
  },
);

test.each(['wis', 'sudah', 'udah', 'sampun', 'uwis mas', 'tos'])('"%s" at "Sudah daftar?" is a yes', async (said) => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.passes(3 * DAY);
  await world.says('tini', said);
  expect((await world.personOf('tini')).stage).toBe('registered');
});
