import type { ChannelName, MessageBody, Outbound } from '../../channels/channel.ts';
import type { OutboxResult } from '../store.ts';
import type { Connection } from './open.ts';
import { trusted } from './person-rows.ts';

interface OutboxRow {
  id: number;
  person_id: number;
  channel: ChannelName;
  address: string;
  seq: number;
  body: string;
  attempts: number;
  due_at: number;
  status: string;
}

/** Messages owed: claimed in batches, settled in batches, in order for each person. */
export function outboxVerbs(db: Connection) {
  const owed = db.prepare<[string, number], OutboxRow>(
    "select * from outbox where channel = ? and status in ('waiting', 'sending') order by id limit ?",
  );
  const claim = db.prepare("update outbox set status = 'sending', attempts = attempts + 1 where id = ?");
  const sent = db.prepare("update outbox set status = 'sent', ref = ?, error = null where id = ? and forget = 0");
  const forgetSent = db.prepare('delete from outbox where id = ? and forget = 1');
  const retry = db.prepare("update outbox set status = 'waiting', due_at = ?, error = ? where id = ?");
  const failed = db.prepare("update outbox set status = 'failed', error = ? where id = ?");
  const personOf = db.prepare<[number], number>('select person_id from outbox where id = ?').pluck();
  const block = db.prepare('update people set blocked = 1, version = version + 1 where id = ?');
  const failAll = db.prepare(
    "update outbox set status = 'failed', error = ? where person_id = ? and status in ('waiting', 'sending')",
  );
  const recover = db.prepare("update outbox set status = 'waiting', uncertain = 1 where status = 'sending'");
  const pending = db.prepare<[string], { person_id: number; due_at: number }>(
    "select person_id, due_at from outbox where channel = ? and status = 'waiting' order by id limit 1000",
  );
  const personAt = db
    .prepare<[string, string], number>('select person_id from addresses where channel = ? and address = ?')
    .pluck();
  const after = db.prepare<[number, number, number], OutboxRow>(
    "select * from outbox where person_id = ? and seq > ? and status = 'sent' order by seq limit ?",
  );
  const forgottenAfter = db.prepare<[string, string, number, number], OutboxRow>(
    'select * from outbox where address = ? and channel = ? and forget = 1 and seq > ? order by seq limit ?',
  );
  const sweep = db.prepare("delete from outbox where forget = 1 and status = 'sent' and due_at < ?");

  const claimAll = db.transaction((channel: ChannelName, limit: number, now: number): Outbound[] => {
    const claimed: Outbound[] = [];
    const held = new Set<number>();
    // Rows of held-back people are passed over, so a few stuck chats must not hide everybody else.
    for (const row of owed.all(channel, limit * 4 + 1000)) {
      if (held.has(row.person_id)) continue;
      if (row.status === 'sending' || row.due_at > now) {
        held.add(row.person_id);
        continue;
      }
      claim.run(row.id);
      claimed.push(outboundOf(row));
      if (claimed.length >= limit) break;
    }
    return claimed;
  });

  const settleAll = db.transaction((results: readonly OutboxResult[], now: number): void => {
    for (const result of results) {
      switch (result.status) {
        case 'sent':
          sent.run(result.ref, result.id);
          forgetSent.run(result.id);
          break;
        case 'waiting':
          retry.run(result.dueAt, result.error, result.id);
          break;
        case 'failed':
          failed.run(result.error, result.id);
          forgetSent.run(result.id);
          break;
        case 'blocked': {
          const person = personOf.get(result.id);
          failed.run(result.error, result.id);
          if (person !== undefined) {
            block.run(person);
            failAll.run(result.error, person);
          }
          forgetSent.run(result.id);
          break;
        }
        default:
          result satisfies never;
      }
    }
    sweep.run(now);
  });

  return {
    claimOutbox: (channel: ChannelName, limit: number, now: number): Outbound[] =>
      claimAll.immediate(channel, limit, now),
    settleOutbox: (results: readonly OutboxResult[], now: number): void => {
      if (results.length > 0) settleAll.immediate(results, now);
    },
    recoverOutbox: (): number => recover.run().changes,
    nextOutboxAt(channel: ChannelName): number | null {
      const first = new Map<number, number>();
      for (const { person_id, due_at } of pending.all(channel)) if (!first.has(person_id)) first.set(person_id, due_at);
      return first.size === 0 ? null : Math.min(...first.values());
    },
    messagesAfter(channel: ChannelName, address: string, seq: number, limit: number): Outbound[] {
      const person = personAt.get(channel, address);
      const last = forgottenAfter.all(address, channel, seq, limit);
      const rows = person === undefined ? last : [...last, ...after.all(person, seq, limit)];
      return rows.slice(0, limit).map(outboundOf);
    },
  };
}

function outboundOf(row: OutboxRow): Outbound {
  const { id, channel, address, seq, attempts } = row;
  return { id, personId: row.person_id, channel, address, seq, body: trusted<MessageBody>(row.body), attempts };
}
