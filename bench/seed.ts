import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { advance } from '../src/engine/advance.ts';
import { newSession, type Session } from '../src/engine/session.ts';
import { createLog } from '../src/log.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import type { TurnRows } from '../src/store/turns.ts';
import type { Guide } from '../src/turn/guide.ts';
import { newPerson } from '../src/turn/new-person.ts';
import { createTurns } from '../src/turn/turns.ts';
import { answerOf, FIRST_CHAT, ROUND, TEMPLATES, turnsBefore } from './dialogue.ts';
import { BENCH_FLOW } from './guide.ts';
import { inboundOf } from './updates.ts';

/** What the turns of one chat wrote, by turn; and the session before each. */
export interface Walked {
  readonly sessions: readonly Session[];
  readonly rows: readonly TurnRows[];
}

/** Turns that are walked: enough for a session to reach the size it keeps. */
export const WALKED_TURNS = 3 * ROUND;
const BATCH = 1000;

/** A person's session right after a flow has put its first question (or the one at `step`). */
export function startedSession(guide: Guide, flow: string, step?: string): Session {
  const world = { now: Date.now(), random: Math.random, builtins: { consented: true } };
  return advance(guide.program, newSession(), { kind: 'start', flow, ...(step !== undefined && { step }) }, world)
    .session;
}

/** Stores people with these sessions, in large commits. */
export async function storePeople(store: Store, people: number, session: (chat: number) => Session): Promise<void> {
  const at = Date.now();
  for (let from = 0; from < people; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, people - from) }, (_, i): TurnRows => {
      const chat = FIRST_CHAT + from + i;
      const person = newPerson({ channel: 'telegram', address: String(chat) }, at);
      return {
        inbound: null,
        jobKey: null,
        person: { ...person, consent: 'given', session: session(chat) },
        messages: [],
        records: [],
        erase: false,
        at,
      };
    });
    await store.commit(rows);
  }
}

/** Walks one chat of each kind through the real turn, and keeps what it wrote. */
export async function walkTemplates(guide: Guide, folder: string): Promise<Walked[]> {
  const dataDir = mkdtempSync(join(folder, 'walk-'));
  const store = openSqliteStore({ dataDir, exclusive: false });
  await storePeople(store, TEMPLATES, () => startedSession(guide, BENCH_FLOW));
  const committed: TurnRows[] = [];
  const recording: Store = {
    ...store,
    commit(rows) {
      committed.push(...rows);
      return store.commit(rows);
    },
  };
  const turns = createTurns({
    store: recording,
    guide: () => guide,
    now: Date.now,
    random: Math.random,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  const walked: Walked[] = [];
  for (let chat = FIRST_CHAT; chat < FIRST_CHAT + TEMPLATES; chat++) {
    const sessions = [startedSession(guide, BENCH_FLOW)];
    const rows: TurnRows[] = [];
    for (let turn = 0; turn < WALKED_TURNS; turn++) {
      await turns.receive(inboundOf(chat, turn, answerOf(chat, turn)));
      const last = committed.at(-1);
      if (!last?.person) throw new Error('a turn of the benchmark stored no person');
      rows.push(last);
      sessions.push(last.person.session);
    }
    walked.push({ sessions, rows });
  }
  await turns.stop();
  await store.close();
  rmSync(dataDir, { recursive: true });
  return walked;
}

/** Stores the people of the benchmark, each where `turnsBefore` says. */
export async function seedOurs(dataDir: string, people: number, walked: readonly Walked[]): Promise<void> {
  const store = openSqliteStore({ dataDir, exclusive: true });
  await storePeople(store, people, (chat) => {
    const session = walked[chat % TEMPLATES]?.sessions[turnsBefore(chat)];
    if (!session) throw new Error(`no session for chat ${chat}`);
    return session;
  });
  await store.close();
}

/** The same people in another folder. */
export function copyData(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}
