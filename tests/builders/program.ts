import { onTestFinished } from 'vitest';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { createLog } from '../../src/log.ts';
import type { Inbound } from '../../src/messages/message.ts';
import { createRooms } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { NOW, shippedGuide } from '../helpers.ts';
import { freshData } from './database.ts';

export interface ProgramOptions {
  /** Where its data is; else a folder of its own. */
  readonly dataDir?: string;
  /** What stands between the turns and the store: to look on, or to fail. */
  readonly between?: (store: Store) => Store;
  /** So many quiet milliseconds are waited for the rest of a thought. */
  readonly quietMs?: number;
}

/** How many stimuli there were in this file; a program that goes on with the data of another one repeats no number. */
let count = 0;

/** The turns with every room and the shipped content, over a real store, with a clock that the test sets. */
export function createProgram({ dataDir = freshData(), between = (store) => store, quietMs = 0 }: ProgramOptions = {}) {
  const store = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => store.close());
  const clock = { now: NOW };
  const log = createLog('silent');
  const seen = between(store);
  const { guide, content } = shippedGuide();
  const turns = createTurns({
    store: seen,
    guide: () => guide,
    desks: createRooms({ store: seen, content: () => content }),
    now: () => clock.now,
    random: () => 0,
    quietMs,
    log,
    onCommitted: () => undefined,
  });

  /** Hands over one stimulus of the web chat, or of where the form says. */
  async function hands(address: string, content: Inbound['content'], form: Partial<Inbound> = {}): Promise<void> {
    await turns.receive({ channel: 'web', externalId: `t${++count}`, address, content, at: clock.now, ...form });
  }

  /** Fires what is due at this moment, which it is from now on. */
  async function fire(at = clock.now): Promise<void> {
    clock.now = at;
    await fireDueJobs({ store: seen, fire: (job) => turns.fire(job), now: () => clock.now, log });
  }

  return { store, turns, clock, dataDir, log, hands, fire };
}
