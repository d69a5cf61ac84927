import { ownAnnouncement } from '../announcements/access.ts';
import { report } from '../announcements/meeting-names.ts';
import { sayAbout } from '../announcements/say-about.ts';
import { tally } from '../announcements/tally.ts';
import { DAY } from '../calendar/durations.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { defineDeedOn } from '../staff/deed.ts';

/** For how long registrations after a meeting are counted. */
const REGISTERED_WITHIN_MS = 30 * DAY;

/** How a meeting went, as its kader reads it. */
export const meetingReport = defineDeedOn(ownAnnouncement, {
  ...report,
  permission: 'announce',
  async run(turn, { id: meeting, what, startsAt, zone, guests }) {
    const starts = startsAt ?? 0;
    const feedback = await turn.store.feedbackOf(meeting);
    const figures = {
      ...tally(await turn.store.announcedPeople(meeting)),
      feedback: feedback.length,
      registered: await turn.store.registeredAfter(meeting, starts, starts + REGISTERED_WITHIN_MS),
      useful: feedback.filter(({ useful }) => useful === 'very' || useful === 'some').length,
      clear: feedback.filter(({ clear }) => clear === 'easy').length,
    };
    sayAbout(turn, 'report', { what: what ?? '', when: whenInWords(starts, zone), guests, ...figures });
  },
});
