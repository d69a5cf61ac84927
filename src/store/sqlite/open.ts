import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KawanError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { refuseDamaged } from './damage.ts';
import { migrateDatabase } from './migrations.ts';
import { closeToOthers, makeOwn } from './modes.ts';

export const DATABASE_FILE = 'kawan.db';
export const LOCK_FILE = 'kawan.lock';
/** Files that SQLite keeps beside a database. */
export const BESIDE = ['-wal', '-shm'] as const;
/**
 * How long SQLite itself waits for a lock that another process holds. The server's whole loop stands still meanwhile, so
 * its verbs wait outside of SQLite (see `answering`); a command has nobody else to serve.
 */
const SERVER_WAITS_MS = 20;
const COMMAND_WAITS_MS = 1000;
/** KiB of page cache: bounds memory however many people there are. */
const CACHE_KIB = 32_768;

/**
 * Opens the database of a data folder and brings it to the newest shape. Durable settings are read back, since an
 * acknowledged message must survive a power cut; only a throw-away store does without. Its files are this user's alone.
 * Throws `data_dir_unwritable`, `store_busy`, `store_corrupt`, `store_newer`; the file is left as it was.
 */
export function openDatabase(dataDir: string, form: { ownCheckpoints: boolean; throwaway?: boolean }): Connection {
  prepareFolder(dataDir);
  const file = join(dataDir, DATABASE_FILE);
  let db: Connection | undefined;
  try {
    if (form.ownCheckpoints) refuseDamaged(file);
    // SQLite gives the files beside a database the mode of the database.
    makeOwn(file);
    for (const suffix of BESIDE) closeToOthers(file + suffix);
    db = new Database(file);
    configure(db, form.ownCheckpoints);
    migrateDatabase(db);
    if (form.throwaway) {
      db.pragma('synchronous = OFF');
      return db;
    }
    // better-sqlite3 falls back to NORMAL in WAL mode at the first write: set it again, and trust only what is read.
    db.pragma('synchronous = FULL');
    if (db.pragma('synchronous', { simple: true }) !== 2) {
      throw new KawanError('store_corrupt', 'SQLite does not keep synchronous=FULL on this system');
    }
    if (form.ownCheckpoints) db.pragma(`busy_timeout = ${SERVER_WAITS_MS}`);
    return db;
  } catch (error) {
    db?.close();
    throw explain(error, file);
  }
}

/** Settings of every connection. `busy_timeout` before anything else, so that the rest can wait its turn. */
function configure(db: Connection, ownCheckpoints: boolean): void {
  db.pragma(`busy_timeout = ${COMMAND_WAITS_MS}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma('temp_store = MEMORY');
  if (ownCheckpoints) db.pragma('wal_autocheckpoint = 0');
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new KawanError('data_dir_unwritable', `The data folder ${dataDir} cannot be written`, { cause: error });
  }
}

/** Turns what SQLite says into an error that tells its reader what to do. */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof KawanError) return error;
  const code = sqliteCode(error);
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new KawanError('store_corrupt', `The database ${file} is damaged`, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new KawanError('store_busy', `Another program holds the database ${file}`, { cause: error });
  }
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR_WRITE') || system === 'ENOSPC') {
    return new KawanError('store_full', 'The disk of the data folder is full', { cause: error });
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    /^E(?:ACCES|PERM|ROFS)$/.test(system)
  ) {
    return new KawanError('data_dir_unwritable', `The database ${file} cannot be opened for writing`, { cause: error });
  }
  return error;
}

function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

/**
 * One server per data folder: an exclusive transaction held on a file of its own, which the system lets go even after
 * kill -9. Throws `data_dir_in_use`.
 */
export function lockFolder(dataDir: string): { release(): void } {
  prepareFolder(dataDir);
  const file = join(dataDir, LOCK_FILE);
  const lock = openLock(file);
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (sqliteCode(error).startsWith('SQLITE_BUSY')) {
      throw new KawanError('data_dir_in_use', `Another process serves the data folder ${dataDir}`, { cause: error });
    }
    throw explain(error, file);
  }
  return {
    release: () => lock.close(),
  };
}

function openLock(file: string): Connection {
  try {
    makeOwn(file);
    return new Database(file);
  } catch (error) {
    throw new KawanError('data_dir_unwritable', `The lock ${file} cannot be opened for writing`, { cause: error });
  }
}
