import type { Subject } from '../staff/deed.ts';
import { may } from '../staff/roles.ts';
import type { Announcement } from '../store/announcements.ts';
import { sayAbout } from './say-about.ts';

interface Named {
  readonly announcement: string;
}

/** An announcement of one's own; of anybody for those who may reach any. */
export const ownAnnouncement: Subject<Named, Announcement> = {
  async load(turn, { announcement: id }) {
    const found = await turn.store.loadAnnouncement(id);
    return found && { about: found, thing: { village: '', holder: found.by, told: false } };
  },
  refuse(turn) {
    if (may(turn.staff, 'announce')) sayAbout(turn, 'gone');
    else turn.say('not_allowed');
  },
};

/** One that has not gone out yet; afterwards a meeting is changed elsewhere. */
export const unsentAnnouncement: Subject<Named, Announcement> = {
  ...ownAnnouncement,
  ready(turn, { status }) {
    const unsent = status === 'draft' || status === 'planned';
    if (!unsent) sayAbout(turn, 'gone');
    return unsent;
  },
};
