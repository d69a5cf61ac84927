import { expect, test } from 'vitest';
import { DAY, HOUR, WEEK } from '../../src/calendar/durations.ts';
import { exportRows } from '../../src/cli/export.ts';
import { nextMonday } from '../../src/evaluation/weekly-room.ts';
import { NOW } from '../helpers.ts';
import { createWorld } from '../builders/world.ts';

test('the week of a programme, by village: who came, agreed, learnt, registered, and what reminders led to', async () => {
  const w = createWorld();
  await w.coordinator('budi', 'Pak Budi');
  await w.worker('tini', 'Bu Tini', { reminders: true });
  await w.worker('joko', 'Pak Joko', { village: 'Tlogoadi', stage: 'aktif' });
  await w.says('baru', 'halo');
  await w.passes(DAY);
  expect(await w.hears('tini')).toContain('Sudah terkumpul?');
  await w.passes(2 * DAY);
  expect(await w.hears('tini')).toContain('JKN-nya sudah didaftarkan?');
  await w.says('tini', 'sudah daftar');
  await w.says('tini', 'hari ini');
  const said = await w.says('budi', 'ringkasan minggu');
  expect(said).toContain('setuju disimpan: 2');
  expect(said).toContain('Mendaftar: 1');
  expect(said).toContain('Pengingat: 2, lalu mendaftar atau membayar: 2');
  expect(said).toContain('Sinduadi: baru 1, daftar 1');
  let csv = '';
  await exportRows(w.store, 'digest', 'csv', (text) => (csv += text), { now: w.clock.now });
  expect(csv).toContain('remindersLed');
  const rows = await w.store.digest(NOW, w.clock.now + 1);
  expect(rows.find(({ village }) => village === 'sinduadi')).toMatchObject({
    reached: 1,
    registered: 1,
    reminders: 2,
    remindersLed: 2,
  });
  expect(rows.find(({ village }) => village === 'tlogoadi')).toMatchObject({ reached: 1, paid: 1, reminders: 0 });
  expect(JSON.stringify(rows)).not.toContain('Tini');
});

test('it comes by itself each Monday at eight, to coordinators alone', async () => {
  const w = createWorld();
  await w.coordinator('budi', 'Pak Budi');
  await w.kader('sri', 'Bu Sri', ['Sinduadi']);
  expect(await w.says('sri', 'ringkasan minggu')).toContain('bukan tugas');
  await w.hears('budi');
  await w.passes(WEEK - 3 * HOUR);
  expect(await w.hears('budi')).not.toContain('Seminggu terakhir');
  await w.passes(2 * HOUR);
  expect(await w.hears('budi')).toContain('Seminggu terakhir');
  await w.passes(WEEK);
  expect(await w.hears('budi')).toContain('Seminggu terakhir');
  expect(await w.hears('sri')).not.toContain('Seminggu terakhir');
});

test('Monday is the Monday of the place', () => {
  // Sunday 22:30 UTC is Monday 05:30 WIB and 07:30 WIT.
  const sunday = Date.UTC(2026, 10, 22, 22, 30);
  expect(nextMonday(sunday, 'Asia/Jakarta')).toBe(Date.UTC(2026, 10, 23, 1));
  expect(nextMonday(sunday, 'Asia/Jayapura')).toBe(Date.UTC(2026, 10, 22, 23));
  expect(nextMonday(Date.UTC(2026, 10, 23, 1), 'Asia/Jakarta')).toBe(Date.UTC(2026, 10, 30, 1));
});

test('announcements and the digest can be exported; anything else is named', async () => {
  const w = createWorld();
  await w.kader();
  await w.worker('tini', 'Bu Tini', { reminders: true });
  await w.announces();
  await w.presses('sri', 'Kirim sekarang');
  await w.fire();
  const exported = async (what: string) => {
    let text = '';
    await exportRows(w.store, what, 'json', (line) => (text += line), { now: w.clock.now + 1 });
    return text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  };
  expect(await exported('announcements')).toMatchObject([{ what: 'Sosialisasi JKN', guests: 0 }]);
  expect(await exported('digest')).toContainEqual(expect.objectContaining({ village: 'sinduadi', reached: 1 }));
  await expect(exported('everything')).rejects.toThrow('"everything" cannot be exported; people, attempts');
});
