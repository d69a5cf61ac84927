import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';
import { textOf } from '../messages.ts';

async function village(workers = ['tini', 'joko']) {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.mentor('budi', 'Pak Budi', ['Sinduadi']);
  await w.coordinator('koko', 'Bu Koko');
  for (const name of workers) await w.worker(name, name === 'tini' ? 'Bu Tini' : `Pak ${name}`);
  return w;
}

async function claimed(w: Awaited<ReturnType<typeof village>>, worker = 'tini', mentor = 'sri') {
  const ticket = await w.asksForHelp(worker);
  await w.says(mentor, `ambil ${ticket.id}`);
  await w.hears(worker);
  return ticket.id;
}

test('two mentors claim at the same moment: exactly one gets the ticket, and the worker is told once', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.hears('tini');
  const tokens = [await w.tokenOf('sri', 'Ambil'), await w.tokenOf('budi', 'Ambil')];
  await Promise.all([
    w.turns.receive({
      channel: 'web',
      externalId: 'a',
      address: 'sri',
      content: { kind: 'button', token: tokens[0]! },
      at: w.clock.now,
    }),
    w.turns.receive({
      channel: 'web',
      externalId: 'b',
      address: 'budi',
      content: { kind: 'button', token: tokens[1]! },
      at: w.clock.now,
    }),
  ]);
  const told = (await w.hears('tini')).match(/sekarang membantu/g);
  expect(told).toHaveLength(1);
  const both = `${await w.hears('sri')}\n${await w.hears('budi')}`;
  expect(both.match(/Ibu\/Bapak sekarang mendampingi/g)).toHaveLength(1);
  expect(both).toContain('sudah ditangani');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'claimed' });
});

test('with two tickets a message without an address is asked for; a reply and /tiket say it', async () => {
  const w = await village();
  await claimed(w, 'tini');
  await claimed(w, 'joko');
  await w.says('joko', 'saya menunggu bu');
  await w.says('tini', 'saya juga');
  const asked = await w.says('sri', 'besok saya ke sana');
  expect(asked).toContain('untuk siapa');
  expect(await w.hears('tini')).toBe('');
  expect(await w.hears('joko')).toBe('');
  expect(await w.presses('sri', '#2 Pak Joko')).toContain('Terkirim ke Pak Joko');
  expect(await w.hears('joko')).toContain('besok saya ke sana');
  expect(await w.hears('tini')).toBe('');
  expect(await w.says('sri', 'jam 9 ya')).toBe('');
  expect(await w.hears('joko')).toContain('jam 9 ya');
  const person = await w.personOf('sri');
  const messages = await w.store.messagesAfter('web', 'sri', 0, 1000);
  const from = messages.findLast(({ body }) => textOf(body).includes('Bu Tini (#1): saya juga'));
  expect(person.staff).toBe(true);
  await w.says('sri', 'halo bu Tini', { replyTo: String(from?.seq) });
  expect(await w.hears('tini')).toContain('halo bu Tini');
  await w.says('sri', '/tiket 2');
  await w.says('sri', 'kembali ke Pak Joko');
  expect(await w.hears('joko')).toContain('kembali ke Pak Joko');
  // Somebody else wrote meanwhile: it is asked again instead of guessed.
  await w.says('tini', 'bu?');
  expect(await w.says('sri', 'ya')).toContain('untuk siapa');
});

test('unclaimed for 15 minutes everybody and the coordinator hear again, then hourly; unanswered for 2 hours it goes back', async () => {
  const w = await village();
  await w.asksForHelp('tini');
  await w.hears('budi');
  expect(await w.hears('koko')).not.toContain('Permintaan');
  await w.passes(15 * MINUTE);
  expect(await w.hears('koko')).toContain('Masih menunggu');
  expect(await w.hears('budi')).toContain('Masih menunggu');
  await w.passes(59 * MINUTE);
  expect(await w.hears('koko')).toBe('');
  await w.passes(MINUTE);
  expect(await w.hears('koko')).toContain('Masih menunggu');
  await w.says('sri', 'ambil 1');
  await w.hears('tini');
  await w.passes(2 * HOUR);
  expect(await w.hears('tini')).toContain('Kami carikan pendamping lain');
  expect(await w.hears('sri')).toContain('lama belum terjawab');
  expect(await w.hears('koko')).toContain('Masih menunggu');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'waiting', mentorId: null });
  expect(await w.says('budi', 'ambil 1')).toContain('Ibu/Bapak sekarang mendampingi');
});

