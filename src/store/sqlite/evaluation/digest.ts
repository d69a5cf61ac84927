import { WEEK } from '../../../calendar/durations.ts';
import { PAYING, REGISTERED_OR_FURTHER } from '../../../engine/stages.ts';
import type { Stage } from '../../../engine/values.ts';
import type { DigestRow } from '../../evaluation.ts';
import { PROFILE } from '../../profile-names.ts';
import type { Connection } from '../connection.ts';

const LED_MS = WEEK;
/** A person's village, as content or the person names it; empty where it is not known, so that it is one row. */
const VILLAGE = `coalesce((select value ->> '$' from profile where person_id = p.id and name = '${PROFILE.village}'), '')`;
const isOneOf = (stages: readonly Stage[]) => `s.stage in (${stages.map((stage) => `'${stage}'`).join(', ')})`;

type Figures = Partial<Omit<DigestRow, 'village'>>;

/**
 * One query for each figure; each counts what lies between two moments, by village. Plain SQL, unlike the exports: the
 * weekly report is a turn of the running server, which loading drizzle would hold up.
 */
const QUERIES: readonly string[] = [
  `select ${VILLAGE} as village, count(*) as reached from people p where p.created_at >= @from and p.created_at < @until group by 1`,
  `select ${VILLAGE} as village, count(distinct c.person_id) as consented from consents c join people p on p.id = c.person_id
   where c.answer = 'given' and c.at >= @from and c.at < @until group by 1`,
  `select ${VILLAGE} as village, count(*) filter (where a.phase = 'pre') as pre, count(*) filter (where a.phase = 'post') as post,
          avg(a."right" * 1.0 / a.total) filter (where a.phase = 'pre') as preMean,
          avg(a."right" * 1.0 / a.total) filter (where a.phase = 'post') as postMean
   from attempts a join people p on p.id = a.person_id
   where a.finished_at >= @from and a.finished_at < @until and a.total > 0 and a.phase in ('pre', 'post') group by 1`,
  `select ${VILLAGE} as village, count(distinct s.person_id) filter (where ${isOneOf(['registered'])}) as registered,
          count(distinct s.person_id) filter (where ${isOneOf(PAYING)}) as paid,
          count(distinct s.person_id) filter (where ${isOneOf(['lapsed'])}) as lapsed
   from stages s join people p on p.id = s.person_id where s.at >= @from and s.at < @until group by 1`,
  `select coalesce(v.value, '') as village, count(*) as meetings
   from announcements a left join json_each(a.villages) v on true
   where a.status = 'sent' and a.starts_at >= @from and a.starts_at < @until group by 1`,
  `select ${VILLAGE} as village, count(*) as came from announced a join people p on p.id = a.person_id
   where a.came_at >= @from and a.came_at < @until group by 1`,
  `select t.village as village, count(*) filter (where t.opened_at >= @from and t.opened_at < @until) as ticketsOpened,
          count(*) filter (where t.closed_at >= @from and t.closed_at < @until) as ticketsClosed from tickets t group by 1`,
  `select ${VILLAGE} as village, count(*) as reminders,
          count(*) filter (where exists (select 1 from stages s where s.person_id = r.person_id
            and ${isOneOf(REGISTERED_OR_FURTHER)} and s.at > r.at and s.at <= r.at + ${LED_MS})) as remindersLed
   from reminders r join people p on p.id = r.person_id where r.at >= @from and r.at < @until group by 1`,
];

/** What happened in a time, by village. */
export function digestOf(db: Connection): (from: number, until: number) => DigestRow[] {
  const queries = QUERIES.map((sql) =>
    db.prepare<[{ from: number; until: number }], Figures & { village: string }>(sql),
  );
  return (from, until) => {
    const rows = new Map<string, DigestRow>();
    for (const query of queries) {
      for (const { village, ...figures } of query.all({ from, until })) {
        rows.set(village, { ...(rows.get(village) ?? nothing(village)), ...figures });
      }
    }
    const busy = [...rows.values()].filter((row) =>
      Object.values(row).some((value) => typeof value === 'number' && value > 0),
    );
    return busy.sort((a, b) => b.reached - a.reached || a.village.localeCompare(b.village));
  };
}

function nothing(village: string): DigestRow {
  return {
    village,
    reached: 0,
    consented: 0,
    pre: 0,
    preMean: null,
    post: 0,
    postMean: null,
    registered: 0,
    paid: 0,
    lapsed: 0,
    meetings: 0,
    came: 0,
    ticketsOpened: 0,
    ticketsClosed: 0,
    reminders: 0,
    remindersLed: 0,
  };
}
