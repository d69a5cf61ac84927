import { expect, test } from 'vitest';
import { createProgram } from '../builders/program.ts';
import { freshData } from '../builders/database.ts';

/** Somebody who is known, and what they got since the last look, as one text a message. */
async function known(dataDir = freshData(), quietMs = 2500) {
  const program = createProgram({ dataDir, quietMs });
  let seen = 0;
  const says = async (...texts: readonly string[]) => {
    for (const text of texts) {
      program.clock.now += 400;
      await program.hands('ani', { kind: 'text', text });
    }
  };
  const hears = async () => {
    const got = await program.store.messagesAfter('web', 'ani', seen, 100);
    seen = got.at(-1)?.seq ?? seen;
    return got.map(({ body }) => (body.kind === 'say' ? body.text : ''));
  };
  return { ...program, says, hears };
}

test('a thought in several messages gets one answer, and each of them is kept', async () => {
  const { says, hears, store, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('mau nanya', 'soal', 'iuran');
  expect(await hears()).toEqual([]);
  await says('kelas 2 berapa ya');
  expect(await hears()).toEqual([]);
  await fire(clock.now + 2500);
  const told = await hears();
  expect(told.join(' ')).toContain('100.000');
  expect(told.length).toBeLessThanOrEqual(2);
  const [loaded] = await store.load([{ channel: 'web', externalId: '', address: 'ani' }]);
  expect(loaded?.person?.session.talk?.pieces).toBeUndefined();
});

test('pieces that nothing follows are answered after a moment, once', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('iuran', 'kelas 2');
  await fire(clock.now + 1000);
  const early = await hears();
  await fire(clock.now + 3000);
  const told = [...early, ...(await hears())];
  expect(told.join(' ')).toContain('100.000');
  await fire(clock.now + 3000);
  expect(await hears()).toEqual([]);
});

test('a program that stops between the pieces loses none of them', async () => {
  const dataDir = freshData();
  const before = await known(dataDir);
  await before.says('menu', 'menu', 'mau tanya', 'rawat inap');
  const { hears, fire, clock } = await known(dataDir);
  await hears();
  await fire(clock.now + 60_000);
  expect((await hears()).join(' ')).toContain('Dokter yang menentukan');
});

test('a global word is obeyed at once, whatever waited', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('mau nanya', 'menu');
  expect((await hears()).join(' ')).toContain('ilih');
  await fire(clock.now + 5000);
  expect(await hears()).toEqual([]);
});

test('whole questions in a burst get one answer, after a silence', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('saya jualan sayur di pasar', 'iuran kelas 2 berapa?', 'bayar di indomaret bisa?');
  expect(await hears()).toEqual([]);
  await fire(clock.now + 2400);
  expect(await hears()).toEqual([]);
  await fire(clock.now + 100);
  const told = await hears();
  expect(told.length).toBeLessThanOrEqual(3);
  expect(told.join(' ')).toContain('100.000');
  expect(told.join(' ')).toContain('minimarket');
  await fire(clock.now + 10_000);
  expect(await hears()).toEqual([]);
});

test('a question that is whole waits less, and one that goes on and on is answered in between', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('bayar di indomaret bisa?');
  await fire(clock.now + 1249);
  expect(await hears()).toEqual([]);
  await fire(clock.now + 1);
  expect((await hears()).join(' ')).toContain('minimarket');
  const since = clock.now;
  for (let i = 0; i < 5; i++) {
    clock.now += 1600;
    await says('iuran kelas 2 berapa?');
  }
  await fire();
  expect(clock.now - since).toBeGreaterThan(8000);
  expect((await hears()).join(' ')).toContain('100.000');
});

test('danger in the middle of a burst is answered at once, and so is a stop', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('permisi kak', 'iuran berapa', 'anak saya kejang');
  expect((await hears()).join(' ')).toContain('IGD');
  await fire(clock.now + 10_000);
  expect(await hears()).toEqual([]);

  const other = await known();
  await other.says('menu', 'menu');
  await other.hears();
  await other.says('iuran kelas 2 berapa', 'BERHENTI');
  expect((await other.hears()).join(' ')).toContain('tidak akan mengirim');
  await other.fire(other.clock.now + 10_000);
  expect(await other.hears()).toEqual([]);
});

test('a press is obeyed at once, and what was written before it is still answered', async () => {
  const { says, hears, hands, store, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('bayar di indomaret bisa?');
  const [loaded] = await store.load([{ channel: 'web', externalId: '', address: 'ani' }]);
  const ask = loaded?.person?.session.waiting?.ask ?? 0;
  await hands('ani', { kind: 'choice', ask, n: 1 });
  expect(await hears()).not.toEqual([]);
  await fire(clock.now + 2500);
  expect((await hears()).join(' ')).toContain('minimarket');
});

test('what is put right in a burst is asked as it was meant', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  await says('iuran kelas 1 berapa', 'eh salah', 'kelas 3 maksudnya');
  await fire(clock.now + 2500);
  const told = (await hears()).join(' ');
  expect(told).toContain('35.000');
  expect(told).not.toContain('150.000');
});

test('messages that arrive in one batch get one answer', async () => {
  const { says, hears, turns, store, fire, clock } = await known();
  await says('menu', 'menu');
  await hears();
  const at = { channel: 'web', address: 'ani', at: clock.now } as const;
  const batch = ['assalamualaikum', 'bayar di indomaret bisa?', 'kalau telat kena denda ga?'];
  const took = batch.map((text, i) => turns.receive({ ...at, externalId: `b${i}`, content: { kind: 'text', text } }));
  expect(await Promise.all(took)).toEqual(['committed', 'committed', 'committed']);
  const [loaded] = await store.load([{ channel: 'web', externalId: '', address: 'ani' }]);
  expect(loaded?.person?.session.talk?.pieces?.texts).toEqual(batch);
  await fire(clock.now + 2500);
  const told = await hears();
  expect(told.length).toBeLessThanOrEqual(3);
  expect(told.join(' ')).toContain('minimarket');
  expect(told.join(' ')).toContain('1 Juli 2016');
});

test('a greeting at first contact is welcomed at once, and what follows it gets one answer', async () => {
  const { says, hears, fire, clock } = await known();
  await says('assalamualaikum');
  expect((await hears()).join(' ')).toContain('Kawan JKN');
  await says('saya jualan sayur', 'iuran kelas 2 berapa ya');
  expect(await hears()).toEqual([]);
  await fire(clock.now + 2500);
  expect((await hears()).join(' ')).toContain('100.000');
});

test('a message that waits does not make the bot forget what it said last', async () => {
  const { says, hears, fire, clock } = await known();
  await says('menu', 'menu');
  await says('bayar di indomaret bisa?');
  await fire(clock.now + 2500);
  await hears();
  await says('bayar di indomaret bisa?');
  await fire(clock.now + 2500);
  expect((await hears()).join(' ')).toContain('Soal Tempat bayar');
});

test('with no quiet time each message is answered by itself, at once', async () => {
  const { says, hears } = await known(freshData(), 0);
  await says('menu', 'menu');
  await hears();
  await says('bayar di indomaret bisa?');
  expect((await hears()).join(' ')).toContain('minimarket');
});
