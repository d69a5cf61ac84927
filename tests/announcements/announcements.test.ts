import { expect, test } from 'vitest';
import { DAY, HOUR, WEEK } from '../../src/calendar/durations.ts';
import { inviteStaff } from '../../src/cli/staff.ts';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { createLog } from '../../src/log.ts';
import { NOW, shippedGuide, testTurns } from '../helpers.ts';
import { asText } from '../../src/channels/as-text.ts';
import { optionsOf, textOf } from '../messages.ts';

const log = createLog('silent');

/** A village with a kader, and people who agreed to be told. */
function world() {
  const found = testTurns();
  const { store, turns, says, clock } = found;
  const invite = async (role: string, name: string, village: string[], address: string) => {
    let printed = '';
    await inviteStaff(
      store,
      shippedGuide().guide.program.villages,
      { role, name, village },
      NOW,
      (text) => (printed += text),
    );
    await says(`GABUNG ${printed.split('\n')[0] ?? ''}`, address);
  };
  const kader = (address = 'sri', name = 'Bu Sri', village = ['Sinduadi']) => invite('kader', name, village, address);
  const worker = async (
    address: string,
    name: string,
    form: { agrees?: boolean; village?: string; stage?: string } = {},
  ) => {
    const talk = [
      'halo',
      'ya',
      name,
      'petani',
      form.village ?? 'sinduadi',
      '4',
      form.stage ?? 'belum terdaftar',
      'biaya',
      'nanti saja',
    ];
    for (const text of talk) await says(text, address);
    if (form.agrees !== false) for (const text of ['pengingat', 'boleh', 'jangan']) await says(text, address);
  };
  const pressed = async (address: string, label: string): Promise<string> => {
    const messages = await store.messagesAfter('web', address, 0, 10_000);
    const option = messages.flatMap(({ body }) => optionsOf(body)).findLast((one) => one.label === label);
    return found.presses(option?.token ?? `no button "${label}"`, address);
  };
  const fire = async (at = clock.now) => {
    clock.now = at;
    await fireDueJobs({ store, fire: (job) => turns.fire(job), now: () => clock.now, log });
  };
  const last = async (address: string): Promise<string> => {
    const message = (await store.messagesAfter('web', address, 0, 10_000)).at(-1);
    return message ? asText(message.body) : '';
  };
  /** The kader's dialogue up to the preview. */
  const composed = async (when = 'besok jam 4 sore', seats = 'bebas', audience = 'Semua warga') => {
    await says('umumkan acara', 'sri');
    await pressed('sri', 'Sosialisasi JKN');
    await says(when, 'sri');
    await says('Balai Kalurahan Sinduadi', 'sri');
    await pressed('sri', 'Sinduadi');
    await pressed('sri', audience);
    return says(seats, 'sri');
  };
  return { ...found, kader, worker, invite, pressed, fire, last, composed };
}

/** Tomorrow, 24 November 2026, 16:00 WIB. */
const STARTS = NOW + DAY + 6 * HOUR;

test('a kader is led from what to where; the hour is read back in full, the preview is what people get', async () => {
  const { kader, worker, says, pressed, composed, fire, last } = world();
  await kader();
  await worker('ani', 'Bu Ani');
  await worker('budi', 'Pak Budi', { agrees: false });
  await worker('citra', 'Bu Citra', { village: 'tlogoadi' });
  await says('umumkan acara', 'sri');
  await pressed('sri', 'Sosialisasi JKN');
  expect(await says('kemarin jam 4 sore', 'sri')).toContain('sudah lewat');
  expect(await says('besok', 'sri')).toContain('Jam berapa');
  expect(await says('jam 4 sore', 'sri')).toContain('Selasa, 24 November 2026, pukul 16.00 WIB');
  expect(await says('Balai Kalurahan Sinduadi', 'sri')).toContain('desa mana');
  await pressed('sri', 'Sinduadi');
  expect(await pressed('sri', 'Semua warga')).toContain('kursi');
  const preview = await says('bebas', 'sri');
  expect(preview).toContain('Sampai ke 1 orang');
  expect(preview).toContain('1 belum setuju disapa');
  expect(await pressed('sri', 'Kirim sekarang')).toContain('1 orang');
  await fire();
  const invitation = await last('ani');
  expect(preview).toContain(invitation);
  expect(invitation).toContain('1. Datang');
  expect(await last('budi')).not.toContain('Undangan');
  expect(await last('citra')).not.toContain('Undangan');
  expect(await composed('lusa jam 9 pagi', '30', 'Yang menunggak')).toContain('belum ada warga');
});

