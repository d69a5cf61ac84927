import type { PersonSession } from '../person-session.ts';
import type { Person } from '../people.ts';
import { columnsOf, type RowOf } from './columns.ts';
import type { Connection } from './connection.ts';

/** What a turn may change about a person; its own message numbers are counted apart. */
const CHANGING = [
  'channel',
  'address',
  'consent',
  'reminders',
  'stopped',
  'blocked',
  'stage',
  'lang',
  'zone',
  'lowData',
  'origin',
  'session',
  'version',
  'seq',
  'staff',
  'ticket',
] as const;
const FIELDS = [...CHANGING, 'id', 'createdAt'] as const;

/** A row of `people` as SQLite gives it. Written by this program alone, so it is trusted, not parsed. */
export type PersonRow = Pick<RowOf<'people'>, (typeof FIELDS)[number]>;
/** A whole person, for a select. */
export const PERSON = columnsOf('people', FIELDS).list;
export const CHANGES = columnsOf('people', CHANGING);

/** Reads a person by their number; null: nobody. */
export function personReader(db: Connection): (personId: number) => Person | null {
  const byId = db.prepare<[number], PersonRow>(`select ${PERSON} from people where id = ?`);
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
    lowData: row.lowData === 1,
    origin: row.origin,
    createdAt: row.createdAt,
    session: trusted<PersonSession>(row.session),
    version: row.version,
    seq: row.seq,
    staff: row.staff === 1,
    ticket: row.ticket,
  };
}

/** The values of `CHANGES`: the person one version on, with `seq` messages said. */
export function changesOf(person: Person, seq: number): unknown[] {
  return CHANGES.values({
    channel: person.channel,
    address: person.address,
    consent: person.consent,
    reminders: bit(person.reminders),
    stopped: bit(person.stopped),
    blocked: bit(person.blocked),
    stage: person.stage,
    lang: person.lang,
    zone: person.zone,
    lowData: bit(person.lowData),
    origin: person.origin,
    session: JSON.stringify(person.session),
    version: person.version + 1,
    seq,
    staff: bit(person.staff),
    ticket: person.ticket,
  });
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
