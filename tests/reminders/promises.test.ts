import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { recallReminders } from '../../src/jobs/recall.ts';
import { createLog } from '../../src/log.ts';
import { reminders } from '../../src/turn/job-names.ts';
import { unaskedGate } from '../../src/turn/unasked.ts';
import { nextJobAt } from '../builders/next-job.ts';
import { createChat } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';

const log = createLog('silent');

/** Somebody unregistered who agreed to everything, and a clock that fires what falls due. */
async function world() {
  const chat = createChat();
  await chat.worker('ani', 'Bu Tini', { reminders: true });
  return { ...chat, person: async () => (await chat.store.loadPerson(1))! };
}

/** Nine o'clock in the morning in Sleman, so many days after today. */
const nine = (days: number) => NOW - HOUR + days * DAY;

test('a reminder comes at its hour, once, and one tap moves the stage with its cause', async () => {
  const { fireAt, says, store } = await world();
  expect(await fireAt(nine(1) - 1)).toBe('');
  expect(await fireAt(nine(1))).toContain('Sudah terkumpul?');
  expect(await fireAt(nine(1) + HOUR)).toBe('');
  expect(await says('1')).toContain('Tinggal daftar');
  expect((await store.personData(1))?.stages.at(-1)).toMatchObject({
    stage: 'preparing',
    cause: 'remind_documents/ready',
  });
});

test('each time other words and another help, then once a month', async () => {
  const { fireAt } = await world();
  await fireAt(nine(1));
  const said = [];
  for (const days of [3, 7, 14, 45]) said.push(await fireAt(nine(days)));
  expect(said.map((text) => text.split('\n')[0])).toEqual([
    expect.stringContaining('PANDAWA'),
    expect.stringContaining('Telepon 165'),
    expect.stringContaining('Kader desa'),
    expect.stringContaining('14 hari'),
  ]);
});

test('a program that slept for a month sends one late reminder, at a decent hour, and goes on as usual', async () => {
  const { fireAt } = await world();
  const night = nine(30) - 8 * HOUR;
  expect(await fireAt(night)).toBe('');
  expect(await fireAt(nine(30))).toContain('PANDAWA');
  for (let hour = 1; hour < 24; hour++) expect(await fireAt(nine(30) + hour * HOUR)).toBe('');
});

test('words about this month are not said in the next one, however late', async () => {
  const { fireAt, says } = await world();
  for (const text of ['menu', '1', 'tidak bisa pbi', 'sudah siap', 'sudah daftar', 'kemarin']) await says(text);
  await fireAt(nine(13));
  for (const text of ['sudah bayar', 'tidak usah']) await says(text);
  // The machine was off from the middle of January until the second of February.
  await fireAt(Date.UTC(2027, 0, 11, 2));
  expect(await fireAt(Date.UTC(2027, 1, 2, 3))).toBe('');
});

test('a clock set back by a day, or an hour, sends nothing a second time', async () => {
  const { fireAt } = await world();
  expect(await fireAt(nine(1))).not.toBe('');
  for (const at of [nine(1) - HOUR, nine(1), nine(0), nine(1)]) expect(await fireAt(at)).toBe('');
});

test('put off to tomorrow, it comes tomorrow at its hour', async () => {
  const { fireAt, says } = await world();
  await fireAt(nine(1));
  await says('belum');
  await says('3');
  expect(await says('besok')).toContain('besok saya tanya lagi');
  expect(await fireAt(nine(2) - 1)).toBe('');
  expect(await fireAt(nine(2))).toContain('Sudah terkumpul?');
});

test('switched off by kind, the others still come; BERHENTI ends all at once', async () => {
  const { fireAt, says, store } = await world();
  await fireAt(nine(1));
  expect(await says('4')).toContain('tidak saya ingatkan lagi');
  for (let day = 2; day < 40; day++) expect(await fireAt(nine(day))).toBe('');
  for (const text of ['menu', 'belajar jkn', 'langsung belajar', 'apa itu jkn']) await says(text);
  expect(await fireAt(nine(40) + 7 * HOUR)).toContain('Mau dilanjutkan?');
  await says('BERHENTI');
  expect(await nextJobAt(store)).toBeNull();
  for (let day = 41; day < 120; day++) expect(await fireAt(nine(day))).toBe('');
});

test('a lesson that was left is taken up at its exact step by one tap', async () => {
  const { fireAt, says } = await world();
  for (const text of ['menu', 'belajar jkn', 'langsung belajar', 'apa itu jkn']) await says(text);
  await fireAt(nine(1));
  expect(await fireAt(nine(2) + 7 * HOUR)).toContain('"Apa itu JKN" tadi belum selesai');
  expect(await says('lanjutkan')).toContain('Lanjut?');
});

