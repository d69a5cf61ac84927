import { randomBytes, randomInt } from 'node:crypto';
import type { MentoringBook } from './content/mentoring.ts';
import { mentorRoom } from './mentoring/mentor-room.ts';
import { createWorkerDesk } from './mentoring/worker-desk.ts';
import { createLinkDesk } from './people/link-desk.ts';
import { ownRoom } from './people/own-room.ts';
import { createStaffDesk } from './people/staff-desk.ts';
import type { Store } from './store/store.ts';
import type { Desk } from './turn/desk.ts';

export interface RoomsOptions {
  readonly store: Store;
  readonly book: () => MentoringBook;
  /** An unguessable string for a button; given so that tests need no real randomness. */
  readonly newToken?: () => string;
}

/** The rooms beside the dialogues, in the order they are asked. */
export function createRooms(options: RoomsOptions): Desk[] {
  const newToken = options.newToken ?? (() => randomBytes(18).toString('base64url'));
  const tools = { ...options, newToken };
  return [
    createLinkDesk({ store: options.store, randomInt: (below) => randomInt(below) }),
    createStaffDesk({ ...tools, rooms: [mentorRoom(), ownRoom()] }),
    createWorkerDesk(tools),
  ];
}
