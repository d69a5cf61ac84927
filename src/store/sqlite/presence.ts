import { closeSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import type { Connection } from './connection.ts';

/** A file that is no longer what this process has open. */
export interface Absent {
  readonly file: string;
  readonly what: 'deleted' | 'replaced' | 'cut short';
}

const gone = new WeakSet<Connection>();

/** True: the files of this connection were pulled away; what it wrote would be found by nobody. */
export function isGone(db: Connection): boolean {
  return gone.has(db);
}

export interface Watched {
  readonly db: Connection;
  /** Files that this process holds open beside the database and its WAL. */
  readonly others: readonly string[];
  readonly everyMs: number;
  readonly onGone: (absent: Absent) => void;
  /** The same files lie there again. */
  readonly onBack: () => void;
}

/**
 * Looks again and again whether the files that are open still lie where they lay: SQLite itself goes on writing into a
 * deleted file, and says that all is well. Two looks must agree, since another process may be about to empty the WAL.
 */
export function watchPresence({ db, others, everyMs, onGone, onBack }: Watched): { stop(): void } {
  const look = presenceOf(db.name, others);
  let suspected = false;
  const timer = setInterval(() => {
    const absent = look();
    if (absent === null) {
      suspected = false;
      if (gone.delete(db)) onBack();
    } else if (!suspected) suspected = true;
    else if (!gone.has(db)) {
      gone.add(db);
      onGone(absent);
    }
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** A look at the files of an open database; null: all of them are there. */
function presenceOf(file: string, others: readonly string[]): () => Absent | null {
  const wal = `${file}-wal`;
  const known = [file, wal, `${file}-shm`, ...others].flatMap((name) => {
    const stats = statsOf(name);
    return stats ? [{ name, stats }] : [];
  });
  let size = statsOf(file)?.size ?? 0n;
  return () => {
    for (const { name, stats } of known) {
      const now = statsOf(name);
      if (!now) return { file: name, what: 'deleted' };
      if (now.ino !== stats.ino || now.dev !== stats.dev) return { file: name, what: 'replaced' };
      if (name !== file) continue;
      // This program never makes its database smaller.
      if (now.size < size) return { file, what: 'cut short' };
      size = now.size;
    }
    return isCut(file) ? { file: wal, what: 'cut short' } : null;
  };
}

/** Where SQLite's index of the WAL says how many frames are in it, and which WAL it is of. */
const INDEX_BYTES = 40;
const FRAMES_AT = 16;
const INDEX_SALT_AT = 32;
const WAL_HEADER_BYTES = 32;
const WAL_SALT_AT = 16;
const SALT_BYTES = 8;

/** The WAL is not the one that its index is of: cut short, or written over. Whoever empties it says so in the index first. */
export function isCut(database: string): boolean {
  const index = headOf(`${database}-shm`, INDEX_BYTES);
  if (index?.readUInt32LE(FRAMES_AT) === 0 || index === null) return false;
  const wal = headOf(`${database}-wal`, WAL_HEADER_BYTES);
  const salt = index.subarray(INDEX_SALT_AT, INDEX_SALT_AT + SALT_BYTES);
  return !wal?.subarray(WAL_SALT_AT, WAL_SALT_AT + SALT_BYTES).equals(salt);
}

/** The first bytes of a file; null: it is not there, or has fewer. */
function headOf(file: string, bytes: number): Buffer | null {
  const head = Buffer.alloc(bytes);
  try {
    const opened = openSync(file, 'r');
    try {
      return readSync(opened, head, 0, bytes, 0) < bytes ? null : head;
    } finally {
      closeSync(opened);
    }
  } catch {
    return null;
  }
}

function statsOf(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
