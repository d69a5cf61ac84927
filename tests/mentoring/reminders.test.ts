import { expect, test } from 'vitest';
import { DAY, HOUR, world } from './world.ts';

async function village() {
  const w = world();
  await w.joins('sri', 'mentor', 'Bu Sri', ['Sinduadi']);
  await w.arrives('tini', 'Bu Tini');
  for (const text of ['pengingat', 'boleh', 'jangan']) await w.says('tini', text);
  return w;
}

test('while a mentor holds the case no reminder comes; it comes once the case is closed', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.presses('sri', 'Ambil');
  for (let day = 0; day < 4; day++) {
    await w.says('sri', 'Sudah sampai mana, Bu?');
    await w.hears('tini');
    for (let hour = 0; hour < 24; hour++) {
      await w.passes(HOUR);
      await w.says('tini', 'masih saya urus');
    }
    expect(await w.hears('tini')).not.toContain('Sudah terkumpul?');
  }
  await w.says('sri', 'tutup 1');
  await w.presses('sri', 'Sudah paham');
  await w.passes(2 * DAY);
  expect(await w.hears('tini')).toMatch(/Sudah terkumpul|JKN-nya sudah didaftarkan/);
});

test('a closed case is asked after three days later, and its outcome sets the right reminders going', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.presses('sri', 'Ambil');
  await w.says('sri', 'tutup 1');
  await w.presses('sri', 'Sudah terdaftar');
  await w.passes(4 * DAY);
  expect(await w.hears('tini')).toContain('Urusannya sudah beres?');
  await w.passes(11 * DAY);
  expect(await w.hears('tini')).toContain('Iuran pertama sudah bisa dibayar');
});
