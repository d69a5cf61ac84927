import { join } from 'node:path';
import { DATABASE_FILE, openDatabase } from '../src/store/sqlite/open.ts';
import type { Connection } from '../src/store/sqlite/connection.ts';
import { startCheckpoints } from '../src/store/sqlite/checkpoints.ts';
import type { TurnRows } from '../src/store/turns.ts';
import { FIRST_CHAT, ROUND, TEMPLATES } from './dialogue.ts';
import { beginMeasuring, type Measured } from './measure.ts';
import { WALKED_TURNS, type Walked } from './seed.ts';
import { externalId } from './updates.ts';

/** What one turn writes, ready to be bound. */
interface Written {
  readonly text: string | null;
  readonly session: string;
  readonly bodies: readonly string[];
  readonly profile: readonly { readonly name: string; readonly value: string }[];
}

export interface Limit {
  /** Writes groups of so many turns for so long. */
  run(form: { chats: number; ms: number; random: () => number }): Promise<Measured>;
  close(): Promise<void>;
}

/**
 * The limit: a bare better-sqlite3 loop over the same tables. It writes the rows that our turns wrote (kept from a real
 * walk), in groups as large as the number of waiting chats, with the same checkpoint worker, and runs no dialogue.
 */
export function openLimit(dataDir: string, walked: readonly Walked[], turns: Uint32Array): Limit {
  const db = openDatabase(dataDir, { ownCheckpoints: true });
  const checkpoints = startCheckpoints(join(dataDir, DATABASE_FILE), undefined);
  const written = walked.map(({ rows }) => rows.map(writtenBy));
  const write = writer(db);
  const group = db.transaction((picked: readonly number[]) => {
    for (const i of picked) {
      const turn = turns[i] ?? 0;
      turns[i] = turn + 1;
      const kept = turn < WALKED_TURNS ? turn : WALKED_TURNS - ROUND + (turn % ROUND);
      const rows = written[i % TEMPLATES]?.[kept];
      if (rows) write(i, turn, rows);
    }
  });
  return {
    async run({ chats, ms, random }) {
      const latencies: number[] = [];
      const measured = beginMeasuring();
      const end = performance.now() + ms;
      for (let from = performance.now(); from < end; from = performance.now()) {
        group.immediate(Array.from({ length: chats }, () => Math.floor(random() * turns.length)));
        const took = performance.now() - from;
        for (let i = 0; i < chats; i++) latencies.push(took);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return measured(latencies);
    },
    async close() {
      await checkpoints.stop();
      db.close();
    },
  };
}

function writtenBy({ inbound, person, messages, records }: TurnRows): Written {
  const profile = records.flatMap((record) =>
    record.kind === 'profile' ? [{ name: record.name, value: JSON.stringify(record.value) }] : [],
  );
  return {
    text: inbound?.text ?? null,
    session: JSON.stringify(person?.session),
    bodies: messages.map((message) => JSON.stringify(message)),
    profile,
  };
}

interface Known {
  version: number;
  seq: number;
  last_inbound: number;
  last_outbox: number;
}

function writer(db: Connection): (i: number, turn: number, rows: Written) => void {
  const known = db.prepare<[number], Known>('select version, seq, last_inbound, last_outbox from people where id = ?');
  const inbound = db.prepare(
    `insert into inbound (channel, external_id, person_id, kind, text, at, prev)
     values ('telegram', ?, ?, 'text', ?, ?, ?)`,
  );
  const person = db.prepare(
    'update people set session = ?, version = ?, seq = ?, last_inbound = ?, last_outbox = ? where id = ?',
  );
  const outbox = db.prepare(
    `insert into outbox (person_id, channel, address, seq, body, status, uncertain, attempts, due_at, forget, at, prev, line)
     values (?, 'telegram', ?, ?, ?, 'waiting', 0, 0, ?, 0, ?, ?, 0)`,
  );
  const profile = db.prepare(
    'insert into profile (person_id, name, value, at) values (?, ?, ?, ?) on conflict do update set value = excluded.value, at = excluded.at',
  );
  return (i, turn, rows) => {
    const id = i + 1;
    const at = Date.now();
    const before = known.get(id);
    if (!before) throw new Error(`person ${id} is not stored`);
    const address = String(FIRST_CHAT + i);
    const heard = inbound.run(externalId(turn), id, rows.text, at, before.last_inbound).lastInsertRowid;
    let { seq } = before;
    let said: number | bigint = before.last_outbox;
    for (const body of rows.bodies) said = outbox.run(id, address, ++seq, body, at, at, said).lastInsertRowid;
    for (const { name, value } of rows.profile) profile.run(id, name, value, at);
    person.run(rows.session, before.version + 1, seq, heard, said, id);
  };
}
