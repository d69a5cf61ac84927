import { expect, test } from 'vitest';
import { mentorDeeds } from '../../src/mentoring/mentor/mentor-room.ts';
import { workerAnswers } from '../../src/mentoring/worker/answers.ts';
import { staffListDeeds } from '../../src/staff/remove-staff.ts';
import type { Deed } from '../../src/store/deeds.ts';
import { createWorld, type World } from '../builders/world.ts';

/** Every typed command of the staff, with the number of a case where it takes one. */
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
  'ringkasan',
  'dampingi',
  'siap',
  'istirahat',
  'jam',
  'daftar petugas',
  '/tutup',
  '/riwayat',
  '/petugas',
];
/** Every deed behind a button, with its arguments in the order of the declaration. */
const DEEDS = (id: number, person: number): Deed[] => [
  { name: 'claim', args: [id] },
  { name: 'claim_only', args: [] },
  { name: 'decline', args: [id] },
  { name: 'history', args: [id] },
  { name: 'look', args: [id] },
  { name: 'tickets', args: [] },
  { name: 'tickets', args: [id] },
  { name: 'switch', args: [id] },
  { name: 'release', args: [id] },
  { name: 'handover', args: [id] },
  { name: 'handover', args: [id, person] },
  { name: 'canned', args: [id] },
  { name: 'canned', args: [id, 'hello'] },
  { name: 'note', args: [id] },
  { name: 'send', args: [id] },
  { name: 'send', args: [id, 'lesson', 'lesson_jkn'] },
  { name: 'send', args: [id, 'poster', 'paying'] },
  { name: 'phone', args: [id] },
  { name: 'close', args: [id] },
  { name: 'close', args: [id, 'paid'] },
  { name: 'outcome', args: [id, 'paid'] },
  { name: 'visit', args: [id] },
  { name: 'visit_done', args: [id] },
  { name: 'summary', args: [] },
  { name: 'begin', args: [] },
  { name: 'begin', args: [person] },
  { name: 'send_to', args: [id] },
  { name: 'current', args: ['close'] },
  { name: 'staff_list', args: [] },
  { name: 'staff_remove', args: [person] },
  { name: 'staff_remove_yes', args: [person] },
  { name: 'rate', args: [id, 5] },
  { name: 'rate_words', args: [id] },
  { name: 'lesson', args: [id, 'lesson_jkn'] },
  { name: 'phone_yes', args: [id] },
  { name: 'phone_no', args: [id] },
  { name: 'visit_yes', args: [id] },
  { name: 'visit_other', args: [id] },
  { name: 'still_yes', args: [id] },
  { name: 'still_no', args: [id] },
  { name: 'reopen_yes', args: [id] },
  { name: 'reopen_no', args: [id] },
  { name: 'ticket_words', args: [id] },
  { name: 'phone_number', args: [id] },
];

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
  test(`${who}: no command, no guessed number and no button reaches a case or colleague of others (T7)`, async () => {
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
    const me = (await w.personOf(who)).id;
    const target = (await w.personOf('sri')).id;
    let n = 0;
    for (const deed of DEEDS(id, target)) {
      // Even a button that was somehow given to them: the permission table is asked.
      const token = `token${++n}`;
      const records = [{ kind: 'button', token, personId: me, deed, expiresAt: w.clock.now + 1e9 } as const];
      await w.store.commit([
        { inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: w.clock.now },
      ]);
      const said = await w.does(who, { kind: 'button', token });
      expect([deed, said.includes('rahasiatini') || said.includes('Bu Rahayu')]).toEqual([deed, false]);
      expect([deed, await state(w, id)]).toEqual([deed, before]);
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

test('a coordinator reads and hands over any case, but writes only in their own', async () => {
  const { w, id } = await programme();
  await w.coordinator('koko', 'Bu Koko');
  expect(await w.says('koko', `riwayat ${id}`)).toContain('rahasiatini');
  expect(await w.says('koko', `catatan ${id}`)).toContain('tidak ada di daftar');
  expect(await w.says('koko', `tutup ${id}`)).toContain('tidak ada di daftar');
  await w.says('koko', `serahkan ${id}`);
  expect(await w.presses('koko', 'Bu Lain')).toContain('sudah diserahkan ke Bu Lain');
  expect((await w.store.loadTicket(id))?.mentorId).toBe((await w.personOf('lain')).id);
});

test('no deed of mentoring is left out of this walk', () => {
  const tried = new Set(DEEDS(1, 1).map(({ name }) => name));
  // These are answered by whoever was offered a mentor, whose number means nothing to others.
  const offered = new Set(['accept', 'refuse']);
  const names = [...mentorDeeds, ...workerAnswers, ...staffListDeeds].map(({ name }) => name);
  expect(names.filter((name) => !tried.has(name) && !offered.has(name))).toEqual([]);
});
