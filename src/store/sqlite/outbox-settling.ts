import type { Aftermath, OutboxResult } from '../outbox.ts';
import { chainOf } from './chains.ts';
import { oweScour } from './scour.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { toJson } from './json.ts';
import type { Lines } from './outbox-lines.ts';
import { bit } from './person-rows.ts';
import type { TicketStatements } from './tickets.ts';

const WHOSE = columnsOf('outbox', ['channel', 'personId', 'unasked']);
type WhoseRow = Selected<typeof WHOSE>;

/** Writes down what became of messages, in one transaction: each row, what follows from it, and who may be next. */
export function settling(
  db: Connection,
  lines: Pick<Lines, 'isBehind' | 'moveUp'>,
  tickets: Pick<TicketStatements, 'reached' | 'notReached'>,
): (results: readonly OutboxResult[], aftermath: Aftermath) => void {
  const sent = db.prepare("update outbox set status = 'sent', ref = ?, error = null where id = ? and forget = 0");
  const forget = db.prepare('delete from outbox where id = ? and forget = 1');
  const forgetSent = {
    run(id: number): void {
      // The chat's address is in the WAL until it is emptied.
      if (forget.run(id).changes > 0) oweScour(db);
    },
  };
  const retry = db.prepare(
    `update outbox set status = 'waiting', due_at = ?, error = ?, uncertain = max(uncertain, ?), attempts = attempts - ?,
     line = ? where id = ?`,
  );
  const failed = db.prepare("update outbox set status = 'failed', error = ? where id = ?");
  const whose = db.prepare<[number], WhoseRow>(`select ${WHOSE.list} from outbox where id = ?`);
  const block = db.prepare('update people set blocked = 1, version = version + 1 where id = ?');
  // What it means for the staff is for a turn of their own to say.
  const offDuty = db.prepare(
    `insert into jobs (person_id, key, rank, due_at, payload) select id, ?, ?, 0, ? from people where id = ? and staff = 1
     on conflict do nothing`,
  );
  const blocked = db.prepare("update outbox set status = 'blocked', error = ? where id = ?");
  const blockAll = db.prepare(
    `update outbox set status = 'blocked', error = ? where id in (${chainOf('outbox')}) and status in ('waiting', 'sending')`,
  );
  const forgetAll = db.prepare("delete from outbox where person_id = ? and forget = 1 and status = 'blocked'");

  const settleAll = db.transaction((results: readonly OutboxResult[], aftermath: Aftermath): void => {
    const movesUp = new Map<string, WhoseRow>();
    for (const result of results) {
      const row = whose.get(result.id);
      settle(result, row, aftermath);
      if (row) movesUp.set(`${row.channel} ${row.personId}`, row);
    }
    for (const { channel, personId } of movesUp.values()) lines.moveUp(channel, personId);
  });

  function settle(result: OutboxResult, row: WhoseRow | undefined, aftermath: Aftermath): void {
    switch (result.status) {
      case 'sent':
        tickets.reached(result.id);
        if (sent.run(result.ref, result.id).changes === 0) forgetSent.run(result.id);
        break;
      case 'waiting': {
        const { id, dueAt, error, uncertain, untried } = result;
        const isBehind = row !== undefined && row.unasked === 0 && lines.isBehind(row.channel, row.personId, id);
        retry.run(dueAt, error, bit(uncertain), bit(untried), isBehind ? 2 : 1, id);
        break;
      }
      case 'failed':
        failed.run(result.error, result.id);
        tickets.notReached(result.id, aftermath);
        forgetSent.run(result.id);
        break;
      case 'blocked':
        blocked.run(result.error, result.id);
        tickets.notReached(result.id, aftermath);
        if (row) blockPerson(row.personId, result.error, aftermath);
        forgetSent.run(result.id);
        break;
      default:
        result satisfies never;
    }
  }

  function blockPerson(person: number, error: string, { staffBlocked: { key, rank, payload } }: Aftermath): void {
    block.run(person);
    offDuty.run(key, rank, toJson(payload), person);
    blockAll.run(error, person);
    forgetAll.run(person);
  }

  return (results, aftermath) => settleAll.immediate(results, aftermath);
}
