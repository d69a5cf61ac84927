import { expect, test } from 'vitest';
import { allDeeds } from '../../src/rooms.ts';
import { typedWords } from '../../src/staff/typed.ts';
import { createWorld, type World } from '../builders/world.ts';

/** A command for each deed that is typed, with the number of a ticket where it takes one; those that leave the menu last. */
const COMMANDS = (id: number) => [
  'tiket',
  `tiket ${id}`,
  `ambil ${id}`,
  `riwayat ${id}`,
  `bukan ${id}`,
  `lihat ${id}`,
  `tutup ${id}`,
  `catatan ${id}`,
  `serahkan ${id}`,
  `lepas ${id}`,
  `jawaban ${id}`,
  `kirim ${id}`,
  `temu ${id}`,
  `hasil ${id}`,
  `hp ${id}`,
  'ambil',
  'ringkasan',
  'dampingi',
  'siap',
  'istirahat',
  'jam',
  'daftar petugas',
  '/tutup',
  '/riwayat',
  '/petugas',
  'umumkan',
  'acara',
  'temani',
  'poster',
  'pelatihan',
  'kemajuan pelatihan',
  'minggu ini',
  'keluar',
  '/warga',
];

test('the commands below are those of all deeds', () => {
  const said = COMMANDS(1).map(typedWords);
  const left = allDeeds.filter(({ typed }) => typed !== null && !said.some((words) => typed(words) !== null));
  expect(left.map(({ name }) => name)).toEqual([]);
});

async function programme() {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.mentor('lain', 'Bu Lain', ['Tirtoadi']);
  await w.kader('kade', 'Bu Kade', ['Sinduadi']);
  await w.worker('tini', 'Bu Rahayu');
  await w.worker('orang', 'Pak Orang', { village: 'Tirtoadi' });
  const ticket = await w.asksForHelp('tini', 'rahasiatini');
  await w.says('sri', `ambil ${ticket.id}`);
  await w.says('sri', 'halo bu');
  return { w, id: ticket.id };
}

/** What must not change, whoever is not entitled tries whatever. */
async function state(w: World, id: number) {
  const staff = (await w.store.staffList()).map(({ name, leftAt }) => [name, leftAt]);
  return JSON.stringify([
    await w.store.loadTicket(id),
    await w.store.ticketEntries(id),
    staff,
    (await w.personOf('tini')).stage,
  ]);
}

for (const who of ['lain', 'kade', 'orang', 'baru'] as const) {
  test(`${who}: no command and no guessed number reaches a ticket or colleague of others (T7)`, async () => {
    const { w, id } = await programme();
    if (who === 'baru') await w.says('baru', 'halo');
    const before = await state(w, id);
    await w.hears('tini');
    await w.hears('sri');
    for (const command of COMMANDS(id)) {
      const said = await w.says(who, command);
      expect([command, said.includes('rahasiatini') || said.includes('Bu Rahayu')]).toEqual([command, false]);
      expect([command, await state(w, id)]).toEqual([command, before]);
    }
    expect(await w.hears('tini')).toBe('');
  });
}

test('a mentor’s own buttons pressed by somebody else do nothing, and say so kindly', async () => {
  const { w, id } = await programme();
  await w.says('sri', `tutup ${id}`);
  const before = await state(w, id);
  for (const who of ['lain', 'kade', 'tini', 'orang']) {
    const said = await w.presses(who, 'Sudah bayar', 'sri');
    expect(said).toContain('tidak berlaku');
    expect(await state(w, id)).toBe(before);
  }
});

test('the worker’s questions are answered by the worker alone', async () => {
  const { w, id } = await programme();
  await w.says('sri', `hp ${id}`);
  const token = await w.tokenOf('tini', 'Boleh');
  const before = await state(w, id);
  expect(await w.does('orang', { kind: 'button', token })).toContain('tidak berlaku');
  expect(await w.does('sri', { kind: 'button', token })).toContain('tidak berlaku');
  expect(await state(w, id)).toBe(before);
});

test('a coordinator reads and hands over any ticket, but writes only in their own', async () => {
  const { w, id } = await programme();
  await w.coordinator('koko', 'Bu Koko');
  expect(await w.says('koko', `riwayat ${id}`)).toContain('rahasiatini');
  expect(await w.says('koko', `catatan ${id}`)).toContain('tidak ada di daftar');
  expect(await w.says('koko', `tutup ${id}`)).toContain('tidak ada di daftar');
  await w.says('koko', `serahkan ${id}`);
  expect(await w.presses('koko', 'Bu Lain')).toContain('sudah diserahkan ke Bu Lain');
  expect((await w.store.loadTicket(id))?.mentorId).toBe((await w.personOf('lain')).id);
});
