import { tally } from '../announcements/tally.ts';
import { DAY } from '../calendar/durations.ts';
import type { Announcement, AnnouncementVerbs } from '../store/announcements.ts';
import type { EvaluationVerbs } from '../store/evaluation.ts';

/** For how long registrations after a meeting are counted; the export's column says so too. */
const REGISTERED_WITHIN_MS = 30 * DAY;

export type MeetingReads = Pick<AnnouncementVerbs, 'announcedPeople' | 'feedbackOf'> &
  Pick<EvaluationVerbs, 'registeredAfter'>;

/** Every figure of a meeting, as its report and the export tell it. `useful` and `clear` count who found it so. */
export async function meetingFigures(store: MeetingReads, { id, startsAt, guests }: Announcement) {
  const starts = startsAt ?? 0;
  const feedback = await store.feedbackOf(id);
  return {
    ...tally(await store.announcedPeople(id)),
    guests,
    feedback: feedback.length,
    useful: feedback.filter(({ useful }) => useful === 'very' || useful === 'some').length,
    clear: feedback.filter(({ clear }) => clear === 'easy').length,
    registered: await store.registeredAfter(id, starts, starts + REGISTERED_WITHIN_MS),
  };
}
