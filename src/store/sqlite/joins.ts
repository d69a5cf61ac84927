import type { TurnRecord } from '../turns.ts';
import { chainOf } from './chains.ts';
import type { Connection } from './connection.ts';

export interface JoinStatements {
  join(into: number, record: Extract<TurnRecord, { kind: 'joined_person' }>): void;
}

/** Where rows name a person, and what moves along when two turn out to be one. Attempts are counted on, apart. */
export const MOVED: readonly (readonly [table: string, column: string])[] = [
  ['profile', 'person_id'],
  ['consents', 'person_id'],
  ['stages', 'person_id'],
  ['dialogues', 'person_id'],
  ['reminders', 'person_id'],
  ['addresses', 'person_id'],
  ['tickets', 'worker_id'],
  ['ticket_messages', 'worker_id'],
  ['ticket_messages', 'person_id'],
  ['announced', 'person_id'],
  ['event_feedback', 'person_id'],
  ['kader_visits', 'person_id'],
  ['courses', 'person_id'],
];
/** What is of no use to the one who stays: their own goes on. Whoever goes is never on the staff. */
export const DROPPED = ['jobs', 'whatsapp_sent', 'buttons', 'attempts', 'attempt_answers'] as const;

/**
 * Two people who are one (a phone with Telegram and WhatsApp): what was learnt about the one who goes becomes the other's.
 * What both have told stays as the one who stays told it. Their words go, and so does what waited to be sent to them.
 */
export function joinStatements(db: Connection): JoinStatements {
  const moves = MOVED.flatMap(([table, column]) => [
    db.prepare<[number, number]>(`update or ignore ${table} set ${column} = ? where ${column} = ?`),
  ]);
  const leftovers = MOVED.map(([table, column]) => db.prepare<[number]>(`delete from ${table} where ${column} = ?`));
  const lastAttempt = db
    .prepare<[number], number>('select coalesce(max(attempt), 0) from attempts where person_id = ?')
    .pluck();
  const countOn = (['attempts', 'attempt_answers'] as const).map((table) =>
    db.prepare<[number, number, number]>(
      `update ${table} set person_id = ?, attempt = attempt + ? where person_id = ?`,
    ),
  );
  const drops = DROPPED.map((table) => db.prepare<[number]>(`delete from ${table} where person_id = ?`));
  const dropOutbox = db.prepare<[number]>(`delete from outbox where id in (${chainOf('outbox')})`);
  const dropWords = db.prepare<[number]>(
    `update inbound set person_id = null, text = null, prev = 0 where id in (${chainOf('inbound')})`,
  );
  const dropPerson = db.prepare<[number]>('delete from people where id = ?');
  const putAddress = db.prepare<[string, string, number]>(
    `insert into addresses (channel, address, person_id) values (?, ?, ?)
     on conflict do update set person_id = excluded.person_id`,
  );

  return {
    join(into, record) {
      const { from, channel, address } = record;
      if (from !== 0) {
        const offset = lastAttempt.get(into) ?? 0;
        for (const move of countOn) move.run(into, offset, from);
        for (const move of moves) move.run(into, from);
        for (const left of leftovers) left.run(from);
        for (const drop of drops) drop.run(from);
        dropOutbox.run(from);
        dropWords.run(from);
        dropPerson.run(from);
      }
      putAddress.run(channel, address, into);
    },
  };
}