test('out of hours the worker is told when, nobody is woken, and the morning begins with a digest', async () => {
  const w = await village();
  w.clock.now += 8 * HOUR; // 18.00
  await w.says('tini', 'bantuan');
  expect(await w.says('tini', 'mendaftar')).toContain('mulai menjawab besok pagi jam 8');
  expect(await w.hears('sri')).not.toContain('Permintaan');
  await w.passes(13 * HOUR + 59 * MINUTE);
  expect(await w.hears('sri')).toBe('');
  await w.passes(2 * MINUTE);
  const morning = await w.hears('sri');
  expect(morning).toContain('Selamat pagi, Bu Sri. Warga yang menunggu pendamping: 1');
  expect(morning).toContain('Permintaan bantuan #1');
});

test('nobody of the village on duty: the mentors of the programme are told; whoever passes is left out', async () => {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Tlogoadi']);
  await w.mentor('ina', 'Bu Ina', ['Tirtoadi']);
  await w.worker('tini', 'Bu Tini');
  await w.asksForHelp('tini');
  expect(await w.hears('sri')).toContain('Sinduadi');
  expect(await w.presses('ina', 'Bukan bidang saya')).toContain('bukan bidang Ibu/Bapak');
  await w.passes(15 * MINUTE);
  expect(await w.hears('ina')).toBe('');
  expect(await w.hears('sri')).toContain('Masih menunggu');
});

test('a visit: proposed, agreed, both reminded the evening before and an hour before, and recorded', async () => {
  const w = await village();
  await claimed(w);
  await w.says('sri', 'temu 1');
  await w.says('sri', 'Balai desa');
  await w.says('sri', 'besok');
  expect(await w.says('sri', 'jam 9 pagi')).toContain('Balai desa, Selasa, 24 Nov jam 09.00');
  expect(await w.hears('tini')).toContain('1. Setuju');
  expect(await w.says('tini', '1')).toContain('Jadi bertemu');
  expect(await w.hears('sri')).toContain('setuju: Balai desa');
  await w.passes(8 * HOUR);
  expect(await w.hears('tini')).toContain('Pengingat: bertemu Bu Sri, Balai desa');
  expect(await w.hears('sri')).toContain('Pengingat: bertemu Bu Tini');
  await w.passes(14 * HOUR);
  expect(await w.hears('tini')).toContain('Pengingat');
  await w.hears('sri');
  await w.passes(2 * HOUR);
  expect(await w.hears('sri')).toContain('Bagaimana pertemuan dengan Bu Tini');
  await w.presses('sri', 'Catat hasilnya');
  expect(await w.says('sri', 'Berkas sudah lengkap')).toContain('dicatat');
  expect(await w.ticketOf('tini')).toMatchObject({ visit: { state: 'done', result: 'Berkas sudah lengkap' } });
});

test('the worker asks for another time, and gives a phone number only by agreeing', async () => {
  const w = await village();
  await claimed(w);
  for (const words of ['temu 1', 'rumah', 'kamis', '10.00']) await w.says('sri', words);
  await w.hears('tini');
  await w.presses('tini', 'Usul waktu lain');
  expect(await w.says('tini', 'sabtu sore saja bu')).toContain('sampaikan ke pendamping');
  expect(await w.hears('sri')).toContain('minta waktu lain: sabtu sore saja bu');
  expect(await w.says('tini', 'HP saya 081234567890')).toContain('tidak kami teruskan');
  expect(await w.hears('sri')).not.toContain('081234567890');
  await w.says('sri', 'hp 1');
  await w.presses('tini', 'Boleh');
  expect(await w.says('tini', '081234567890')).toContain('diteruskan ke Bu Sri');
  expect(await w.hears('sri')).toContain('081234567890');
  expect(JSON.stringify(await w.store.ticketEntries(1))).not.toContain('081234567890');
});

test('canned replies, notes that only staff see, posters, lessons, handing over with the history', async () => {
  const w = await village();
  await claimed(w);
  await w.says('sri', 'jawaban 1');
  await w.presses('sri', 'Berkas');
  expect(await w.hears('tini')).toContain('siapkan KTP');
  await w.says('sri', 'catatan 1');
  expect(await w.says('sri', 'Suaminya sakit')).toContain('disimpan');
  expect(await w.hears('tini')).toBe('');
  await w.says('sri', 'kirim 1');
  await w.presses('sri', 'Pelajaran: Apa itu JKN');
  await w.hears('tini');
  expect(await w.presses('tini', 'Buka')).toContain('Lanjut?');
  expect(await w.says('tini', 'lanjut')).not.toBe('');
  expect(await w.says('tini', 'bu saya bingung sekali')).toBe('');
  expect(await w.hears('sri')).toContain('bu saya bingung sekali');
  await w.says('sri', 'serahkan 1');
  await w.presses('sri', 'Pak Budi');
  const given = await w.hears('budi');
  expect(given).toContain('Bu Sri menyerahkan kasus #1');
  expect(given).toContain('Suaminya sakit');
  expect(await w.hears('tini')).toContain('Sekarang Pak Budi');
  await w.says('tini', 'halo pak');
  expect(await w.hears('budi')).toContain('halo pak');
  expect(await w.hears('sri')).not.toContain('halo pak');
});

