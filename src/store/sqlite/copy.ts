import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { KawanError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { explain } from './open.ts';

/** Pages between two rests: other work of this process goes on in between. */
const PAGES_AT_ONCE = 2000;
const WAIT_FOR_LOCK_MS = 5000;

/**
 * Copies a database while others write to it. One read transaction holds still what is copied, so that the copy ends
 * however much is written meanwhile. It has its own name only when it is whole, checked and on the disk; until then it is
 * `<name>.part`. Its folder is made. Throws `file_unreadable` where there is no database, `store_corrupt`, `backup_failed`.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  const source = openSource(from);
  try {
    makeEmpty(part);
    source.exec('begin');
    // The snapshot is taken by the first read.
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(part, { progress: () => PAGES_AT_ONCE });
    finishCopy(part);
    toDisk(part);
    renameSync(part, to);
    toDisk(dirname(to));
  } catch (error) {
    removeQuietly(part);
    throw failed(error, from, to);
  } finally {
    source.close();
  }
}

function openSource(file: string): Connection {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma(`busy_timeout = ${WAIT_FOR_LOCK_MS}`);
    return db;
  } catch (error) {
    throw new KawanError('file_unreadable', `There is no database to copy at ${file}`, { cause: error });
  }
}

/** An empty file that only its owner may read; what an earlier try left goes. */
export function makeEmpty(part: string): void {
  mkdirSync(dirname(part), { recursive: true, mode: 0o700 });
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600));
}

function removeQuietly(part: string): void {
  try {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(part + suffix, { force: true });
  } catch {
    // Where it could not be made there is nothing to remove; what went wrong first is told.
  }
}

/** One file without a WAL beside it, looked at from end to end. */
export function finishCopy(part: string): void {
  const copy = new Database(part);
  try {
    copy.pragma('journal_mode = DELETE');
    const found = String(copy.pragma('quick_check(1)', { simple: true }));
    if (found !== 'ok') throw new KawanError('store_corrupt', `The database is damaged, and so is its copy: ${found}`);
  } finally {
    copy.close();
  }
}

/** Waits until a file, or the names in a folder, would survive a power cut. */
export function toDisk(path: string): void {
  let opened: number;
  try {
    opened = openSync(path, 'r');
  } catch {
    // Windows opens no folders; there the names are the system's care.
    return;
  }
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function failed(error: unknown, from: string, to: string): unknown {
  const known = explain(error, from);
  if (known instanceof KawanError && known.code === 'store_corrupt') return known;
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return new KawanError('backup_failed', `No backup was written to ${to} (${reason})`, { cause: error });
}
