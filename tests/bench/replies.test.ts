import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WrongReplies, type Implementation } from '../../bench/bot.ts';
import { FIRST_CHAT, repliesTo, ROUND, TEMPLATES } from '../../bench/dialogue.ts';
import { benchRoot, loadBenchGuide } from '../../bench/guide.ts';
import { openLimit } from '../../bench/limit.ts';
import { seeded } from '../../bench/measure.ts';
import { checkOutbox, kawan } from '../../bench/ours.ts';
import { grammyConversations } from '../../bench/peers/grammy-conversations.ts';
import { grammySession } from '../../bench/peers/grammy-session.ts';
import { implementationOf } from '../../bench/peers/peer.ts';
import { openRows } from '../../bench/peers/storage.ts';
import { telegrafWizard } from '../../bench/peers/telegraf-wizard.ts';
import { xstateActor } from '../../bench/peers/xstate-actor.ts';
import { walkTemplates } from '../../bench/seed.ts';
import { startTurns } from '../../bench/world.ts';
import { bench } from '../../src/cli/bench.ts';
import { ROOT } from '../../src/main.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { freshFolder } from '../helpers.ts';

const PEERS = [grammySession, grammyConversations, telegrafWizard, xstateActor];

/** Two rounds of the dialogue with one chat of each kind, all at once. */
async function twoRounds(implementation: Implementation, folder: string): Promise<Uint32Array> {
  const dataDir = join(folder, 'data');
  await implementation.prepare(dataDir, TEMPLATES);
  const turns = startTurns(TEMPLATES);
  const bot = await implementation.open(dataDir);
  for (let n = 0; n < 2 * ROUND; n++) {
    await Promise.all(
      [...turns.keys()].map((i) => {
        const turn = turns[i] ?? 0;
        turns[i] = turn + 1;
        return bot.take(FIRST_CHAT + i, turn);
      }),
    );
  }
  await bot.close();
  implementation.check(dataDir, turns);
  return turns;
}

test('our own turns bring the replies of the dialogue, and a missing reply is noticed', async () => {
  const folder = freshFolder();
  const guide = loadBenchGuide(benchRoot(join(folder, 'root')));
  const ours = kawan(guide, await walkTemplates(guide, folder));
  const turns = await twoRounds(ours, folder);
  turns[3] = (turns[3] ?? 0) + 1;
  expect(() => ours.check(join(folder, 'data'), turns)).toThrow(WrongReplies);
  turns[3] -= 1;
  expect(() => checkOutbox(join(folder, 'data'), turns, () => 0, repliesTo)).toThrow(WrongReplies);
});

test.each(PEERS)('$name brings the same replies', async (peer) => {
  const turns = await twoRounds(implementationOf(peer), freshFolder());
  expect(Math.min(...turns)).toBe(2 * ROUND);
});

test('a peer that replies otherwise fails the benchmark', async () => {
  const other = { ...xstateActor, name: 'other', open: () => ({ says: () => Promise.resolve(['Halo']) }) };
  const dataDir = join(freshFolder(), 'data');
  await implementationOf(xstateActor).prepare(dataDir, 1);
  const bot = await implementationOf(other).open(dataDir);
  await expect(bot.take(FIRST_CHAT, 0)).rejects.toThrow(WrongReplies);
  await bot.close();
});

test('peers keep their rows durably', () => {
  const folder = freshFolder();
  const rows = openRows(folder);
  rows.write('a', '1');
  rows.write('a', '2');
  expect(rows.read('a')).toBe('2');
  rows.remove('a');
  expect(rows.read('a')).toBeUndefined();
  rows.close();
});

/** Everything kept, person by person, without what differs between any two runs: times and row numbers. */
function keptIn(dataDir: string): unknown[] {
  const db = openDatabase(dataDir, { ownCheckpoints: false });
  const varying = /^(id|at|due_at|created_at|external_id|prev|last_inbound|last_outbox)$/;
  const rows = ['people', 'inbound', 'outbox', 'profile', 'jobs', 'dialogues'].map((table) => {
    const order = { people: 'id', profile: 'person_id, name', jobs: 'person_id, key' }[table] ?? 'person_id, rowid';
    return (
      db
        .prepare<[], Record<string, unknown>>(`select * from ${table} order by ${order}`)
        .all()
        .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !varying.test(column))))
        // When somebody wrote last stands in the session.
        .map((row) => ({ ...row, session: String(row['session']).replace(/"at":\d+/g, '"at":0') }))
    );
  });
  db.close();
  return rows;
}

test('the limit writes the rows that our turns write', async () => {
  const folder = freshFolder();
  const guide = loadBenchGuide(benchRoot(join(folder, 'root')));
  const walked = await walkTemplates(guide, folder);
  const ours = kawan(guide, walked);
  const [limitDir, dataDir] = [join(folder, 'limit'), join(folder, 'data')];
  await ours.prepare(limitDir, TEMPLATES);
  const turns = startTurns(TEMPLATES);
  const limit = openLimit(limitDir, walked, turns);
  const measured = await limit.run({ chats: 8, ms: 20, random: seeded(1) });
  await limit.close();
  expect(measured.turns).toBeGreaterThan(0);

  await ours.prepare(dataDir, TEMPLATES);
  const bot = await ours.open(dataDir);
  const before = startTurns(TEMPLATES);
  await Promise.all(
    [...turns].map(async (until, i) => {
      for (let turn = before[i] ?? 0; turn < until; turn++) await bot.take(FIRST_CHAT + i, turn);
    }),
  );
  await bot.close();
  expect(keptIn(limitDir)).toEqual(keptIn(dataDir));
});

test('the command says how to get the benchmark where it is not installed', async () => {
  const folder = freshFolder();
  await expect(bench(folder, [])).rejects.toMatchObject({ code: 'bench_unavailable' });
  mkdirSync(join(folder, 'bench'));
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'bench/main.ts'), '');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ devDependencies }));
  await expect(bench(folder, [])).rejects.toThrow(`xstate@${devDependencies.xstate}`);
});
