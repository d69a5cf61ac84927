/** Runs beside the writer and moves the WAL into the database, so that turns never wait for it. */
import { statSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { isCut } from './presence.ts';

/** Given by `startCheckpoints`. */
const [file = ''] = process.argv.slice(2);
/** Each checkpoint makes a commit or two wait for the disk: rarely enough that 99 of 100 turns never meet one. */
const EVERY_MS = 1000;
/** From this size on the WAL is begun anew, also while turns come without a pause. */
const RESTART_BYTES = 64 * 1024 * 1024;
/** Pages that may still be left to copy while writers are held off: a few milliseconds. */
const FEW_PAGES = 500;
/** Each round leaves less to copy than the one before, or the disk is too slow for it today. */
const ROUNDS = 10;

const db = new Database(file);
// Writers are held off while this one waits, so it does not: the next round tries again.
db.pragma('busy_timeout = 10');
db.pragma('synchronous = FULL');
db.pragma('cache_size = -2048');

const passive = db.prepare<[], { log: number; checkpointed: number }>('pragma wal_checkpoint(PASSIVE)');

/** PASSIVE holds nobody up, but cannot begin the WAL anew while turns go on; RESTART can, and holds writers off. */
function checkpoint(): void {
  const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  // What was cut away would be copied as zeros.
  if (size === 0 || isCut(file)) return;
  let left = copyPassively();
  if (size < RESTART_BYTES) return;
  for (let round = 1; left > FEW_PAGES && round < ROUNDS; round++) left = copyPassively();
  if (left <= FEW_PAGES) db.pragma('wal_checkpoint(RESTART)');
}

/** How many pages of the WAL are still to be copied. */
function copyPassively(): number {
  const result = passive.get();
  return result ? result.log - result.checkpointed : 0;
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