test('invitations keep every promise: night, cap, BERHENTI, "jangan kabari acara"', async () => {
  const { kader, worker, says, pressed, composed, fire, last, clock, store } = world();
  await kader();
  for (const address of ['ani', 'budi', 'citra']) await worker(address, `Bu ${address}`);
  await composed('lusa jam 4 sore');
  clock.now = NOW + 11 * HOUR; // 21:00
  await pressed('sri', 'Kirim sekarang');
  await fire();
  expect(await last('ani')).not.toContain('Undangan');
  await says('berhenti', 'citra');
  await fire(NOW + 21 * HOUR + 1); // 07:00
  expect(await last('ani')).toContain('Undangan');
  expect(await last('citra')).not.toContain('Undangan');
  expect(await says('4', 'budi')).toContain('tidak saya kabarkan lagi');
  // The day's one message is used up: the reminder of nine o'clock waits, and a second announcement as well.
  await fire(NOW + 23 * HOUR + 1);
  expect(await last('ani')).toContain('Undangan');
  await composed('3 hari lagi jam 9 pagi');
  await pressed('sri', 'Kirim sekarang');
  await fire(NOW + DAY);
  const people = await store.announcedPeople((await store.announcements(null, NOW))[0]!.id);
  expect(people.map(({ delivery }) => delivery)).toEqual(['queued']);
  await fire(NOW + 45 * HOUR + 1);
  expect((await last('ani')).match(/Undangan/g)).toHaveLength(1);
  expect(await last('ani')).toContain('pukul 09.00');
});

test('sent again after a crash nobody is told twice', async () => {
  const { kader, worker, composed, pressed, fire, store, turns, clock } = world();
  await kader();
  for (let i = 0; i < 5; i++) await worker(`w${i}`, `Bu ${i}`);
  await composed();
  await pressed('sri', 'Kirim sekarang');
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
  const { kader, worker, composed, pressed, fire, says, store } = world();
  await kader();
  for (let i = 0; i < 6; i++) await worker(`w${i}`, `Bu ${i}`);
  await composed('besok jam 4 sore', '4');
  await pressed('sri', 'Kirim sekarang');
  await fire();
  const replies = await Promise.all(Array.from({ length: 6 }, (_, i) => says('datang', `w${i}`)));
  expect(replies.filter((reply) => reply.includes('sampai jumpa'))).toHaveLength(4);
  expect(replies.filter((reply) => reply.includes('daftar tunggu'))).toHaveLength(2);
  const people = await store.announcedPeople((await store.announcements(null, NOW))[0]!.id);
  expect(people.filter(({ answer }) => answer === 'yes')).toHaveLength(4);
  const list = await says('acara', 'sri').then(() => pressed('sri', 'Sosialisasi JKN 24 November'));
  expect(list).toContain('Datang 4');
  expect(await pressed('sri', 'Siapa yang datang')).toContain('✅ Bu 0');
});

test('who comes is reminded the evening before, or two hours before, and asked afterwards how it was', async () => {
  const { kader, worker, composed, pressed, fire, says, last, store, clock } = world();
  await kader();
  await worker('ani', 'Bu Ani', { stage: 'dibayar pemerintah' });
  await composed('26 november jam 4 sore');
  await pressed('sri', 'Kirim sekarang');
  await fire();
  expect(await says('datang', 'ani')).toContain('Kamis, 26 November 2026, pukul 16.00 WIB');
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
  expect(await says(`hadir ${code.toLowerCase()}`, 'ani')).toContain('Terima kasih sudah hadir');
  expect(await says('hadir mawar hitam', 'ani')).toContain('belum cocok');
  // Three in a week is the most: the question how it was waits for the next one.
  await fire(NOW + WEEK);
  expect(await last('ani')).toContain('bermanfaat?');
  await says('1', 'ani');
  await says('mudah', 'ani');
  await says('belum ada', 'ani');
  await says('acara', 'sri');
  await pressed('sri', 'Sosialisasi JKN 26 November');
  const report = await pressed('sri', 'Laporan');
  expect(report).toContain('terkirim 1');
  expect(report).toContain('Hadir: 1');
  expect(report).toContain('Umpan balik: 1, bermanfaat 1, mudah dipahami 1');
});

