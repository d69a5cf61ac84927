import { expect, test } from 'vitest';
import { announcementRows } from '../../src/evaluation/announcement-rows.ts';
import { DAY, HOUR, WEEK } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { optionsOf, textOf } from '../messages.ts';

/** Tomorrow, 24 November 2026, 16:00 WIB. */
const STARTS = NOW + DAY + 6 * HOUR;

test('a kader is led from what to where; the hour is read back in full, the preview is what people get', async () => {
  const { kader, worker, says, presses, announces, fire, last } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { reminders: true });
  await worker('budi', 'Pak Budi');
  await worker('citra', 'Bu Citra', { village: 'tlogoadi', reminders: true });
  await says('sri', 'umumkan acara');
  await presses('sri', 'Sosialisasi JKN');
  expect(await says('sri', 'kemarin jam 4 sore')).toContain('sudah lewat');
  expect(await says('sri', 'besok')).toContain('Jam berapa');
  expect(await says('sri', 'jam 4 sore')).toContain('Selasa, 24 November 2026, pukul 16.00 WIB');
  expect(await says('sri', 'Balai Kalurahan Sinduadi')).toContain('desa mana');
  await presses('sri', 'Sinduadi');
  expect(await presses('sri', 'Semua warga')).toContain('kursi');
  const preview = await says('sri', 'bebas');
  expect(preview).toContain('Sampai ke 1 orang');
  expect(preview).toContain('1 belum setuju disapa');
  expect(await presses('sri', 'Kirim sekarang')).toContain('1 orang');
  await fire();
  const invitation = await last('ani');
  expect(preview).toContain(invitation);
  expect(invitation).toContain('1. Datang');
  expect(await last('budi')).not.toContain('Undangan');
  expect(await last('citra')).not.toContain('Undangan');
  expect(await announces('sri', { when: 'lusa jam 9 pagi', seats: '30', audience: 'Yang menunggak' })).toContain(
    'belum ada warga',
  );
});

test('a word of attendance that is guessed counts for nobody from elsewhere; with its number they are guests', async () => {
  const { kader, worker, says, presses, announces, fire, clock, store } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { reminders: true });
  await worker('citra', 'Bu Citra', { village: 'tlogoadi' });
  await announces('sri', { when: '26 november jam 4 sore' });
  await presses('sri', 'Kirim sekarang');
  await fire();
  clock.now = NOW + 3 * DAY + 7 * HOUR;
  const [{ id, code } = { id: '', code: '' }] = await store.announcements(null, NOW);
  const [word] = code.split(' ');
  expect(await says('citra', `hadir ${word}`)).toContain('lengkap dengan angkanya');
  expect(await says('ani', `hadir ${word}`)).toContain('Terima kasih sudah hadir');
  const came = async () =>
    (await store.announcedPeople(id)).flatMap(({ nickname, cameAt, guest }) =>
      cameAt === null ? [] : [`${nickname}${guest ? ' (tamu)' : ''}`],
    );
  expect(await came()).toEqual(['Bu Ani']);
  expect(await says('citra', `hadir ${code}`)).toContain('Terima kasih sudah hadir');
  expect(await came()).toEqual(['Bu Ani', 'Bu Citra (tamu)']);
  for (let i = 0; i < 9; i++) await says('citra', 'hadir tulip 99');
  expect(await says('citra', `hadir ${code}`)).toContain('satu jam lagi');
});

test('invitations keep every promise: night, cap, BERHENTI, "jangan kabari acara"', async () => {
  const { kader, worker, says, presses, announces, fire, last, clock, store } = createWorld();
  await kader();
  for (const address of ['ani', 'budi', 'citra']) await worker(address, `Bu ${address}`, { reminders: true });
  await announces('sri', { when: 'lusa jam 4 sore' });
  clock.now = NOW + 11 * HOUR; // 21:00
  await presses('sri', 'Kirim sekarang');
  await fire();
  expect(await last('ani')).not.toContain('Undangan');
  await says('citra', 'berhenti');
  await fire(NOW + 21 * HOUR + 1); // 07:00
  expect(await last('ani')).toContain('Undangan');
  expect(await last('citra')).not.toContain('Undangan');
  expect(await says('budi', '4')).toContain('tidak saya kabarkan lagi');
  // The day's one message is used up: the reminder of nine o'clock waits, and a second announcement as well.
  await fire(NOW + 23 * HOUR + 1);
  expect(await last('ani')).toContain('Undangan');
  await announces('sri', { when: '3 hari lagi jam 9 pagi' });
  await presses('sri', 'Kirim sekarang');
  await fire(NOW + DAY);
  const people = await store.announcedPeople((await store.announcements(null, NOW))[0]!.id);
  expect(people.map(({ delivery }) => delivery)).toEqual(['queued']);
  await fire(NOW + 45 * HOUR + 1);
  expect((await last('ani')).match(/Undangan/g)).toHaveLength(1);
  expect(await last('ani')).toContain('pukul 09.00');
});

