import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';

async function village() {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini', { reminders: true });
  return w;
}

test('while a mentor holds the ticket no reminder comes; it comes once the ticket is closed', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.presses('sri', 'Ambil');
  await w.hears('tini');
  for (let turn = 0; turn < 5; turn++) {
    await w.says('sri', 'Sudah sampai mana, Bu?');
    await w.passes(6 * HOUR);
    expect(await w.hears('tini')).toBe('👤 Bu Sri: Sudah sampai mana, Bu?');
  }
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'claimed' });
  await w.says('sri', 'tutup 1');
  await w.presses('sri', 'Sudah paham');
  await w.passes(2 * DAY);
  expect(await w.hears('tini')).toMatch(/Sudah terkumpul|JKN-nya sudah didaftarkan/);
});

test('a closed ticket is asked after three days later, and its outcome sets the right reminders going', async () => {
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
