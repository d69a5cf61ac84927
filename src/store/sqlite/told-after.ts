import { setImmediate as others } from 'node:timers/promises';
import type { answering } from './answer.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { toJson } from './json.ts';

export const OUTBOUND = columnsOf('outbox', ['id', 'personId', 'channel', 'address', 'seq', 'body', 'attempts']);
export type OutboxRow = Selected<typeof OUTBOUND>;
type Link = Pick<OutboxRow, 'id' | 'seq'> & { readonly prev: number; readonly isSent: 0 | 1 };

/** Messages that are walked over at a stretch: some milliseconds. */
const STRETCH = 1_000;

/**
 * What one person was sent after the message number `seq`, in order, at most `limit` rows. Messages hang on each other,
 * newest first, so who asks from far back makes a long way: it is walked in stretches, between which others get their turn.
 */
export function toldAfter(db: Connection, answer: ReturnType<typeof answering>) {
  const newest = db.prepare<[number], number>('select last_outbox from people where id = ?').pluck();
  const stretch = db.prepare<[number, number, number], Link>(
    // Back along the chain only as far as asked: what settles a button carries no number of its own.
    `with recursive chain(id, prev, seq, isSent) as (
       select id, prev, seq, status = 'sent' from outbox where id = ?
       union all select row.id, row.prev, row.seq, row.status = 'sent'
         from chain join outbox row on row.id = chain.prev where chain.seq > ? or chain.seq = 0)
     select id, prev, seq, isSent from chain limit ?`,
  );
  const rows = db.prepare<[string], OutboxRow>(
    `select ${OUTBOUND.list} from outbox where id in (select value from json_each(?)) order by seq`,
  );
  const walk = answer((from: number, seq: number) => stretch.all(from, seq, STRETCH));

  return async (person: number, seq: number, limit: number): Promise<OutboxRow[]> => {
    let from = (await answer(() => newest.get(person))()) ?? 0;
    let ids: number[] = [];
    for (let isMore = from > 0; isMore;) {
      const links = await walk(from, seq);
      // Newest first: what is wanted is what was met last.
      for (const link of links) if (link.isSent === 1 && link.seq > seq) ids.push(link.id);
      ids = ids.slice(-limit);
      from = links.at(-1)?.prev ?? 0;
      isMore = links.length === STRETCH && from > 0;
      if (isMore) await others();
    }
    return answer(() => rows.all(toJson(ids)))();
  };
}
