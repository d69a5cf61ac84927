import type { Person } from '../people.ts';
import { columnsOf, type RowOf, type ValuesOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { newSession } from '../../engine/session.ts';
import type { PersonSession } from '../person-session.ts';
import { readJson, type Json } from './json.ts';

/** What a turn writes of a person, in the order of its parameters. */
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
export const CHANGES = columnsOf('people', CHANGING).changes;
export type ChangeValues = ValuesOf<'people', typeof CHANGING>;

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
    session: sessionOf(row.session),
    version: row.version,
    seq: row.seq,
    staff: row.staff === 1,
    ticket: row.ticket,
  };
}

/** One session that a fault of the disk made unreadable must not hold up its person, or whoever writes beside them. */
function sessionOf(json: Json<PersonSession>): PersonSession {
  const session = readJson(json, null);
  const { frames, vars, trail, paused } = session ?? {};
  const isWhole = Array.isArray(frames) && Array.isArray(trail) && Array.isArray(paused) && typeof vars === 'object';
  return session && isWhole ? session : { ...newSession(), damaged: true };
}

/** SQLite has no booleans. */
export function bit(flag: boolean | undefined): number {
  return flag === true ? 1 : 0;
}
