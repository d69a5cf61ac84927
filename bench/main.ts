/**
 * Whole turns (message in → state and reply durably committed under synchronous=FULL) beside their limit: a bare
 * better-sqlite3 loop that writes the same rows in groups of the same size, with the same checkpoint worker, and runs no
 * dialogue. Both in one run, turn about, so that the ratio holds when the machine drifts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGuide } from '../src/guide-loader.ts';
import { createLog } from '../src/log.ts';
import { ROOT } from '../src/main.ts';
import { startCheckpoints } from '../src/store/sqlite/checkpoints.ts';
import { openDatabase } from '../src/store/sqlite/open.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { createTurns, newPerson } from '../src/turn/turns.ts';

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 20_000);
const TURNS = Number(process.env['BENCH_TURNS'] ?? 20_000);
const CHATS = 32;
const ROUNDS = 3;

const { guide } = loadGuide(ROOT, Date.now());
const now = Date.now();

async function ours(dataDir: string): Promise<{ perSecond: number; p99: number }> {
  const store = openSqliteStore({ dataDir, exclusive: true });
  const turns = createTurns({
    store,
    guide: () => guide,
    now: Date.now,
    random: Math.random,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  const times: number[] = [];
  let sent = 0;
  const run = Math.random().toString(36).slice(2);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CHATS }, async () => {
      while (sent < TURNS) {
        const n = sent++;
        const from = performance.now();
        const address = `p${Math.floor(Math.random() * PEOPLE)}`;
        await turns.receive({
          channel: 'telegram',
          externalId: `${run}${n}`,
          address,
          content: { kind: 'text', text: 'ulang' },
          at: now,
        });
        times.push(performance.now() - from);
      }
    }),
  );
  const perSecond = TURNS / ((performance.now() - start) / 1000);
  await turns.stop();
  await store.close();
  times.sort((a, b) => a - b);
  return { perSecond, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

async function limit(dataDir: string): Promise<number> {
  const db = openDatabase(dataDir, { ownCheckpoints: true });
  const checkpoints = startCheckpoints(join(dataDir, 'kawan.db'), undefined);
  const row = db.prepare<[number], { session: string; version: number; seq: number }>(
    'select session, version, seq from people where id = ?',
  );
  const inbound = db.prepare(
    "insert into inbound (channel, external_id, person_id, kind, text, at, prev) values ('telegram', ?, ?, 'text', 'ulang', ?, 0)",
  );
  const person = db.prepare('update people set session = ?, version = ?, seq = ? where id = ?');
  const outbox = db.prepare(
    "insert into outbox (person_id, channel, address, seq, body, status, uncertain, attempts, due_at, forget, at, prev) values (?, 'telegram', ?, ?, ?, 'waiting', 0, 0, ?, 0, ?, 0)",
  );
  const body = db.prepare<[], string>('select body from outbox order by id desc limit 1').pluck().get() ?? '{}';
  const run = Math.random().toString(36).slice(2);
  const group = db.transaction((from: number) => {
    for (let i = from; i < from + CHATS; i++) {
      const id = 1 + Math.floor(Math.random() * PEOPLE);
      const known = row.get(id);
      if (!known) continue;
      inbound.run(`${run}${i}`, id, now);
      person.run(known.session, known.version + 1, known.seq + 1, id);
      outbox.run(id, `p${id - 1}`, known.seq + 1, body, now, now);
    }
  });
  const start = performance.now();
  for (let i = 0; i < TURNS; i += CHATS) {
    group.immediate(i);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const perSecond = TURNS / ((performance.now() - start) / 1000);
  await checkpoints.stop();
  db.close();
  return perSecond;
}

const dataDir = mkdtempSync(join(tmpdir(), 'kawan-bench-'));
const store = openSqliteStore({ dataDir, exclusive: true });
const session = {
  frames: [{ flow: 'menu', version: guide.program.flows.get('menu')?.version ?? '', step: 'choose' }],
  vars: { nickname: 'Bu Tini', household_size: 4 },
  asks: 1,
  attempts: 0,
  waiting: { ask: 1, kind: 'choices' as const, shown: [1, 2, 3, 4, 5, 6, 7], misses: 0 },
  trail: [],
  paused: [],
};
for (let from = 0; from < PEOPLE; from += 1000) {
  await store.commit(
    Array.from({ length: Math.min(1000, PEOPLE - from) }, (_, i) => ({
      inbound: null,
      jobKey: null,
      person: {
        ...newPerson({ channel: 'telegram', address: `p${from + i}` }, now),
        consent: 'given' as const,
        session,
      },
      messages: [],
      records: [],
      erase: false,
      at: now,
    })),
  );
}
await store.close();

const rounds: { ours: number; limit: number; p99: number }[] = [];
for (let i = 0; i < ROUNDS; i++) {
  const mine = await ours(dataDir);
  rounds.push({ ours: mine.perSecond, limit: await limit(dataDir), p99: mine.p99 });
}
rmSync(dataDir, { recursive: true, force: true });
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const result = {
  people: PEOPLE,
  chatsWaiting: CHATS,
  turnsPerSecond: Math.round(median(rounds.map((round) => round.ours))),
  limitPerSecond: Math.round(median(rounds.map((round) => round.limit))),
  ratio: Math.round(100 * median(rounds.map((round) => round.ours / round.limit))) / 100,
  p99Ms: Math.round(100 * median(rounds.map((round) => round.p99))) / 100,
};
console.table(result);
writeFileSync('bench-result.json', `${JSON.stringify(result, null, 2)}\n`);
