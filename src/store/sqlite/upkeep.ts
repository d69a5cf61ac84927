import type { UpkeepVerbs } from '../upkeep.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';

/** The database as a whole. `close` is given by whoever holds what else must end with it. */
export function upkeepVerbs(db: Connection, close: () => Promise<void>): UpkeepVerbs {
  const answer = answering(db);
  const any = db.prepare('select 1');
  return {
    ping: answer(() => void any.get()),
    async backup(path) {
      await db.backup(path);
    },
    close,
  };
}
