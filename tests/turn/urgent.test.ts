import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { isEmergencyOver, readUrgentQuestion } from '../../src/understanding/danger/urgent-questions.ts';
import { createChat, createWorld } from '../builders/world.ts';

const CALL = 'Sambungkan ke orang sekarang';
/** Nothing of this may stand beside an alarm or in the hours after it. */
const OTHER_VOICES = /hanya tahu soal JKN|belum paham|Mau tanya apa|kuis|pelajaran|menyimpan|MENU untuk/i;

describe('in an emergency', () => {
  let chat: ReturnType<typeof createChat>;
  beforeEach(() => {
    chat = createChat();
  });

  test('a new person hears what to do, is offered a person, and nothing else', async () => {
    const reply = await chat.says('anak saya kejang');
    expect(reply).toContain('IGD');
    expect(reply).toContain(CALL);
    expect(reply).not.toMatch(OTHER_VOICES);
  });

  test('money beside the danger is answered in the same breath', async () => {
    const reply = await chat.says('ibu saya pingsan, kartunya mati, boleh ke igd?');
    expect(reply).toContain('SEKARANG bawa ke IGD');
    expect(reply).toContain('bukan alasan menunggu');
  });

  test.each([
    ['bpjs nya mati gimana ini', 'bukan alasan menunggu'],
    ['kami ora duwe duit', 'tanpa uang muka'],
    ['ktp ketinggalan', 'Berangkat saja dulu'],
    ['apa harus bayar dulu', 'Tidak. Yang gawat harus ditolong dulu'],
    ['rumah sakit mana', 'yang paling dekat'],
    ['119 ga diangkat', 'Jangan menunggu telepon'],
    ['disuruh bayar deposit 3 juta', 'dimintai uang muka'],
    ['masih di rumah', 'Jangan menunggu di rumah'],
    ['sudah di igd', 'tempat yang tepat'],
    ['ga ada mobil', 'kendaraan apa saja'],
    ['panas 40', 'segera ke IGD'],
  ])('"%s" is answered in two lines', async (text, answer) => {
    await chat.says('anak saya kejang');
    const reply = await chat.says(text);
    expect(reply).toContain(answer);
    expect(reply).toContain(CALL);
    expect(reply).not.toMatch(OTHER_VOICES);
    expect(reply.split('\n').length).toBeLessThanOrEqual(4);
  });

  test('the same alarm is not said again word for word, nor is the same answer', async () => {
    const alarm = await chat.says('anak saya kejang');
    const still = await chat.says('masih kejang');
    expect(still).not.toBe(alarm);
    expect(still).toContain('IGD');
    const answer = await chat.says('harus bayar dulu?');
    const again = await chat.says('harus bayar dulu?');
    expect(again).not.toBe(answer);
    expect(again).toContain('harus ditolong dulu');
  });

  test('voice and pictures get a word about the emergency and the way to a person', async () => {
    await chat.says('bapak saya sesak napas');
    const reply = await chat.does({ kind: 'media', media: 'voice' });
    expect(reply).toContain('IGD');
    expect(reply).toContain(CALL);
  });

  test.each(['sudah aman pak', 'menu', 'iuran kelas 3 berapa?'])('"%s" ends it', async (text) => {
    await chat.says('halo');
    await chat.says('anak saya kejang');
    await chat.says(text);
    expect(await chat.says('apa harus bayar dulu')).not.toContain('Yang gawat harus ditolong dulu');
  });

  test('it ends by itself after some hours', async () => {
    await chat.says('anak saya kejang');
    await chat.passes(5 * HOUR);
    expect(await chat.says('panas 40')).not.toContain(CALL);
  });
});

test('a caption and an edited message are heard as well', async () => {
  const { does } = createChat();
  expect(await does({ kind: 'media', media: 'photo', caption: 'anak saya tidak sadar' })).toContain(CALL);
  const other = createChat();
  expect(await other.does({ kind: 'edited', text: 'istri saya pendarahan', ref: 'x' })).toContain(CALL);
});

test('whoever asks for medicine is sent to the puskesmas, and to the emergency room when it is grave', async () => {
  const { says } = createChat();
  await says('halo');
  for (const text of ['anak panas dikasih obat apa', 'obat batuk yang bagus apa ya']) {
    const reply = await says(text);
    expect(reply).toContain('puskesmas');
    expect(reply).toContain('IGD');
    await says('iuran kelas 3 berapa?');
  }
  expect(await says('obat asma ditanggung bpjs?')).not.toContain('memberi saran');
});

