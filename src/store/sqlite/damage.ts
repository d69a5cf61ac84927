import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KawanError } from '../../errors.ts';

/** Up to here every page is looked at before a start; above, it would hold up the start for longer than it is worth. */
const CHECKED_BYTES = 16 * 1024 * 1024;

/**
 * Refuses a database that is visibly damaged, by a reader that changes nothing: neither the file nor the WAL beside it,
 * which a writer would fold in when it closes. Throws `store_corrupt`, and what SQLite says of a file that is none.
 */
export function refuseDamaged(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  // To begin anew here would throw away what the WAL still holds.
  if (size === 0 && wal > 0) throw damaged(file, 'it is gone, and its WAL is still there');
  if (size === 0) return;
  const db = new Database(file, { readonly: true });
  try {
    db.pragma('busy_timeout = 1000');
    const pages = Number(db.pragma('page_count', { simple: true }));
    const bytes = pages * Number(db.pragma('page_size', { simple: true }));
    // Pages that are missing at the end may still be in the WAL.
    if (wal === 0 && bytes > size) throw damaged(file, 'it is cut short');
    if (size > CHECKED_BYTES) return;
    const found = String(db.pragma('quick_check(1)', { simple: true }));
    if (found !== 'ok') throw damaged(file, found);
  } finally {
    db.close();
  }
}

function damaged(file: string, what: string): KawanError {
  return new KawanError('store_corrupt', `The database ${file} is damaged: ${what}`);
}
