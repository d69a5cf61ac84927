import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from '../../log.ts';
import type { Connection } from './connection.ts';
import { finishCopy, makeEmpty } from './copy.ts';
import type { Absent } from './presence.ts';
import { scour } from './scour.ts';

/**
 * Saves what this process can still read of files that were pulled away, since nobody can once it has ended: where the
 * database is in its place, what the WAL holds goes into it; else a copy is put beside it. Never throws.
 */
export async function rescue(db: Connection, { file, what }: Absent, log: Logger | undefined): Promise<void> {
  const folder = dirname(db.name);
  const name = `rescued-${new Date().toISOString().replace(/[:.]/g, '-')}.db`;
  // A folder that was moved must find its place free when it comes back.
  const copy = existsSync(folder) ? join(folder, name) : `${folder}.${name}`;
  try {
    if (file !== db.name) {
      if (what !== 'cut short') scour(db);
      return;
    }
    // What is cut short holds nothing that could be trusted.
    if (what === 'cut short') return;
    makeEmpty(copy);
    await db.backup(copy);
    finishCopy(copy);
    log?.warn({ copy }, 'all that was stored is saved in a copy: stop the server and `kawan-jkn restore` it');
  } catch (error) {
    log?.error(
      { err: error, copy },
      'what was stored could not be saved in a copy; do not stop before looking for the files',
    );
  }
}
