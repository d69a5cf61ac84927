import { DAY } from '../../../calendar/durations.ts';
import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';
import { fromJson } from '../json.ts';
import type { Row } from '../rows.ts';
import { registeredAfter } from './registered-after.ts';

type Exported = Pick<
  Row<'announcements'>,
  'id' | 'what' | 'starts_at' | 'place' | 'villages' | 'seats' | 'status' | 'guests'
>;

const REGISTERED_WITHIN_MS = 30 * DAY;

/** One row for each announcement with its figures. Nobody is named. */
export function announcementExport(db: Connection): ExportRow[] {
  const all = db.prepare<[], Exported>(
    "select id, what, starts_at, place, villages, seats, status, guests from announcements where status <> 'draft' order by starts_at",
  );
  const figures = db.prepare<[string], Record<string, number>>(
    `select count(*) filter (where a.status = 'sent' and coalesce(o.status, 'sent') = 'sent') as sent,
            count(*) filter (where a.status = 'queued' or o.status in ('waiting', 'sending')) as queued,
            count(*) filter (where o.status = 'failed') as failed,
            count(*) filter (where o.status = 'blocked') as blocked,
            count(*) filter (where a.status = 'skipped') as skipped,
            count(*) filter (where a.answer = 'yes') as said_yes,
            count(*) filter (where a.answer = 'maybe') as said_maybe,
            count(*) filter (where a.answer = 'no') as said_no,
            count(*) filter (where a.answer = 'waiting') as waiting_for_seat,
            count(*) filter (where a.came_at is not null) as came
     from announced a left join outbox o on o.id = a.outbox_id
     where a.announcement = ?`,
  );
  const registered = registeredAfter(db);
  const feedback = db.prepare<[string], number>('select count(*) from meeting_feedback where announcement = ?').pluck();
  return all.all().map(({ guests, ...row }) => {
    const { id, starts_at: startsAt, villages } = row;
    const until = (startsAt ?? 0) + REGISTERED_WITHIN_MS;
    return {
      ...row,
      villages: (fromJson(villages) ?? []).join(' '),
      ...figures.get(id),
      guests,
      feedback: feedback.get(id) ?? 0,
      registered_within_30_days: registered(id, startsAt ?? 0, until),
    };
  });
}
