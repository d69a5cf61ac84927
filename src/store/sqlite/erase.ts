import { PROFILE } from '../profile-names.ts';
import { chainOf } from './chains.ts';
import type { RowOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { unnameJson, unnaming, type Unname } from './naming.ts';
import { fromJson, type Json } from './json.ts';
import { PEOPLE_PLACES, WORDS_PLACES, type PersonPlace, type WordsPlace } from './personal.ts';
import type { TicketStatements } from './tickets.ts';

/** Tables with rows of a person by `person_id`, besides the chains; messages of tickets are counted with the outbox. */
export const PERSONAL: readonly string[] = PEOPLE_PLACES.flatMap(({ table, column, erase }) =>
  erase === 'row' && column === 'person_id' && table !== 'ticket_messages' ? [table] : [],
);

export interface Erased {
  /** How many rows went, by table. */
  readonly rows: Record<string, number>;
  /** Takes their name as one of the staff out of a text that is still to be written. */
  readonly unname: Unname;
}

/**
 * Erases a person, inside a transaction: what becomes of each column stands in personal.ts. What others hold of them goes
 * first, while it is known where it stands.
 */
export function eraseStatements(
  db: Connection,
  tickets: Pick<TicketStatements, 'erase'>,
): (personId: number) => Erased {
  const staffName = db.prepare<[number], string>('select name from staff where person_id = ?').pluck();
  const nickname = db
    .prepare<[number, string], RowOf<'profile'>['value']>('select value from profile where person_id = ? and name = ?')
    .pluck();
  const emptyThrough = WORDS_PLACES.flatMap((place) => emptyingThrough(db, place));
  const letGo = PEOPLE_PLACES.flatMap((place) => lettingGo(db, place));
  const deletions = PEOPLE_PLACES.filter(({ erase }) => erase === 'row').map(({ table, column }) => ({
    table,
    run: db.prepare<[number]>(`delete from ${table} where ${column} = ?`),
  }));
  const forgetInbound = db.prepare<[number]>(
    `update inbound set person_id = null, text = null, prev = 0 where id in (${chainOf('inbound')})`,
  );
  const eraseOutbox = db.prepare<[number]>(`delete from outbox where id in (${chainOf('outbox')})`);
  // Who joined by it is not known; whoever is called so asked to be forgotten.
  const dropInvites = db.prepare<[string]>('delete from invites where name = ?');
  const forgetName = WORDS_PLACES.map((place) => forgettingName(db, place));

  return (personId) => {
    const asStaff = staffName.get(personId) ?? '';
    const asWorker = String(fromJson(nickname.get(personId, PROFILE.nickname) ?? null) ?? '');
    const rows: Record<string, number> = { tickets: tickets.erase(personId) };
    for (const statement of emptyThrough) statement.run(personId);
    for (const statement of letGo) statement.run(personId);
    rows['outbox'] = eraseOutbox.run(personId).changes;
    rows['inbound'] = forgetInbound.run(personId).changes;
    for (const { table, run } of deletions) rows[table] = (rows[table] ?? 0) + run.run(personId).changes;
    if (asStaff !== '') dropInvites.run(asStaff);
    for (const forget of forgetName) {
      if (asStaff !== '') forget.anywhere(asStaff);
      if (asWorker !== '') forget.workers?.(asWorker);
    }
    return { rows, unname: unnaming(asStaff === '' ? [] : [asStaff]) };
  };
}

/** Empties words of rows that belong to a row of theirs in another table. */
function emptyingThrough(db: Connection, { table, column, emptied, of, through }: WordsPlace) {
  if (of === undefined || emptied === undefined || !through) return [];
  return [
    db.prepare<[number]>(
      `update ${table} set ${column} = ${literal(emptied)}
       where ${through.column} in (select id from ${through.table} where ${of} = ?)`,
    ),
  ];
}

/** Empties their words in rows that stay, and takes their number out of them. */
function lettingGo(db: Connection, { table, column, erase }: PersonPlace) {
  const words = WORDS_PLACES.flatMap((place) =>
    place.table === table && place.of === column && place.emptied !== undefined && !place.through
      ? [`${place.column} = ${literal(place.emptied)}`]
      : [],
  );
  const number = erase === 'zero' ? [`${column} = 0`] : erase === 'null' ? [`${column} = null`] : [];
  const changes = [...words, ...number];
  if (changes.length === 0) return [];
  return [db.prepare<[number]>(`update ${table} set ${changes.join(', ')} where ${column} = ?`)];
}

function literal(value: '' | null): string {
  return value === null ? 'null' : "''";
}

interface Found {
  row: number;
  words: Json<unknown>;
}

/** Takes a name out of the words of a column; what people told of themselves under that very name stays. */
function forgettingName(db: Connection, place: WordsPlace) {
  const { table, column, counted } = place;
  const inRows = (where: string | undefined) =>
    db.prepare<[string], Found>(
      `select rowid as row, ${column} as words from ${table} where ${where ?? 'true'} and instr(${column}, ?) > 0`,
    );
  const staff = inRows(place.where);
  const workers = place.workers === undefined ? null : inRows(`${place.where ?? 'true'} and ${place.workers}`);
  const write = db.prepare<[string, number]>(
    `update ${table} set ${column} = ?${counted ? ', version = version + 1' : ''} where rowid = ?`,
  );
  const told = db.prepare<[number], string>('select name from profile where person_id = ?').pluck();
  const forget = (rows: ReturnType<typeof inRows>, name: string) => {
    const unname = unnaming([name]);
    const written = place.json ? JSON.stringify(name).slice(1, -1) : name;
    for (const { row, words } of rows.all(written)) {
      const own = place.own ? new Set(told.all(row)) : undefined;
      const without = place.json ? unnameJson(words, unname, own) : unname(words);
      if (without !== words) write.run(without, row);
    }
  };
  return {
    anywhere: (name: string) => forget(staff, name),
    workers: workers && ((name: string) => forget(workers, name)),
  };
}