test('sent again after a crash nobody is told twice', async () => {
  const { kader, worker, announces, presses, fire, store, turns, clock } = createWorld();
  await kader();
  for (let i = 0; i < 5; i++) await worker(`w${i}`, `Bu ${i}`, { reminders: true });
  await announces();
  await presses('sri', 'Kirim sekarang');
  const jobs = (await store.dueJobs(clock.now, 100)).filter(({ key }) => key.startsWith('announcement'));
  expect(jobs).toHaveLength(5);
  // Two were sent when the process died; everything else is as it stands in the store.
  for (const job of jobs.slice(0, 2)) await turns.fire(job);
  await fire();
  await Promise.all(jobs.map((job) => turns.fire(job)));
  for (let i = 0; i < 5; i++) {
    const messages = await store.messagesAfter('web', `w${i}`, 0, 1000);
    expect(messages.filter(({ body }) => textOf(body).includes('Undangan'))).toHaveLength(1);
  }
});

test('seats are given to exactly as many as there are, even at the same moment; the rest wait', async () => {
  const { kader, worker, announces, presses, fire, says, store } = createWorld();
  await kader();
  const names = ['Ani', 'Tini', 'Wati', 'Rini', 'Sari', 'Yuli'];
  for (const [i, name] of names.entries()) await worker(`w${i}`, `Bu ${name}`, { reminders: true });
  await announces('sri', { when: 'besok jam 4 sore', seats: '4' });
  await presses('sri', 'Kirim sekarang');
  await fire();
  const replies = await Promise.all(Array.from({ length: 6 }, (_, i) => says(`w${i}`, 'datang')));
  expect(replies.filter((reply) => reply.includes('sampai jumpa'))).toHaveLength(4);
  expect(replies.filter((reply) => reply.includes('daftar tunggu'))).toHaveLength(2);
  const people = await store.announcedPeople((await store.announcements(null, NOW))[0]!.id);
  expect(people.filter(({ answer }) => answer === 'yes')).toHaveLength(4);
  const list = await says('sri', 'acara').then(() => presses('sri', 'Sosialisasi JKN 24 November'));
  expect(list).toContain('Datang 4');
  expect(await presses('sri', 'Siapa yang datang')).toContain('✅ Bu Ani');
});

test('who comes is reminded the evening before, or two hours before, and asked afterwards how it was', async () => {
  const { kader, worker, announces, presses, fire, says, last, store, clock } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { stage: 'dibayar pemerintah', reminders: true });
  await announces('sri', { when: '26 november jam 4 sore' });
  await presses('sri', 'Kirim sekarang');
  await fire();
  expect(await says('ani', 'datang')).toContain('Kamis, 26 November 2026, pukul 16.00 WIB');
  const evening = NOW + 2 * DAY + 8 * HOUR;
  await fire(evening - 1);
  expect(await last('ani')).not.toContain('Jadi datang');
  await fire(evening);
  expect(await last('ani')).toContain('Jadi datang');
  const starts = NOW + 3 * DAY + 6 * HOUR;
  await fire(starts - 2 * HOUR);
  expect((await last('ani')).split('\n')[0]).toContain('Mengingatkan');
  const count = (await store.messagesAfter('web', 'ani', 0, 1000)).filter(({ body }) =>
    textOf(body).includes('Mengingatkan'),
  );
  expect(count).toHaveLength(2);
  clock.now = starts + HOUR;
  const code = (await store.announcements(null, NOW))[0]!.code;
  expect(await says('ani', `hadir ${code.toLowerCase()}`)).toContain('Terima kasih sudah hadir');
  expect(await says('ani', 'hadir mawar hitam')).toContain('belum cocok');
  // Three in a week is the most: the question how it was waits for the next one.
  await fire(NOW + WEEK);
  expect(await last('ani')).toContain('bermanfaat?');
  await says('ani', '1');
  await says('ani', 'mudah');
  await says('ani', 'belum ada');
  await says('sri', 'acara');
  await presses('sri', 'Sosialisasi JKN 26 November');
  const report = await presses('sri', 'Laporan');
  expect(report).toContain('terkirim 1');
  expect(report).toContain('Hadir: 1');
  expect(report).toContain('Umpan balik: 1, bermanfaat 1, mudah dipahami 1');
});