test('an emergency is answered at once and still reaches the mentor', async () => {
  const w = await village();
  await claimed(w);
  expect(await w.says('tini', 'tolong bapak saya sesak napas sekarang')).toContain('IGD');
  expect(await w.hears('sri')).toContain('GAWAT');
});

test('48 hours of silence ask, a day more closes; within a week the next words offer the same mentor', async () => {
  const w = await village();
  await claimed(w);
  await w.says('sri', 'sudah ke balai desa bu?');
  await w.hears('tini');
  await w.passes(48 * HOUR);
  expect(await w.hears('tini')).toContain('masih perlu bantuan Bu Sri');
  await w.passes(DAY);
  expect(await w.hears('tini')).toContain('Seberapa terbantu');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'closed', outcome: 'silence' });
  await w.says('tini', 'lewati');
  await w.passes(4 * HOUR);
  w.clock.now = Math.floor(w.clock.now / DAY) * DAY + 3 * HOUR;
  const offered = await w.says('tini', 'bu kemarin saya repot sekali');
  expect(offered).toContain('sambungkan lagi dengan Bu Sri');
  expect(await w.presses('tini', 'Ya, lanjutkan')).toContain('Bu Sri melanjutkan bantuan');
  expect(await w.hears('sri')).toContain('perlu bantuan lagi');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'claimed', reopened: 1 });
});

test('the worker ends it with SELESAI, and the mentor says how it ended', async () => {
  const w = await village();
  await claimed(w);
  expect(await w.says('tini', 'selesai')).toContain('Seberapa terbantu');
  expect(await w.hears('sri')).toContain('merasa sudah cukup');
  expect(await w.presses('sri', 'Sudah bayar')).toContain('ditutup');
  expect((await w.personOf('tini')).stage).toBe('paid');
});

test('a mentor begins on their own: only people who agreed, and only with their yes', async () => {
  const w = await village();
  expect(await w.says('sri', 'dampingi')).toContain('Bu Tini');
  expect(await w.presses('sri', 'Bu Tini')).toContain('tidak bisa ditawari');
  const tini = await w.personOf('tini');
  await w.store.commit([
    {
      inbound: null,
      jobKey: null,
      person: { ...tini, reminders: true },
      messages: [],
      records: [],
      erase: false,
      at: w.clock.now,
    },
  ]);
  await w.says('sri', 'dampingi');
  expect(await w.presses('sri', 'Bu Tini')).toContain('sudah kami tanya');
  await w.passes(1000);
  expect(await w.presses('tini', 'Ya, mau')).toContain('sekarang membantu');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'claimed', origin: 'mentor' });
});

test('the summary and the export tell how it went, without anybody’s words', async () => {
  const w = await village();
  await claimed(w);
  await w.passes(10 * MINUTE);
  await w.says('sri', 'halo bu');
  await w.says('sri', 'tutup 1');
  await w.presses('sri', 'Sudah terdaftar');
  const said = await w.says('sri', 'ringkasan');
  for (const part of ['Selesai minggu ini: 1', '10 menit', 'Sudah terdaftar: 1']) expect(said).toContain(part);
  const [row] = await Array.fromAsync(w.store.exportTickets());
  expect(row).toMatchObject({
    mentor: 'Bu Sri',
    village: 'sinduadi',
    topic: 'daftar',
    outcome: 'registered',
    minutes_to_first_answer: 10,
  });
  expect(JSON.stringify(row)).not.toContain('KTP');
});

test('whoever erases their data is gone from every ticket and every mentor’s messages', async () => {
  const w = await village(['tini']);
  await claimed(w);
  await w.says('tini', 'kata kuncinya mangga');
  expect(await w.hears('sri')).toContain('mangga');
  await w.says('tini', 'hapus data');
  expect(await w.says('tini', 'ya, hapus')).toContain('sudah dihapus');
  expect(await w.hears('sri')).toContain('menghapus datanya');
  expect(await w.store.loadTicket(1)).toMatchObject({ workerId: 0, words: '', state: 'closed' });
  const bytes = readdirSync(w.dataDir).map((file) => readFileSync(join(w.dataDir, file), 'latin1'));
  expect(bytes.join('')).not.toContain('mangga');
  expect(bytes.join('')).not.toContain('Bu Tini');
});

test('a mentor who leaves gives everything back', async () => {
  const w = await village();
  await claimed(w);
  await w.says('sri', 'keluar');
  await w.says('sri', '1');
  expect(await w.hears('tini')).toContain('pendamping lain');
  expect(await w.hears('budi')).toContain('Masih menunggu');
  expect(await w.says('sri', 'ambil 1')).not.toContain('sekarang mendampingi');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'waiting' });
});
