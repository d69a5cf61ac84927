import { expect, test } from 'vitest';
import { mentorRoom } from '../../src/mentoring/mentor/mentor-room.ts';
import { ownRoom } from '../../src/staff/own-room.ts';
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
/** Every act behind a button, as the store would keep it. */
const ACTS = (id: number, person: number) => [
  `claim ${id}`,
  'claim_only',
  `decline ${id}`,
  `history ${id}`,
  `look ${id}`,
  'tickets',
  `tickets ${id}`,
  `switch ${id}`,
  `release ${id}`,
  `handover ${id}`,
  `handover ${id} ${person}`,
  `canned ${id}`,
  `canned ${id} hello`,
  `note ${id}`,
  `send ${id}`,
  `send ${id} lesson lesson_jkn`,
  `send ${id} poster paying`,
  `phone ${id}`,
  `close ${id}`,
  `close ${id} paid`,
  `outcome ${id} paid`,
  `visit ${id}`,
  `visit_done ${id}`,
  'summary',
  'begin',
  `begin ${person}`,
  `send_to ${id}`,
  `current close`,
  `staff_list`,
  `staff_remove ${person}`,
  `staff_remove_yes ${person}`,
  `rate ${id} 5`,
  `rate_words ${id}`,
  `lesson ${id} lesson_jkn`,
  `phone_yes ${id}`,
  `phone_no ${id}`,
  `visit_yes ${id}`,
  `visit_other ${id}`,
  `still_yes ${id}`,
  `still_no ${id}`,
  `reopen_yes ${id}`,
  `reopen_no ${id}`,
  `ticket_words ${id}`,
  `phone_number ${id}`,
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
    for (const action of ACTS(id, target)) {
      // Even a button that was somehow given to them: the act itself asks the permission table.
      const token = `token${++n}`;
      const records = [{ kind: 'button', token, personId: me, action, expiresAt: w.clock.now + 1e9 } as const];
      await w.store.commit([
        { inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: w.clock.now },
      ]);
      const said = await w.does(who, { kind: 'button', token });
      expect([action, said.includes('rahasiatini') || said.includes('Bu Rahayu')]).toEqual([action, false]);
      expect([action, await state(w, id)]).toEqual([action, before]);
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

test('no verb of any room is left out of this walk', () => {
  const tried = new Set(ACTS(1, 1).map((action) => action.split(' ')[0]));
  const own = new Set([
    'duty_on',
    'duty_off',
    'hours',
    'worker_mode',
    'staff_mode',
    'leave',
    'leave_yes',
    'accept',
    'refuse',
  ]);
  const verbs = [...Object.keys(mentorRoom().verbs), ...Object.keys(ownRoom().verbs)];
  expect(verbs.filter((verb) => !tried.has(verb) && !own.has(verb))).toEqual([]);
});
