import { join } from 'node:path';
import { KawanError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { Store } from '../store.ts';
import { announcementStatements, announcementVerbs } from './announcements.ts';
import { startCheckpoints } from './checkpoints.ts';
import { contentVerbs } from './content.ts';
import { eraseStatements } from './erase.ts';
import { evaluationVerbs } from './evaluation/evaluation.ts';
import { jobVerbs } from './jobs.ts';
import { joinStatements } from './joins.ts';
import { DATABASE_FILE, lockFolder, LOCK_FILE, openDatabase } from './open.ts';
import { outboxLines } from './outbox-lines.ts';
import { outboxVerbs } from './outbox.ts';
import { peopleVerbs } from './people.ts';
import { isGone, watchPresence } from './presence.ts';
import { rescue } from './rescue.ts';
import { scour, startScouring } from './scour.ts';
import { settingVerbs } from './settings.ts';
import { staffStatements, staffVerbs } from './staff.ts';
import { ticketStatements, ticketVerbs } from './tickets.ts';
import { turnVerbs } from './turns.ts';
import { upkeepVerbs } from './upkeep.ts';
import { whatsappVerbs } from './whatsapp.ts';

/** Nothing may be acknowledged for long that nobody would find again. */
const LOOK_EVERY_MS = 400;
const SCOUR_EVERY_MS = 500;

export interface SqliteOptions {
  dataDir: string;
  /** true: the one server of this folder. false: a command that works beside it. */
  exclusive: boolean;
  /** The folder is deleted afterwards, so that nothing need survive a power cut: commits wait for no disk. */
  throwaway?: boolean;
  log?: Logger;
}

/**
 * The store on SQLite: WAL, `synchronous=FULL`, one server per data folder.
 * Throws `data_dir_in_use`, `data_dir_unwritable`, `store_corrupt`, `store_newer`.
 */
export function openSqliteStore(options: SqliteOptions): Store {
  const { dataDir, exclusive, throwaway = false, log } = options;
  const file = join(dataDir, DATABASE_FILE);
  const lock = exclusive ? lockFolder(dataDir) : null;
  let db: ReturnType<typeof openDatabase>;
  try {
    db = openDatabase(dataDir, { ownCheckpoints: exclusive, throwaway });
  } catch (error) {
    lock?.release();
    throw error;
  }
  const checkpoints = exclusive ? startCheckpoints(file, log) : null;
  const presence = exclusive ? watchFiles() : null;
  const scouring = exclusive ? startScouring(db, SCOUR_EVERY_MS) : null;

  const lines = outboxLines(db);
  const tickets = ticketStatements(db, lines);
  const announcements = announcementStatements(db);
  const joins = joinStatements(db);
  const erase = eraseStatements(db, tickets, announcements, joins);
  const rooms = {
    staff: staffStatements(db),
    tickets,
    announcements,
    joins,
    erase,
  };

  return {
    ...turnVerbs(db, rooms),
    ...peopleVerbs(db, (personId) => erase(personId).rows),
    ...outboxVerbs(db, lines, tickets),
    ...jobVerbs(db),
    ...contentVerbs(db),
    ...staffVerbs(db),
    ...ticketVerbs(db),
    ...announcementVerbs(db),
    ...evaluationVerbs(db),
    ...whatsappVerbs(db),
    ...settingVerbs(db),
    ...upkeepVerbs(db, close),
  };

  function watchFiles() {
    return watchPresence({
      db,
      others: [join(dataDir, LOCK_FILE)],
      everyMs: LOOK_EVERY_MS,
      onGone(absent) {
        const error = new KawanError('store_gone', `${absent.file} was ${absent.what}`);
        log?.fatal({ err: error, ...absent }, 'store_gone: no message is taken until the files are back');
        void rescue(db, absent, log);
      },
      onBack: () => log?.warn({ dataDir }, 'the files of the data folder lie where they lay: messages are taken again'),
    });
  }

  async function close(): Promise<void> {
    presence?.stop();
    scouring?.stop();
    await checkpoints?.stop();
    if (!isGone(db)) scourQuietly();
    db.close();
    lock?.release();
  }

  /** At the end the WAL is folded in where nobody else reads it; if somebody does, nothing is lost. */
  function scourQuietly(): void {
    try {
      if (!scour(db)) log?.warn({}, 'somebody reads the database: the last checkpoint is left to the next start');
    } catch (error) {
      log?.warn({ err: error }, 'last checkpoint left to the next start');
    }
  }
}
