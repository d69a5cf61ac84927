import { DAY } from '../../calendar/durations.ts';
import { KawanError } from '../../errors.ts';
import { isNumbered } from '../numbered.ts';
import { NOT_STORED, type Person } from '../people.ts';
import type { Committed, Loaded, MessageTo, Stimulus, TurnRows, TurnVerbs } from '../turns.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';
import { toJson } from './json.ts';
import { unnameJson, type Unname } from './naming.ts';
import { owedStatement, unaskedBit } from './owed.ts';
import { bit, CHANGES, PERSON, personOf, type ChangeValues, type PersonRow } from './person-rows.ts';
import { recordStatements, type RoomStatements } from './records.ts';
import { scour } from './scour.ts';

/** A row's number, where there is one. */
type Row = number | bigint | null;

/** How long the last words to an erased person stay for a page that fetches them. */
const FORGET_AFTER_MS = DAY;

/**
 * The verbs of a turn: what a group of stimuli needs, and their one commit. This is the way that every message goes, so its
 * SQL is plain and compiled once: a query that is built for each turn would cost more than SQLite's answer. Each statement
 * finds its row by a key: `addresses` and `jobs` are tables without row ids, so their key is the table; `inbound` has one
 * unique index beside its rows, and nothing else: rows of a person are chained, since an index by person would dirty a page
 * of its own at every turn.
 */