test('cancelled or moved, those who said that they come are told, and no reminder follows', async () => {
  const { kader, worker, announces, presses, fire, says, last } = createWorld();
  await kader();
  for (const address of ['ani', 'budi'])
    await worker(address, `Bu ${address}`, { stage: 'dibayar pemerintah', reminders: true });
  await announces('sri', { when: '27 november jam 4 sore' });
  await presses('sri', 'Kirim sekarang');
  await fire();
  await says('ani', 'datang');
  await says('budi', 'tidak bisa');
  await says('sri', 'acara');
  await presses('sri', 'Sosialisasi JKN 27 November');
  await presses('sri', 'Ubah waktu');
  expect(await says('sri', '27 november jam 9 pagi')).toContain('Diberi tahu: 1 orang');
  await fire(NOW + DAY);
  expect(await last('ani')).toContain('pukul 09.00');
  await says('sri', 'acara');
  await presses('sri', 'Sosialisasi JKN 27 November');
  await presses('sri', 'Batalkan');
  expect(await presses('sri', 'Ya, batalkan')).toContain('1 orang');
  await fire(NOW + 2 * DAY);
  expect(await last('ani')).toContain('dibatalkan');
  expect(await last('budi')).not.toContain('dibatalkan');
  const before = await last('ani');
  for (let hour = 0; hour < 60; hour++) await fire(NOW + 2 * DAY + hour * HOUR);
  expect(await last('ani')).toBe(before);
});

test('attendance by tick can be taken back; guests without a phone are counted', async () => {
  const { kader, worker, announces, presses, fire, says, store, clock } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { reminders: true });
  await announces();
  await presses('sri', 'Kirim sekarang');
  await fire();
  await says('ani', 'datang');
  clock.now = STARTS;
  await says('sri', 'acara');
  await presses('sri', 'Sosialisasi JKN 24 November');
  await presses('sri', 'Absen');
  expect(await presses('sri', '⬜ Bu Ani')).toContain('Bu Ani hadir');
  await presses('sri', 'Lanjut absen');
  expect(await presses('sri', '✅ Bu Ani')).toContain('belum hadir');
  await presses('sri', 'Lanjut absen');
  await presses('sri', 'Tamu tanpa HP');
  expect(await says('sri', '7 orang')).toContain('7 tamu');
  const rows = await Array.fromAsync(announcementRows(store));
  expect(rows).toMatchObject([{ what: 'Sosialisasi JKN', said_yes: 1, came: 0, guests: 7, sent: 1 }]);
});

test('a planned announcement goes out at its hour, once, and can be dropped before', async () => {
  const { kader, worker, announces, presses, fire, says, last } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { stage: 'dibayar pemerintah', reminders: true });
  await announces('sri', { when: '27 november jam 4 sore' });
  await presses('sri', 'Kirim nanti');
  expect(await says('sri', '27 november jam 5 sore')).toContain('sebelum acara');
  expect(await says('sri', 'besok jam 8 pagi')).toContain('Selasa, 24 November 2026, pukul 08.00');
  await fire(NOW + 22 * HOUR - 1);
  expect(await last('ani')).not.toContain('Undangan');
  await fire(NOW + 22 * HOUR);
  await fire(NOW + 22 * HOUR + 1000);
  expect(await last('ani')).toContain('Undangan');
});

test('a kader reaches only their own villages, and nobody else’s announcements; workers reach nothing', async () => {
  const { kader, mentor, coordinator, worker, announces, presses, says, store, pressesToken } = createWorld();
  await kader();
  await kader('tri', 'Pak Tri', ['Tlogoadi']);
  await mentor('wati', 'Bu Wati', ['Sinduadi']);
  await worker('ani', 'Bu Ani', { reminders: true });
  await announces();
  await presses('sri', 'Kirim sekarang');
  const { id } = (await store.announcements(null, NOW))[0]!;
  expect(await says('tri', 'acara')).toContain('Belum ada acara');
  expect(await says('wati', 'umumkan acara')).toContain('bukan tugas');
  expect(await says('wati', 'acara')).toContain('bukan tugas');
  expect(await says('ani', 'umumkan acara')).not.toContain('Acara apa');
  const forged = await store.messagesAfter('web', 'sri', 0, 1000);
  const tokens = forged.flatMap(({ body }) => optionsOf(body).flatMap(({ token }) => token ?? []));
  for (const token of tokens) expect(await pressesToken('tri', token)).toContain('tidak berlaku');
  expect((await store.loadAnnouncement(id))?.status).toBe('sent');
  await coordinator();
  expect(await says('budi', 'acara')).toContain('Sosialisasi JKN');
});

test('erased, a person leaves every list', async () => {
  const { kader, worker, announces, presses, fire, says, store } = createWorld();
  await kader();
  await worker('ani', 'Bu Ani', { reminders: true });
  await announces();
  await presses('sri', 'Kirim sekarang');
  await fire();
  await says('ani', 'datang');
  await says('ani', 'hapus data');
  await says('ani', 'ya, hapus');
  expect(await store.announcedPeople((await store.announcements(null, NOW))[0]!.id)).toEqual([]);
});
