import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/calendar/durations.ts';
import type { Outbound } from '../../src/messages/message.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';
import { texts, to, world } from './world.ts';

const statuses = async (store: Store, at: number) => store.claimOutbox('telegram', 100, at);

test('each chat gets its messages in order, and all of them together no faster than Telegram allows', async () => {
  const { owe, pass, sends } = world();
  for (let chat = 0; chat < 100; chat++) await owe(`c${chat}`, texts(3));
  await pass(5000);
  expect(sends.length).toBeLessThanOrEqual(5 * 28 + 3);
  expect(sends.length).toBeGreaterThan(5 * 28 - 10);
  await pass(10_000);
  expect(sends).toHaveLength(300);
  for (let chat = 0; chat < 100; chat++) expect(to(sends, `c${chat}`)).toEqual(['1', '2', '3']);
});

test('one chat gets a burst and then one message a second; a flood there does not slow the others', async () => {
  const { owe, pass, sends } = world();
  await owe('flood', texts(2000));
  await pass(10_000);
  expect(to(sends, 'flood').length).toBeLessThanOrEqual(30 + 10 + 1);
  await owe('ani', ['halo', 'setuju?']);
  await pass(500);
  expect(to(sends, 'ani')).toEqual(['halo', 'setuju?']);
  await pass(MINUTE);
  expect(to(sends, 'flood')).toEqual(texts(to(sends, 'flood').length));
  expect(to(sends, 'flood').length).toBeGreaterThan(90);
});

test('a chat told to wait waits exactly so long, alone, and in order', async () => {
  const { owe, pass, sends, rows } = world(({ address }, tries) =>
    address === 'busy' && tries === 1
      ? { kind: 'throttled', afterMs: 7000, reason: '429' }
      : { kind: 'sent', ref: '1' },
  );
  await owe('busy', ['1', '2']);
  await owe('ani', ['halo']);
  await pass(6900);
  expect(sends.map(({ to: chat, text }) => chat + text)).toEqual(['busy1', 'anihalo']);
  await pass(200);
  expect(to(sends, 'busy')).toEqual(['1', '1', '2']);
  await pass(7000);
  expect(to(sends, 'busy')).toEqual(['1', '1', '2', '2']);
  expect(rows().every(({ status, attempts }) => status === 'sent' && attempts <= 2)).toBe(true);
});

test('several chats told to wait at once mean that the whole channel waits', async () => {
  const { owe, pass, sends } = world(({ address }, tries) =>
    address !== 'ani' && tries === 1 ? { kind: 'throttled', afterMs: 5000, reason: '429' } : { kind: 'sent', ref: '1' },
  );
  await owe('a', ['1']);
  await owe('b', ['1']);
  await owe('ani', ['halo']);
  await pass(4900);
  expect(to(sends, 'ani')).toEqual([]);
  await pass(1000);
  expect(to(sends, 'ani')).toEqual(['halo']);
});

test('many flooding chats leave the channel to whoever writes', async () => {
  const { owe, pass, sends } = world();
  for (let chat = 0; chat < 40; chat++) await owe(`flood${chat}`, texts(100));
  await pass(20_000);
  await owe('ani', ['halo']);
  await pass(1000);
  expect(to(sends, 'ani')).toEqual(['halo']);
});

test('whoever blocked the bot gets nothing more; the others do', async () => {
  const { owe, pass, sends, rows } = world(({ address }) =>
    address === 'gone' ? { kind: 'blocked', reason: '403' } : { kind: 'sent', ref: '1' },
  );
  await owe('gone', ['1', '2', '3']);
  await owe('ani', ['1', '2', '3']);
  await pass(5000);
  expect(to(sends, 'gone')).toEqual(['1']);
  expect(to(sends, 'ani')).toEqual(['1', '2', '3']);
  expect(rows().map(({ status }) => status)).toEqual(['blocked', 'blocked', 'blocked', 'sent', 'sent', 'sent']);
});

