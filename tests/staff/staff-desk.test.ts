import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import { listStaff, printInvite, removeStaff } from '../../src/cli/staff.ts';
import { INVITE_VALID_MS } from '../../src/staff/invites.ts';
import { invite } from '../builders/invite.ts';
import { createWorld } from '../builders/world.ts';
import { NOW, shippedGuide } from '../helpers.ts';
import { textOf } from '../messages.ts';

const VILLAGES = shippedGuide().guide.program.villages;

test('an invitation binds one person, once, and the code itself is stored nowhere', async () => {
  const found = createWorld();
  const code = await invite(found.store, { role: 'mentor', village: ['Sinduadi'] });
  expect(await found.says('sri', `GABUNG ${code.toLowerCase()}`)).toContain('Selamat bergabung, Bu Sri');
  expect(await found.says('joko', `GABUNG ${code}`)).toContain('sudah pernah dipakai');
  expect(await found.store.staffList()).toMatchObject([{ name: 'Bu Sri', roles: ['mentor'], villages: ['sinduadi'] }]);
  const bytes = readdirSync(found.dataDir).map((file) => readFileSync(join(found.dataDir, file), 'latin1'));
  expect(bytes.join('')).not.toContain(code);
});

test('two people with one code at the same moment: exactly one joins', async () => {
  const found = createWorld();
  const code = await invite(found.store, { role: 'mentor', village: ['Sinduadi'] });
  const replies = await Promise.all([found.says('a', `GABUNG ${code}`), found.says('b', `GABUNG ${code}`)]);
  expect(replies.filter((reply) => reply.includes('Selamat bergabung'))).toHaveLength(1);
  expect(replies.filter((reply) => reply.includes('sudah pernah dipakai'))).toHaveLength(1);
  expect(await found.store.staffList()).toHaveLength(1);
});

test('a code that is old or made up joins nobody, and a poster link that looks alike still works', async () => {
  const found = createWorld();
  const code = await invite(found.store, { role: 'mentor', village: ['Sinduadi'] });
  found.clock.now = NOW + INVITE_VALID_MS;
  expect(await found.says('a', `GABUNG ${code}`)).toContain('lewat masanya');
  expect(await found.says('a', 'GABUNG ABCD-EFGH-JKLM')).toContain('tidak kami kenal');
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
  const found = createWorld();
  await found.says('sri', `GABUNG ${await invite(found.store, { role: 'mentor', village: ['Sinduadi'] })}`);
  await found.says('sri', `/start ${await invite(found.store, { role: 'kader', village: ['Tlogoadi'] })}`);
  expect(await found.store.staffList()).toMatchObject([
    { roles: ['mentor', 'kader'], villages: ['sinduadi', 'tlogoadi'] },
  ]);
});

test('duty and hours are set by number, by word and by button', async () => {
  const found = createWorld();
  const { says, store } = found;
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  expect(await says('sri', 'istirahat')).toContain('sekarang istirahat');
  expect((await store.staffList())[0]?.onDuty).toBe(false);
  const menu = await says('sri', 'menu');
  expect(menu).toContain('Siap bertugas');
  await found.presses('sri', 'Siap bertugas');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  await says('sri', 'jam kerja');
  expect(await says('sri', '9 sampai 14.30')).toContain('09.00 sampai 14.30');
  expect((await store.staffList())[0]?.hours).toEqual({ from: 540, until: 870 });
  await says('sri', 'jam');
  expect(await says('sri', 'kapan saja')).toContain('misalnya');
  expect(await says('sri', 'ikut')).toContain('jam kerja program');
  expect((await store.staffList())[0]?.hours).toBeNull();
});

test('an option of a list is taken by its label or the beginning of it as well', async () => {
  const { says, store } = createWorld();
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  expect(await says('sri', 'Jam kerja saya')).toContain('misalnya');
  await says('sri', 'menu');
  expect(await says('sri', 'coba sisi')).toContain('Mau tanya apa?');
});

test('a slip in the middle of an announcement is asked again, and nothing is lost', async () => {
  const { says, store } = createWorld();
  await says('sri', `GABUNG ${await invite(store, { role: 'kader', village: ['Sinduadi'] })}`);
  await says('sri', 'umumkan acara');
  expect(await says('sri', 'sos')).toContain('1. Sosialisasi JKN');
  expect(await says('sri', 'sosialisasi')).toContain('Kapan?');
});

test('mode warga shows the worker’s side, and /petugas comes back', async () => {
  const { says, store } = createWorld();
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  expect(await says('sri', '/warga')).toContain('Mau tanya apa?');
  expect(await says('sri', 'cara daftar')).toContain('PANDAWA');
  expect(await says('sri', '/petugas')).toContain('Kembali ke sisi petugas');
});

