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
