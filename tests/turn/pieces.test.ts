import { expect, test } from 'vitest';
import { createProgram } from '../builders/program.ts';
import { freshData } from '../builders/database.ts';

/** Somebody who is known, and what they got since the last look, as one text a message. */
async function known(dataDir = freshData(), joins = true) {
  const program = createProgram({ dataDir, joins });
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
  const { says, hears, store } = await known();
  await says('menu', 'menu');
  await hears();
  await says('mau nanya', 'soal', 'iuran');
  expect(await hears()).toEqual([]);
  await says('kelas 2 berapa ya');
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
  expect((await hears()).join(' ')).toContain('Mau apa sekarang');
  await fire(clock.now + 5000);
  expect(await hears()).toEqual([]);
});
