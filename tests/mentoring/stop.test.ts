import { expect, test } from 'vitest';
import { createWorld } from '../builders/world.ts';

async function village() {
  const world = createWorld();
  await world.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await world.worker('tini', 'Bu Tini');
  return world;
}

test('STOP stops messages at once and asks whether the ticket ends too; the mentor reads what came of it', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.says('sri', 'ambil 1');
  await w.hears('tini');
  const told = await w.says('tini', 'stop');
  expect(told).toContain('tidak akan mengirim pesan');
  expect(told).toContain('Permintaan #1 ke pendamping saya tutup juga?');
  expect((await w.personOf('tini')).stopped).toBe(true);
  expect(await w.hears('sri')).toContain('Bu Tini (#1) menulis BERHENTI');
  expect(await w.says('tini', 'tetap dibantu')).toContain('tetap berjalan');
  expect(await w.hears('sri')).toContain('tetap mau dibantu');
  await w.says('sri', 'baik bu');
  expect(await w.hears('tini')).toContain('baik bu');
  await w.says('tini', 'berhenti');
  expect(await w.says('tini', 'iya')).toContain('ditutup');
  expect(await w.hears('sri')).toContain('menutup permintaannya');
  expect(await w.store.loadTicket(1)).toMatchObject({ state: 'closed', outcome: 'stopped' });
  expect(await w.says('sri', 'kenapa bu?')).not.toBe('');
  expect(await w.hears('tini')).toBe('');
});

test('STOP while nobody has taken the ticket keeps it until they say so; the stop can be taken back', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.hears('sri');
  expect(await w.says('tini', 'berhenti')).toContain('saya tutup juga?');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'waiting' });
  expect(await w.says('tini', 'eh jangan berhenti')).toContain('tidak jadi berhenti');
  expect((await w.personOf('tini')).stopped).toBe(false);
  await w.says('tini', 'berhenti');
  expect(await w.says('tini', 'Tutup')).toContain('ditutup');
  expect(await w.hears('sri')).toContain('#1 ditutup: Warga menulis BERHENTI');
});

test('whoever stops without a ticket can take it back by a button, and reminders go on as before', async () => {
  const w = await village();
  await w.worker('ani', 'Bu Ani', { reminders: true });
  expect(await w.says('ani', 'berhenti')).toContain('1. Batal berhenti');
  expect(await w.personOf('ani')).toMatchObject({ stopped: true, reminders: false });
  expect(await w.says('ani', '1')).toContain('tidak jadi berhenti');
  expect(await w.personOf('ani')).toMatchObject({ stopped: false, reminders: true });
});
