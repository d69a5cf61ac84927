/** What a coordinator's backup is worth: it ends while people write, and only what is ours goes back. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backup, restore } from '../../src/cli/backup.ts';
import { ROOT } from '../../src/main.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { freshData } from '../builders/database.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { say } from '../messages.ts';

const FIXTURE = join(ROOT, 'tests/fixtures/database-0.1.0.db.gz');

/** A data folder with one person in it. */
async function inhabited(address = '7'): Promise<string> {
  const dataDir = freshData();
  const store = openSqliteStore({ dataDir, exclusive: true });
  await store.commit([
    {
      inbound: { channel: 'telegram', externalId: address, kind: 'text', text: null, at: NOW },
      jobKey: null,
      person: newPerson({ channel: 'telegram', address }, NOW),
      messages: [say('halo')],
      records: [],
      erase: false,
      at: NOW,
    },
  ]);
  await store.close();
  return dataDir;
}

async function backedUp(): Promise<{ dataDir: string; file: string; said: string }> {
  const dataDir = await inhabited();
  const file = join(freshFolder(), 'made/for/it', 'today.db');
  let said = '';
  await backup(dataDir, file, (text) => (said += text));
  return { dataDir, file, said };
}

function addressesIn(file: string): unknown[] {
  const db = new Database(file, { readonly: true });
  const found = db.prepare('select address from people order by id').pluck().all();
  db.close();
  return found;
}

/** Another process that writes without a pause, each write a commit of its own. */
async function writing(dataDir: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `const db = require('better-sqlite3')(${JSON.stringify(join(dataDir, 'kawan.db'))});
       db.pragma('busy_timeout = 5000'); db.pragma('synchronous = OFF');
       const put = db.prepare("insert into settings values (?, hex(randomblob(100))) on conflict do update set value = excluded.value");
       let n = 0;
       setInterval(() => { for (let i = 0; i < 3; i++) put.run('k' + (n++ % 5000)); if (n === 30) console.log('writing'); }, 1);`,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
}