test('buttons do nothing when forged, pressed again, given to somebody else, or old', async () => {
  const found = createWorld();
  const { says, store, clock } = found;
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  await says('joko', 'halo');
  expect(await found.presses('joko', 'Istirahat dulu', 'sri')).toContain('tidak berlaku');
  expect(await found.pressesToken('sri', 'a'.repeat(24))).toContain('tidak berlaku');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  await found.presses('sri', 'Istirahat dulu');
  await says('sri', 'siap');
  expect(await found.presses('sri', 'Istirahat dulu')).toContain('sudah dipakai');
  expect((await store.staffList())[0]?.onDuty).toBe(true);
  clock.now += 8 * DAY;
  expect(await found.presses('sri', 'Jam kerja saya')).toContain('sudah lama');
});

test('a coordinator lets somebody go from chat; they know at once and can do nothing more', async () => {
  const found = createWorld();
  const { says, store, turns, clock } = found;
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  await says('budi', `GABUNG ${await invite(store, { role: 'coordinator', name: 'Pak Budi' })}`);
  expect(await says('sri', 'daftar petugas')).toContain('bukan tugas');
  expect(await says('budi', 'daftar petugas')).toContain('Bu Sri (pendamping), Sinduadi, siap');
  await found.presses('budi', 'Keluarkan Bu Sri');
  await found.presses('budi', 'Ya, keluarkan');
  for (const job of await store.dueJobs(clock.now, 10)) await turns.fire(job);
  expect(JSON.stringify(await store.messagesAfter('web', 'sri', 0, 100))).toContain('sudah diakhiri');
  expect(await says('sri', 'istirahat')).not.toContain('sekarang istirahat');
  expect(await store.staffList()).toHaveLength(1);
});

test('the command line lists and removes; whoever was removed can be invited again', async () => {
  const { says, store } = createWorld();
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  let printed = '';
  await listStaff(store, (text) => (printed += text));
  expect(printed).toBe('1\tBu Sri\tmentor\tsinduadi\ton duty\n');
  await removeStaff(store, '1', NOW, () => undefined);
  expect(await store.staffList()).toEqual([]);
  await expect(printInvite(store, VILLAGES, { role: 'boss', name: 'X' }, NOW, () => undefined)).rejects.toThrow(
    'no role',
  );
  expect(await says('sri', `GABUNG ${await invite(store, { role: 'kader', village: ['Sinduadi'] })}`)).toContain(
    'kader',
  );
  expect(await store.staffList()).toMatchObject([{ roles: ['kader'] }]);
});

test('an invitation is printed with a link for every chat that has one', async () => {
  const { store } = createWorld();
  const print = async () => {
    let printed = '';
    await printInvite(store, VILLAGES, { role: 'kader', name: 'Bu Sri' }, NOW, (text) => (printed += text));
    return { printed, code: printed.slice(0, printed.indexOf('\n')) };
  };
  expect((await print()).printed).not.toContain('http');
  await store.setSetting('telegram_username', 'kawan_bot');
  await store.setSetting('whatsapp_number', '628123456789');
  const { printed, code } = await print();
  expect(printed).toContain(`Telegram: https://t.me/kawan_bot?start=${code}\n`);
  expect(printed).toContain(`WhatsApp: https://wa.me/628123456789?text=GABUNG%20${code}\n`);
  expect(printed).toContain(`Telegram: send the bot  /start ${code}\n`);
  expect(printed).toContain(`GABUNG ${code}\n`);
});

test('leaving asks first; BERHENTI takes a mentor off duty and stops all messages', async () => {
  const { says, store } = createWorld();
  await says('sri', `GABUNG ${await invite(store, { role: 'mentor', village: ['Sinduadi'] })}`);
  const said = await says('sri', 'berhenti');
  expect(said).toContain('sekarang istirahat');
  expect(said).toContain('tidak akan mengirim pesan lebih dulu');
  expect((await store.staffList())[0]?.onDuty).toBe(false);
  expect((await store.loadPerson(1))?.stopped).toBe(true);
  await says('sri', 'siap');
  expect((await store.loadPerson(1))?.stopped).toBe(false);
  expect(await says('sri', 'keluar')).toContain('mau berhenti jadi petugas?');
  expect(await says('sri', '1')).toContain('bukan petugas lagi');
  expect(await store.staffList()).toEqual([]);
});

test('whoever erases their data is told of no ticket any more, not even of what they held', async () => {
  const world = createWorld();
  await world.mentor('sri', 'Bu Sri');
  await world.mentor('lain', 'Pak Lain');
  await world.worker('tini', 'Bu Tini');
  const { id } = await world.asksForHelp('tini', 'anak saya sakit keras');
  await world.talks('sri', `ambil ${id}`, 'hapus data');
  await world.hears('lain');
  const told = await world.says('sri', 'ya, hapus');
  expect(told).toContain('sudah dihapus');
  expect(told).not.toContain('anak saya sakit keras');
  expect(await world.hears('lain')).toContain('anak saya sakit keras');
});
