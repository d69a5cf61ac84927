import type { ChannelName, Outbound } from '../../messages/message.ts';
import type { Aftermath, OpenQuestions, OutboxResult, OutboxVerbs } from '../outbox.ts';
import { answering } from './answer.ts';
import { chainOf } from './chains.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson } from './json.ts';
import { bit } from './person-rows.ts';
import { scour } from './scour.ts';
import type { TicketStatements } from './tickets.ts';

const OUTBOUND = columnsOf('outbox', ['id', 'personId', 'channel', 'address', 'seq', 'body', 'attempts']);
const OWED = columnsOf('outbox', ['id', 'personId', 'dueAt', 'status', 'unasked']);
type OutboxRow = Selected<typeof OUTBOUND>;
type OwedRow = Selected<typeof OWED>;

/** Messages of one person claimed at a time, so that a flood leaves room for the others. */
const PER_PERSON = 8;
/** Rows looked at in one go at most: bounds the work when very many people must wait. */
const SCAN_LIMIT = 50_000;
/** Buttons of one person that are named as open: older ones have scrolled away long ago. */
const OPEN_BUTTONS = 40;

/** Messages owed: claimed in batches, settled in batches, in order for each person. */
export function outboxVerbs(db: Connection, tickets: Pick<TicketStatements, 'reached' | 'notReached'>): OutboxVerbs {
  const answer = answering(db);
  // The order is that of the index outbox_owed, which holds what is owed alone: what was ever sent costs a claim nothing.
  const owed = db.prepare<[string], OwedRow>(
    `select ${OWED.list} from outbox where channel = ? and status in ('waiting', 'sending') order by outbox.id`,
  );
  const claim = db.prepare<[number], OutboxRow>(
    `update outbox set status = 'sending', attempts = attempts + 1 where id = ? returning ${OUTBOUND.list}`,
  );
  const sent = db.prepare("update outbox set status = 'sent', ref = ?, error = null where id = ? and forget = 0");
  const forgetSent = db.prepare('delete from outbox where id = ? and forget = 1');
  const retry = db.prepare(
    "update outbox set status = 'waiting', due_at = ?, error = ?, uncertain = max(uncertain, ?), attempts = attempts - ? where id = ?",
  );
  const failed = db.prepare("update outbox set status = 'failed', error = ? where id = ?");
  const personOf = db.prepare<[number], number>('select person_id from outbox where id = ?').pluck();
  const block = db.prepare('update people set blocked = 1, version = version + 1 where id = ?');
  const refOf = db.prepare<[number], string | null>('select ref from outbox where id = ?').pluck();
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
  // The first condition is that of the index: without it a start would read every message ever sent.
  const recover = db.prepare(
    "update outbox set status = 'waiting', uncertain = 1 where status in ('waiting', 'sending') and status = 'sending'",
  );
  const personAt = db
    .prepare<[string, string], number>('select person_id from addresses where channel = ? and address = ?')
    .pluck();
  const after = db.prepare<[number, number, number, number], OutboxRow>(
    // Back along the chain only as far as asked: what settles a button carries no number of its own.
    `with recursive chain as (
       select * from outbox where id = (select last_outbox from people where id = ?)
       union all select row.* from chain join outbox row on row.id = chain.prev where chain.seq > ? or chain.seq = 0)
     select ${OUTBOUND.list} from chain outbox where seq > ? and status = 'sent' order by seq limit ?`,
  );
  const forgottenAfter = db.prepare<[string, string, number, number], OutboxRow>(
    `select ${OUTBOUND.list} from outbox where address = ? and channel = ? and forget = 1 and seq > ? order by seq limit ?`,
  );
  const asked = db.prepare<[number], { waiting: number | null; aside: number | null }>(
    `select json_extract(nullif(session, ''), '$.waiting.ask') as waiting,
            json_extract(nullif(session, ''), '$.aside.ask') as aside from people where id = ?`,
  );
  const unused = db
    .prepare<[number, number, number], string>(
      'select token from buttons where person_id = ? and used_at is null and expires_at > ? order by rowid desc limit ?',
    )
    .pluck();
  const sweep = db.prepare("delete from outbox where forget = 1 and status = 'sent' and due_at < ?");

  const claimAll = db.transaction((channel: ChannelName, limit: number, now: number): Outbound[] => {
    const ids: number[] = [];
    const taken = new Map<number, number>();
    let seen = 0;
    // Rows of people who must wait are passed over, so that nobody's flood or trouble hides the others.
    for (const { id, personId: person, dueAt, status, unasked } of owed.iterate(channel)) {
      const had = taken.get(person) ?? 0;
      const held = status === 'waiting' && dueAt > now;
      // What people asked for does not wait behind what they did not.
      if (held && unasked === 1) seen++;
      else if (status === 'sending' || held || had >= PER_PERSON) taken.set(person, PER_PERSON);
      else {
        taken.set(person, had + 1);
        ids.push(id);
      }
      if (ids.length >= limit || ++seen >= SCAN_LIMIT) break;
    }
    return ids.flatMap((id) => {
      const row = claim.get(id);
      return row ? [withRef(outboundOf({ ...row, attempts: row.attempts - 1 }))] : [];
    });
  });

  const settleAll = db.transaction((results: readonly OutboxResult[], aftermath: Aftermath): void => {
    for (const result of results) {
      switch (result.status) {
        case 'sent':
          tickets.reached(result.id);
          if (sent.run(result.ref, result.id).changes === 0) forgetSent.run(result.id);
          break;
        case 'waiting':
          retry.run(result.dueAt, result.error, bit(result.uncertain), bit(result.untried), result.id);
          break;
        case 'failed':
          failed.run(result.error, result.id);
          tickets.notReached(result.id, aftermath);
          forgetSent.run(result.id);
          break;
        case 'blocked': {
          const person = personOf.get(result.id);
          blocked.run(result.error, result.id);
          tickets.notReached(result.id, aftermath);
          if (person !== undefined) {
            block.run(person);
            const { key, rank, payload } = aftermath.staffBlocked;
            offDuty.run(key, rank, toJson(payload), person);
            blockAll.run(result.error, person);
            forgetAll.run(person);
          }
          forgetSent.run(result.id);
          break;
        }
        default:
          result satisfies never;
      }
    }
  });

  /** What is to be edited is known to the messenger by its own id. */
  function withRef(message: Outbound): Outbound {
    const { body } = message;
    if (body.kind !== 'edit') return message;
    return { ...message, body: { ...body, ref: refOf.get(body.outbox) ?? null } };
  }

  return {
    claimOutbox: answer((channel, limit, now) => claimAll.immediate(channel, limit, now)),
    settleOutbox: answer((results, aftermath) => {
      if (results.length > 0) settleAll.immediate(results, aftermath);
    }),
    recoverOutbox: answer(() => recover.run().changes),
    sweepForgotten: answer((now) => {
      const swept = sweep.run(now).changes;
      if (swept > 0) scour(db);
      return swept;
    }),
    nextOutboxAt: answer((channel) => {
      const people = new Set<number>();
      let next: number | null = null;
      let seen = 0;
      for (const { personId: person, dueAt, status } of owed.iterate(channel)) {
        if (people.has(person)) continue;
        people.add(person);
        // A person who is being sent to is looked at again when that send ends.
        if (status === 'waiting' && (next === null || dueAt < next)) next = dueAt;
        if (++seen >= SCAN_LIMIT) break;
      }
      return next;
    }),
    messagesAfter: answer((channel, address, seq, limit) => {
      const person = personAt.get(channel, address);
      const last = forgottenAfter.all(address, channel, seq, limit).map(lastWordsOf);
      const messages = person === undefined ? last : [...last, ...after.all(person, seq, seq, limit).map(outboundOf)];
      return messages.slice(0, limit);
    }),
    openQuestions: answer((channel, address, now): OpenQuestions => {
      const person = personAt.get(channel, address);
      const session = person === undefined ? undefined : asked.get(person);
      if (person === undefined || !session) return { asks: [], buttons: [] };
      const asks = [session.waiting, session.aside].filter((ask) => ask !== null);
      return { asks, buttons: unused.all(person, now, OPEN_BUTTONS) };
    }),
  };
}

function lastWordsOf(row: OutboxRow): Outbound {
  return { ...outboundOf(row), last: true };
}

function outboundOf(row: OutboxRow): Outbound {
  return { ...row, body: fromJson(row.body) };
}
