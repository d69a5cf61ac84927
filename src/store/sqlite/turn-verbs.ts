import { isNumbered, PULLED } from '../../channels/channel.ts';
import { KawanError } from '../../errors.ts';
import type { Committed, Loaded, MessageTo, Person, Stimulus, TurnRecord, TurnRows } from '../store.ts';
import type { AnnouncementStatements } from './announcement-verbs.ts';
import type { StaffStatements } from './staff-verbs.ts';
import type { TicketStatements } from './ticket-verbs.ts';
import type { Connection } from './open.ts';
import type { JoinStatements } from './join-verbs.ts';
import { personOf, type PersonRow } from './person-rows.ts';

/** How long the last words to an erased person stay for a page that fetches them. */
export const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** What the rooms beside the dialogues write in a turn's commit. */
export interface RoomStatements {
  readonly staff: StaffStatements;
  readonly tickets: TicketStatements;
  readonly announcements: AnnouncementStatements;
  readonly joining: JoinStatements;
}

/** The verbs of a turn: what a group of stimuli needs, and their one commit. Statements are compiled once. */
export function turnVerbs(db: Connection, eraseRows: (personId: number) => void, rooms: RoomStatements) {
  const seen = db.prepare<[string, string]>('select 1 from inbound where channel = ? and external_id = ?');
  const addressed = db
    .prepare<[string, string], number>('select person_id from addresses where channel = ? and address = ?')
    .pluck();
  const byId = db.prepare<[number], PersonRow>('select * from people where id = ?');
  // One statement where there might be three: calling SQLite costs as much as its answer.
  const known = db.prepare<[string, string, string, string], PersonRow & { seen: number }>(
    `select *, exists (select 1 from inbound where channel = ? and external_id = ?) as seen
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
  const updatePerson = db.prepare(
    `update people set channel = ?, address = ?, consent = ?, reminders = ?, stopped = ?, blocked = ?, stage = ?, lang = ?, zone = ?, low_data = ?, origin = ?, session = ?,
       version = ?, seq = ?, staff = ?, ticket = ?, last_inbound = coalesce(?, last_inbound), last_outbox = coalesce(?, last_outbox)
     where id = ? and version = ?`,
  );
  const putMessage = db.prepare(
    `insert into outbox (person_id, channel, address, seq, body, status, uncertain, attempts, due_at, forget, at, prev)
     values (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, coalesce(?, (select last_outbox from people where id = ?), 0))`,
  );
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
    stimuli.map(({ channel, externalId, address, also = [] }) => {
      for (const name of [address, ...also]) {
        const row = known.get(channel, externalId, channel, name);
        if (row) return { seen: row.seen === 1, person: personOf(row) };
      }
      return { seen: seen.get(channel, externalId) !== undefined, person: null };
    }),
  );

  function loadPerson(id: number): Person | null {
    const row = byId.get(id);
    return row ? personOf(row) : null;
  }

  function commitOne(turn: TurnRows): Committed {
    const { inbound, person } = turn;
    if (!person) {
      const stored = inbound === null || putHeard(inbound, null, null) !== null;
      // Records that name their own person may stand alone, and so may messages to others.
      if (stored) for (const record of turn.records) records(0, record);
      if (stored) for (const message of turn.others ?? []) saveOther(message, turn.at);
      return { stored, personId: null, seqs: [] };
    }
    let personId = person.id !== 0 ? person.id : (addressed.get(person.channel, person.address) ?? 0);
    let from = person.seq;
    if (personId === 0) {
      if (inbound && seen.get(inbound.channel, inbound.externalId) !== undefined)
        return { stored: false, personId: null, seqs: [] };
      // Whoever was erased and writes again is a new person, but their page goes on counting where it was.
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
    for (const body of turn.messages) if (isNumbered(body, person.channel)) seqs.push(++seq);
    const lastInbound = kept === null ? null : heard;
    if (turn.erase) {
      savePerson(person, personId, seq, lastInbound, null);
      eraseRows(personId);
      saveMessages(turn, person, personId, from);
    } else savePerson(person, personId, seq, lastInbound, saveMessages(turn, person, personId, from));
    for (const message of turn.others ?? []) saveOther(message, turn.at);
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

  function savePerson(
    person: Person,
    personId: number,
    seq: number,
    lastInbound: number | bigint | null,
    lastOutbox: number | bigint | null,
  ): void {
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
      JSON.stringify(person.session),
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
  function saveOther({ to, body }: MessageTo, at: number): void {
    const { id, channel, address } = to;
    const numbered = isNumbered(body, channel);
    const pulled = PULLED.has(channel);
    if (pulled && !numbered) return;
    const seq = numbered ? countUp.get(id) : stands.get(id);
    if (seq === undefined) return;
    const status = pulled ? 'sent' : 'waiting';
    const row = putMessage.run(
      id,
      channel,
      address,
      numbered ? seq : 0,
      JSON.stringify(body),
      status,
      at,
      0,
      at,
      null,
      id,
    );
    hangOn.run(row.lastInsertRowid, id);
    if (body.about) rooms.tickets.link(row.lastInsertRowid, id, body.about);
  }

  /** The newest row's id, or null where there was nothing to say. */
  function saveMessages(turn: TurnRows, person: Person, personId: number, from: number): number | bigint | null {
    const { channel, address } = person;
    const pulled = PULLED.has(channel);
    const dueAt = turn.erase && pulled ? turn.at + FORGET_AFTER_MS : turn.at;
    const status = pulled ? 'sent' : 'waiting';
    let seq = from;
    let last: number | bigint | null = null;
    for (const body of turn.messages) {
      const numbered = isNumbered(body, channel);
      if (numbered) seq++;
      else if (pulled) continue;
      const number = numbered ? seq : 0;
      const json = JSON.stringify(body);
      last = putMessage.run(
        personId,
        channel,
        address,
        number,
        json,
        status,
        dueAt,
        bit(turn.erase),
        turn.at,
        last,
        personId,
      ).lastInsertRowid;
      if (body.about && !turn.erase) rooms.tickets.link(last, personId, body.about);
      if (body.invites !== undefined) rooms.announcements.link(last, personId, body.invites, turn.at);
    }
    return last;
  }

  const commitAll = db.transaction((turns: readonly TurnRows[]): Committed[] => turns.map(commitOne));

  return {
    load,
    loadPerson,
    commit: (turns: readonly TurnRows[]): Committed[] => commitAll.immediate(turns),
  };
}

function bit(flag: boolean): number {
  return flag ? 1 : 0;
}

/** One statement per kind of record. */
function recordStatements(
  db: Connection,
  { staff, tickets, announcements, joining }: RoomStatements,
): (personId: number, record: TurnRecord) => void {
  const profile = db.prepare(
    'insert into profile (person_id, name, value, at) values (?, ?, ?, ?) on conflict do update set value = excluded.value, at = excluded.at',
  );
  const consent = db.prepare('insert into consents (person_id, answer, notice, hash, at) values (?, ?, ?, ?, ?)');
  const stage = db.prepare('insert into stages (person_id, stage, cause, at) values (?, ?, ?, ?)');
  const attempt = db.prepare(
    'insert into attempts (person_id, attempt, quiz, quiz_version, phase, started_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
  );
  const answer = db.prepare(
    'insert into attempt_answers (person_id, attempt, item, choice, right, score, at) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const finished = db.prepare(
    'update attempts set finished_at = ?, right = ?, total = ? where person_id = ? and attempt = ?',
  );
  const dialogue = db.prepare('insert into dialogues (person_id, flow, version, what, at) values (?, ?, ?, ?, ?)');
  const handoff = db.prepare('insert into handoffs (person_id, topic, flow, step, at) values (?, ?, ?, ?, ?)');
  const reminder = db.prepare('insert into reminders (person_id, rule, due_at, at) values (?, ?, ?, ?)');
  const job = db.prepare(
    'insert into jobs (person_id, key, due_at, payload) values (?, ?, ?, ?) on conflict do update set due_at = excluded.due_at, payload = excluded.payload',
  );
  const jobCancelled = db.prepare('delete from jobs where person_id = ? and key = ?');
  const origin = db.prepare('insert into origins (person_id, code, at) values (?, ?, ?)');
  const missed = db.prepare('insert into missed (text, at) values (?, ?)');

  return (personId, record) => {
    switch (record.kind) {
      case 'profile':
        profile.run(personId, record.name, JSON.stringify(record.value), record.at);
        return;
      case 'consent':
        consent.run(personId, record.answer, record.notice, record.hash, record.at);
        return;
      case 'stage':
        stage.run(personId, record.stage, record.cause, record.at);
        return;
      case 'attempt':
        attempt.run(personId, record.attempt, record.quiz, record.quizVersion, record.phase, record.at);
        return;
      case 'attempt_answer': {
        const right = record.right === null ? null : bit(record.right);
        answer.run(personId, record.attempt, record.item, record.choice, right, record.score, record.at);
        return;
      }
      case 'attempt_finished':
        finished.run(record.at, record.right, record.total, personId, record.attempt);
        return;
      case 'dialogue_started':
        dialogue.run(personId, record.flow, record.version, 'started', record.at);
        return;
      case 'dialogue_ended':
        dialogue.run(personId, record.flow, record.version, 'ended', record.at);
        return;
      case 'handoff':
        handoff.run(personId, record.topic, record.flow, record.step, record.at);
        return;
      case 'reminder':
        reminder.run(personId, record.rule, record.dueAt, record.at);
        return;
      case 'job':
        job.run(personId, record.key, record.dueAt, JSON.stringify(record.payload));
        return;
      case 'job_cancelled':
        jobCancelled.run(personId, record.key);
        return;
      case 'origin':
        origin.run(personId, record.code, record.at);
        return;
      case 'missed':
        missed.run(record.text, record.at);
        return;
      case 'announcement':
      case 'announced':
      case 'rsvp':
      case 'attendance':
      case 'event_feedback':
      case 'kader_visit':
      case 'course_begun':
      case 'course_done':
        announcements.save(record);
        return;
      case 'joined_person':
        joining.join(personId, record);
        return;
      case 'staff':
        staff.save({ kind: 'staff', staff: { ...record.staff, personId: record.staff.personId || personId } });
        return;
      case 'invite_used':
      case 'button_used':
        staff.save(record);
        return;
      case 'button':
        staff.save({ ...record, personId: record.personId || personId });
        return;
      case 'ticket_opened':
        tickets.save({
          kind: 'ticket_opened',
          ticket: { ...record.ticket, workerId: record.ticket.workerId || personId },
        });
        return;
      case 'ticket_changed':
      case 'ticket_of':
      case 'stage_of':
        tickets.save(record);
        return;
      case 'ticket_entry':
        tickets.save({ kind: 'ticket_entry', entry: { ...record.entry, by: record.entry.by ?? personId } });
        return;
      case 'job_of':
        job.run(record.personId, record.key, record.dueAt, JSON.stringify(record.payload));
        return;
      case 'job_of_cancelled':
        jobCancelled.run(record.personId, record.key);
        return;
      default:
        record satisfies never;
    }
  };
}