test('the first payment is asked for from the fourteenth day, with the last day named', async () => {
  const { fireAt, says, store } = await world();
  for (const text of ['menu', '1', 'tidak bisa pbi', 'sudah siap', 'sudah daftar', 'kemarin']) await says(text);
  expect(await fireAt(nine(13) - 1)).toBe('');
  const said = await fireAt(nine(13));
  expect(said).toContain('Iuran pertama sudah bisa dibayar');
  expect(said).toContain('Paling lambat 22 Desember 2026');
  await says('sudah bayar');
  expect((await store.personData(1))?.stages.at(-1)).toMatchObject({
    stage: 'paid',
    cause: 'remind_first_payment/paid',
  });
});

test('dues: on the day one asked for; silent once paid; asked on the 11th, warned before the month ends', async () => {
  const { fireAt, says } = await world();
  for (const text of ['menu', '1', 'tidak bisa pbi', 'sudah siap', 'sudah daftar', 'kemarin']) await says(text);
  await fireAt(nine(13));
  for (const text of ['sudah bayar', 'ya, ingatkan', '5', 'pagi']) await says(text);
  // December is paid. In January: the 5th at eight, the 11th, the 28th.
  const january = (day: number, hour: number) => Date.UTC(2027, 0, day, hour - 7);
  expect(await fireAt(january(5, 8) - 1)).toBe('');
  expect(await fireAt(january(5, 8))).toContain('seperti yang diminta');
  await says('belum');
  await says('tidak usah');
  expect(await fireAt(january(11, 8))).toContain('tidak ada denda telat bayar');
  expect(await fireAt(january(28, 8))).toContain('tanggal 1 bulan berikutnya');
  await says('sudah');
  expect(await fireAt(Date.UTC(2027, 1, 3, 3))).not.toContain('bulan lalu');
});

test('whoever did not agree to be reminded is not, and hears of a quiz taken before only after agreeing', async () => {
  const { says, store, turns, clock } = createChat();
  const talk = ['halo', 'kenalan', 'boleh', 'Bu Tini', 'petani', 'sinduadi', '4', 'aktif', 'biaya', 'belajar', 'mau'];
  for (const text of [...talk, ...Array.from({ length: 12 }, () => 'lewati'), 'menu']) await says(text);
  expect(await nextJobAt(store)).toBeNull();
  for (const text of ['pengingat', 'boleh', 'jangan', 'tidak usah']) await says(text);
  clock.now = nine(14) + 7 * HOUR;
  await fireDueJobs({ store, fire: (job) => turns.fire(job), now: () => clock.now, log });
  const last = (await store.messagesAfter('web', 'ani', 0, 10_000)).at(-1);
  expect(textOf(last?.body)).toContain('kuis akhir');
});

test('a message still waiting to be sent is withdrawn after BERHENTI, or held until seven at night', async () => {
  const { fireAt, says, store, clock } = await world();
  await fireAt(nine(1));
  const [message] = (await store.messagesAfter('web', 'ani', 0, 10_000)).slice(-1);
  const gate = unaskedGate(store, () => clock.now);
  expect(await gate(message!)).toBe('go');
  clock.now = nine(1) + 13 * HOUR;
  expect(await gate(message!)).toBe(nine(2) - 2 * HOUR);
  await says('BERHENTI');
  expect(await gate(message!)).toBe('withdraw');
});

test('jobs that a wrong clock put years ahead are called back, and nothing is sent for it', async () => {
  const { fireAt, store, says, clock } = await world();
  clock.now = NOW + 3000 * DAY;
  await says('menu');
  await fireAt(clock.now);
  clock.now = NOW + HOUR;
  expect(await nextJobAt(store)).toBeGreaterThan(NOW + 2900 * DAY);
  await recallReminders({ store, job: reminders.of({}), version: 'v', now: clock.now, log });
  expect(await fireAt(clock.now)).toBe('');
  expect(await nextJobAt(store)).toBeLessThan(NOW + 40 * DAY);
});

test('changed rules are looked at anew for everybody they concern, once', async () => {
  const { store, clock, fireAt } = await world();
  const recall = () => recallReminders({ store, job: reminders.of({}), version: 'v2', now: clock.now, log });
  await recall();
  expect(await nextJobAt(store)).toBe(clock.now);
  expect(await fireAt(clock.now)).toBe('');
  const next = await nextJobAt(store);
  await recall();
  expect(await nextJobAt(store)).toBe(next);
});

test('a job that cannot be fired is tried again later and holds up nobody', async () => {
  const { store, turns, clock } = await world();
  clock.now = nine(1);
  let broken = true;
  const fire = (job: Parameters<typeof turns.fire>[0]) =>
    broken ? Promise.reject(new Error('disk')) : turns.fire(job);
  const options = { store, fire, now: () => clock.now, log };
  expect(await fireDueJobs(options)).toBe(0);
  expect(await fireDueJobs(options)).toBe(0);
  broken = false;
  clock.now += 2 * MINUTE;
  expect(await fireDueJobs(options)).toBe(1);
});
