import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/calendar/durations.ts';
import type { Channel, SendResult } from '../../src/channels/channel.ts';
import type { Outbound } from '../../src/messages/message.ts';
import { createLog } from '../../src/log.ts';
import { startOutbox } from '../../src/outbox/outbox.ts';
import { aftermath } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';
import { TELEGRAM_PACE } from '../../src/channels/telegram/traits.ts';

type Reply = SendResult | 'hang';

/** A real store, a channel that answers as told, and a clock that moves only when the test says so. */
function world(
  reply: (message: Outbound, tries: number) => Reply = () => ({ kind: 'sent', ref: '1' }),
  mayStillGo?: (message: Outbound) => Promise<'go' | 'withdraw' | number>,
) {
  const dataDir = freshFolder();
  const store = openSqliteStore({ dataDir, exclusive: false });
  const clock = { now: NOW };
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const sends: { to: string; text: string; at: number }[] = [];
  const held: ((result: SendResult) => void)[] = [];
  const tries = new Map<number, number>();
  const lines: string[] = [];
  let n = 0;
  const channel: Channel = {
    name: 'telegram',
    pace: TELEGRAM_PACE,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(message) {
      const count = (tries.get(message.id) ?? 0) + 1;
      tries.set(message.id, count);
      sends.push({ to: message.address, text: textOf(message.body), at: clock.now - NOW });
      const result = reply(message, count);
      return result === 'hang' ? new Promise((resolve) => held.push(resolve)) : Promise.resolve(result);
    },
  };
  const broken = { settle: false };
  const outbox = startOutbox({
    aftermath,
    store: {
      ...store,
      settleOutbox(results, aftermath) {
        if (broken.settle) throw new Error('the disk is full');
        return store.settleOutbox(results, aftermath);
      },
    },
    channels: [channel],
    ...(mayStillGo && { mayStillGo }),
    now: () => clock.now,
    random: () => 0.5,
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = {
          until: clock.now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
      }),
  });
  onTestFinished(async () => {
    for (const resolve of held) resolve({ kind: 'sent', ref: null });
    await outbox.stop();
    await store.close();
  });
  return { store, outbox, sends, held, broken, lines, owe, pass, rows, dataDir };

  /** Somebody wrote, and these are the replies owed to them. */
  async function owe(address: string, texts: string[]): Promise<void> {
    const [loaded] = await store.load([{ channel: 'telegram', externalId: `x${++n}`, address }]);
    await store.commit([
      {
        inbound: { channel: 'telegram', externalId: `x${n}`, kind: 'text', text: null, at: clock.now },
        jobKey: null,
        person: loaded?.person ?? newPerson({ channel: 'telegram', address }, clock.now),
        messages: texts.map((text) => ({ kind: 'say', text, ...(text.startsWith('unasked') && { unasked: true }) })),
        records: [],
        erase: false,
        at: clock.now,
      },
    ]);
    outbox.notify('telegram');
    await quiet();
  }

  /** Moves the clock on, waking whoever falls due in between at their own time. */
  async function pass(ms: number): Promise<void> {
    const end = clock.now + ms;
    for (;;) {
      await quiet();
      const next = [...sleepers].sort((a, b) => a.until - b.until)[0];
      if (!next || next.until > end) break;
      clock.now = Math.max(clock.now, next.until);
      next.wake();
    }
    clock.now = end;
    await quiet();
  }

  function rows(): { seq: number; status: string; uncertain: number; attempts: number }[] {
    const db = new Database(join(dataDir, 'kawan.db'), { readonly: true });
    const found = db.prepare('select seq, status, uncertain, attempts from outbox order by id').all();
    db.close();
    return found as { seq: number; status: string; uncertain: number; attempts: number }[];
  }
}

/** Lets everything run that does not wait for the clock. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve));
}

const texts = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));
const to = (sends: { to: string; text: string }[], address: string) =>
  sends.filter((send) => send.to === address).map(({ text }) => text);
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

test('a server error is tried again after growing pauses, and given up in the end without holding up what follows', async () => {
  const { owe, pass, sends, rows, lines } = world(({ body }) =>
    textOf(body) === 'bad' ? { kind: 'later', reason: '502' } : { kind: 'sent', ref: '1' },
  );
  await owe('ani', ['bad', 'good']);
  await pass(MINUTE);
  const at = sends.map((send) => send.at);
  expect(at.slice(0, 5).map((time) => Math.round(time / 1000))).toEqual([0, 1, 3, 7, 15]);
  await pass(3 * HOUR);
  expect(to(sends, 'ani')).toEqual([...Array.from({ length: 12 }, () => 'bad'), 'good']);
  expect(rows().map(({ status }) => status)).toEqual(['failed', 'sent']);
  expect(lines.join('')).toContain('given up');
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
