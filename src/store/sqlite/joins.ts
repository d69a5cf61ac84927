import type { ChannelName } from '../../messages/message.ts';
import { NOT_STORED } from '../people.ts';
import type { TurnRecord } from '../turns.ts';
import { chainOf } from './chains.ts';
import type { Connection } from './connection.ts';
import { PEOPLE_PLACES, type PersonPlace } from './personal.ts';

export interface JoinStatements {
  join(into: number, record: Extract<TurnRecord, { kind: 'joined_person' }>): void;
  link(into: number, record: Extract<TurnRecord, { kind: 'chat_linked' }>): void;
  cut(from: number, record: Omit<Extract<TurnRecord, { kind: 'chat_cut' }>, 'kind'>): void;
  /** Chats of others that use this record have their own again, before it goes. */
  cutAll(from: number): void;
}

/**
 * Two people who are one (a phone with Telegram and WhatsApp): what was learnt about the one who goes becomes the other's.
 * What both have told stays as the one who stays told it. Their words go, and so does what waited to be sent to them.
 * Column by column it stands in personal.ts.
 */
export function joinStatements(db: Connection): JoinStatements {
  const going = (how: PersonPlace['join']) => PEOPLE_PLACES.filter(({ join }) => join === how);
  const moves = going('moves').map(({ table, column }) =>
    db.prepare<[number, number]>(`update or ignore ${table} set ${column} = ? where ${column} = ?`),
  );
  const lastAttempt = db
    .prepare<[number], number>('select coalesce(max(attempt), 0) from attempts where person_id = ?')
    .pluck();
  const countOn = going('counts_on').map(({ table, column }) =>
    db.prepare<[number, number, number]>(
      `update ${table} set ${column} = ?, attempt = attempt + ? where ${column} = ?`,
    ),
  );
  // What both have, and what is of no use to the one who stays.
  const drops = [...going('moves'), ...going('goes')].map(({ table, column }) =>
    db.prepare<[number]>(`delete from ${table} where ${column} = ?`),
  );
  const dropOutbox = db.prepare<[number]>(`delete from outbox where id in (${chainOf('outbox')})`);
  const dropWords = db.prepare<[number]>(
    `update inbound set person_id = null, text = null, prev = 0 where id in (${chainOf('inbound')})`,
  );
  const putAddress = db.prepare<[string, string, number]>(
    `insert into addresses (channel, address, person_id) values (?, ?, ?)
     on conflict do update set person_id = excluded.person_id`,
  );
  // One chat on each channel: a chat may have several addresses, such as a number beside a LID.
  const leadTo = db.prepare<[into: number, from: number, channel: string]>(
    'update addresses set person_id = ? where person_id = ? and channel = ?',
  );
  const leadNowhere = db.prepare<[from: number, channel: string]>(
    'delete from addresses where person_id = ? and channel = ?',
  );
  // Nothing unasked is written to who cannot be reached. The version moves on, so that a turn of theirs that was planned
  // before is planned anew.
  const quieten = db.prepare<[number]>('update people set blocked = 1, version = version + 1 where id = ?');
  // A page counts on from where it was.
  const wake = db.prepare<[from: number, back: number]>(
    `update people set blocked = 0, version = version + 1,
       seq = max(seq, coalesce((select seq from people where id = ?), 0)) where id = ?`,
  );

  const guests = db.prepare<[number], { channel: ChannelName; back: number | null }>(
    `select json_extract(link.value, '$.channel') as channel, json_extract(link.value, '$.other') as back
     from people, json_each(nullif(session, ''), '$.links') link
     where people.id = ? and json_extract(link.value, '$.other') is not null`,
  );

  function cut(from: number, { back, channel }: { back: number | null; channel: ChannelName }): void {
    if (back !== null && wake.run(from, back).changes > 0) leadTo.run(back, from, channel);
    else leadNowhere.run(from, channel);
  }

  return {
    cut,
    cutAll(from) {
      for (const guest of guests.all(from)) cut(from, guest);
    },
    link(into, { from, channel }) {
      leadTo.run(into, from, channel);
      quieten.run(from);
    },
    join(into, record) {
      const { from, channel, address } = record;
      if (from !== NOT_STORED) {
        const offset = lastAttempt.get(into) ?? 0;
        for (const move of countOn) move.run(into, offset, from);
        for (const move of moves) move.run(into, from);
        dropOutbox.run(from);
        dropWords.run(from);
        for (const drop of drops) drop.run(from);
      }
      putAddress.run(channel, address, into);
    },
  };
}
