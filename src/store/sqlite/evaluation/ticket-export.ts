import { and, asc, eq, gt } from 'drizzle-orm';
import { MINUTE } from '../../../calendar/durations.ts';
import type { ExportRow } from '../../evaluation.ts';
import type { TicketEntryKind } from '../../tickets.ts';
import type { Connection } from '../connection.ts';
import { staff, ticketEntries, tickets } from '../schema.ts';
import { inBatches, typed } from '../typed.ts';

/**
 * One row a ticket for the evaluation of the mentoring team: by mentor, village and topic, how long people waited, how it
 * ended and how it was rated. No words of anybody; minutes are whole.
 */
export async function* ticketExport(db: Connection): AsyncGenerator<ExportRow> {
  const ask = typed(db);
  const times = (what: TicketEntryKind) =>
    ask.$count(ticketEntries, and(eq(ticketEntries.ticket, tickets.id), eq(ticketEntries.what, what)));

  function behind(id: number, limit: number) {
    return ask
      .select({
        ticket: tickets.id,
        village: tickets.village,
        topic: tickets.topic,
        origin: tickets.origin,
        state: tickets.state,
        mentor_id: tickets.mentorId,
        mentor: staff.name,
        opened: tickets.openedAt,
        claimed: tickets.claimedAt,
        answered: tickets.firstAnswerAt,
        closed: tickets.closedAt,
        outcome: tickets.outcome,
        rating: tickets.rating,
        reopened: tickets.reopened,
        alerts: tickets.alerts,
        worker_messages: times('worker_wrote'),
        mentor_messages: times('mentor_wrote'),
        handed_over: times('handed_over'),
        visits: times('visit_done'),
      })
      .from(tickets)
      .leftJoin(staff, eq(staff.personId, tickets.mentorId))
      .where(gt(tickets.id, id))
      .orderBy(asc(tickets.id))
      .limit(limit)
      .all();
  }

  const rows = inBatches<ReturnType<typeof behind>[number]>(db, (last, limit) => behind(last?.ticket ?? 0, limit));
  for await (const { opened, claimed, answered, closed, ...rest } of rows) {
    yield {
      ...rest,
      opened_at: iso(opened),
      claimed_at: iso(claimed),
      first_answer_at: iso(answered),
      closed_at: iso(closed),
      minutes_to_claim: minutes(opened, claimed),
      minutes_to_first_answer: minutes(opened, answered),
      minutes_to_close: minutes(opened, closed),
    };
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function minutes(from: number, until: number | null): number | null {
  return until === null ? null : Math.round((until - from) / MINUTE);
}
