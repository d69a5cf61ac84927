import Database from 'better-sqlite3';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Channel, SendResult } from '../../src/channels/channel.ts';
import { TELEGRAM_PACE } from '../../src/channels/telegram/traits.ts';
import { createLog } from '../../src/log.ts';
import type { Outbound } from '../../src/messages/message.ts';
import { startOutbox } from '../../src/outbox/outbox.ts';
import { aftermath } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';

type Reply = SendResult | 'hang';

/** A real store, a channel that answers as told, and a clock that moves only when the test says so. */
export function world(
  reply: (message: Outbound, tries: number) => Reply = () => ({ kind: 'sent', ref: '1' }),
  mayStillGo?: (message: Outbound) => Promise<'go' | 'withdraw' | number>,
) {
  const dataDir = freshFolder();
  const store = openSqliteStore({ dataDir, exclusive: false });
  const clock = { now: NOW, skew: 0 };
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
    now: () => clock.now + clock.skew,
    elapsed: () => clock.now,
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
  return { store, outbox, sends, held, broken, lines, owe, pass, rows, dataDir, clock };

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
        at: clock.now + clock.skew,
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

export const texts = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));
export const to = (sends: { to: string; text: string }[], address: string) =>
  sends.filter((send) => send.to === address).map(({ text }) => text);