test('a backup makes its folder, is for its owner alone, and says what to do next', async () => {
  const { file, said } = await backedUp();
  expect(addressesIn(file)).toEqual(['7']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(said).toContain(`backed up to ${file}`);
  expect(said).toContain('1 people');
  expect(said).toContain('kawan-jkn restore');
  expect(said).not.toContain('WHATSAPP_AUTH_KEY');
  expect(readdirSync(join(file, '..'))).toEqual(['today.db']);
});

test('a backup ends while another process writes hundreds of times a second, and is whole', async () => {
  const dataDir = await inhabited();
  const db = new Database(join(dataDir, 'kawan.db'));
  db.exec(
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 800) insert into settings select 'big' || i, hex(randomblob(20000)) from n",
  );
  db.close();
  expect(statSync(join(dataDir, 'kawan.db')).size).toBeGreaterThan(25_000_000);
  await writing(dataDir);
  const file = join(freshFolder(), 'busy.db');
  await backup(dataDir, file, () => undefined);
  const copy = new Database(file, { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
});

test('what cannot be written leaves no half file under the name of a backup, and says so', async () => {
  const dataDir = await inhabited();
  const folder = freshFolder();
  writeFileSync(join(folder, 'file'), '');
  const file = join(folder, 'file', 'in-a-file.db');
  await expect(backup(dataDir, file, () => undefined)).rejects.toMatchObject({ code: 'backup_failed' });
  expect(readdirSync(folder)).toEqual(['file']);
  writeFileSync(join(folder, 'older.db.part'), 'left by a kill');
  await backup(dataDir, join(folder, 'older.db'), () => undefined);
  expect(readdirSync(folder).sort()).toEqual(['file', 'older.db']);
  await expect(backup(dataDir, join(folder, 'older.db'), () => undefined)).rejects.toMatchObject({ code: 'usage' });
});

test('a folder without a database gives no empty backup', async () => {
  const dataDir = freshFolder();
  const file = join(freshFolder(), 'none.db');
  await expect(backup(dataDir, file, () => undefined)).rejects.toMatchObject({ code: 'file_unreadable' });
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('open keys of WhatsApp in a backup are named', async () => {
  const dataDir = await inhabited();
  const db = new Database(join(dataDir, 'kawan.db'));
  db.exec("insert into whatsapp_keys (kind, id, value) values ('creds', '', x'0011')");
  db.close();
  let said = '';
  await backup(dataDir, join(freshFolder(), 'open.db'), (text) => (said += text));
  expect(said).toContain('WHATSAPP_AUTH_KEY');
});

test('a backup goes back, also over another database, which is kept with its WAL', async () => {
  const { file } = await backedUp();
  const dataDir = await inhabited('8');
  writeFileSync(join(dataDir, 'kawan.db-wal'), 'of the old one');
  const said: string[] = [];
  restore(dataDir, file, NOW, (text) => said.push(text));
  expect(addressesIn(join(dataDir, 'kawan.db'))).toEqual(['7']);
  const kept = readdirSync(dataDir).filter((name) => name.includes('.before-'));
  expect(kept).toHaveLength(2);
  const old = kept.find((name) => !name.endsWith('-wal')) ?? '';
  expect(readFileSync(join(dataDir, kept.find((name) => name.endsWith('-wal')) ?? ''), 'utf8')).toBe('of the old one');
  expect(readFileSync(join(dataDir, old)).length).toBeGreaterThan(0);
  expect(said.join('')).toContain(old);
  const store = openSqliteStore({ dataDir, exclusive: true });
  await store.ping();
  await store.close();
});

test('a backup of an older version goes back and is brought to the newest shape', async () => {
  const file = join(freshFolder(), 'old.db');
  writeFileSync(file, gunzipSync(readFileSync(FIXTURE)));
  const before = readFileSync(file);
  const dataDir = freshFolder();
  restore(dataDir, file, NOW, () => undefined);
  const store = openSqliteStore({ dataDir, exclusive: true });
  await store.ping();
  await store.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('what is no backup of ours is refused with a code, and nothing is moved', async () => {
  const { file } = await backedUp();
  const folder = freshFolder();
  const bad = (name: string, make: (path: string) => void): string => {
    const path = join(folder, name);
    make(path);
    return path;
  };
  const changed = (name: string, sql: string) =>
    bad(name, (path) => {
      writeFileSync(path, readFileSync(file));
      const db = new Database(path);
      db.exec(sql);
      db.close();
    });
  const other = (name: string, sql: string) =>
    bad(name, (path) => {
      const db = new Database(path);
      db.exec(sql);
      db.close();
    });
  const whole = readFileSync(file);
  const holed = Buffer.from(whole);
  holed.fill(0x5a, 4096 * 3, 4096 * 12);
  const cases: readonly (readonly [string, string])[] = [
    [join(folder, 'absent.db'), 'file_unreadable'],
    [folder, 'file_unreadable'],
    [bad('empty.db', (path) => writeFileSync(path, '')), 'store_corrupt'],
    [bad('zeros.db', (path) => writeFileSync(path, Buffer.alloc(8192))), 'store_corrupt'],
    [bad('text.db', (path) => writeFileSync(path, 'no database at all '.repeat(500))), 'store_corrupt'],
    [bad('short.db', (path) => writeFileSync(path, whole.subarray(0, 3))), 'store_corrupt'],
    [bad('half.db', (path) => writeFileSync(path, whole.subarray(0, whole.length / 2))), 'store_corrupt'],
    [bad('uneven.db', (path) => writeFileSync(path, whole.subarray(0, whole.length - 100))), 'store_corrupt'],
    [bad('holed.db', (path) => writeFileSync(path, holed)), 'store_corrupt'],
    [other('nothing-in-it.db', 'pragma user_version = 1'), 'backup_foreign'],
    [other('foreign.db', 'create table people (id integer); insert into people values (1)'), 'backup_foreign'],
    [
      other(
        'drizzle.db',
        'create table __drizzle_migrations (id serial, hash text, created_at numeric); insert into __drizzle_migrations values (1, 7, 1)',
      ),
      'backup_foreign',
    ],
    [other('odd.db', 'create table __drizzle_migrations (x int)'), 'backup_foreign'],
    [changed('forged.db', "update __drizzle_migrations set hash = 'x' where rowid = 2"), 'backup_foreign'],
    [changed('lacking.db', 'pragma foreign_keys = off; drop table outbox'), 'backup_foreign'],
    [changed('newer.db', "insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)"), 'store_newer'],
  ];
  const dataDir = await inhabited('8');
  const bytes = readFileSync(join(dataDir, 'kawan.db'));
  for (const [path, code] of cases) {
    expect(() => restore(dataDir, path, NOW, () => undefined), path).toThrow(expect.objectContaining({ code }));
    expect(
      readdirSync(dataDir).filter((name) => !name.startsWith('kawan.lock')),
      path,
    ).toEqual(['kawan.db']);
    expect(readFileSync(join(dataDir, 'kawan.db')).equals(bytes), path).toBe(true);
  }
});

test('a folder that is served is left alone', async () => {
  const { file, dataDir } = await backedUp();
  const store = openSqliteStore({ dataDir, exclusive: true });
  onTestFinished(() => store.close());
  expect(() => restore(dataDir, file, NOW, () => undefined)).toThrow(
    expect.objectContaining({ code: 'data_dir_in_use' }),
  );
});
