import { expect, test } from 'vitest';
import { HOUR } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';
import { shippedGuide } from '../helpers.ts';

async function village() {
  const world = createWorld();
  await world.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await world.worker('tini', 'Bu Tini');
  await world.hears('sri');
  return world;
}

test('a wish in words opens the ticket in that turn, in one bubble, with what was talked about and the words', async () => {
  const w = await village();
  await w.says('tini', 'bayar bpjs di alfamart bisa ga?');
  const told = await w.says('tini', 'kulo mboten mudeng, nyuwun dipun dampingi');
  expect(told).toContain('#1');
  expect(told).toContain('Biasanya dijawab hari ini juga');
  expect(told).toContain('Tulis di sini, saya teruskan');
  expect(told).not.toContain('---');
  expect(told).not.toContain('Soal apa');
  const alert = await w.hears('sri');
  expect(alert).toContain('Soal: Membayar iuran');
  expect(alert).toContain('alfamart');
  expect(alert).toContain('nyuwun dipun dampingi');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'waiting', topic: 'bayar', origin: 'talk/wish' });
});

test('where nothing is known it asks what about, and a number or words answer', async () => {
  const w = await village();
  const told = await w.says('tini', 'mau ngomong sama orang');
  expect(told).toContain('Soal apa');
  expect(told).toContain('2. Menunggak atau tidak aktif');
  await w.hears('sri');
  expect(await w.says('tini', '2')).toContain('Soal: Menunggak atau tidak aktif');
  expect(await w.hears('sri')).toContain('Soal: Menunggak atau tidak aktif');
  expect(await w.says('tini', 'kartu anak saya ditolak di rumah sakit')).toContain('Saya teruskan ke pendamping');
  expect((await w.ticketOf('tini')).words).toContain('ditolak di rumah sakit');
});

test('at first contact, before consent and in the middle of any question the wish is heard as well', async () => {
  const w = await village();
  const first = await w.says('budi', 'halo min, mau bicara sama petugas dong');
  expect(first).toContain('#1');
  expect(first).not.toContain('Setuju');
  expect(await w.hears('sri')).toContain('mau bicara sama petugas');
  expect(await w.says('budi', 'saya nelayan, kartu ditolak waktu berobat')).toContain('Saya teruskan');
  expect(await w.presses('sri', 'Ambil')).toContain('ditolak waktu berobat');
  await w.says('sri', 'tutup 1');
  await w.presses('sri', 'Lainnya');
  // They never agreed to be remembered: once it is over their words are gone.
  expect((await w.store.loadTicket(1))?.words).toBe('');
  expect(JSON.stringify(await w.store.ticketEntries(1))).not.toContain('nelayan');
  await w.says('ani', 'halo');
  expect(await w.says('ani', 'bisa ditelpon aja ga')).toContain('#2');
  for (const text of ['halo', 'kenalan', 'boleh', 'Bu Wati', 'petani']) await w.says('wati', text);
  expect(await w.says('wati', 'saya maunya ngomong sama manusia')).toContain('#3');
});

test('BANTUAN asks what about unless that is clear; "ya" to the offer of a person opens the ticket', async () => {
  const w = await village();
  expect(await w.says('tini', 'bantuan')).toContain('Butuh bantuan soal apa?');
  await w.says('tini', 'menu');
  await w.says('tini', 'bayar bpjs di alfamart bisa ga?');
  expect(await w.says('tini', 'bantuan')).toContain('#1');
  await w.says('tini', 'batal aja');
  await w.says('tini', 'bayar bpjs di alfamart bisa ga?');
  expect(await w.says('tini', 'Minta pendamping')).toContain('#2');
});

test('what is written while nobody has taken it reaches the ticket, and is said to; whoever takes it reads it', async () => {
  const w = await village();
  await w.says('tini', 'tolong sambungkan saya ke petugas');
  await w.hears('sri');
  expect(await w.says('tini', 'besok saya cuci darah kartu mati, tolong')).toContain('Saya teruskan ke pendamping');
  expect(await w.hears('sri')).toContain('cuci darah');
  expect(await w.says('tini', 'bu tini, pasar sleman')).toBe('✓ Ini juga saya teruskan.');
  const answered = await w.says('tini', 'iuran kelas 3 berapa?');
  expect(answered).toContain('140.000');
  const taken = await w.presses('sri', 'Ambil');
  for (const words of ['cuci darah', 'pasar sleman', 'iuran kelas 3 berapa']) expect(taken).toContain(words);
  expect(await w.says('tini', 'halo bu')).toBe('');
});

test('"kapan dijawab?" and its like tell where the ticket stands, with an honest hour at night', async () => {
  const w = await village();
  w.clock.now += 12 * HOUR; // 22.00 on Monday
  expect(await w.says('tini', 'mau ngomong sama orang')).toContain('besok pagi jam 8');
  let before = '';
  for (const words of ['kapan dijawab?', 'halo?', 'sudah?', 'lama banget', 'minta orang dong']) {
    const told = await w.says('tini', words);
    expect(told).toContain('#1');
    expect(told).toContain('Mulai dijawab besok pagi jam 8');
    // No bubble is sent twice running.
    expect(told).not.toBe(before);
    before = told;
  }
});

test('"batal aja" takes the wish back, and whoever was alerted reads why', async () => {
  const w = await village();
  await w.says('tini', 'mau ngomong sama orang');
  await w.hears('sri');
  expect(await w.says('tini', 'ga jadi deh')).toContain('dibatalkan');
  expect(await w.hears('sri')).toContain('#1 ditutup: Dibatalkan warga');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
});

test('what was talked about has a name for mentors, whatever the topic', () => {
  const { content } = shippedGuide();
  const named = new Set(content.mentoring.topics.keys());
  const topics = new Set(content.questions.map(({ source }) => source.topic));
  expect([...topics].filter((topic) => !named.has(topic))).toEqual([]);
});
