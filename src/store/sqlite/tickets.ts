import { ON_THE_WAY } from '../../engine/stages.ts';
import { KawanError } from '../../errors.ts';
import type { About, ChannelName, Mark, Message, Say } from '../../messages/message.ts';
import {
  NO_TICKET,
  SEVERAL_WORKERS,
  type Ticket,
  type TicketEntry,
  type TicketMessage,
  type TicketRecord,
  type TicketVerbs,
} from '../tickets.ts';
import type { Aftermath } from '../outbox.ts';
import { LESSON_PREFIX, PROFILE } from '../profile-names.ts';
import { answering } from './answer.ts';
import { columnsOf, type RowOf } from './columns.ts';
import type { Lines } from './outbox-lines.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson, toJsonOrNull } from './json.ts';
import { owedStatement } from './owed.ts';

const FIELDS = [
  'id',
  'workerId',
  'village',
  'topic',
  'words',
  'origin',
  'state',
  'mentorId',
  'openedAt',
  'claimedAt',
  'firstAnswerAt',
  'workerAt',
  'mentorAt',
  'waitingSince',
  'alerts',
  'alertedAt',
  'askedAt',
  'closedAt',
  'outcome',
  'closedBy',
  'rating',
  'ratingWords',
  'reopened',
  'visit',
  'asked',
  'version',
] as const;
const TICKET = columnsOf('tickets', FIELDS);
type TicketRow = Pick<RowOf<'tickets'>, (typeof FIELDS)[number]>;

/** Words on their way between worker and mentor: who wrote them, and as which message. */
interface PassedOn {
  ticket: number;
  author: number;
  ref: string | null;
  /** Where they wrote it, and where they write now. */
  refChannel: ChannelName | null;
  channel: ChannelName;
  address: string;
  at: number;
}

export interface TicketStatements {
  /** Belongs into the transaction of a turn. Throws `store_conflict`. */
  save(record: TicketRecord): void;
  /** Ties a row of the outbox to its ticket. */
  link(outboxId: number | bigint, personId: number, about: About): void;
  /** A message was sent: words that were passed on get a mark where they were written. */
  reached(outboxId: number): void;
  /** A message can never be sent: whoever wrote it is told, by a job of theirs. */
  notReached(outboxId: number, aftermath: Aftermath): void;
  /** Ends a worker's tickets and takes their words from everybody's messages; gives back what a mentor held. Comes first in erasing. */
  erase(personId: number): number;
}

