import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KawanError } from '../errors.ts';
import type { LoadedGuide } from '../live-guide.ts';
import { createLog } from '../log.ts';
import type { Inbound } from '../messages/message.ts';
import { createRooms } from '../rooms.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { Draft } from '../turn/draft.ts';
import { newPerson } from '../turn/new-person.ts';
import { Turn } from '../turn/turn.ts';
import type { Taken } from '../turn/answering.ts';
import { createTurns } from '../turn/turns.ts';

/** Monday, 23 November 2026, 10:00 WIB: a working-day morning, the same one at every run. */
export const WORKING_MORNING = Date.UTC(2026, 10, 23, 3);

/** `menu`: somebody who agreed to be remembered and looks at the menu. `nothing`: nobody wrote here before. */
export type Start = 'menu' | 'nothing';

export interface Trial {
  readonly store: Store;
  /** Brings the clock to a moment (UTC milliseconds); nothing is fired on the way. */
  sets(now: number): void;
  /** Lets milliseconds pass, and fires what falls due on the way, in order. */
  passes(ms: number): Promise<void>;
  /** Hands over what somebody does; an address that is new is a new person. */
  does(address: string, content: Inbound['content'], start?: Start): Promise<Taken>;
  close(): Promise<void>;
}

/**
 * The real turn, with every room, over a store of its own that is deleted on close. Nobody is on duty and nothing is
 * random, so the same words always lead to the same answers. `channel` is where everybody writes.
 */
export function createTrial({ guide, content }: LoadedGuide, channel: Inbound['channel'] = 'terminal'): Trial {
  const dataDir = mkdtempSync(join(tmpdir(), 'kawan-trial-'));
  const store = openSqliteStore({ dataDir, exclusive: false, throwaway: true });
  const clock = { now: WORKING_MORNING };
  const starts = new Map<string, Start>();
  let tokens = 0;
  let messages = 0;
  const takes: Taken[] = [];

  function atMenu(address: string): Person {
    const fresh = { ...newPerson({ channel, address }, clock.now), consent: 'given' as const };
    const turn = new Turn(new Draft(fresh), { guide, now: clock.now, random: () => 0 });
    turn.step({ kind: 'start', flow: guide.program.menu });
    const { session } = turn.draft.person;
    return { ...fresh, session: { ...session, vars: { ...session.vars } } };
  }

  /** Somebody whom nobody knows yet may begin at the menu. */
  const peopled: Store = {
    ...store,
    async load(stimuli) {
      const loaded = await store.load(stimuli);
      return loaded.map((one, i) => {
        const address = stimuli[i]?.address ?? '';
        return one.person || starts.get(address) !== 'menu' ? one : { ...one, person: atMenu(address) };
      });
    },
  };
  const turns = createTurns({
    store: peopled,
    guide: () => guide,
    desks: createRooms({ store, content: () => content, newToken: () => `token-${++tokens}` }),
    now: () => clock.now,
    random: () => 0,
    log: createLog('silent'),
    onCommitted: () => undefined,
    onTaken: (taken) => takes.push(taken),
  });

  return {
    store,
    sets: (now) => (clock.now = now),
    async passes(ms) {
      const until = clock.now + ms;
      // One at a time: what is fired may cause something that is due before the next one.
      for (let [job] = await store.dueJobs(until, 1); job; [job] = await store.dueJobs(until, 1)) {
        clock.now = Math.max(clock.now, job.dueAt);
        await turns.fire(job);
      }
      clock.now = until;
    },
    async does(address, content, start = 'menu') {
      starts.set(address, start);
      await turns.receive({ channel, externalId: `${++messages}`, address, content, at: clock.now });
      const taken = takes.pop();
      if (!taken) throw new KawanError('turn_failed', 'a stimulus was not answered');
      return taken;
    },
    async close() {
      await turns.stop();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
