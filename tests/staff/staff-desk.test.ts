import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import { inviteStaff, listStaff, removeStaff } from '../../src/cli/staff.ts';
import { INVITE_VALID_MS } from '../../src/staff/invites.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, shippedGuide, testTurns } from '../helpers.ts';
import { optionsOf, textOf } from '../messages.ts';

const VILLAGES = shippedGuide().guide.program.villages;

async function invite(store: Store, role = 'mentor', name = 'Bu Sri', village = ['Sinduadi']): Promise<string> {
  let printed = '';
  await inviteStaff(store, VILLAGES, { role, name, village }, NOW, (text) => (printed += text));
  return printed.split('\n')[0] ?? '';
}

async function pressed(found: ReturnType<typeof testTurns>, address: string, label: string, by = address) {
  const messages = await found.store.messagesAfter('web', address, 0, 10_000);
  const option = messages.flatMap(({ body }) => optionsOf(body)).findLast((candidate) => candidate.label === label);
  return found.presses(option?.token ?? 'missing', by);
}

test('an invitation binds one person, once, and the code itself is stored nowhere', async () => {
  const found = testTurns();
  const code = await invite(found.store);
  expect(await found.says(`GABUNG ${code.toLowerCase()}`, 'sri')).toContain('Selamat bergabung, Bu Sri');
  expect(await found.says(`GABUNG ${code}`, 'joko')).toContain('sudah pernah dipakai');
  expect(await found.store.staffList()).toMatchObject([{ name: 'Bu Sri', roles: ['mentor'], villages: ['sinduadi'] }]);
  const bytes = readdirSync(found.dataDir).map((file) => readFileSync(join(found.dataDir, file), 'latin1'));
  expect(bytes.join('')).not.toContain(code);
});

test('two people with one code at the same moment: exactly one joins', async () => {
  const found = testTurns();
  const code = await invite(found.store);
  const replies = await Promise.all([found.says(`GABUNG ${code}`, 'a'), found.says(`GABUNG ${code}`, 'b')]);
  expect(replies.filter((reply) => reply.includes('Selamat bergabung'))).toHaveLength(1);
  expect(replies.filter((reply) => reply.includes('sudah pernah dipakai'))).toHaveLength(1);
  expect(await found.store.staffList()).toHaveLength(1);
});

test('a code that is old or made up joins nobody, and a poster link that looks alike still works', async () => {
  const found = testTurns();
  const code = await invite(found.store);
  found.clock.now = NOW + INVITE_VALID_MS;
  expect(await found.says(`GABUNG ${code}`, 'a')).toContain('lewat masanya');
  expect(await found.says('GABUNG ABCD-EFGH-JKLM', 'a')).toContain('tidak kami kenal');
  await found.turns.receive({
    channel: 'web',
    externalId: 'poster',
    address: 'b',
    content: { kind: 'start', code: 'pasar-desa-sari' },
    at: NOW,
  });
  expect(textOf((await found.store.messagesAfter('web', 'b', 0, 10))[0]?.body)).toContain('bukan layanan resmi');
  expect(await found.store.staffList()).toEqual([]);
});

test('a second invitation adds a role and a village to the same person', async () => {
  const found = testTurns();
  await found.says(`GABUNG ${await invite(found.store)}`, 'sri');
  await found.says(`/start ${await invite(found.store, 'kader', 'Bu Sri', ['Tlogoadi'])}`, 'sri');
  expect(await found.store.staffList()).toMatchObject([
    { roles: ['mentor', 'kader'], villages: ['sinduadi', 'tlogoadi'] },
  ]);
});

test('duty and hours are set by number, by word and by button', async () => {
  const found = testTurns();
  const { says, store } = found;
  await says(`GABUNG ${await invite(store)}`, 'sri');
  expect(await says('istirahat', 'sri')).toContain('sekarang istirahat');
  expect((await store.staffList())[0]?.onDuty).toBe(false);
  const menu = await says('menu', 'sri');
  expect(menu).toContain('Siap bertugas');
  await pressed(found, 'sri', 'Siap bertugas');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  await says('jam kerja', 'sri');
  expect(await says('9 sampai 14.30', 'sri')).toContain('09.00 sampai 14.30');
  expect((await store.staffList())[0]?.hours).toEqual({ from: 540, until: 870 });
  await says('jam', 'sri');
  expect(await says('kapan saja', 'sri')).toContain('misalnya');
  expect(await says('ikut', 'sri')).toContain('jam kerja program');
  expect((await store.staffList())[0]?.hours).toBeNull();
});