/** Tickets, their history and the messages that belong to them. */
export function ticketVerbs(db: Connection): TicketVerbs {
  const answer = answering(db);
  const tickets = (where: string) => {
    const found = db.prepare<unknown[], TicketRow>(`select ${TICKET.list} from tickets ${where}`);
    return (...values: unknown[]) => found.all(...values).map(ticketOf);
  };
  const one = tickets('where id = ?');
  const open = tickets("where state <> 'closed' order by opened_at, id");
  const held = tickets("where mentor_id = ? and state = 'claimed' order by opened_at, id");
  const byWorker = tickets('where worker_id = ? order by id');
  const closedSince = tickets("where state = 'closed' and closed_at >= ? order by closed_at, id");
  const newest = db.prepare<[], number | null>('select max(id) from tickets').pluck();
  const entries = db.prepare<[number], TicketEntry>(
    'select ticket, what, by, text, at from ticket_entries where ticket = ? order by id',
  );
  const alerts = db.prepare<[number], TicketMessage>(
    `select max(outbox_id) as outboxId, ticket, person_id as personId, kind from ticket_messages
     where ticket = ? and kind = 'alert' group by person_id order by 1`,
  );
  const alerted = db.prepare("select 1 from ticket_messages where ticket = ? and person_id = ? and kind = 'alert'");
  const byRef = db
    .prepare<[number, string, string], number>(
      `select m.ticket from ticket_messages m join outbox o on o.id = m.outbox_id
       where m.person_id = ? and m.ticket <> ${NO_TICKET} and (o.ref = ? or (o.ref is null and o.seq = ?)) order by o.id desc limit 1`,
    )
    .pluck();
  const lastLesson = db
    .prepare<[number, string, string], string>(
      `select flow from dialogues where person_id = ? and what = 'ended' and substr(flow, 1, length(?)) = ?
       order by id desc limit 1`,
    )
    .pluck();
  const lastScore = db.prepare<[number], { right: number; total: number }>(
    `select "right", total from attempts where person_id = ? and finished_at is not null and total > 0
     order by attempt desc limit 1`,
  );
  const helpable = db.prepare<[string, string, number], { personId: number; village: RowOf<'profile'>['value'] }>(
    `select p.id as personId, coalesce(v.value, '""') as village from people p
     left join profile v on v.person_id = p.id and v.name = ?
     where p.consent = 'given' and p.stopped = 0 and p.blocked = 0 and p.staff = 0
       and p.stage in (select value from json_each(?))
       and not exists (select 1 from tickets t where t.worker_id = p.id and t.state <> 'closed')
     order by p.id desc limit ?`,
  );

  return {
    loadTicket: answer((id) => one(id)[0] ?? null),
    nextTicket: answer(() => (newest.get() ?? 0) + 1),
    openTickets: answer(() => open()),
    ticketsHeldBy: answer((mentorId) => held(mentorId)),
    ticketsOf: answer((workerId) => byWorker(workerId)),
    ticketsClosedSince: answer((since) => closedSince(since)),
    ticketEntries: answer((ticket) => entries.all(ticket)),
    ticketAlerts: answer((ticket) => alerts.all(ticket)),
    ticketOfMessage: answer((personId, ref) => byRef.get(personId, ref, ref) ?? null),
    wasAlerted: answer((ticket, personId) => alerted.get(ticket, personId) !== undefined),
    learntBy: answer((personId) => {
      const score = lastScore.get(personId);
      return {
        flow: lastLesson.get(personId, LESSON_PREFIX, LESSON_PREFIX) ?? null,
        right: score?.right ?? null,
        total: score?.total ?? null,
      };
    }),
    helpable: answer((limit) =>
      helpable
        .all(PROFILE.village, JSON.stringify(ON_THE_WAY), limit)
        .map(({ personId, village }) => ({ personId, village: String(fromJson(village)) })),
    ),
  };
}

