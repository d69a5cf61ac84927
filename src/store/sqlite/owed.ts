import type { Statement } from 'better-sqlite3';
import type { Message } from '../../messages/message.ts';
import { columnsOf, type ValuesOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { bit } from './person-rows.ts';

/** What a message owed begins with, in the order of its parameters. */
const FIELDS = ['personId', 'channel', 'address', 'seq', 'body', 'status', 'dueAt', 'forget', 'at', 'unasked'] as const;
const OWED = columnsOf('outbox', FIELDS);

type Last = number | bigint | null;
type OwedValues = [...ValuesOf<'outbox', typeof FIELDS>, last: Last, personId: number];

/**
 * Puts a message into the outbox, behind the person's others: `last` is the row before it; null: whatever is their newest.
 * That it is their newest from now on is for the caller to note.
 */
export function owedStatement(db: Connection): Statement<OwedValues> {
  return db.prepare<OwedValues>(
    `insert into outbox (${OWED.names}, uncertain, attempts, prev)
     values (${OWED.marks}, 0, 0, coalesce(?, (select last_outbox from people where id = ?), 0))`,
  );
}

/** 1: nobody asked for this message. */
export function unaskedBit(body: Message): number {
  return bit('unasked' in body && body.unasked);
}
