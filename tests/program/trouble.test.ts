/** What can happen to a server in the field: a full disk, a damaged file, a stop under load, a restart with many people. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { freshFolder } from '../helpers.ts';
import { startServer, webChat } from './server.ts';

const PEOPLE = 100_000;
const hasPrlimit = existsSync('/usr/bin/prlimit');

/** A file-size limit stands for the full disk: the system refuses to write more, and later there is room again. */
test.skipIf(!hasPrlimit)(
  'on a full disk nothing is acknowledged, the log says what to do, and it goes on when there is room',
  async () => {
    const dataDir = freshFolder();
    const before = await startServer(dataDir);
    const chat = await webChat(before.address);
    expect((await chat.post('first', 'halo')).status).toBe(202);
    before.child.kill('SIGTERM');
    await before.ended;
    const room = statSync(join(dataDir, 'kawan.db')).size + 200_000;
    const server = await startServer(dataDir, {}, ['prlimit', `--fsize=${room}:unlimited`, process.execPath]);
    const again = await webChat(server.address, chat.token);
    const accepted = new Set<string>(['first']);
    let refused = '';
    for (let i = 0; refused === '' && i < 2000; i++) {
      const { status } = await again.post(`m${i}`, 'menu');
      if (status === 202) accepted.add(`m${i}`);
      else {
        expect(status).toBeGreaterThanOrEqual(500);
        refused = `m${i}`;
      }
    }
    expect(refused).not.toBe('');
    expect(server.log()).toContain('store_full');
    expect(server.log()).toContain('Free space on the disk');

    execFileSync('prlimit', ['--pid', String(server.child.pid), '--fsize=unlimited:unlimited']);
    expect((await again.post(refused, 'menu')).status).toBe(202);
    expect((await again.post(refused, 'menu')).status).toBe(202);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    const db = new Database(join(dataDir, 'kawan.db'), { readonly: true });
    const stored = db.prepare<[], string>('select external_id from inbound').pluck().all();
    const turns = db.prepare('select version from people').pluck().all();
    db.close();
    expect(stored.map((id) => id.split(':').at(-1)).sort()).toEqual([...accepted, refused].sort());
    expect(turns).toEqual([accepted.size + 1]);
  },
);

test('a damaged database is refused with what to do, and the file is left as it was', async () => {
  const dataDir = freshFolder();
  const file = join(dataDir, 'kawan.db');
  const server = await startServer(dataDir);
  const chat = await webChat(server.address);
  for (let i = 0; i < 5; i++) expect((await chat.post(`m${i}`, 'menu')).status).toBe(202);
  server.child.kill('SIGTERM');
  await server.ended;
  const whole = readFileSync(file);
  const half = whole.subarray(0, whole.length / 2);
  const holed = Buffer.from(whole);
  holed.fill(0x5a, 4096 * 3, 4096 * 12);
  for (const damaged of [Buffer.from('no database at all '.repeat(500)), half, holed]) {
    writeFileSync(file, damaged);
    await expect(startServer(dataDir)).rejects.toThrow(/store_corrupt[\s\S]*restore/);
    expect(readFileSync(file).equals(damaged)).toBe(true);
  }
  // Put back from a copy, everything is there again.
  writeFileSync(file, whole);
  const later = await startServer(dataDir);
  expect((await (await webChat(later.address, chat.token)).messages()).length).toBe(5);
});

test('SIGTERM amid messages loses none that was acknowledged, and each reply is there after the restart', async () => {
  const dataDir = freshFolder();
  const server = await startServer(dataDir);
  const chats = await Promise.all(Array.from({ length: 8 }, () => webChat(server.address)));
  const answers = chats.flatMap((chat, c) =>
    Array.from({ length: 12 }, async (_, i) => {
      const status = await chat.post(`m${i}`, 'menu').then(
        (answer) => answer.status,
        () => 0,
      );
      return { c, status };
    }),
  );
  await Promise.race(answers);
  server.child.kill('SIGTERM');
  const done = await Promise.all(answers);
  expect(await server.ended).toBe(0);
  expect(server.log()).toContain('stopped');
  const later = await startServer(dataDir);
  for (const [c, { token }] of chats.entries()) {
    const taken = done.filter((answer) => answer.c === c && answer.status === 202).length;
    const seqs = (await (await webChat(later.address, token)).messages()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    expect(seqs.length).toBeGreaterThanOrEqual(taken);
  }
  expect(done.filter(({ status }) => status === 202).length).toBeGreaterThan(0);
});

test('a restart with 100,000 people stored reads only what it needs; how long it takes is printed', async () => {
  const dataDir = freshFolder();
  const first = await startServer(dataDir);
  const chat = await webChat(first.address);
  expect((await chat.post('m1', 'halo')).status).toBe(202);
  first.child.kill('SIGTERM');
  await first.ended;
  multiply(dataDir, PEOPLE);
  const size = statSync(join(dataDir, 'kawan.db')).size;
  const begun = performance.now();
  const server = await startServer(dataDir);
  const later = await webChat(server.address, chat.token);
  expect((await later.post('m2', 'menu')).status).toBe(202);
  const ms = performance.now() - begun;
  process.stdout.write(
    `restart to first answer with ${PEOPLE} people (${(size / 1e6).toFixed(0)} MB): ${(ms / 1000).toFixed(2)} s\n`,
  );
  expect((await later.messages()).length).toBe(2);
  const io = `/proc/${server.child.pid}/io`;
  if (existsSync(io)) {
    const read = Number(/rchar: (\d+)/.exec(readFileSync(io, 'utf8'))?.[1]);
    expect(size).toBeGreaterThan(60_000_000);
    expect(read).toBeLessThan(size / 2);
  }
});

/** Copies the one person stored until there are so many, each with words and replies of their own. */
function multiply(dataDir: string, count: number): void {
  const db = new Database(join(dataDir, 'kawan.db'));
  const columns = (table: string, except: string[]) =>
    db
      .prepare<[string], string>('select name from pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((name) => !except.includes(name))
      .join(', ');
  const person = columns('people', ['id', 'address']);
  const message = columns('outbox', ['id', 'person_id', 'address']);
  const stimulus = columns('inbound', ['id', 'external_id']);
  const given = 'with recursive n(i) as (select 2 union all select i + 1 from n where i < ?)';
  db.exec('begin');
  db.prepare(
    `insert into people (id, address, ${person}) ${given} select i, 'copy' || i, ${person} from n, people where id = 1`,
  ).run(count);
  db.prepare(`insert into addresses (channel, address, person_id) ${given} select 'web', 'copy' || i, i from n`).run(
    count,
  );
  db.prepare(
    `insert into inbound (external_id, ${stimulus}) ${given} select 'copy' || i || ':m1', ${stimulus} from n, (select * from inbound limit 1)`,
  ).run(count);
  db.prepare(
    `insert into outbox (person_id, address, ${message}) ${given} select i, 'copy' || i, ${message} from n, outbox where person_id = 1`,
  ).run(count);
  db.exec('commit');
  db.close();
}
