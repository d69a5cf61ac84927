import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { HOUR } from '../../src/calendar/durations.ts';
import { aftermath } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { costOf, rowOf, wallOf, type Cost } from '../measure.ts';
import type { Section } from '../report.ts';
import type { World } from '../world.ts';

/** Questions of a round, each from a new person. */
const QUESTIONS = 200;
/** As many as a paced channel takes at a time. */
const BATCH = 12;
/** Claims until somebody who wrote is sent to, at most. */
const CLAIMS = 5;
/** Numbers of people who are owed something; far above those who write. */
const OWED_FROM = 10_000_000;

/** What stands in the outbox before somebody writes. */
const BACKLOGS = [
  { name: 'nothing waits', people: () => 0, unasked: 0, dueIn: 0 },
  { name: 'held for the morning', people: (rows: number) => rows, unasked: 1, dueIn: 8 * HOUR },
  { name: 'owed to six floods', people: () => 6, unasked: 0, dueIn: 0 },
  { name: 'owed to one each', people: (rows: number) => rows, unasked: 0, dueIn: 0 },
] as const;

/** What it costs until somebody who writes is sent to, with nothing and with very much that is owed to others. */
export async function backlog(world: World): Promise<Section> {
  const { many, rounds } = world.sizes;
  const measured: { name: string; costs: Cost[] }[] = [];
  for (const kind of BACKLOGS) {
    world.tell(`backlog: ${kind.name}`);
    const dataDir = mkdtempSync(join(world.folder, 'backlog-'));
    const store = openSqliteStore({ dataDir, exclusive: true });
    const people = kind.people(many);
    if (people > 0) fill(dataDir, many, people, kind);
    const costs: Cost[] = [];
    for (let round = 0; round <= rounds; round++) {
      const cost = await costOf(QUESTIONS, () => ask(store, round));
      if (round > 0) costs.push(cost);
    }
    await store.close();
    measured.push({ name: kind.name, costs });
  }
  const [none, ...others] = measured.map(({ costs }) => wallOf(costs));
  const worst = Math.max(...others) / (none ?? 1);
  return {
    name: 'backlog',
    title: `A question while ${many} messages are owed to others`,
    rows: measured.map(({ name, costs }) => rowOf(name, costs)),
    goals: [
      { what: 'question behind a backlog, beside none', measured: worst, goal: 5, bound: 'most', unit: ' times' },
    ],
  };
}

function fill(dataDir: string, rows: number, people: number, form: { unasked: number; dueIn: number }): void {
  const db = new Database(join(dataDir, DATABASE_FILE));
  const now = Date.now();
  const insert = db.prepare(
    `insert into outbox (person_id, channel, address, seq, body, status, uncertain, attempts, due_at, forget, at, prev, unasked)
     values (?, 'telegram', ?, ?, '{"kind":"say","text":"x"}', 'waiting', 0, 0, ?, 0, ?, 0, ?)`,
  );
  db.transaction(() => {
    for (let i = 0; i < rows; i++) {
      const person = OWED_FROM + (i % people);
      insert.run(person, String(person), i, now + form.dueIn - 1000, now - 1000, form.unasked);
    }
  })();
  db.close();
}

/** New people write one after the other, and each is answered and sent to. */
async function ask(store: Store, round: number): Promise<void> {
  for (let n = 0; n < QUESTIONS; n++) {
    const address = String(round * QUESTIONS + n + 1);
    const at = Date.now();
    await store.commit([
      {
        inbound: { channel: 'telegram', externalId: `question ${address}`, kind: 'text', text: null, at },
        jobKey: null,
        person: newPerson({ channel: 'telegram', address }, at),
        messages: [{ kind: 'say', text: 'Iuran kelas 3 sebulan.' }],
        records: [],
        erase: false,
        at,
      },
    ]);
    if (!(await isSent(store, address))) throw new Error('somebody who wrote was not sent to');
  }
}

async function isSent(store: Store, address: string): Promise<boolean> {
  for (let claims = 0; claims < CLAIMS; claims++) {
    const batch = await store.claimOutbox('telegram', BATCH, Date.now());
    await store.settleOutbox(
      batch.map(({ id }) => ({ id, status: 'sent', ref: null })),
      aftermath,
    );
    await store.nextOutboxAt('telegram');
    if (batch.some((message) => message.address === address)) return true;
  }
  return false;
}
