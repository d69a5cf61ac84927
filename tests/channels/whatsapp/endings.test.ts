import { expect, test } from 'vitest';
import { afterEnding } from '../../../src/channels/whatsapp/disconnects.ts';
import { askToPair } from '../../../src/channels/whatsapp/link-state.ts';
import { FAST, pairedBot, QUICK } from './bot.ts';
import { pairedLine } from './line.ts';

const AGAIN = { linked: true, failures: 1, random: 0.5 };

test('each way a connection ends has its answer', () => {
  expect(afterEnding(515, AGAIN)).toEqual({ kind: 'again', afterMs: 0 });
  expect(afterEnding(401, AGAIN)).toEqual({ kind: 'stop', reason: 'logged_out', forget: true });
  for (const code of [403, 411]) {
    expect(afterEnding(code, AGAIN)).toEqual({ kind: 'stop', reason: 'refused', forget: true });
  }
  expect(afterEnding(440, AGAIN)).toEqual({ kind: 'stop', reason: 'replaced', forget: false });
  for (const code of [402, 405, 408, 428, 429, 500, 503])
    expect(afterEnding(code, AGAIN)).toMatchObject({ kind: 'again' });
  expect(afterEnding(408, { ...AGAIN, linked: false, failures: 5 })).toMatchObject({
    kind: 'stop',
    reason: 'unpaired',
  });
});

test('waits grow up to five minutes and differ from each other', () => {
  const waits = Array.from({ length: 12 }, (_, failures) => {
    const step = afterEnding(503, { linked: true, failures, random: 1 });
    return step.kind === 'again' ? step.afterMs : 0;
  });
  expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(waits.at(-1)).toBe(300_000);
  expect(afterEnding(503, { linked: true, failures: 3, random: 0 })).toEqual({ kind: 'again', afterMs: 4000 });
});

test('a connection that breaks is opened again, later each time, and nothing is lost', async () => {
  const waits: number[] = [];
  const world = { ...FAST, wait: (ms: number, signal: AbortSignal) => (waits.push(ms), FAST.wait(ms, signal)) };
  const { whatsapp, taken, isOpen } = await pairedLine({ world });
  whatsapp.failures.push(503, 503, 503);
  const logins = whatsapp.logins;
  whatsapp.drop();
  await whatsapp.until(() => whatsapp.logins === logins + 4);
  await isOpen();
  await whatsapp.person('Ani').says('masih ada?');
  await whatsapp.until(() => taken.length === 1);
  const backoffs = waits.filter((ms) => [750, 1500, 3000, 6000].includes(ms));
  expect(backoffs).toEqual([750, 1500, 3000, 6000]);
});

test('a socket that looks open but hears nothing is replaced', async () => {
  const { whatsapp, taken, linkIs, lines } = await pairedLine({
    timings: { ...QUICK, query: 300, probeEvery: 20_000 },
  });
  whatsapp.deaf = true;
  await linkIs(({ state }) => state === 'deaf');
  whatsapp.deaf = false;
  await linkIs(({ state }) => state === 'open');
  await whatsapp.person('Ani').says('halo?');
  await whatsapp.until(() => taken.length === 1);
  expect(lines.join('')).toContain('hears nothing');
});

test('logged out: the keys go, nothing is tried again, the rest works, and pairing brings it back', async () => {
  const { whatsapp, linkIs, serving, store, pair } = await pairedBot();
  const { logins } = whatsapp;
  whatsapp.unlink();
  await linkIs(({ state }) => state === 'logged_out');
  expect(await store.allKeys()).toEqual([]);
  expect((await fetch(`${serving.address}/health`)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([whatsapp.logins, whatsapp.connections]).toEqual([logins, 0]);
  await askToPair(store, { phone: null, anew: false, at: Date.now() });
  await pair();
  const ani = whatsapp.person('Ani');
  await ani.says('halo');
  await whatsapp.until(() => ani.shown.length > 0);
});

test.each([403, 411])('refused at login (%i): the channel rests', async (code) => {
  const { whatsapp, linkIs, store } = await pairedLine();
  whatsapp.failures.push(code);
  whatsapp.drop();
  expect(await linkIs(({ state }) => state === 'refused')).toMatchObject({ ended: code });
  expect(await store.allKeys()).toEqual([]);
});

test('replaced by another client: no fight, and a request to pair takes over again without pairing', async () => {
  const { whatsapp, linkIs, store, taken, isOpen } = await pairedLine();
  const { logins } = whatsapp;
  whatsapp.link?.end([{ tag: 'conflict', attrs: { type: 'replaced' } }]);
  await linkIs(({ state }) => state === 'replaced');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(whatsapp.logins).toBe(logins);
  await askToPair(store, { phone: null, anew: false, at: Date.now() });
  await isOpen();
  await whatsapp.person('Ani').says('halo');
  await whatsapp.until(() => taken.length === 1);
  expect(whatsapp.pairings).toBe(1);
});

test('while WhatsApp is away messages wait, and go when it is back', async () => {
  const { whatsapp, owe, sends, isOpen } = await pairedLine();
  const ani = whatsapp.person('Ani');
  whatsapp.failures.push(503, 503);
  whatsapp.drop();
  await whatsapp.until(() => whatsapp.link === null);
  const sending = sends(await owe(ani.lid, { kind: 'say', text: 'nanti' }));
  await isOpen();
  expect(await sending).toMatchObject({ kind: 'sent' });
  expect(ani.texts()).toEqual(['nanti']);
});

test('a stop while WhatsApp is away puts what waits back untried', async () => {
  const { whatsapp, owe, channel, linkIs, stop } = await pairedLine();
  whatsapp.failures.push(403);
  whatsapp.drop();
  await linkIs(({ state }) => state === 'refused');
  const sending = channel.send(await owe(whatsapp.person('Ani').lid, { kind: 'say', text: 'nanti' }));
  await stop();
  expect(await sending).toMatchObject({ kind: 'held', afterMs: 0 });
});
