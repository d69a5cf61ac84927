import { randomBytes, randomInt } from 'node:crypto';
import { unaskedMeasures, type UnaskedMeasures } from './channels/traits.ts';
import { composeRoom } from './announcements/compose-room.ts';
import { digestRoom } from './evaluation/weekly-room.ts';
import { createEventsDesk } from './announcements/answer-desk.ts';
import { kaderRoom } from './announcements/kader-room.ts';
import { manageRoom } from './announcements/manage-room.ts';
import type { Content } from './content/load/load.ts';
import { mentorRoom } from './mentoring/mentor/mentor-room.ts';
import { createRemindersDesk } from './mentoring/worker/hold-desk.ts';
import { createWorkerDesk } from './mentoring/worker/worker-desk.ts';
import { createLinkDesk } from './people/link-desk.ts';
import { createOwnDataDesk } from './people/own-data.ts';
import { LINK_TEXTS } from './people/texts.ts';
import { ownRoom } from './staff/own-room.ts';
import { createStaffDesk } from './staff/staff-desk.ts';
import type { RoomStore } from './staff/staff-visit.ts';
import type { Desk } from './turn/desk.ts';

export interface RoomsOptions {
  readonly store: RoomStore;
  readonly content: () => Pick<Content, 'mentoring' | 'events' | 'sentences' | 'words'>;
  /** An unguessable string for a button; given so that tests need no real randomness. */
  readonly newToken?: () => string;
  /** What the operator allows the channels; without it the channels' own measures. */
  readonly measures?: UnaskedMeasures;
}

/** The rooms beside the dialogues. Jobs and endings reach them in this order; where they answer is the route's business. */
export function createRooms({ store, content, measures = unaskedMeasures(), ...options }: RoomsOptions): Desk[] {
  const newToken = options.newToken ?? (() => randomBytes(18).toString('base64url'));
  const tools = { store, newToken, book: () => content().mentoring };
  const events = {
    events: () => content().events,
    measures,
    works: () => content().words.variables.get('work')?.values ?? {},
  };
  return [
    createRemindersDesk(store),
    createLinkDesk({
      store,
      texts: () => content().sentences.of(LINK_TEXTS),
      randomInt: (below) => randomInt(below),
    }),
    createStaffDesk({
      ...tools,
      rooms: [mentorRoom(), composeRoom(events), manageRoom(events), kaderRoom(events), digestRoom(events), ownRoom()],
    }),
    createWorkerDesk(tools),
    createEventsDesk({ ...tools, ...events }),
    createOwnDataDesk(store),
  ];
}
