import type { Announcement, AnnouncementVerbs } from '../store/announcements.ts';
import type { EvaluationVerbs, ExportRow } from '../store/evaluation.ts';
import { meetingFigures, type MeetingReads } from './meeting-figures.ts';

export type AnnouncementReads = MeetingReads &
  Pick<AnnouncementVerbs, 'loadAnnouncement'> &
  Pick<EvaluationVerbs, 'announcementIds'>;

/** One row for each announcement that is no draft, with its figures; earliest meeting first. Nobody is named. */
export async function* announcementRows(store: AnnouncementReads): AsyncGenerator<ExportRow> {
  for (const id of await store.announcementIds()) {
    const announcement = await store.loadAnnouncement(id);
    if (announcement) yield rowOf(announcement, await meetingFigures(store, announcement));
  }
}

function rowOf(announcement: Announcement, figures: Awaited<ReturnType<typeof meetingFigures>>): ExportRow {
  const { id, what, startsAt, place, villages, seats, status } = announcement;
  const { sent, queued, failed, blocked, skipped, yes, maybe, no, waiting, came, guests, feedback, registered } =
    figures;
  return {
    id,
    what,
    starts_at: startsAt,
    place,
    villages: (villages ?? []).join(' '),
    seats,
    status,
    sent,
    queued,
    failed,
    blocked,
    skipped,
    said_yes: yes,
    said_maybe: maybe,
    said_no: no,
    waiting_for_seat: waiting,
    came,
    guests,
    feedback,
    registered_within_30_days: registered,
  };
}
