import type { CHANNELS } from '../../messages/message.ts';
import type { STAGES } from '../../engine/program.ts';
import type { PersonSession } from '../person-session.ts';
import type { Person } from '../people.ts';
import type { Connection } from './connection.ts';

/** A row of `people` as SQLite gives it. Written by this program alone, so it is trusted, not parsed. */
export interface PersonRow {
  id: number;
  channel: (typeof CHANNELS)[number];
  address: string;
  consent: Person['consent'];
  reminders: number;
  stopped: number;
  blocked: number;
  stage: (typeof STAGES)[number];
  lang: string;
  zone: string;
  low_data: number;
  origin: string;
  created_at: number;
  session: string;
  version: number;
  seq: number;
  staff: number;
  ticket: number | null;
}

/** Reads a person by their number; null: nobody. */
export function personReader(db: Connection): (personId: number) => Person | null {
  const byId = db.prepare<[number], PersonRow>('select * from people where id = ?');
  return (personId) => {
    const row = byId.get(personId);
    return row ? personOf(row) : null;
  };
}

export function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    channel: row.channel,
    address: row.address,
    consent: row.consent,
    reminders: row.reminders === 1,
    stopped: row.stopped === 1,
    blocked: row.blocked === 1,
    stage: row.stage,
    lang: row.lang,
    zone: row.zone,
    lowData: row.low_data === 1,
    origin: row.origin,
    createdAt: row.created_at,
    session: trusted<PersonSession>(row.session),
    version: row.version,
    seq: row.seq,
    staff: row.staff === 1,
    ticket: row.ticket,
  };
}

/** Reads JSON that this program wrote itself; checking each session again would cost more than the whole turn. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it wrote
export function trusted<T>(json: string): T {
  return JSON.parse(json) as T;
}

/** SQLite has no booleans. */
export function bit(flag: boolean | undefined): number {
  return flag === true ? 1 : 0;
}
