import { PROFILE } from '../profile-names.ts';
import type { AnnouncementStatements } from './announcements.ts';
import { chainOf } from './chains.ts';
import type { RowOf } from './columns.ts';
import type { Connection } from './connection.ts';
import type { JoinStatements } from './joins.ts';
import { isSameName, partsOf, unnameJson, unnaming, unnamingTalk, type Unname } from './naming.ts';
import { readJson, type Json } from './json.ts';
import { PEOPLE_PLACES, WORDS_PLACES, type Named, type PersonPlace, type WordsPlace } from './personal.ts';
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
 * Erases a person, inside a transaction: what becomes of each column stands in personal.ts. Their name goes first, while
 * it is known which rows have to do with them; then what others hold of them.
 */
export function eraseStatements(
  db: Connection,
  tickets: Pick<TicketStatements, 'erase'>,
  announcements: Pick<AnnouncementStatements, 'erase'>,
  joins: Pick<JoinStatements, 'cutAll'>,
): (personId: number) => Erased {
  const staffName = db.prepare<[number], string>('select name from staff where person_id = ?').pluck();
  const nickname = db
    .prepare<[number, string], RowOf<'profile'>['value']>('select value from profile where person_id = ? and name = ?')
    .pluck();
  const othersLike = likeThem(db);
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
  const forgetName = WORDS_PLACES.flatMap((place) =>
    (place.named ?? []).map((named) => forgettingName(db, place, named)),
  );

  return (personId) => {
    joins.cutAll(personId);
    const asStaff = staffName.get(personId) ?? '';
    const asWorker = nicknameOf(nickname.get(personId, PROFILE.nickname));
    const { others, parts } = othersLike(personId, asStaff);
    const unname = {
      staff: unnaming(asStaff, others),
      talk: unnamingTalk(asStaff, others, parts),
      worker: unnaming(asWorker, othersLike(personId, asWorker).others),
    };
    for (const { as, talk, forget } of forgetName)
      forget(personId, as === 'staff' ? asStaff : asWorker, talk ? unname.talk : unname[as]);
    const rows: Record<string, number> = { tickets: tickets.erase(personId) };
    announcements.erase(personId);
    for (const statement of emptyThrough) statement.run(personId);
    for (const statement of letGo) statement.run(personId);
    rows['outbox'] = eraseOutbox.run(personId).changes;
    rows['inbound'] = forgetInbound.run(personId).changes;
    for (const { table, run } of deletions) rows[table] = (rows[table] ?? 0) + run.run(personId).changes;
    // Where a colleague has the same name it may be theirs; the name goes when it expires.
    if (asStaff !== '' && unname.staff(asStaff) !== asStaff) dropInvites.run(asStaff);
    return { rows, unname: unname.staff };
  };
}

/**
 * Names that have this one, or a word of it, in them: of all others on the staff, and of workers those that say more; many
 * of them share a name. `parts`: the words of the name that no colleague is called by, so that they mean nobody else.
 */
function likeThem(db: Connection): (personId: number, name: string) => { others: string[]; parts: string[] } {
  const ofStaff = db
    .prepare<[number, string], string>(
      'select name from staff where person_id <> ? and instr(lower(name), lower(?)) > 0',
    )
    .pluck();
  const ofWorkers = db
    .prepare<[number, string, string], RowOf<'profile'>['value']>(
      'select value from profile where person_id <> ? and name = ? and instr(lower(value), lower(?)) > 0',
    )
    .pluck();
  return (personId, name) => {
    if (name === '') return { others: [], parts: [] };
    const words = partsOf(name);
    const isTheirs = (part: string) => words.some((word) => isSameName(word, part));
    const colleagues = [name, ...words].flatMap((each) => ofStaff.all(personId, each));
    const workers = [name, ...words]
      .flatMap((each) => ofWorkers.all(personId, PROFILE.nickname, JSON.stringify(each).slice(1, -1)))
      .map((value) => nicknameOf(value));
    const taken = colleagues.flatMap(partsOf);
    return {
      others: [...new Set([...colleagues, ...workers.filter((worker) => !partsOf(worker).every(isTheirs))])],
      parts: words.filter((word) => !taken.some((other) => isSameName(other, word))),
    };
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

function nicknameOf(value: RowOf<'profile'>['value'] | undefined): string {
  return value === undefined ? '' : String(readJson(value, ''));
}

function literal(value: '' | null): string {
  return value === null ? 'null' : "''";
}

interface Found {
  row: number;
  words: Json<unknown>;
}

/** Takes a name out of the words of a column, in the rows that have to do with the person. */
function forgettingName(
  db: Connection,
  { table, column, counted, json }: WordsPlace,
  { as, rows, keys, talk = false }: Named,
) {
  // A part of a name is looked for in all their rows.
  const hasName = talk ? `${column} is not null and @name <> ''` : `instr(${column}, @name) > 0`;
  const found = db.prepare<[{ person: number; name: string }], Found>(
    `select rowid as row, ${column} as words from ${table} where ${hasName} and (${rows})`,
  );
  const write = db.prepare<[string, number]>(
    `update ${table} set ${column} = ?${counted ? ', version = version + 1' : ''} where rowid = ?`,
  );
  // As it was made for WhatsApp it names them still; what is owed is made anew.
  const dropSent = table === 'outbox' ? db.prepare<[number]>('delete from whatsapp_sent where outbox_id = ?') : null;
  const forget = (person: number, name: string, unname: Unname) => {
    if (name === '') return;
    const written = json ? JSON.stringify(name).slice(1, -1) : name;
    for (const { row, words } of found.all({ person, name: written })) {
      const without = json ? unnameJson(words, unname, keys) : unname(words);
      if (without === words) continue;
      write.run(without, row);
      dropSent?.run(row);
    }
  };
  return { as, talk, forget };
}
