import { MINUTE } from '../../../calendar/durations.ts';
import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';
import type { Row } from '../rows.ts';

type TicketRow = ExportRow & Pick<Row<'tickets'>, 'opened_at' | 'claimed_at' | 'first_answer_at' | 'closed_at'>;

/**
 * One row a ticket for the evaluation of the mentoring team: by mentor, village and topic, how long people waited, how it
 * ended and how it was rated. No words of anybody; minutes are whole.
 */
export function ticketExport(db: Connection): ExportRow[] {
  const rows = db.prepare<[], TicketRow>(
    `select t.id as ticket, t.village, t.topic, t.origin, t.state, t.mentor_id, s.name as mentor, t.opened_at, t.claimed_at,
       t.first_answer_at, t.closed_at, t.outcome, t.rating, t.reopened, t.alerts,
       (select count(*) from ticket_entries e where e.ticket = t.id and e.what = 'worker_wrote') as worker_messages,
       (select count(*) from ticket_entries e where e.ticket = t.id and e.what = 'mentor_wrote') as mentor_messages,
       (select count(*) from ticket_entries e where e.ticket = t.id and e.what = 'handed_over') as handed_over,
       (select count(*) from ticket_entries e where e.ticket = t.id and e.what = 'visit_done') as visits
     from tickets t left join staff s on s.person_id = t.mentor_id order by t.id`,
  );
  return rows.all().map((row) => {
    const { opened_at: opened, claimed_at: claimed, first_answer_at: answered, closed_at: closed, ...rest } = row;
    return {
      ...rest,
      opened_at: iso(opened),
      claimed_at: iso(claimed),
      first_answer_at: iso(answered),
      closed_at: iso(closed),
      minutes_to_claim: minutes(opened, claimed),
      minutes_to_first_answer: minutes(opened, answered),
      minutes_to_close: minutes(opened, closed),
    };
  });
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function minutes(from: number, until: number | null): number | null {
  return until === null ? null : Math.round((until - from) / MINUTE);
}
