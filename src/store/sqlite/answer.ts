import { setTimeout as wait } from 'node:timers/promises';
import { KawanError, type ErrorCode } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { explain } from './open.ts';
import { isGone } from './presence.ts';

/** How long a verb waits for a lock that another process holds, and how often it tries. */
const PATIENCE_MS = 800;
const TRY_AGAIN_MS = 20;

/** Connections that could not write when they tried last. */
const refused = new WeakSet<Connection>();

/** True: the last try to write failed, for want of room or because another process holds the database. */
export function couldNotWrite(db: Connection): boolean {
  return refused.has(db);
}

export function canWriteAgain(db: Connection): void {
  refused.delete(db);
}

/**
 * The one door between SQLite, which answers at once, and the port, whose verbs answer later: what fails is a rejection
 * that says in our own words what SQLite could not do. The work is done before the promise is given, but where another
 * process holds the database: then it is tried again for a while, and nobody else has to stand still.
 */
export function answering(db: Connection) {
  return <Given extends unknown[], Answer>(verb: (...given: Given) => Answer) =>
    (...given: Given): Promise<Answer> => {
      try {
        if (isGone(db)) return Promise.reject(new KawanError('store_gone', `The files of ${db.name} were taken away`));
        return Promise.resolve(verb(...given));
      } catch (error) {
        const known = explained(error, db);
        return isCoded(known, 'store_busy') ? patiently(db, () => verb(...given)) : Promise.reject(noted(known, db));
      }
    };
}

async function patiently<Answer>(db: Connection, work: () => Answer): Promise<Answer> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    await wait(TRY_AGAIN_MS);
    try {
      return work();
    } catch (error) {
      const known = explained(error, db);
      if (!isCoded(known, 'store_busy') || performance.now() >= end) throw noted(known, db);
    }
  }
}

function isCoded(error: Error, code: ErrorCode): boolean {
  return error instanceof KawanError && error.code === code;
}

function noted(error: Error, db: Connection): Error {
  if (isCoded(error, 'store_busy') || isCoded(error, 'store_full')) refused.add(db);
  return error;
}

function explained(error: unknown, db: Connection): Error {
  const known = explain(error, db.name);
  return known instanceof Error ? known : new Error(String(known));
}