test('an option of a list is taken by its label or the beginning of it as well', async () => {
  const { says, store } = testTurns();
  await says(`GABUNG ${await invite(store)}`, 'sri');
  expect(await says('Jam kerja saya', 'sri')).toContain('misalnya');
  await says('menu', 'sri');
  expect(await says('coba sisi', 'sri')).toContain('Setuju?');
});

test('a slip in the middle of an announcement is asked again, and nothing is lost', async () => {
  const { says, store } = testTurns();
  await says(`GABUNG ${await invite(store, 'kader')}`, 'sri');
  await says('umumkan acara', 'sri');
  expect(await says('sos', 'sri')).toContain('1. Sosialisasi JKN');
  expect(await says('sosialisasi', 'sri')).toContain('Kapan?');
});

test('mode warga shows the worker’s side, and /petugas comes back', async () => {
  const { says, store } = testTurns();
  await says(`GABUNG ${await invite(store)}`, 'sri');
  expect(await says('/warga', 'sri')).toContain('Setuju?');
  expect(await says('tidak', 'sri')).toContain('kami hormati');
  expect(await says('/petugas', 'sri')).toContain('Kembali ke sisi petugas');
});

test('buttons do nothing when forged, pressed again, given to somebody else, or old', async () => {
  const found = testTurns();
  const { says, store, clock } = found;
  await says(`GABUNG ${await invite(store)}`, 'sri');
  await says('halo', 'joko');
  expect(await pressed(found, 'sri', 'Istirahat dulu', 'joko')).toContain('tidak berlaku');
  expect(await found.presses('a'.repeat(24), 'sri')).toContain('tidak berlaku');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  await pressed(found, 'sri', 'Istirahat dulu');
  await says('siap', 'sri');
  expect(await pressed(found, 'sri', 'Istirahat dulu')).toContain('sudah dipakai');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  clock.now += 8 * DAY;
  expect(await pressed(found, 'sri', 'Jam kerja saya')).toContain('sudah lama');
});

test('a coordinator lets somebody go from chat; they know at once and can do nothing more', async () => {
  const found = testTurns();
  const { says, store, turns, clock } = found;
  await says(`GABUNG ${await invite(store)}`, 'sri');
  await says(`GABUNG ${await invite(store, 'coordinator', 'Pak Budi', [])}`, 'budi');
  expect(await says('daftar petugas', 'sri')).toContain('bukan tugas');
  expect(await says('daftar petugas', 'budi')).toContain('Bu Sri (pendamping), Sinduadi, siap');
  await pressed(found, 'budi', 'Keluarkan Bu Sri');
  await pressed(found, 'budi', 'Ya, keluarkan');
  for (const job of await store.dueJobs(clock.now, 10)) await turns.fire(job);
  expect(JSON.stringify(await store.messagesAfter('web', 'sri', 0, 100))).toContain('sudah diakhiri');
  expect(await says('istirahat', 'sri')).not.toContain('sekarang istirahat');
  expect(await store.staffList()).toHaveLength(1);
});

test('the command line lists and removes; whoever was removed can be invited again', async () => {
  const { says, store } = testTurns();
  await says(`GABUNG ${await invite(store)}`, 'sri');
  let printed = '';
  await listStaff(store, (text) => (printed += text));
  expect(printed).toBe('1\tBu Sri\tmentor\tsinduadi\ton duty\n');
  await removeStaff(store, '1', NOW, () => undefined);
  expect(await store.staffList()).toEqual([]);
  await expect(inviteStaff(store, VILLAGES, { role: 'boss', name: 'X' }, NOW, () => undefined)).rejects.toThrow(
    'no role',
  );
  expect(await says(`GABUNG ${await invite(store, 'kader')}`, 'sri')).toContain('kader');
  expect(await store.staffList()).toMatchObject([{ roles: ['kader'] }]);
});

test('leaving asks first; BERHENTI takes a mentor off duty and stops all messages', async () => {
  const { says, store } = testTurns();
  await says(`GABUNG ${await invite(store)}`, 'sri');
  const said = await says('berhenti', 'sri');
  expect(said).toContain('sekarang istirahat');
  expect(said).toContain('tidak akan mengirim pesan lebih dulu');
  expect((await store.staffList())[0]?.onDuty).toBe(false);
  expect((await store.loadPerson(1))?.stopped).toBe(true);
  await says('siap', 'sri');
  expect((await store.loadPerson(1))?.stopped).toBe(false);
  expect(await says('keluar', 'sri')).toContain('mau berhenti jadi petugas?');
  expect(await says('1', 'sri')).toContain('bukan petugas lagi');
  expect(await store.staffList()).toEqual([]);
});