test('a send that hangs holds up its own chat alone', async () => {
  const { owe, pass, sends, held } = world(({ address }) =>
    address === 'stuck' ? 'hang' : { kind: 'sent', ref: '1' },
  );
  await owe('stuck', ['1', '2']);
  for (let chat = 0; chat < 80; chat++) await owe(`c${chat}`, texts(2));
  await pass(8000);
  expect(sends).toHaveLength(1 + 160);
  expect(to(sends, 'stuck')).toEqual(['1']);
  held[0]?.({ kind: 'sent', ref: '9' });
  await pass(100);
  expect(to(sends, 'stuck')).toEqual(['1', '2']);
});

test('a send that may have arrived all the same is marked so', async () => {
  const { owe, pass, rows } = world((_, tries) =>
    tries === 1 ? { kind: 'unknown_fate', reason: 'network' } : { kind: 'sent', ref: '1' },
  );
  await owe('ani', ['1']);
  await pass(5000);
  expect(rows()).toMatchObject([{ status: 'sent', uncertain: 1, attempts: 2 }]);
});

test('on a full disk nothing is sent twice: what was sent is written down when there is room', async () => {
  const { owe, pass, sends, broken, rows, lines } = world();
  await owe('ani', []);
  broken.settle = true;
  await owe('ani', ['1', '2']);
  await pass(30_000);
  expect(to(sends, 'ani')).toEqual(['1']);
  expect(lines.join('')).toContain('sends not written down');
  broken.settle = false;
  await pass(2000);
  expect(to(sends, 'ani')).toEqual(['1', '2']);
  expect(rows().map(({ status }) => status)).toEqual(['sent', 'sent']);
});

test('a stop waits for the send in flight and puts the rest back untried', async () => {
  const { owe, pass, outbox, held, sends, rows, store } = world(() => 'hang');
  await owe('ani', ['1', '2', '3']);
  await pass(100);
  const stopped = outbox.stop();
  held[0]?.({ kind: 'sent', ref: '1' });
  await stopped;
  expect(to(sends, 'ani')).toEqual(['1']);
  expect(rows()).toMatchObject([
    { status: 'sent', attempts: 1 },
    { status: 'waiting', attempts: 0 },
    { status: 'waiting', attempts: 0 },
  ]);
  expect((await statuses(store, NOW + 1000)).map(({ body }) => textOf(body))).toEqual(['2', '3']);
});

test('what nobody asked for waits for the morning or is withdrawn; what was asked for does not wait behind it', async () => {
  const morning = NOW + MINUTE;
  const verdict = (message: Outbound) => (textOf(message.body) === 'unasked, stopped' ? 'withdraw' : morning);
  let at = NOW;
  const { owe, pass, sends, rows } = world(undefined, async (message) => (at >= morning ? 'go' : verdict(message)));
  await owe('ani', ['unasked', 'answer']);
  await owe('budi', ['unasked, stopped', 'answer']);
  await pass(10_000);
  await owe('ani', ['another answer']);
  await pass(10_000);
  expect(to(sends, 'ani')).toEqual(['answer', 'another answer']);
  expect(to(sends, 'budi')).toEqual(['answer']);
  at = morning;
  await pass(MINUTE);
  expect(to(sends, 'ani')).toEqual(['answer', 'another answer', 'unasked']);
  expect(rows().map(({ status }) => status)).toEqual(['sent', 'sent', 'failed', 'sent', 'sent']);
});

test('what a channel leaves for another day holds no answer back, and is not given up however often', async () => {
  const morning = 15 * HOUR;
  const { owe, sends, pass, rows } = world(({ body }, tries) =>
    textOf(body).startsWith('unasked') && tries < 15
      ? { kind: 'held', afterMs: morning, reason: 'daily_cap' }
      : { kind: 'sent', ref: '1' },
  );
  await owe('ani', ['unasked', 'answer']);
  await pass(10_000);
  expect(to(sends, 'ani')).toEqual(['unasked', 'answer']);
  for (let day = 0; day < 14; day++) await pass(morning + MINUTE);
  expect(to(sends, 'ani')).toHaveLength(16);
  expect(rows()).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
});
