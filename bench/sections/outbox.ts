import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../src/channels/channel.ts';
import { createLog } from '../../src/log.ts';
import { startOutbox } from '../../src/outbox/outbox.ts';
import { aftermath } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { TurnRows } from '../../src/store/turns.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { FIRST_CHAT, repliesTo } from '../dialogue.ts';
import { costOf, rowOf, wallOf, type Cost } from '../measure.ts';
import type { Section } from '../report.ts';
import type { World } from '../world.ts';

/** Messages claimed and settled at a time by the verbs alone. */
const BATCH = 100;
const PER_COMMIT = 500;
/** Faster than any store. */
const UNPACED = { perSecond: 1_000_000, burst: 1_000_000 };

/** What a message costs from owed to sent, without the time of the messenger. */
export async function outbox(world: World): Promise<Section> {
  const { messages, rounds } = world.sizes;
  const store = openSqliteStore({ dataDir: mkdtempSync(join(world.folder, 'outbox-')), exclusive: true });
  const verbs: Cost[] = [];
  const sender: Cost[] = [];
  for (let round = 0; round <= rounds; round++) {
    const byVerbs = await timed(store, round * 2, messages, () => drainByVerbs(store));
    const bySender = await timed(store, round * 2 + 1, messages, () => drainBySender(store, messages));
    if (round === 0) continue;
    verbs.push(byVerbs);
    sender.push(bySender);
  }
  await store.close();
  return {
    name: 'outbox',
    title: `Outbox, ${messages} messages waiting`,
    rows: [rowOf(`store verbs, ${BATCH} at a time`, verbs), rowOf('the sender, unpaced', sender)],
    goals: [
      { what: 'outbox in batches, store verbs', measured: wallOf(verbs), goal: 10, bound: 'most', unit: ' µs' },
      { what: 'outbox in batches, the sender itself', measured: wallOf(sender), goal: 10, bound: 'most', unit: ' µs' },
    ],
  };
}

async function timed(store: Store, round: number, messages: number, drain: () => Promise<void>): Promise<Cost> {
  await fill(store, round, messages);
  return costOf(messages, drain);
}

/** New people who are each owed two messages. */
async function fill(store: Store, round: number, messages: number): Promise<void> {
  const at = Date.now();
  const first = FIRST_CHAT + round * messages;
  for (let from = 0; from < messages / 2; from += PER_COMMIT) {
    const rows = Array.from({ length: Math.min(PER_COMMIT, messages / 2 - from) }, (_, i): TurnRows => {
      const address = String(first + from + i);
      return {
        inbound: null,
        jobKey: null,
        person: newPerson({ channel: 'telegram', address }, at),
        messages: [repliesTo(FIRST_CHAT, 2), repliesTo(FIRST_CHAT, 3)].map(([text = '']) => ({ kind: 'say', text })),
        records: [],
        erase: false,
        at,
      };
    });
    await store.commit(rows);
  }
}

async function drainByVerbs(store: Store): Promise<void> {
  for (;;) {
    const batch = await store.claimOutbox('telegram', BATCH, Date.now());
    if (batch.length === 0) return;
    await store.settleOutbox(
      batch.map(({ id }) => ({ id, status: 'sent' as const, ref: String(id) })),
      aftermath,
    );
  }
}

/** The real sender over a messenger that answers at once and lets everything through. */
async function drainBySender(store: Store, messages: number): Promise<void> {
  let sent = 0;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const channel: Channel = {
    name: 'telegram',
    pace: { all: UNPACED, chat: UNPACED },
    start: () => Promise.resolve(),
    send() {
      if (++sent === messages) done();
      return Promise.resolve({ kind: 'sent', ref: '1' });
    },
    stop: () => Promise.resolve(),
  };
  const running = startOutbox({
    store,
    aftermath,
    channels: [channel],
    now: Date.now,
    random: Math.random,
    log: createLog('silent'),
  });
  running.notify('telegram');
  await all;
  await running.stop();
}
