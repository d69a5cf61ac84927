/** Runs beside the writer and moves the WAL into the database, so that turns never wait for it. */
import { statSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** Given by `startCheckpoints`. */
const [file = ''] = process.argv.slice(2);
/** Each checkpoint makes a commit or two wait for the disk: rarely enough that 99 of 100 turns never meet one. */
const EVERY_MS = 1000;
/** From this size on the WAL is cut back whenever nobody reads it. */
const TRUNCATE_BYTES = 64 * 1024 * 1024;

const db = new Database(file);
db.pragma('busy_timeout = 1000');
db.pragma('synchronous = FULL');
db.pragma('cache_size = -2048');

function checkpoint(): void {
  const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return;
  db.pragma('wal_checkpoint(PASSIVE)');
  // RESTART holds writers off while it copies: after a PASSIVE round only the last few pages are left to copy.
  if (size > TRUNCATE_BYTES) db.pragma('wal_checkpoint(RESTART)');
}

const timer = setInterval(() => {
  try {
    checkpoint();
  } catch (error) {
    // A full disk or a long reader: the WAL keeps what is committed, and the next round tries again.
    parentPort?.postMessage({ problem: error instanceof Database.SqliteError ? error.code : 'unexpected' });
  }
}, EVERY_MS);

parentPort?.on('message', () => {
  clearInterval(timer);
  db.close();
  parentPort?.close();
});
