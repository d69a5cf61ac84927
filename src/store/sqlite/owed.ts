import type { Message } from '../../messages/message.ts';
import { columnsOf, type RowOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { bit } from './person-rows.ts';

export interface Owed extends Pick<RowOf<'outbox'>, 'personId' | 'channel' | 'address'> {
  /** Its number in the person's chat; 0: it has none. */
  seq: number;
  body: Message;
  /** They fetch it themselves: nothing has to be sent. */
  pulled: boolean;
  dueAt: number;
  /** The person was erased: it goes as soon as it is settled. */
  forget: boolean;
  at: number;
}

const OWED = columnsOf('outbox', [
  'personId',
  'channel',
  'address',
  'seq',
  'body',
  'status',
  'uncertain',
  'attempts',
  'dueAt',
  'forget',
  'at',
]);

/**
 * Puts a message into the outbox, behind the person's others: `last` is the row before it; null: whatever is their newest.
 * Gives the new row's id. That it is their newest now is for the caller to note.
 */
export function owedStatement(
  db: Connection,
): (owed: Owed, last: number | bigint | null, json?: string) => number | bigint {
  const put = db.prepare(
    `insert into outbox (${OWED.names}, prev)
     values (${OWED.marks}, coalesce(?, (select last_outbox from people where id = ?), 0))`,
  );
  return (owed, last, json = JSON.stringify(owed.body)) => {
    const { personId, channel, address, seq, pulled, dueAt, forget, at } = owed;
    const status = pulled ? 'sent' : 'waiting';
    const row = {
      personId,
      channel,
      address,
      seq,
      body: json,
      status,
      uncertain: 0,
      attempts: 0,
      dueAt,
      forget: bit(forget),
      at,
    } as const;
    return put.run(...OWED.values(row), last, personId).lastInsertRowid;
  };
}
