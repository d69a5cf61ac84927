import type { Connection } from './connection.ts';

/**
 * Moves the WAL into the file and empties it, so that erased text is in neither. Waits for nobody: false where another
 * process reads at this moment, and then it is to be tried again.
 */
export function scour(db: Connection): boolean {
  const before = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma('busy_timeout = 0');
  try {
    return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    db.pragma(`busy_timeout = ${before}`);
  }
}