export function turnVerbs(db: Connection, rooms: RoomStatements): TurnVerbs {
  const answer = answering(db);
  const seen = db.prepare<[string, string]>('select 1 from inbound where channel = ? and external_id = ?');
  const addressed = db
    .prepare<[string, string], number>('select person_id from addresses where channel = ? and address = ?')
    .pluck();
  // One statement where there might be three: calling SQLite costs as much as its answer.
  const known = db.prepare<[string, string, string, string], PersonRow & { seen: number }>(
    `select ${PERSON}, exists (select 1 from inbound where channel = ? and external_id = ?) as seen
     from people where id = (select person_id from addresses where channel = ? and address = ?)`,
  );

  const putInbound = db.prepare(
    `insert into inbound (channel, external_id, person_id, kind, text, at, prev)
     values (?, ?, ?, ?, ?, ?, coalesce((select last_inbound from people where id = ?), 0)) on conflict do nothing`,
  );
  const putPerson = db.prepare(
    `insert into people (channel, address, consent, reminders, stopped, blocked, stage, lang, zone, low_data, origin, created_at, session, version, seq, last_inbound, last_outbox)
     values (?, ?, ?, 0, 0, 0, ?, ?, ?, 0, ?, ?, '', ?, 0, 0, 0)`,
  );
  const putAddress = db.prepare(
    'insert into addresses (channel, address, person_id) values (?, ?, ?) on conflict do nothing',
  );
  const updatePerson = db.prepare<[...ChangeValues, Row, Row, id: number, version: number]>(
    `update people set ${CHANGES}, last_inbound = coalesce(?, last_inbound), last_outbox = coalesce(?, last_outbox)
     where id = ? and version = ?`,
  );
  const putMessage = owedStatement(db);
  // By the index over the few rows of erased people.
  const lastForgotten = db
    .prepare<[string, string], number | null>(
      'select max(seq) from outbox where address = ? and channel = ? and forget = 1',
    )
    .pluck();
  const deleteJob = db.prepare('delete from jobs where person_id = ? and key = ? and due_at <= ?');
  // The version moves on, so that a turn of theirs that was planned on what was before is planned anew.
  const countUp = db
    .prepare<[number], number>('update people set seq = seq + 1, version = version + 1 where id = ? returning seq')
    .pluck();
  const stands = db.prepare<[number], number>('select seq from people where id = ?').pluck();
  const hangOn = db.prepare('update people set last_outbox = ? where id = ?');
  const records = recordStatements(db, rooms);

  /** In one read transaction: taking the read lock for each row apart costs more than reading it. */
  const load = db.transaction((stimuli: readonly Stimulus[]): Loaded[] =>
    stimuli.map((stimulus) => {
      const { channel, externalId } = stimulus;
      const row = knownAt(stimulus, stimulus.address) ?? knownBeside(stimulus);
      if (row) return { seen: row.seen === 1, person: personOf(row) };
      return { seen: seen.get(channel, externalId) !== undefined, person: null };
    }),
  );

  function knownAt({ channel, externalId }: Stimulus, name: string) {
    return known.get(channel, externalId, channel, name);
  }

  /** By the other names of the chat. */
  function knownBeside(stimulus: Stimulus) {
    for (const name of stimulus.also ?? []) {
      const row = knownAt(stimulus, name);
      if (row) return row;
    }
    return undefined;
  }

  function commitOne(turn: TurnRows): Committed {
    const { inbound, person } = turn;
    if (!person) {
      const stored = inbound === null || putHeard(inbound, null, null) !== null;
      // Records that name their own person may stand alone, and so may messages to others.
      if (stored) for (const record of turn.records) records(NOT_STORED, record);
      if (stored) for (const message of turn.others ?? []) saveOther(message, turn.at);
      return { stored, personId: null, seqs: [] };
    }
    let personId = person.id !== NOT_STORED ? person.id : (addressed.get(person.channel, person.address) ?? NOT_STORED);
    let from = person.seq;
    if (personId === NOT_STORED) {
      if (inbound && seen.get(inbound.channel, inbound.externalId) !== undefined)
        return { stored: false, personId: null, seqs: [] };
      // A person who was erased and writes again is new, but their page goes on counting where it was.
      from = lastForgotten.get(person.address, person.channel) ?? 0;
      personId = addPerson(person);
    }
    const kept = turn.erase ? null : (inbound?.text ?? null);
    const heard = inbound && putHeard(inbound, kept === null ? null : personId, kept);
    if (inbound && heard === null) return { stored: false, personId, seqs: [] };
    for (const address of inbound?.addresses ?? []) putAddress.run(inbound?.channel, address, personId);
    // One that was set anew in the meantime stays.
    if (turn.jobKey !== null) deleteJob.run(personId, turn.jobKey, turn.at);
    for (const record of turn.records) records(personId, record);
    const seqs: number[] = [];
    let seq = from;
    for (const message of turn.messages) if (isNumbered(message)) seqs.push(++seq);
    const lastInbound = kept === null ? null : heard;
    if (turn.erase) {
      savePerson(person, personId, seq, lastInbound, null);
      const { unname } = rooms.erase(personId);
      saveMessages(turn, person, personId, from);
      for (const message of turn.others ?? []) saveOther(message, turn.at, unname);
    } else {
      savePerson(person, personId, seq, lastInbound, saveMessages(turn, person, personId, from));
      for (const message of turn.others ?? []) saveOther(message, turn.at);
    }
    return { stored: true, personId, seqs };
  }

  /** The new row's id, or null where the stimulus was stored before. */
  function putHeard(inbound: NonNullable<TurnRows['inbound']>, personId: number | null, text: string | null) {
    const { channel, externalId, kind, at } = inbound;
    const put = putInbound.run(channel, externalId, personId, kind, text, at, personId);
    return put.changes > 0 ? put.lastInsertRowid : null;
  }

  /** A row to be filled in by the update that ends the turn. */
  function addPerson(person: Person): number {
    const { channel, address, consent, stage, lang, zone, origin, createdAt } = person;
    const added = putPerson.run(channel, address, consent, stage, lang, zone, origin, createdAt, person.version);
    const id = Number(added.lastInsertRowid);
    putAddress.run(channel, address, id);
    return id;
  }

  function savePerson(person: Person, personId: number, seq: number, lastInbound: Row, lastOutbox: Row): void {
    const changed = updatePerson.run(
      person.channel,
      person.address,
      person.consent,
      bit(person.reminders),
      bit(person.stopped),
      bit(person.blocked),
      person.stage,
      person.lang,
      person.zone,
      bit(person.lowData),
      person.origin,
      toJson(person.session),
      person.version + 1,
      seq,
      bit(person.staff),
      person.ticket,
      lastInbound,
      lastOutbox,
      personId,
      person.version,
    );
    if (changed.changes === 0) throw new KawanError('store_conflict', 'a person changed while a turn ran');
  }

  /** A message to somebody else; whoever was erased meanwhile gets nothing. */
  function saveOther({ to, body, pulled = false }: MessageTo, at: number, unname?: Unname): void {
    const { id, channel, address } = to;
    const numbered = isNumbered(body);
    const seq = numbered ? countUp.get(id) : stands.get(id);
    if (seq === undefined) return;
    const json = toJson(body);
    const row = putMessage(
      {
        personId: id,
        channel,
        address,
        seq: numbered ? seq : 0,
        body: unname ? unnameJson(json, unname) : json,
        status: pulled ? 'sent' : 'waiting',
        dueAt: at,
        forget: 0,
        at,
        unasked: unaskedBit(body),
      },
      null,
    );
    hangOn.run(row, id);
    if ('about' in body && body.about) rooms.tickets.link(row, id, body.about);
  }

  /** The newest row's id, or null where there was nothing to say. */
  function saveMessages(turn: TurnRows, person: Person, personId: number, from: number): Row {
    const { channel, address } = person;
    const { pulled = false } = turn;
    const dueAt = turn.erase && pulled ? turn.at + FORGET_AFTER_MS : turn.at;
    const status = pulled ? 'sent' : 'waiting';
    const forget = bit(turn.erase);
    const { at } = turn;
    let seq = from;
    let last: Row = null;
    for (const body of turn.messages) {
      const numbered = isNumbered(body);
      if (numbered) seq++;
      last = putMessage(
        {
          personId,
          channel,
          address,
          seq: numbered ? seq : 0,
          body: toJson(body),
          status,
          dueAt,
          forget,
          at,
          unasked: unaskedBit(body),
        },
        last,
      );
      if ('about' in body && body.about && !turn.erase) rooms.tickets.link(last, personId, body.about);
      if ('invites' in body && body.invites !== undefined)
        rooms.announcements.link(last, personId, body.invites, turn.at);
    }
    return last;
  }

  const commitAll = db.transaction((turns: readonly TurnRows[]): Committed[] => turns.map(commitOne));

  return {
    load: answer(load),
    commit: answer((turns) => {
      const committed = commitAll.immediate(turns);
      if (turns.some(({ erase }) => erase)) scour(db);
      return committed;
    }),
  };
}
