import { join } from 'node:path';
import Database from 'better-sqlite3';
import { asText } from '../src/channels/as-text.ts';
import type { Message } from '../src/messages/message.ts';
import { createLog } from '../src/log.ts';
import { DATABASE_FILE } from '../src/store/sqlite/open.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import type { Guide } from '../src/turn/guide.ts';
import { createTurns } from '../src/turn/turns.ts';
import { WrongReplies, type Bot, type Implementation } from './bot.ts';
import { answerOf, FIRST_CHAT, repliesTo, turnsBefore } from './dialogue.ts';
import { seedOurs, type Walked } from './seed.ts';
import { inboundOf } from './updates.ts';

/** The house itself: the real turn over the real store. Sending is another process's time and is measured apart. */
export function kawan(guide: Guide, walked: readonly Walked[]): Implementation {
  return {
    name: 'kawan',
    prepare: (dataDir, people) => seedOurs(dataDir, people, walked),
    open: (dataDir) => Promise.resolve(openOurs(dataDir, guide, answerOf)),
    check: (dataDir, turns) => checkOutbox(dataDir, turns, turnsBefore, repliesTo),
  };
}

/** Opens the real turn; `answer` says what a chat writes. */
export function openOurs(dataDir: string, guide: Guide, answer: (chat: number, turn: number) => string): Bot {
  const store = openSqliteStore({ dataDir, exclusive: true });
  const turns = createTurns({
    store,
    guide: () => guide,
    now: Date.now,
    random: Math.random,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  return {
    async take(chat, turn) {
      const receipt = await turns.receive(inboundOf(chat, turn, answer(chat, turn)));
      if (receipt !== 'committed') throw new Error(`turn ${turn} of chat ${chat} was taken for a duplicate`);
    },
    async close() {
      await turns.stop();
      await store.close();
    },
  };
}

/** Every message in the outbox, chat by chat and in order, beside what had to be said. Throws `WrongReplies`. */
export function checkOutbox(
  dataDir: string,
  turns: Uint32Array,
  before: (chat: number) => number,
  expected: (chat: number, turn: number) => string[],
): void {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const rows = db.prepare<[], { address: string; body: string }>('select address, body from outbox order by id');
  const said = new Map<number, string[]>();
  for (const { address, body } of rows.iterate()) {
    const text = asText(JSON.parse(body) as Message);
    const list = said.get(Number(address));
    if (list) list.push(text);
    else said.set(Number(address), [text]);
  }
  db.close();
  turns.forEach((until, i) => {
    const chat = FIRST_CHAT + i;
    const got = said.get(chat) ?? [];
    for (let turn = before(chat); turn < until; turn++) {
      const due = expected(chat, turn);
      const given = got.splice(0, due.length);
      if (due.some((text, n) => text !== given[n])) throw new WrongReplies('kawan', chat, turn, due, given);
    }
    if (got.length > 0) throw new WrongReplies('kawan', chat, until, [], got);
  });
}
