import { NOT_STORED } from '../people.ts';
import type { TurnRecord } from '../turns.ts';
import type { AnnouncementStatements } from './announcements.ts';
import type { JoinStatements } from './joins.ts';
import type { Connection } from './connection.ts';
import type { Erased } from './erase.ts';
import { toJson } from './json.ts';
import { bit } from './person-rows.ts';
import type { StaffStatements } from './staff.ts';
import type { TicketStatements } from './tickets.ts';

/** Whom a record names; whoever was not stored yet when it was planned is the turn's own person. */
function orOwn(named: number, own: number): number {
  return named === NOT_STORED ? own : named;
}

/** What the rooms beside the dialogues write in a turn's commit. */
export interface RoomStatements {
  readonly staff: StaffStatements;
  readonly tickets: TicketStatements;
  readonly announcements: AnnouncementStatements;
  readonly joins: JoinStatements;
  erase(personId: number): Erased;
}

/** What the dialogues and the jobs write. */
type OwnRecord = Extract<
  TurnRecord,
  {
    kind:
      | 'profile'
      | 'consent'
      | 'stage'
      | 'attempt'
      | 'attempt_answer'
      | 'attempt_finished'
      | 'dialogue_started'
      | 'dialogue_ended'
      | 'reminder'
      | 'job'
      | 'job_cancelled'
      | 'missed'
      | 'job_of'
      | 'job_of_cancelled';
  }
>;

/** One statement per kind of record; those of a room are written by the statements of that room. */
export function recordStatements(
  db: Connection,
  { staff, tickets, announcements, joins }: RoomStatements,
): (personId: number, record: TurnRecord) => void {
  const saveOwn = ownStatements(db);

  return (personId, record) => {
    switch (record.kind) {
      case 'announcement':
      case 'announced':
      case 'rsvp':
      case 'attendance':
      case 'meeting_feedback':
      case 'kader_visit':
      case 'course_begun':
      case 'course_done':
        announcements.save(record);
        return;
      case 'joined_person':
        joins.join(personId, record);
        return;
      case 'chat_linked':
        joins.link(personId, record);
        return;
      case 'chat_cut':
        joins.cut(personId, record);
        return;
      case 'staff':
        staff.save({ kind: 'staff', staff: { ...record.staff, personId: orOwn(record.staff.personId, personId) } });
        return;
      case 'invite_used':
      case 'button_used':
        staff.save(record);
        return;
      case 'button':
        staff.save({ ...record, personId: orOwn(record.personId, personId) });
        return;
      case 'ticket_opened':
        tickets.save({
          kind: 'ticket_opened',
          ticket: { ...record.ticket, workerId: orOwn(record.ticket.workerId, personId) },
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
      default:
        saveOwn(personId, record);
    }
  };
}

function ownStatements(db: Connection): (personId: number, record: OwnRecord) => void {
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
  const reminder = db.prepare('insert into reminders (person_id, rule, due_at, at) values (?, ?, ?, ?)');
  const job = db.prepare(
    `insert into jobs (person_id, key, rank, due_at, payload) values (?, ?, ?, ?, ?)
     on conflict do update set rank = excluded.rank, due_at = excluded.due_at, payload = excluded.payload`,
  );
  const jobCancelled = db.prepare('delete from jobs where person_id = ? and key = ?');
  const missed = db.prepare('insert into missed (person_id, text, at) values (?, ?, ?)');

  return (personId, record) => {
    switch (record.kind) {
      case 'profile':
        profile.run(personId, record.name, toJson(record.value), record.at);
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
      case 'reminder':
        reminder.run(personId, record.rule, record.dueAt, record.at);
        return;
      case 'job':
        job.run(personId, record.key, record.rank, record.dueAt, toJson(record.payload));
        return;
      case 'job_cancelled':
        jobCancelled.run(personId, record.key);
        return;
      case 'missed':
        missed.run(personId, record.text, record.at);
        return;
      case 'job_of':
        job.run(record.personId, record.key, record.rank, record.dueAt, toJson(record.payload));
        return;
      case 'job_of_cancelled':
        jobCancelled.run(record.personId, record.key);
        return;
      default:
        record satisfies never;
    }
  };
}
