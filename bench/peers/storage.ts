import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** One row of JSON for each chat: what a developer writes who wants a session kept in SQLite. */
export interface RowStorage {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** Many rows at once, for filling the storage. */
  fill(rows: Iterable<readonly [string, string]>): void;
  close(): void;
}

/** WAL and synchronous=FULL, read back after the first write; every write is durable when it returns. */
export function openRows(dataDir: string): RowStorage {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, 'peer.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table if not exists rows (key text primary key, value text not null) without rowid');
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL did not hold');
  const read = db.prepare<[string], string>('select value from rows where key = ?').pluck();
  const write = db.prepare(
    'insert into rows (key, value) values (?, ?) on conflict do update set value = excluded.value',
  );
  const remove = db.prepare('delete from rows where key = ?');
  const fill = db.transaction((rows: Iterable<readonly [string, string]>) => {
    for (const [key, value] of rows) write.run(key, value);
  });
  return {
    read: (key) => read.get(key),
    write: (key, value) => void write.run(key, value),
    remove: (key) => void remove.run(key),
    fill: (rows) => fill.immediate(rows),
    close: () => db.close(),
  };
}