test('cancelled or moved, those who said that they come are told, and no reminder follows', async () => {
  const { kader, worker, composed, pressed, fire, says, last } = world();
  await kader();
  for (const address of ['ani', 'budi']) await worker(address, `Bu ${address}`, { stage: 'dibayar pemerintah' });
  await composed('27 november jam 4 sore');
  await pressed('sri', 'Kirim sekarang');
  await fire();
  await says('datang', 'ani');
  await says('tidak bisa', 'budi');
  await says('acara', 'sri');
  await pressed('sri', 'Sosialisasi JKN 27 November');
  await pressed('sri', 'Ubah waktu');
  expect(await says('27 november jam 9 pagi', 'sri')).toContain('Diberi tahu: 1 orang');
  await fire(NOW + DAY);
  expect(await last('ani')).toContain('pukul 09.00');
  await says('acara', 'sri');
  await pressed('sri', 'Sosialisasi JKN 27 November');
  await pressed('sri', 'Batalkan');
  expect(await pressed('sri', 'Ya, batalkan')).toContain('1 orang');
  await fire(NOW + 2 * DAY);
  expect(await last('ani')).toContain('dibatalkan');
  expect(await last('budi')).not.toContain('dibatalkan');
  const before = await last('ani');
  for (let hour = 0; hour < 60; hour++) await fire(NOW + 2 * DAY + hour * HOUR);
  expect(await last('ani')).toBe(before);
});

test('attendance by tick can be taken back; guests without a phone are counted', async () => {
  const { kader, worker, composed, pressed, fire, says, store, clock } = world();
  await kader();
  await worker('ani', 'Bu Ani');
  await composed();
  await pressed('sri', 'Kirim sekarang');
  await fire();
  await says('datang', 'ani');
  clock.now = STARTS;
  await says('acara', 'sri');
  await pressed('sri', 'Sosialisasi JKN 24 November');
  await pressed('sri', 'Absen');
  expect(await pressed('sri', '⬜ Bu Ani')).toContain('Bu Ani hadir');
  await pressed('sri', 'Lanjut absen');
  expect(await pressed('sri', '✅ Bu Ani')).toContain('belum hadir');
  await pressed('sri', 'Lanjut absen');
  await pressed('sri', 'Tamu tanpa HP');
  expect(await says('7 orang', 'sri')).toContain('7 tamu');
  const rows = await Array.fromAsync(store.exportAnnouncements());
  expect(rows).toMatchObject([{ what: 'Sosialisasi JKN', said_yes: 1, came: 0, guests: 7, sent: 1 }]);
});

test('a planned announcement goes out at its hour, once, and can be dropped before', async () => {
  const { kader, worker, composed, pressed, fire, says, last } = world();
  await kader();
  await worker('ani', 'Bu Ani', { stage: 'dibayar pemerintah' });
  await composed('27 november jam 4 sore');
  await pressed('sri', 'Kirim nanti');
  expect(await says('27 november jam 5 sore', 'sri')).toContain('sebelum acara');
  expect(await says('besok jam 8 pagi', 'sri')).toContain('Selasa, 24 November 2026, pukul 08.00');
  await fire(NOW + 22 * HOUR - 1);
  expect(await last('ani')).not.toContain('Undangan');
  await fire(NOW + 22 * HOUR);
  await fire(NOW + 22 * HOUR + 1000);
  expect(await last('ani')).toContain('Undangan');
});

test('a kader reaches only their own villages, and nobody else’s announcements; workers reach nothing', async () => {
  const { kader, worker, invite, composed, pressed, says, store, presses } = world();
  await kader();
  await kader('tri', 'Pak Tri', ['Tlogoadi']);
  await invite('mentor', 'Bu Wati', ['Sinduadi'], 'wati');
  await worker('ani', 'Bu Ani');
  await composed();
  await pressed('sri', 'Kirim sekarang');
  const { id } = (await store.announcements(null, NOW))[0]!;
  expect(await says('acara', 'tri')).toContain('Belum ada acara');
  expect(await says('umumkan acara', 'wati')).toContain('bukan tugas');
  expect(await says('acara', 'wati')).toContain('bukan tugas');
  expect(await says('umumkan acara', 'ani')).not.toContain('Acara apa');
  const forged = await store.messagesAfter('web', 'sri', 0, 1000);
  const tokens = forged.flatMap(({ body }) => optionsOf(body).flatMap(({ token }) => token ?? []));
  for (const token of tokens) expect(await presses(token, 'tri')).toContain('tidak berlaku');
  expect((await store.loadAnnouncement(id))?.status).toBe('sent');
  await invite('coordinator', 'Pak Budi', [], 'budi');
  expect(await says('acara', 'budi')).toContain('Sosialisasi JKN');
});

test('erased, a person leaves every list', async () => {
  const { kader, worker, composed, pressed, fire, says, store } = world();
  await kader();
  await worker('ani', 'Bu Ani');
  await composed();
  await pressed('sri', 'Kirim sekarang');
  await fire();
  await says('datang', 'ani');
  await says('hapus data', 'ani');
  await says('ya, hapus', 'ani');
  expect(await store.announcedPeople((await store.announcements(null, NOW))[0]!.id)).toEqual([]);
});
