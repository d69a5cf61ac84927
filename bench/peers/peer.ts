import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectReplies, type Bot, type Implementation } from '../bot.ts';
import { FIRST_CHAT, TEMPLATES, answerOf, render, turnsBefore, type Reply } from '../dialogue.ts';
import { openRows, type RowStorage } from './storage.ts';

/** What each peer provides; the rest of the measuring is common to all. */
export interface Peer {
  readonly name: string;
  /** The storage key of a chat. */
  key(chat: number): string;
  open(storage: RowStorage): PeerBot;
}

export interface PeerBot {
  /** The chat writes this. Resolves with the replies, when the new state is durably stored. */
  says(chat: number, turn: number, text: string): Promise<readonly string[]>;
}

/** What people see: collected where the library would call Telegram, so that no peer pays for a network. */
export class Replies {
  private readonly chats = new Map<number, string[]>();

  add(chat: number, reply: Reply): void {
    const list = this.chats.get(chat);
    const text = render(reply);
    if (list) list.push(text);
    else this.chats.set(chat, [text]);
  }

  /** What was said in a chat since the last time. */
  take(chat: number): string[] {
    const list = this.chats.get(chat) ?? [];
    this.chats.delete(chat);
    return list;
  }
}

/** Makes a peer measurable: checks every reply, and fills its storage with people in the middle of the dialogue. */
export function implementationOf(peer: Peer): Implementation {
  return {
    name: peer.name,
    prepare: (dataDir, people) => prepare(peer, dataDir, people),
    open: (dataDir) => Promise.resolve(openPeer(peer, dataDir)),
    check: () => undefined,
  };
}

function openPeer(peer: Peer, dataDir: string): Bot {
  const storage = openRows(dataDir);
  const bot = peer.open(storage);
  return {
    async take(chat, turn) {
      expectReplies(peer.name, chat, turn, await bot.says(chat, turn, answerOf(chat, turn)));
    },
    close() {
      storage.close();
      return Promise.resolve();
    },
  };
}

/** Walks one chat of each kind to where it shall stand, and copies its row for all others of its kind. */
async function prepare(peer: Peer, dataDir: string, people: number): Promise<void> {
  const folder = mkdtempSync(join(dirname(dataDir), 'walk-'));
  const storage = openRows(folder);
  const bot = peer.open(storage);
  const templates: string[] = [];
  for (let chat = FIRST_CHAT; chat < FIRST_CHAT + TEMPLATES; chat++) {
    await bot.says(chat, -1, '/start');
    for (let turn = 0; turn < turnsBefore(chat); turn++) {
      expectReplies(peer.name, chat, turn, await bot.says(chat, turn, answerOf(chat, turn)));
    }
    const row = storage.read(peer.key(chat));
    if (row === undefined) throw new Error(`${peer.name} kept nothing of chat ${chat}`);
    templates.push(row);
  }
  storage.close();
  rmSync(folder, { recursive: true });
  const full = openRows(dataDir);
  full.fill(rowsFor(peer, people, templates));
  full.close();
}

function* rowsFor(peer: Peer, people: number, templates: readonly string[]): Generator<[string, string]> {
  for (let i = 0; i < people; i++) {
    const template = templates[i % TEMPLATES] ?? '';
    // Libraries that keep updates keep the chat's id in them.
    yield [peer.key(FIRST_CHAT + i), template.replaceAll(String(FIRST_CHAT + (i % TEMPLATES)), String(FIRST_CHAT + i))];
  }
}
