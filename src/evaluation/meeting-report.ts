import { ownAnnouncement } from '../announcements/access.ts';
import { report } from '../announcements/meeting-names.ts';
import { sayAbout } from '../announcements/say-about.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { defineDeedOn } from '../staff/deed.ts';
import { meetingFigures } from './meeting-figures.ts';

/** How a meeting went, as its kader reads it. */
export const meetingReport = defineDeedOn(ownAnnouncement, {
  ...report,
  permission: 'announce',
  async run(turn, meeting) {
    const { what, startsAt, zone } = meeting;
    const figures = await meetingFigures(turn.store, meeting);
    sayAbout(turn, 'report', { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), ...figures });
  },
});
