import type { Connection } from './connection.ts';

const OWED = 'scour_owed';

/**
 * Moves the WAL into the file and empties it, so that erased text is in neither. Waits for nobody: where another process
 * reads at this moment it is owed, and the server tries again until it is done.
 */
export function scour(db: Connection): boolean {
  const before = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma('busy_timeout = 0');
  try {
    const isDone = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    if (!isDone) oweScour(db);
    return isDone;
  } finally {
    db.pragma(`busy_timeout = ${before}`);
  }
}

/** Notes that something was erased whose traces are still in the WAL. */
export function oweScour(db: Connection): void {
  db.prepare("insert into settings (key, value) values (?, '1') on conflict do nothing").run(OWED);
}

/** Tries again and again what is owed, also by commands and by an earlier run. Nobody else waits for it. */
export function startScouring(db: Connection, everyMs: number): { stop(): void } {
  const owed = db.prepare<[string]>('select 1 from settings where key = ?');
  const done = db.prepare('delete from settings where key = ?');
  const timer = setInterval(() => {
    try {
      if (owed.get(OWED) !== undefined && scour(db)) done.run(OWED);
    } catch {
      // Somebody else writes, or the disk is full: it stays owed.
    }
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
