import { REGISTERED_OR_FURTHER } from '../../../engine/stages.ts';
import type { Connection } from '../connection.ts';

const REACHED = JSON.stringify(REGISTERED_OR_FURTHER);

/** How many who were told of an announcement or came went on to register or pay between two moments; both count. */
export function registeredAfter(db: Connection): (announcement: string, from: number, until: number) => number {
  const registered = db
    .prepare<[string, string, number, number], number>(
      `select count(distinct s.person_id) from stages s join announced a on a.person_id = s.person_id
       where a.announcement = ? and s.stage in (select value from json_each(?)) and s.at between ? and ?`,
    )
    .pluck();
  return (announcement, from, until) => registered.get(announcement, REACHED, from, until) ?? 0;
}