describe('in doubt', () => {
  test('it is asked, and a yes is an alarm', async () => {
    const { says } = createChat();
    const asked = await says('anak saya panas tinggi');
    expect(asked).toContain('Ini terjadi sekarang?');
    expect(asked).toContain('IGD');
    expect(await says('iya')).toContain('SEKARANG bawa ke IGD');
  });

  test('of a danger that is only asked about, with what to do above the question', async () => {
    const asked = await createChat().says('kalau digigit ular harus gimana');
    expect(asked).toMatch(/Kalau ini sedang terjadi, langsung ke IGD[^]*Ini terjadi sekarang\?/);
    expect(await createChat().says('dulu bapak saya digigit ular')).not.toContain('Ini terjadi sekarang?');
  });

  test('a no answers the question that was put', async () => {
    const { says } = createChat();
    await says('halo');
    expect(await says('nyeri dada boleh langsung rs ga')).toContain('Ini terjadi sekarang?');
    const reply = await says('tidak');
    expect(reply).toContain('tanpa rujukan');
    expect(reply).not.toContain(CALL);
  });
});

test('a wish to die gets words of its own, a person first, and no transport to a hospital', async () => {
  const { says } = createChat();
  const reply = await says('aku wis ora kuat urip, pengen mati wae');
  expect(reply).toContain('tidak harus ditanggung sendirian');
  expect(reply).toContain('119 ext 8');
  expect(reply).toContain(CALL);
  expect(reply).not.toContain('Bawa KTP');
  expect(await says('aku dewekan')).toContain('jangan sendirian');
});

test('reminders are silent in these hours, and speak afterwards', async () => {
  const world = createWorld();
  await world.worker('tini', 'Bu Tini', { reminders: true });
  await world.hears('tini');
  const due = (await world.store.dueJobs(world.clock.now + 40 * DAY, 100)).find(
    ({ payload }) => payload.name === 'reminders',
  );
  expect(due).toBeDefined();
  world.clock.now = (due?.dueAt ?? 0) - HOUR;
  await world.says('tini', 'anak saya kejang');
  await world.hears('tini');
  await world.passes(3 * HOUR);
  expect(await world.hears('tini')).toBe('');
  await world.passes(2 * DAY);
  expect(await world.hears('tini')).not.toBe('');
});

describe('a person at once', () => {
  async function village() {
    const world = createWorld();
    await world.mentor('sri', 'Bu Sri', ['Sinduadi']);
    await world.mentor('budi', 'Pak Budi', ['Caturtunggal']);
    await world.coordinator('koko', 'Bu Koko');
    await world.worker('tini', 'Bu Tini');
    for (const who of ['sri', 'budi', 'koko']) await world.hears(who);
    return world;
  }

  test('is called from every village on duty, with words that say how urgent it is', async () => {
    const world = await village();
    await world.says('tini', 'anak saya kejang');
    const reply = await world.says('tini', '1');
    expect(reply).toContain('GAWAT');
    expect(reply).toContain('Jangan menunggu jawaban');
    for (const who of ['sri', 'budi', 'koko']) expect(await world.hears(who)).toContain('🚨 GAWAT');
    expect(await world.ticketOf('tini')).toMatchObject({ topic: 'gawat', state: 'waiting' });
  });

  test('out of hours the coordinator is told, and again after minutes while nobody takes it', async () => {
    const world = await village();
    world.clock.now += 14 * HOUR;
    await world.says('tini', 'anak saya kejang');
    await world.says('tini', 'sambungkan ke orang');
    expect(await world.hears('koko')).toContain('🚨 GAWAT');
    await world.passes(11 * MINUTE);
    expect(await world.hears('koko')).toContain('Masih menunggu');
  });

  test('makes a waiting ticket urgent, and what a mentor holds is told to them as urgent', async () => {
    const world = await village();
    const waiting = await world.asksForHelp('tini');
    await world.says('tini', 'anak saya kejang');
    await world.says('tini', '1');
    expect(await world.ticketOf('tini')).toMatchObject({ id: waiting.id, topic: 'gawat' });
    await world.says('sri', `ambil ${waiting.id}`);
    await world.hears('sri');
    const reply = await world.says('tini', '119 tidak diangkat');
    expect(reply).toContain('Jangan menunggu telepon');
    expect(await world.hears('sri')).toContain('🚨 GAWAT');
  });
});

describe('what is asked in an emergency', () => {
  test.each([
    ['card', 'masih bisa pake bpjs ga kalau nunggak'],
    ['card', 'kartune mati piye'],
    ['money', 'mboten gadhah arta'],
    ['papers', 'kk nya di kampung'],
    ['pay_first', 'menapa kedah mbayar rumiyin'],
    ['which_hospital', 'boleh ke rs swasta?'],
    ['no_answer', 'saya ga punya pulsa'],
    ['refused', 'katanya kamar penuh'],
    ['at_home', 'taksih wonten griya'],
    ['arrived', 'sampun dugi rumah sakit'],
    ['transport', 'mobil ga ada pak'],
  ])('is %s: "%s"', (kind, text) => {
    expect(readUrgentQuestion(text)).toBe(kind);
  });

  test.each(['masih kejang', 'panas 40', 'makin parah', 'terus gimana'])('is none of it: "%s"', (text) => {
    expect(readUrgentQuestion(text)).toBeNull();
  });

  test('is over only when it is said so', () => {
    expect(isEmergencyOver('alhamdulillah bapak sudah sadar')).toBe(true);
    expect(isEmergencyOver('belum sadar juga')).toBe(false);
  });
});
