import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KawanError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { toDisk } from './copy.ts';
import { migrateDatabase, refuseForeign } from './migrations.ts';
import { closeToOthers } from './modes.ts';
import { BESIDE, DATABASE_FILE, explain, lockFolder } from './open.ts';

/** The head of every SQLite file. */
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;

/**
 * Puts a backup into a data folder that nobody serves. A copy of it is looked at from end to end and brought to today's
 * shape first; only then is what was there moved aside, as `<file>.before-<time>`. Gives the files that were kept so.
 * Throws `file_unreadable`, `store_corrupt`, `backup_foreign`, `store_newer`, `data_dir_in_use`; nothing is moved then.
 */
export function replaceDatabase(dataDir: string, from: string, now: number): string[] {
  refuseOther(from);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  const draft = join(dataDir, `${DATABASE_FILE}.restoring`);
  try {
    for (const suffix of ['', ...BESIDE]) rmSync(draft + suffix, { force: true });
    copyFileSync(from, draft);
    // Of a stopped server's own file: its WAL belongs to it.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${draft}-wal`);
    for (const suffix of ['', ...BESIDE]) closeToOthers(draft + suffix);
    proveOurs(draft, from);
    return swap(dataDir, draft, now);
  } catch (error) {
    for (const suffix of ['', ...BESIDE, '-journal']) rmSync(draft + suffix, { force: true });
    throw explain(error, from);
  } finally {
    lock.release();
  }
}

/** What a look at the first bytes tells: where SQLite would read what was cut off as zeros, for one. */
function refuseOther(from: string): void {
  const stats = statSync(from, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new KawanError('file_unreadable', `${from} is no file`);
  if (stats.size === 0) throw new KawanError('store_corrupt', `The backup ${from} is empty`);
  const head = Buffer.alloc(HEADER_BYTES);
  try {
    const opened = openSync(from, 'r');
    readSync(opened, head, 0, HEADER_BYTES, 0);
    closeSync(opened);
  } catch (error) {
    throw new KawanError('file_unreadable', `${from} cannot be read`, { cause: error });
  }
  if (head.subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw new KawanError('store_corrupt', `${from} is no database`);
  const stored = head.readUInt16BE(PAGE_SIZE_AT);
  const page = stored === 1 ? 65_536 : stored;
  const missing = existsSync(`${from}-wal`) ? 0 : head.readUInt32BE(PAGE_COUNT_AT) * page - stats.size;
  if (stats.size % page !== 0 || missing > 0) throw new KawanError('store_corrupt', `The backup ${from} is cut short`);
}

/** Opens a draft as a start would, and leaves it as one file. */
function proveOurs(draft: string, from: string): void {
  let db: Connection | undefined;
  try {
    db = new Database(draft);
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    const found = String(db.pragma('integrity_check(1)', { simple: true }));
    if (found !== 'ok') throw new KawanError('store_corrupt', `The backup ${from} is damaged: ${found}`);
    refuseForeign(db, from);
    migrateDatabase(db);
    refuseLacking(db, from);
    db.pragma('journal_mode = DELETE');
  } finally {
    db?.close();
  }
}

/** Whoever has our migrations but not our tables is no backup of ours either. */
function refuseLacking(db: Connection, from: string): void {
  const ours = new Database(':memory:');
  try {
    migrateDatabase(ours);
    const had = new Set(columnsIn(db));
    const lacking = columnsIn(ours).find((column) => !had.has(column));
    if (lacking !== undefined) throw new KawanError('backup_foreign', `${from} has no ${lacking}`);
  } finally {
    ours.close();
  }
}

function columnsIn(db: Connection): string[] {
  return db
    .prepare<[], string>(
      `select t.name || '.' || c.name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'`,
    )
    .pluck()
    .all();
}

function swap(dataDir: string, draft: string, now: number): string[] {
  const aside = new Date(now).toISOString().replace(/[:.]/g, '-');
  toDisk(draft);
  const kept: string[] = [];
  // The WAL first: beside another database it would be read as that one's own.
  for (const suffix of ['-wal', '-shm', '']) {
    const file = join(dataDir, DATABASE_FILE + suffix);
    if (!existsSync(file)) continue;
    const before = join(dataDir, `${DATABASE_FILE}.before-${aside}${suffix}`);
    renameSync(file, before);
    closeToOthers(before);
    if (suffix !== '-shm') kept.push(before);
  }
  renameSync(draft, join(dataDir, DATABASE_FILE));
  toDisk(dataDir);
  return kept;
}
