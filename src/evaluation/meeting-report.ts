import { ownAnnouncement } from '../announcements/access.ts';
import { report } from '../announcements/meeting-names.ts';
import { sayAbout, type SayingAbout } from '../announcements/say-about.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { defineDeedOn } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import { meetingFigures } from './meeting-figures.ts';

/** How a meeting went, as its kader reads it. */
export const meetingReport = defineDeedOn(ownAnnouncement, {
  ...report,
  permission: 'announce',
  async run(turn: SayingAbout & Part<never, 'announcedPeople' | 'feedbackOf' | 'registeredAfter'>, meeting) {
    const { what, startsAt, zone } = meeting;
    const figures = await meetingFigures(turn.store, meeting);
    sayAbout(turn, 'report', { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), ...figures });
  },
});
