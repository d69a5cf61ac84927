import type { Message } from '../../messages/message.ts';
import { columnsOf, type RowOf, type ValuesOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { bit } from './person-rows.ts';

/** What is known of a message when it is owed, in the order of its parameters. */
const FIELDS = ['personId', 'channel', 'address', 'seq', 'body', 'status', 'dueAt', 'forget', 'at', 'unasked'] as const;
const OWED = columnsOf('outbox', FIELDS);

type OwedRow = Pick<RowOf<'outbox'>, (typeof FIELDS)[number]>;
type RowId = number | bigint;
type OwedValues = [...ValuesOf<'outbox', typeof FIELDS>, behind: RowId | null, personId: number];

/**
 * Puts a message into the outbox, behind the person's others, and returns its row. `behind` is the row before it; null:
 * whatever is their newest. That it is their newest from now on is for the caller to note.
 */
export type PutOwed = (row: OwedRow, behind: RowId | null) => RowId;

export function owedStatement(db: Connection): PutOwed {
  const put = db.prepare<OwedValues>(
    `insert into outbox (${OWED.names}, uncertain, attempts, line, prev)
     values (${OWED.marks}, 0, 0, 0, coalesce(?, (select last_outbox from people where id = ?), 0))`,
  );
  // One by one, not as a list made of the row: this is run with every turn.
  return ({ personId, channel, address, seq, body, status, dueAt, forget, at, unasked }, behind) =>
    put.run(personId, channel, address, seq, body, status, dueAt, forget, at, unasked, behind, personId)
      .lastInsertRowid;
}

/** 1: nobody asked for this message. */
export function unaskedBit(body: Message): number {
  return bit('unasked' in body && body.unasked);
}
