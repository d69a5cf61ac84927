import type { Subject } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import { may } from '../staff/roles.ts';
import type { Announcement } from '../store/announcements.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';

interface Named {
  readonly announcement: string;
}

/** What looking for an announcement of theirs needs. */
type LookingForOwn = SayingAbout & Part<'staff' | 'say', 'loadAnnouncement'>;

/** An announcement of one's own; of anybody for those who may reach any. */
export const ownAnnouncement: Subject<LookingForOwn, Named, Announcement> = {
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
export const unsentAnnouncement: Subject<LookingForOwn, Named, Announcement> = {
  ...ownAnnouncement,
  ready(turn, { status }) {
    const unsent = status === 'draft' || status === 'planned';
    if (!unsent) sayAbout(turn, 'gone');
    return unsent;
  },
};
