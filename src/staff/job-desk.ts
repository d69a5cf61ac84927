import type { FiringJob } from '../deeds/job.ts';
import { HOUR } from '../calendar/durations.ts';
import type { Person } from '../store/people.ts';
import type { Desk, Stepping } from '../turn/desk.ts';
import { fireAllowed } from '../turn/unasked.ts';
import type { Part, TurnOf } from './room-turn.ts';
import { giveBack } from './dispatcher.ts';
import type { StaffRoom } from './staff-room.ts';

/** While a mentor holds a ticket, whatever the bot would say unasked looks again after this. */
const HOLD_MS = 2 * HOUR;

export interface JobDeskOptions<Turn> extends Part<never, 'loadStaff' | 'loadTicket'> {
  readonly turnOf: TurnOf<Turn>;
  /** Jobs of the rooms, and those of the dialogues, which are fired by the turn itself. */
  readonly jobs: readonly FiringJob<Turn>[];
  readonly dialogueJobs: readonly FiringJob<Stepping>[];
  readonly rooms: readonly StaffRoom<Turn>[];
}

/** Fires what fell due, as it was declared. What is unasked waits while a mentor talks with the person (T6). */
export function createJobDesk<Turn extends Part<'finish'>>(options: JobDeskOptions<Turn>): Desk {
  const { store, turnOf, jobs, dialogueJobs, rooms } = options;
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const unasked = new Set([...jobs, ...dialogueJobs].filter((job) => job.unasked).map(({ name }) => name));
  return {
    name: 'jobs',
    async fire(dialogue, due) {
      const { draft, now } = dialogue;
      const { payload } = due;
      if (unasked.has(payload.name) && (await isHeld(options, draft.person))) {
        draft.schedule(due, now + HOLD_MS);
        return true;
      }
      const job = byName.get(payload.name);
      if (!job) return false;
      // Even of somebody who was let go: what they hold still goes back.
      const staff = draft.person.staff ? await store.loadStaff(draft.person.id) : null;
      const turn = turnOf(dialogue, staff);
      await fireAllowed(job, turn, dialogue, due);
      if (staff && job.endsWork) await giveBack(rooms, turn, staff);
      turn.finish();
      return true;
    },
  };
}

async function isHeld({ store }: Part<never, 'loadTicket'>, person: Person): Promise<boolean> {
  if (person.ticket === null) return false;
  const ticket = await store.loadTicket(person.ticket);
  return ticket?.state === 'claimed';
}
