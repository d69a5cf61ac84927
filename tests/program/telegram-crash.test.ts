/** The whole program on Telegram, ended at the worst moments: by kill -9 amid a send, and by SIGTERM while Telegram hangs. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { fakeTelegram } from '../fakes/telegram.ts';
import { freshFolder } from '../helpers.ts';
import { startServer } from './server.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const CHAT = 777000111;

async function world() {
  const telegram = await fakeTelegram(TOKEN);
  onTestFinished(async () => {
    await telegram.stop();
    expect(telegram.complaints).toEqual([]);
  });
  const dataDir = freshFolder();
  const start = () => startServer(dataDir, { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });
  const rows = (sql: string): unknown[] => {
    const db = new Database(join(dataDir, 'kawan.db'), { readonly: true });
    const found = db.prepare(sql).all();
    db.close();
    return found;
  };
  return { telegram, start, rows };
}

function update(id: number, text: string) {
  const from = { id: CHAT, is_bot: false, first_name: 'A' };
  return { update_id: id, message: { message_id: id, date: 1, from, chat: { id: CHAT, type: 'private' }, text } };
}

test('killed between the commit and its acknowledgement, an update has one effect, and only the send in flight is repeated', async () => {
  const { telegram, start, rows } = await world();
  telegram.knows(CHAT);
  const first = await start();
  // The first reply arrives, but its answer is lost with the process; the poll that would acknowledge goes unheard.
  telegram.refuse('sendMessage', 'hangs');
  await telegram.until(telegram.isPolled);
  telegram.refuse('getUpdates', 'hangs');
  await telegram.handOver(update(5000, 'brp iuran kls 3?'));
  await telegram.until(() => telegram.calls.some(({ method }) => method === 'sendMessage'));
  first.child.kill('SIGKILL');
  await first.ended;
  expect(rows('select version from people')).toEqual([{ version: 1 }]);

  await start();
  await telegram.until(() => telegram.texts(CHAT).length === 3);
  // Telegram, which heard nothing, delivers the same once more, and then something new.
  await telegram.handOver(update(5000, 'brp iuran kls 3?'));
  await telegram.handOver(update(5001, 'ulang'));
  await telegram.until(() => telegram.texts(CHAT).length === 4);
  expect(telegram.texts(CHAT).map((text) => text.includes('Mau tanya apa?'))).toEqual([false, false, true, true]);
  expect(rows('select version from people')).toEqual([{ version: 2 }]);
  expect(rows('select seq, uncertain from outbox order by id')).toMatchObject([
    { seq: 1, uncertain: 1 },
    { seq: 2 },
    { seq: 3 },
    { seq: 4, uncertain: 0 },
  ]);
});

test('SIGTERM while Telegram hangs ends in time, and what was owed is sent after the restart', async () => {
  const { telegram, start, rows } = await world();
  const first = await start();
  telegram.refuse('sendMessage', 'hangs');
  await telegram.says(CHAT, 'brp iuran kls 3?');
  await telegram.until(() => telegram.calls.some(({ method }) => method === 'sendMessage'));
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.log()).toContain('stopped');
  expect(rows('select status, uncertain from outbox order by id')).toEqual([
    { status: 'waiting', uncertain: 1 },
    { status: 'waiting', uncertain: 0 },
    { status: 'waiting', uncertain: 0 },
  ]);
  await start();
  await telegram.until(() => telegram.texts(CHAT).length === 3);
  expect(telegram.texts(CHAT)[2]).toContain('Mau tanya apa?');
});
