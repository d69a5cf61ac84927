import { expect, test } from 'vitest';
import { createWorld } from '../builders/world.ts';

const photo = (caption: string) => ({
  kind: 'media' as const,
  media: 'photo' as const,
  caption,
  attachment: { channel: 'web' as const, media: 'photo' as const, ref: 'x' },
});

test.each(['berhenti, terima kasih', 'tolong berhenti', 'unsub', 'jgn kirim pesan lagi', '/berhenti@test_bot'])(
  '"%s" stops messages',
  async (text) => {
    const world = createWorld();
    await world.worker('ani', 'Bu Ani');
    await world.says('ani', text);
    expect((await world.personOf('ani')).stopped).toBe(true);
  },
);

test('stop counts while a name is asked for, and as the words of a picture', async () => {
  const world = createWorld();
  await world.talks('ani', 'halo', 'kenalan', 'boleh');
  await world.says('ani', 'tolong berhenti ya');
  expect((await world.personOf('ani')).stopped).toBe(true);
  await world.worker('tini', 'Bu Tini');
  await world.does('tini', photo('BERHENTI'));
  expect((await world.personOf('tini')).stopped).toBe(true);
});

test('what may mean stop is asked, and a yes stops', async () => {
  const world = createWorld();
  await world.worker('ani', 'Bu Ani');
  expect(await world.says('ani', 'pesannya mengganggu')).toContain('Mau berhenti menerima pesan');
  expect((await world.personOf('ani')).stopped).toBe(false);
  await world.says('ani', 'ya');
  expect((await world.personOf('ani')).stopped).toBe(true);
});

test.each(['Pak Malik', 'Bu Wiwit', 'Mulia', 'Pak Ujang'])(
  'the name "%s" is one, though a global word is a letter away',
  async (name) => {
    const world = createWorld();
    await world.talks('ani', 'halo', 'kenalan', 'boleh');
    expect(await world.says('ani', name)).toContain(name);
  },
);

test.each(['Bantul', 'Bali'])('the place "%s" is no global word where a village is asked for', async (place) => {
  const world = createWorld();
  await world.talks('ani', 'halo', 'kenalan', 'boleh', 'Bu Ani', 'ojek');
  const told = await world.says('ani', place);
  expect(told).not.toMatch(/bantu apa|pendamping|bekerja sebagai/i);
  expect(told).not.toBe('');
});

test('the words of a picture are read like others, and a sentence tells what became of the picture', async () => {
  const world = createWorld();
  await world.worker('ani', 'Bu Ani');
  const alarm = await world.does('ani', photo('tolong, bapak saya tidak sadar'));
  expect(alarm).toMatch(/^🚨/u);
  expect(alarm).toContain('Tulisannya saya baca');
  await world.worker('tini', 'Bu Tini');
  const dues = await world.does('tini', photo('brp iuran kls 3?'));
  expect(dues).toContain('Rp');
  expect(dues).toContain('Tulisannya saya baca');
});

test('an album gets one answer, and the words beside one of its pictures theirs', async () => {
  const world = createWorld();
  await world.worker('ani', 'Bu Ani');
  const picture = { kind: 'media' as const, media: 'photo' as const };
  expect(await world.does('ani', picture, { album: '7' })).not.toBe('');
  expect(await world.does('ani', picture, { album: '7' })).toBe('');
  expect(await world.does('ani', photo('brp iuran kls 3?'), { album: '7' })).toContain('Rp');
  expect(await world.does('ani', picture, { album: '8' })).not.toBe('');
});

test('a contact card reaches the mentor with its number masked, and the worker reads that it was', async () => {
  const world = createWorld();
  await world.mentor();
  await world.worker('ani', 'Bu Ani');
  await world.asksForHelp('ani');
  await world.presses('sri', 'Ambil');
  await world.hears('sri');
  expect(await world.does('ani', { kind: 'contact', name: 'Pak Budi', phone: '0812-3456-7891' })).not.toBe('');
  const told = await world.hears('sri');
  expect(told).toContain('(kartu kontak) Pak Budi');
  expect(told).not.toContain('7891');
});

test('a mentor who sends what cannot be passed on is never shown a list without labels', async () => {
  const world = createWorld();
  await world.mentor();
  await world.worker('ani', 'Bu Ani');
  await world.asksForHelp('ani');
  await world.presses('sri', 'Ambil');
  await world.says('ani', 'SELESAI');
  expect(await world.does('sri', { kind: 'contact' })).not.toMatch(/^\d+\.\s*$/m);
});

test('a second tap on the same option is silent', async () => {
  const world = createWorld();
  await world.says('ani', 'halo');
  const asked = (await world.got('ani')).findLast((body) => body.kind === 'say' && body.ask !== undefined);
  const ask = asked?.kind === 'say' ? (asked.ask ?? 0) : 0;
  expect(await world.does('ani', { kind: 'choice', ask, n: 1 })).not.toBe('');
  expect(await world.does('ani', { kind: 'choice', ask, n: 1 })).toBe('');
});