/** What a turn, a settled message and an erasing write about tickets. */
export function ticketStatements(db: Connection, lines: Pick<Lines, 'moveUp'>): TicketStatements {
  const insert = db.prepare(`insert into tickets (${TICKET.names}) values (${TICKET.marks}) on conflict do nothing`);
  const update = db.prepare(`update tickets set ${TICKET.changes} where id = ? and version = ?`);
  const putEntry = db.prepare('insert into ticket_entries (ticket, what, by, text, at) values (?, ?, ?, ?, ?)');
  const pointAt = db.prepare('update people set ticket = ?, version = version + 1 where id = ?');
  const moveStage = db.prepare(
    "update people set stage = ?, version = version + 1 where id = ? and consent = 'given' and stage <> ?",
  );
  const putStage = db.prepare('insert into stages (person_id, stage, cause, at) values (?, ?, ?, ?)');
  const putLink = db.prepare(
    'insert into ticket_messages (outbox_id, ticket, worker_id, person_id, kind, author, author_ref) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const passedOn = db.prepare<[number], PassedOn>(
    `select m.ticket, m.author, m.author_ref as ref, json_extract(o.body, '$.about.channel') as refChannel,
       p.channel, p.address, o.at
     from ticket_messages m join outbox o on o.id = m.outbox_id join people p on p.id = m.author where m.outbox_id = ? and m.kind = 'relay'`,
  );
  // Asked for every message that is sent, and nearly none is one: a join would cost more than the rest of it.
  const isPassedOn = db.prepare<[number]>("select 1 from ticket_messages where outbox_id = ? and kind = 'relay'");
  const putMark = owedStatement(db);
  const hangOn = db.prepare('update people set last_outbox = ? where id = ?');
  const putJob = db.prepare(
    'insert into jobs (person_id, key, rank, due_at, payload) values (?, ?, ?, 0, ?) on conflict do nothing',
  );
  const waitingWith = db.prepare<[number, number], Pick<RowOf<'outbox'>, 'channel' | 'personId'>>(
    `select distinct channel, person_id as personId from outbox where person_id <> ? and status = 'waiting'
     and id in (select outbox_id from ticket_messages where worker_id in (?, ${SEVERAL_WORKERS}))`,
  );
  // The row stays, since others hang on it; its words go.
  const forgetMessages = db.prepare(
    `update outbox set body = ?, status = case when status in ('waiting', 'sending') then 'failed' else status end
     where person_id <> ? and id in (select outbox_id from ticket_messages where worker_id in (?, ${SEVERAL_WORKERS}))`,
  );
  // As they were made for WhatsApp the words are there once more.
  const forgetSent = db.prepare(
    `delete from whatsapp_sent where outbox_id in (select outbox_id from ticket_messages where worker_id in (?, ${SEVERAL_WORKERS}))`,
  );
  const unlink = db.prepare(`delete from ticket_messages where worker_id in (?, ${SEVERAL_WORKERS}) or person_id = ?`);
  const end = db.prepare(
    `update tickets set version = version + 1,
       outcome = case state when 'closed' then outcome else 'erased' end, waiting_since = null, state = 'closed',
       closed_at = coalesce(closed_at, worker_at) where worker_id = ?`,
  );
  const giveBack = db.prepare(
    `update tickets set state = 'waiting', mentor_id = null, alerts = 0, alerted_at = null, asked_at = null,
       waiting_since = coalesce(waiting_since, worker_at), version = version + 1 where mentor_id = ? and state = 'claimed'`,
  );

  return {
    save(record) {
      switch (record.kind) {
        case 'ticket_opened':
          if (insert.run(...TICKET.values(rowOf(record.ticket))).changes === 0) throw lost();
          return;
        case 'ticket_changed': {
          const { ticket } = record;
          if (update.run(...TICKET.values(rowOf(ticket)), ticket.id, ticket.version).changes === 0) throw lost();
          return;
        }
        case 'ticket_entry': {
          const { ticket, what, by, text, at } = record.entry;
          putEntry.run(ticket, what, by, text, at);
          return;
        }
        case 'ticket_of':
          pointAt.run(record.ticket, record.personId);
          return;
        case 'stage_of': {
          const { personId, stage, cause, at } = record;
          if (moveStage.run(stage, personId, stage).changes > 0) putStage.run(personId, stage, cause, at);
          return;
        }
        default:
          record satisfies never;
      }
    },
    link(outboxId, personId, { ticket, worker, kind, from, ref }) {
      putLink.run(outboxId, ticket, worker, personId, kind, from ?? null, ref ?? null);
    },
    reached(outboxId) {
      if (isPassedOn.get(outboxId) === undefined) return;
      const passed = passedOn.get(outboxId);
      // In another chat there is no such message to put a mark on.
      if (!passed || passed.ref === null || passed.refChannel !== passed.channel) return;
      const { author, channel, address, at } = passed;
      const mark: Mark = { kind: 'mark', ref: passed.ref };
      const body = toJson<Message>(mark);
      const row = putMark(
        { personId: author, channel, address, seq: 0, body, status: 'waiting', dueAt: at, forget: 0, at, unasked: 0 },
        null,
      );
      hangOn.run(row, author);
    },
    notReached(outboxId, aftermath) {
      const passed = passedOn.get(outboxId);
      if (!passed) return;
      const { key, rank, payload } = aftermath.notPassedOn(passed.ticket);
      putJob.run(passed.author, key, rank, toJson(payload));
    },
    erase(personId) {
      const behind = waitingWith.all(personId, personId);
      forgetMessages.run(ERASED, personId, personId);
      for (const { channel, personId: other } of behind) lines.moveUp(channel, other);
      forgetSent.run(personId);
      unlink.run(personId, personId);
      giveBack.run(personId);
      return end.run(personId).changes;
    },
  };
}

/** What stands in place of words that a worker had erased; whoever shows it says so. */
const ERASED = toJson<Say>({ kind: 'say', text: '', erased: true });

function lost(): KawanError {
  return new KawanError('store_conflict', 'a ticket changed while a turn ran');
}

/** As it is to be written: one version on. */
function rowOf(ticket: Ticket): TicketRow {
  const { visit, asked, version } = ticket;
  return { ...ticket, visit: toJsonOrNull(visit), asked: toJsonOrNull(asked), version: version + 1 };
}

function ticketOf(row: TicketRow): Ticket {
  return { ...row, visit: fromJson(row.visit), asked: fromJson(row.asked) };
}
