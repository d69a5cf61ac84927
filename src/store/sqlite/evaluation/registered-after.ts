import type { Connection } from '../connection.ts';

/** How many who were told of an announcement or came went on to register or pay between two moments; both count. */
export function registeredAfter(db: Connection): (announcement: string, from: number, until: number) => number {
  const registered = db
    .prepare<[string, number, number], number>(
      `select count(distinct s.person_id) from stages s join announced a on a.person_id = s.person_id
       where a.announcement = ? and s.stage in ('registered', 'paid') and s.at between ? and ?`,
    )
    .pluck();
  return (announcement, from, until) => registered.get(announcement, from, until) ?? 0;
}
