import type { Connection } from './connection.ts';
import { explain } from './open.ts';

/**
 * The one door between SQLite, which answers at once, and the port, whose verbs answer later: what fails is a rejection
 * that says in our own words what SQLite could not do. The work is done before the promise is given.
 */
export function answering(db: Connection) {
  return <Given extends unknown[], Answer>(verb: (...given: Given) => Answer) =>
    (...given: Given): Promise<Answer> => {
      try {
        return Promise.resolve(verb(...given));
      } catch (error) {
        return Promise.reject(explained(error, db));
      }
    };
}

function explained(error: unknown, db: Connection): Error {
  const known = explain(error, db.name);
  return known instanceof Error ? known : new Error(String(known));
}
