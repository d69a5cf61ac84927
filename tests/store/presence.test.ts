/** Files of a served data folder that are pulled away: the store must not go on as if they were there. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../helpers.ts';

/** A served folder, one below, so that it can be moved itself. */
async function served() {
  const dataDir = join(freshFolder(), 'data');
  mkdirSync(dataDir);
  let logged = '';
  const log = createLog('info', { write: (line: string) => void (logged += line) });
  const store = openSqliteStore({ dataDir, exclusive: true, log });
  onTestFinished(() => store.close());
  await store.setSetting('before', '1');
  const path = (name: string) => join(dataDir, `kawan.${name}`);
  const code = () =>
    store.setSetting('after', '1').then(
      () => 'taken',
      (error: unknown) => (error as { code?: string }).code,
    );
  return { dataDir, store, path, code, log: () => logged };
}

type Served = Awaited<ReturnType<typeof served>>;

test.each<[string, (at: Served) => void]>([
  ['the database is deleted', ({ path }) => rmSync(path('db'))],
  [
    'the database is replaced by an empty one',
    ({ path }) => {
      rmSync(path('db'));
      writeFileSync(path('db'), '');
    },
  ],
  ['the database is emptied', ({ path }) => truncateSync(path('db'))],
  ['the WAL is deleted', ({ path }) => rmSync(path('db-wal'))],
  ['the WAL is emptied', ({ path }) => truncateSync(path('db-wal'))],
  ['the WAL is written over', ({ path }) => writeFileSync(path('db-wal'), Buffer.alloc(100_000))],
  ['the index of the WAL is deleted', ({ path }) => rmSync(path('db-shm'))],
  ['the lock is deleted', ({ path }) => rmSync(path('lock'))],
  [
    'the lock is replaced',
    ({ path }) => {
      rmSync(path('lock'));
      writeFileSync(path('lock'), '');
    },
  ],
  ['the folder is moved', ({ dataDir }) => renameSync(dataDir, `${dataDir}-elsewhere`)],
  ['the folder is deleted', ({ dataDir }) => rmSync(dataDir, { recursive: true })],
])('%s: nothing more is taken, and the log says so', async (_, pull) => {
  const at = await served();
  pull(at);
  await expect.poll(at.code, { timeout: 3000, interval: 50 }).toBe('store_gone');
  await expect(at.store.ping()).rejects.toMatchObject({ code: 'store_gone' });
  expect(at.log()).toContain('store_gone: no message is taken');
});

test.each<[string, (at: Served) => void]>([
  ['deleted', ({ path }) => rmSync(path('db'))],
  ['gone with its folder', ({ dataDir }) => rmSync(dataDir, { recursive: true })],
])('what was in a database that is %s is saved in a copy', async (_, pull) => {
  const at = await served();
  pull(at);
  await expect.poll(at.log, { timeout: 3000 }).toContain('saved in a copy');
  const folder = existsSync(at.dataDir) ? at.dataDir : dirname(at.dataDir);
  const [copy = ''] = readdirSync(folder).filter((name) => name.includes('rescued-'));
  const db = new Database(join(folder, copy), { readonly: true });
  expect(db.prepare("select value from settings where key = 'before'").pluck().get()).toBe('1');
  db.close();
});

test('what only the deleted WAL held is in the database at once', async () => {
  const at = await served();
  rmSync(at.path('db-wal'));
  await expect.poll(at.code, { timeout: 3000, interval: 50 }).toBe('store_gone');
  // Alone, without what lies beside it.
  const copy = join(freshFolder(), 'kawan.db');
  copyFileSync(at.path('db'), copy);
  const db = new Database(copy, { readonly: true });
  expect(db.prepare("select value from settings where key = 'before'").pluck().get()).toBe('1');
  db.close();
});

test('a folder that is put back goes on, and nothing is lost', async () => {
  const at = await served();
  renameSync(at.dataDir, `${at.dataDir}-elsewhere`);
  await expect.poll(at.code, { timeout: 3000, interval: 50 }).toBe('store_gone');
  renameSync(`${at.dataDir}-elsewhere`, at.dataDir);
  await expect.poll(at.code, { timeout: 3000, interval: 50 }).toBe('taken');
  expect(await at.store.getSetting('before')).toBe('1');
  expect(at.log()).toContain('messages are taken again');
});

test('commands beside the server, and what they empty, are no alarm', async () => {
  const at = await served();
  for (let i = 0; i < 3; i++) {
    const beside = openSqliteStore({ dataDir: at.dataDir, exclusive: false });
    await beside.erase(1);
    await beside.setSetting(`beside${i}`, '1');
    await beside.close();
    expect(await at.code()).toBe('taken');
  }
  expect(at.log()).not.toContain('store_gone');
});

test('a database that is missing beside its WAL is not begun anew', async () => {
  const dataDir = freshFolder();
  writeFileSync(join(dataDir, 'kawan.db-wal'), Buffer.alloc(5000));
  expect(() => openSqliteStore({ dataDir, exclusive: true })).toThrow(
    expect.objectContaining({ code: 'store_corrupt' }),
  );
  expect(readdirSync(dataDir)).toContain('kawan.db-wal');
});
