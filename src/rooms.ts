import { randomBytes } from 'node:crypto';
import type { MentoringBook } from './content/mentoring.ts';
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
  return [createStaffDesk({ ...options, newToken, rooms: [ownRoom()] })];
}
