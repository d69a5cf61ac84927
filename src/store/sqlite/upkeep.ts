import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { KawanError } from '../../errors.ts';
import type { UpkeepVerbs } from '../upkeep.ts';
import { answering, canWriteAgain, couldNotWrite } from './answer.ts';
import type { Connection } from './connection.ts';
import { copyDatabase } from './copy.ts';

/** The database as a whole. `close` is given by whoever holds what else must end with it. */
export function upkeepVerbs(db: Connection, close: () => Promise<void>): UpkeepVerbs {
  const answer = answering(db);
  const any = db.prepare('select 1');
  const write = db.prepare(
    "insert into settings (key, value) values ('wrote_again', ?) on conflict do update set value = excluded.value",
  );
  return {
    ping: answer(() => {
      any.get();
      refuseWithoutRoom(dirname(db.name));
      // Whether it is over is found out by trying; while all is well nothing is written.
      if (!couldNotWrite(db)) return;
      write.run(String(Date.now()));
      canWriteAgain(db);
    }),
    backup: (path) => copyDatabase(db.name, path),
    close,
  };
}

/** Less than this is not enough for the next messages. */
const LEAST_BYTES = 256 * 1024;

function refuseWithoutRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_BYTES) throw new KawanError('store_full', `The disk of ${folder} is full`);
}
