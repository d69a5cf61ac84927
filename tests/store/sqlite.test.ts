import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import type { Store } from '../../src/store/store.ts';
import type { TurnRows } from '../../src/store/turns.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { say } from '../messages.ts';

function open(dataDir = freshFolder()): Store & { dataDir: string } {
  const store = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => store.close());
  return { ...store, dataDir };
}

function turn(externalId: string, texts: string[], form: Partial<TurnRows> = {}): TurnRows {
  return {
    inbound: { channel: 'telegram', externalId, kind: 'text', text: null, at: NOW },
    jobKey: null,
    person: newPerson({ channel: 'telegram', address: '7' }, NOW),
    messages: texts.map(say),
    records: [],
    erase: false,
    at: NOW,
    ...form,
  };
}

test('every commit waits for the disk: synchronous is FULL after the first write', () => {
  const db = openDatabase(freshFolder(), { ownCheckpoints: true });
  db.exec("insert into settings values ('a', 'b')");
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
  db.close();
});

test('a damaged database is refused and left as it was', () => {
  const dataDir = freshFolder();
  const file = join(dataDir, 'kawan.db');
  writeFileSync(file, 'this is no database, but long enough to look at'.repeat(200));
  const before = readFileSync(file);
  expect(() => openSqliteStore({ dataDir, exclusive: true })).toThrow(
    expect.objectContaining({ code: 'store_corrupt' }),
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a database written by a newer program is refused', async () => {
  const { dataDir, ...store } = open();
  await store.close();
  const db = new Database(join(dataDir, 'kawan.db'));
  db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('future', Date.now() + 1e12);
  db.close();
  expect(() => openSqliteStore({ dataDir, exclusive: false })).toThrow(
    expect.objectContaining({ code: 'store_newer' }),
  );
});

test('a full disk refuses the turn, keeps what was there, and goes on when there is room', () => {
  const dataDir = freshFolder();
  const db = openDatabase(dataDir, { ownCheckpoints: false });
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 1}`);
  const insert = db.prepare('insert into settings values (?, hex(randomblob(5000)))');
  expect(() => {
    for (let i = 0; i < 100; i++) insert.run(`k${i}`);
  }).toThrow(/full/);
  db.pragma('max_page_count = 1000000');
  expect(insert.run('later').changes).toBe(1);
  db.close();
});

test('a backup taken while it runs is a whole database', async () => {
  const store = open();
  await store.commit([turn('1', ['satu'])]);
  const file = join(store.dataDir, 'backup.db');
  await store.backup(file);
  expect(existsSync(file)).toBe(true);
  const copy = new Database(file, { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('select count(*) as n from people').get()).toEqual({ n: 1 });
  copy.close();
});

test('neither a start nor a turn loads drizzle: files that do are imported when they are first asked', () => {
  const house = join(ROOT, 'src/store/sqlite');
  const loaded = new Set([join(house, 'sqlite-store.ts')]);
  // The set grows while it is walked. Types vanish.
  for (const file of loaded) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type)[^;]*from '([^']+)'/gm)) {
      if (path?.startsWith('.')) loaded.add(resolve(file, '..', path));
      else expect([file, path]).not.toEqual([file, expect.stringMatching(/^drizzle-orm(?!\/migrator$)/)]);
    }
  }
  expect(loaded).toContain(join(house, 'evaluation/evaluation.ts'));
  for (const name of ['typed.ts', 'schema.ts']) expect(loaded).not.toContain(join(house, name));
});
