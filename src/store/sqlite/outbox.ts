import type { ChannelName, Message, Outbound } from '../../messages/message.ts';
import type { OpenQuestions, OutboxVerbs } from '../outbox.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';
import { readJson } from './json.ts';
import type { Lines } from './outbox-lines.ts';
import { settling } from './outbox-settling.ts';
import { scour } from './scour.ts';
import type { TicketStatements } from './tickets.ts';
import { OUTBOUND, toldAfter, type OutboxRow } from './told-after.ts';

/** Buttons of one person that are named as open: older ones have scrolled away long ago. */
const OPEN_BUTTONS = 40;

/** Messages owed: claimed in batches, settled in batches, in order for each person. */
export function outboxVerbs(
  db: Connection,
  lines: Lines,
  tickets: Pick<TicketStatements, 'reached' | 'notReached'>,
): OutboxVerbs {
  const answer = answering(db);
  const settle = settling(db, lines, tickets);
  const claim = db.prepare<[number], OutboxRow & { at: number }>(
    `update outbox set status = 'sending', line = 1, attempts = attempts + 1 where id = ? returning ${OUTBOUND.list}, at`,
  );
  const refOf = db.prepare<[number], string | null>('select ref from outbox where id = ?').pluck();
  // The first condition is that of the index: without it a start would read every message ever sent.
  const recover = db.prepare(
    "update outbox set status = 'waiting', uncertain = 1 where status in ('waiting', 'sending') and line > 0 and status = 'sending'",
  );
  const personAt = db
    .prepare<[string, string], number>('select person_id from addresses where channel = ? and address = ?')
    .pluck();
  const told = toldAfter(db, answer);
  const forgottenAfter = db.prepare<[string, string, number, number], OutboxRow>(
    `select ${OUTBOUND.list} from outbox where address = ? and channel = ? and forget = 1 and seq > ? order by seq limit ?`,
  );
  const asked = db.prepare<[number], { waiting: number | null; aside: number | null }>(
    `select json_extract(session, '$.waiting.ask') as waiting, json_extract(session, '$.aside.ask') as aside
     from people where id = ? and json_valid(session)`,
  );
  const unused = db
    .prepare<[number, number, number], string>(
      'select token from buttons where person_id = ? and used_at is null and expires_at > ? order by rowid desc limit ?',
    )
    .pluck();
  // Back along the chain until something that was sent: a person's messages go in order.
  const owedTo = db.prepare<[number, number], { id: number }>(
    `with recursive chain as (
       select id, prev, status, unasked from outbox where id = (select last_outbox from people where id = ?)
       union all select row.id, row.prev, row.status, row.unasked from chain join outbox row on row.id = chain.prev
       where chain.status in ('waiting', 'sending') or chain.unasked = 1)
     select id from chain where status in ('waiting', 'sending') and unasked = 0 limit ?`,
  );
  const sweep = db.prepare("delete from outbox where forget = 1 and status = 'sent' and due_at < ?");

  const claimAll = db.transaction((channel: ChannelName, limit: number, now: number): Outbound[] =>
    lines.take(channel, limit, now).flatMap((id) => {
      const row = claim.get(id);
      return row ? [withRef(outboundOf({ ...row, attempts: row.attempts - 1 }))] : [];
    }),
  );

  const recallAll = db.transaction((channel: ChannelName, unasked: boolean, until: number, now: number) =>
    lines.recall(channel, unasked, until, now),
  );

  /** What is to be edited is known to the messenger by its own id. */
  function withRef(message: Outbound): Outbound {
    const { body } = message;
    if (body.kind !== 'edit') return message;
    return { ...message, body: { ...body, ref: refOf.get(body.outbox) ?? null } };
  }

  return {
    claimOutbox: answer((channel, limit, now) => claimAll.immediate(channel, limit, now)),
    settleOutbox: answer((results, aftermath) => {
      if (results.length > 0) settle(results, aftermath);
    }),
    recoverOutbox: answer(() => recover.run().changes),
    sweepForgotten: answer((now) => {
      const swept = sweep.run(now).changes;
      if (swept > 0) scour(db);
      return swept;
    }),
    nextOutboxAt: answer((channel) => lines.nextAt(channel)),
    recallOutbox: answer((channel, { unasked, until }, now) => recallAll.immediate(channel, unasked, until, now)),
    owedTo: answer((personId, most) => owedTo.all(personId, most).length),
    async messagesAfter(channel, address, seq, limit) {
      const { person, last } = await answer(() => ({
        person: personAt.get(channel, address),
        last: forgottenAfter.all(address, channel, seq, limit).map(lastWordsOf),
      }))();
      const messages = person === undefined ? last : [...last, ...(await told(person, seq, limit)).map(outboundOf)];
      return messages.slice(0, limit);
    },
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

/** What a fault of the disk left of a message: the messenger refuses it, and the chat's next ones go on. */
const UNREADABLE: Message = { kind: 'say', text: '' };

function outboundOf(row: OutboxRow): Outbound {
  return { ...row, body: readJson(row.body, UNREADABLE) };
}
