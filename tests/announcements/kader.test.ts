import { expect, test } from 'vitest';
import { HOUR } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';
import { fileOf } from '../messages.ts';

/** A kader, and two people of the village of whom one agreed to be seen. */
async function village() {
  const w = createWorld();
  await w.kader('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini', { reminders: true, kader: true });
  await w.worker('wati', 'Bu Wati', { reminders: true });
  await w.worker('joko', 'Pak Joko', { village: 'Tlogoadi', reminders: true, kader: true });
  return w;
}

test('the watch list names only people of one’s villages who agreed to be seen, and no more than is needed', async () => {
  const w = await village();
  const list = await w.says('sri', 'temani');
  expect(list).toContain('Bu Tini: belum terdaftar');
  expect(list).not.toContain('Wati');
  expect(list).not.toContain('Joko');
  const about = await w.presses('sri', 'Bu Tini: belum terdaftar');
  expect(about).toContain('petani');
  expect(about).not.toContain('biaya');
  // A person who changes their mind leaves the list, and a button shown before does not bring them back.
  for (const text of ['kader', 'jangan']) await w.says('tini', text);
  expect(await w.presses('sri', 'Sudah dikunjungi')).toContain('tidak ada lagi');
});

test('visited by one tap; help and a mentor are offered, and nothing happens without the worker’s yes', async () => {
  const w = await village();
  await w.mentor('ani', 'Bu Ani', ['Sinduadi']);
  await w.says('sri', 'temani');
  await w.presses('sri', 'Bu Tini: belum terdaftar');
  await w.hears('tini');
  expect(await w.presses('sri', 'Tawarkan pendamping')).toContain('Bu Tini');
  await w.passes(1000);
  expect(await w.hears('tini')).toContain('Bu Sri, kader desa, menawarkan pendamping');
  expect((await w.personOf('tini')).ticket).toBeNull();
  await w.says('tini', 'ya, mau');
  expect(await w.ticketOf('tini')).toMatchObject({ topic: 'kader', state: 'waiting' });
  await w.says('sri', 'temani');
  await w.presses('sri', 'Bu Tini: belum terdaftar');
  await w.presses('sri', 'Kirim bantuan');
  await w.passes(HOUR);
  // The day's one unasked message is used up.
  expect(await w.hears('tini')).not.toContain('ingin menemani');
  await w.says('sri', 'temani');
  await w.presses('sri', 'Bu Tini: belum terdaftar');
  expect(await w.presses('sri', 'Sudah dikunjungi')).toContain('sudah dikunjungi');
  expect(await w.says('sri', 'temani')).toContain('tidak ada warga');
});

test('mentors and workers cannot open the watch list; a coordinator sees every village', async () => {
  const w = await village();
  await w.mentor('ani', 'Bu Ani', ['Sinduadi']);
  expect(await w.says('ani', 'temani')).toContain('bukan tugas');
  expect(await w.says('wati', 'temani')).not.toContain('Bu Tini');
  await w.coordinator('budi', 'Pak Budi');
  expect(await w.says('budi', 'temani')).toContain('Pak Joko');
});

test('the course ends with a certificate of name and score, and the coordinator sees how the kader get on', async () => {
  const w = await village();
  await w.coordinator('budi', 'Pak Budi');
  expect(await w.says('budi', 'kemajuan pelatihan')).toContain('Bu Sri: belum mulai');
  expect(await w.says('sri', 'pelatihan')).toContain('pelatihan kader');
  expect(await w.says('budi', 'kemajuan pelatihan')).toContain('Bu Sri: sedang belajar');
  for (const text of [
    'lanjut',
    'lanjut',
    'lanjut',
    'langsung ujian',
    'menemani warga',
    'ditolak halus',
    'tidak boleh',
    'semua di kartu keluarga',
    'tidak',
    'ada masa tunggu',
    'kalurahan',
    'diterima',
  ])
    await w.says('sri', text);
  await w.says('sri', 'ditanyakan bersama');
  await w.says('sri', 'ambil tanda selesai');
  const messages = await w.store.messagesAfter('web', 'sri', 0, 1000);
  const certificate = messages.findLast(({ body }) => fileOf(body));
  expect(JSON.parse(fileOf(certificate?.body)?.ref ?? '{}')).toEqual({
    kind: 'certificate',
    name: 'Bu Sri',
    right: 8,
    total: 8,
    day: '23 November 2026',
  });
  expect(await w.says('budi', 'kemajuan pelatihan')).toContain('Bu Sri: selesai, nilai 8 dari 8');
  expect(await w.says('sri', '/petugas')).toContain('Kembali ke sisi petugas');
});

test('a kader gets a poster of their village to print, once the programme has an address', async () => {
  const w = await village();
  expect(await w.says('sri', 'poster')).toContain('belum bisa dibuat');
  await w.store.setSetting('telegram_username', 'kawan_jkn_bot');
  expect(await w.says('sri', 'poster')).toContain('Poster Sinduadi');
  const messages = await w.store.messagesAfter('web', 'sri', 0, 1000);
  const ref = messages.flatMap(({ body }) => fileOf(body) ?? []).at(-1)?.ref ?? '{}';
  expect(JSON.parse(ref)).toEqual({
    kind: 'poster',
    village: 'Sinduadi',
    kader: 'Bu Sri',
    links: [
      { channel: 'Telegram', url: expect.stringMatching(/^https:\/\/t\.me\/kawan_jkn_bot\?start=v-sinduadi_k-\d+$/) },
    ],
  });
});

test('a worker passes an invitation on, and learns how many came by it', async () => {
  const w = await village();
  await w.store.setSetting('telegram_username', 'kawan_jkn_bot');
  const { id } = await w.personOf('tini');
  const code = `t-${id.toString(36)}`;
  expect(await w.says('tini', 'ajak teman')).toContain(`https://t.me/kawan_jkn_bot?start=${code}`);
  await w.does('baru', { kind: 'start', code });
  expect(await w.says('tini', 'ajak teman')).toContain('Sudah 1 orang');
});
