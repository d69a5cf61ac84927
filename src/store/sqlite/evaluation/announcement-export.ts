import { asc, count, eq, inArray, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import { DAY } from '../../../calendar/durations.ts';
import type { ExportRow } from '../../evaluation.ts';
import { answering } from '../answer.ts';
import type { Connection } from '../connection.ts';
import { fromJson } from '../json.ts';
import { announced, announcements, meetingFeedback, outbox } from '../schema.ts';
import { typed, type Typed } from '../typed.ts';
import { registeredAfter } from './registered-after.ts';

const REGISTERED_WITHIN_MS = 30 * DAY;

/**
 * One row for each announcement with its figures. Nobody is named. Only which they are is read at once, since few people
 * write them; the figures are counted row by row.
 */
export async function* announcementExport(db: Connection): AsyncGenerator<ExportRow> {
  const ask = typed(db);
  const registered = registeredAfter(db);
  const rowOf = answering(db)((id: string): ExportRow[] => {
    const [found] = announcementOf(ask, id);
    if (!found) return [];
    const { guests, ...row } = found;
    const startsAt = row.starts_at ?? 0;
    return [
      {
        ...row,
        villages: (fromJson(row.villages) ?? []).join(' '),
        ...figuresOf(ask, id),
        guests,
        feedback: feedbackOn(ask, id),
        registered_within_30_days: registered(id, startsAt, startsAt + REGISTERED_WITHIN_MS),
      },
    ];
  });
  for (const id of await answering(db)(() => idsOf(ask))()) yield* await rowOf(id);
}

function idsOf(ask: Typed): string[] {
  const { id, status, startsAt } = announcements;
  return ask
    .select({ id })
    .from(announcements)
    .where(ne(status, 'draft'))
    .orderBy(asc(startsAt))
    .all()
    .map((row) => row.id);
}

function announcementOf(ask: Typed, id: string) {
  const { what, startsAt, place, villages, seats, status, guests } = announcements;
  return ask
    .select({ id: announcements.id, what, starts_at: startsAt, place, villages, seats, status, guests })
    .from(announcements)
    .where(eq(announcements.id, id))
    .all();
}

function figuresOf(ask: Typed, id: string) {
  const { status, answer, cameAt } = announced;
  return ask
    .select({
      sent: countOf(sql`${status} = 'sent' and coalesce(${outbox.status}, 'sent') = 'sent'`),
      queued: countOf(or(eq(status, 'queued'), inArray(outbox.status, ['waiting', 'sending']))),
      failed: countOf(eq(outbox.status, 'failed')),
      blocked: countOf(eq(outbox.status, 'blocked')),
      skipped: countOf(eq(status, 'skipped')),
      said_yes: countOf(eq(answer, 'yes')),
      said_maybe: countOf(eq(answer, 'maybe')),
      said_no: countOf(eq(answer, 'no')),
      waiting_for_seat: countOf(eq(answer, 'waiting')),
      came: countOf(isNotNull(cameAt)),
    })
    .from(announced)
    .leftJoin(outbox, eq(outbox.id, announced.outboxId))
    .where(eq(announced.announcement, id))
    .get();
}

function feedbackOn(ask: Typed, id: string): number {
  const [told] = ask.select({ times: count() }).from(meetingFeedback).where(eq(meetingFeedback.announcement, id)).all();
  return told?.times ?? 0;
}

/** How many rows of a group this holds for. */
function countOf(condition: SQL | undefined): SQL<number> {
  return sql<number>`count(*) filter (where ${condition})`;
}
