/**
 * The tables: the one description of them. Migrations in migrations/ are made from this by drizzle-kit, and the types of
 * rows come from it (columns.ts). Times are UTC milliseconds; flags are 0 or 1. A start and a turn use its types alone, and
 * plain SQL: loading drizzle's tables takes longer than everything else at a start together. Where speed does not count,
 * queries are typed by them (typed.ts).
 */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Stage, Value } from '../../engine/values.ts';
import type { ChannelName, Message } from '../../messages/message.ts';
import type { AnnouncementStatus, Answer, Audience } from '../announcements.ts';
import type { Deed } from '../deeds.ts';
import type { Consent } from '../people.ts';
import type { PersonSession } from '../person-session.ts';
import type { Role, Staff, StaffMenu } from '../staff.ts';
import type { AskedWorker, TicketEntryKind, TicketMessage, TicketState, Visit } from '../tickets.ts';
import type { Json } from './json.ts';

export const people = sqliteTable('people', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  channel: text('channel').$type<ChannelName>().notNull(),
  address: text('address').notNull(),
  consent: text('consent').$type<Consent>().notNull(),
  reminders: integer('reminders').notNull(),
  stopped: integer('stopped').notNull(),
  blocked: integer('blocked').notNull(),
  stage: text('stage').$type<Stage>().notNull(),
  lang: text('lang').notNull(),
  zone: text('zone').notNull(),
  lowData: integer('low_data').notNull(),
  origin: text('origin').notNull(),
  createdAt: integer('created_at').notNull(),
  /** The running dialogue. */
  session: text('session').$type<Json<PersonSession>>().notNull(),
  version: integer('version').notNull(),
  seq: integer('seq').notNull(),
  /** Newest row of this person in `inbound` and in `outbox`; the rows before it hang on `prev`. 0: none. */
  lastInbound: integer('last_inbound').notNull(),
  lastOutbox: integer('last_outbox').notNull(),
  /** 1: has a row in `staff`. */
  staff: integer('staff').notNull().default(0),
  /** The ticket that is open, or was closed not long ago; null when none. */
  ticket: integer('ticket'),
});

/** Mentors, kader and coordinators. */
export const staff = sqliteTable('staff', {
  personId: integer('person_id').primaryKey(),
  name: text('name').notNull(),
  roles: text('roles').$type<Json<Role[]>>().notNull(),
  villages: text('villages').$type<Json<string[]>>().notNull(),
  onDuty: integer('on_duty').notNull(),
  /** null: the hours of the programme. */
  hours: text('hours').$type<Json<NonNullable<Staff['hours']>>>(),
  mode: text('mode').$type<Staff['mode']>().notNull(),
  /** Where their own menu stands. */
  desk: text('desk').$type<Json<StaffMenu>>().notNull(),
  joinedAt: integer('joined_at').notNull(),
  leftAt: integer('left_at'),
  version: integer('version').notNull(),
});

/** Invitations by the hash of their code. */
export const invites = sqliteTable('invites', {
  hash: text('hash').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  name: text('name').notNull(),
  villages: text('villages').$type<Json<string[]>>().notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  at: integer('at').notNull(),
});

/** Buttons given to one person each; opaque outside. */
export const buttons = sqliteTable(
  'buttons',
  {
    token: text('token').primaryKey(),
    personId: integer('person_id').notNull(),
    action: text('action').$type<Json<Deed>>().notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [index('buttons_person').on(table.personId), index('buttons_expiry').on(table.expiresAt)],
);

/** One person may be reached at several addresses. WITHOUT ROWID in the migration: it is read at every turn. */
export const addresses = sqliteTable(
  'addresses',
  {
    channel: text('channel').$type<ChannelName>().notNull(),
    address: text('address').notNull(),
    personId: integer('person_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.address] }), index('addresses_person').on(table.personId)],
);

/**
 * Every stimulus ever taken, so that a second one of the same id has no effect. Rows of one person are chained by
 * `prev` instead of an index: an index by person would dirty a page of its own at every turn, and halve the speed.
 */
export const inbound = sqliteTable(
  'inbound',
  {
    id: integer('id').primaryKey(),
    channel: text('channel').$type<ChannelName>().notNull(),
    externalId: text('external_id').notNull(),
    /** Only rows that keep words name their person; the others are bare keys. */
    personId: integer('person_id'),
    kind: text('kind').notNull(),
    text: text('text'),
    at: integer('at').notNull(),
    /** The person's row before this one; 0: none. */
    prev: integer('prev').notNull(),
  },
  (table) => [uniqueIndex('inbound_key').on(table.channel, table.externalId)],
);

/** Messages owed and said; those of one person are chained by `prev`, as in `inbound`. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: integer('person_id').notNull(),
    channel: text('channel').$type<ChannelName>().notNull(),
    address: text('address').notNull(),
    seq: integer('seq').notNull(),
    body: text('body').$type<Json<Message>>().notNull(),
    /** blocked: the person blocked the bot before it, or one in front of it, could be sent */
    status: text('status').$type<'waiting' | 'sending' | 'sent' | 'failed' | 'blocked'>().notNull(),
    /** 1: a send of this was in flight when the process died, so people may have got it twice. */
    uncertain: integer('uncertain').notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: integer('due_at').notNull(),
    /** 1: the person was erased; the row goes as soon as it is settled. */
    forget: integer('forget').notNull(),
    ref: text('ref'),
    error: text('error'),
    at: integer('at').notNull(),
    /** The person's row before this one; 0: none. */
    prev: integer('prev').notNull(),
    /** 1: nobody asked for it, as its body says: here for the claim, which reads no bodies of what it passes over. */
    unasked: integer('unasked').notNull().default(0),
    /** 0: no claim has met it yet; 1: it may be the next of its person; 2: it waits behind another of theirs. */
    line: integer('line').notNull().default(1),
  },
  (table) => [
    // The three are told of in outbox-lines.ts.
    index('outbox_fresh')
      .on(table.channel, table.dueAt)
      .where(sql`status = 'waiting' and line = 0`),
    index('outbox_next')
      .on(table.channel, table.unasked, table.dueAt)
      .where(sql`status = 'waiting' and line = 1`),
    index('outbox_line')
      .on(table.channel, table.personId, table.status, table.unasked)
      .where(sql`status in ('waiting', 'sending') and line > 0`),
    index('outbox_forget')
      .on(table.address)
      .where(sql`forget = 1`),
  ],
);

/** WITHOUT ROWID in the migration, as `attempts` and `jobs`: one page to write instead of two. */
export const profile = sqliteTable(
  'profile',
  {
    personId: integer('person_id').notNull(),
    name: text('name').notNull(),
    value: text('value').$type<Json<Value>>().notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.name] })],
);

export const consents = sqliteTable(
  'consents',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    answer: text('answer').$type<'given' | 'declined' | 'withdrawn'>().notNull(),
    notice: text('notice').notNull(),
    hash: text('hash').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('consents_person').on(table.personId)],
);

export const stages = sqliteTable(
  'stages',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    cause: text('cause').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('stages_person').on(table.personId)],
);

export const attempts = sqliteTable(
  'attempts',
  {
    personId: integer('person_id').notNull(),
    attempt: integer('attempt').notNull(),
    quiz: text('quiz').notNull(),
    quizVersion: text('quiz_version').notNull(),
    phase: text('phase').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    right: integer('right'),
    total: integer('total'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.attempt] })],
);

/** Every answer as it was given; going back and answering again adds a row, and the last one counts. */
export const attemptAnswers = sqliteTable(
  'attempt_answers',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    attempt: integer('attempt').notNull(),
    item: text('item').notNull(),
    choice: integer('choice').notNull(),
    right: integer('right'),
    score: real('score').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('attempt_answers_person').on(table.personId, table.attempt)],
);

export const dialogues = sqliteTable(
  'dialogues',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    flow: text('flow').notNull(),
    version: text('version').notNull(),
    what: text('what').$type<'started' | 'ended'>().notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('dialogues_person').on(table.personId)],
);

export const reminders = sqliteTable(
  'reminders',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    rule: text('rule').notNull(),
    dueAt: integer('due_at').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('reminders_person').on(table.personId)],
);

/** Something due later; unique by person and key, so that a later one replaces an earlier one. */
export const jobs = sqliteTable(
  'jobs',
  {
    personId: integer('person_id').notNull(),
    key: text('key').notNull(),
    dueAt: integer('due_at').notNull(),
    payload: text('payload').$type<Json<Deed>>().notNull(),
    rank: integer('rank').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.personId, table.key] }), index('jobs_due').on(table.dueAt)],
);

/** What was not understood, scrubbed; kept for a month. Rows of older versions are of nobody (0). */
export const missed = sqliteTable(
  'missed',
  {
    id: integer('id').primaryKey(),
    text: text('text').notNull(),
    at: integer('at').notNull(),
    personId: integer('person_id').notNull().default(0),
  },
  (table) => [index('missed_person').on(table.personId)],
);

export const flowVersions = sqliteTable(
  'flow_versions',
  {
    flow: text('flow').notNull(),
    version: text('version').notNull(),
    source: text('source').$type<Json<unknown>>().notNull(),
    firstSeen: integer('first_seen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flow, table.version] })],
);

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** State of the linked WhatsApp device: sealed values under hashed ids where a key is set, else as they are. */
export const whatsappKeys = sqliteTable(
  'whatsapp_keys',
  { kind: text('kind').notNull(), id: text('id').notNull(), value: blob('value', { mode: 'buffer' }).notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
);

/** Messages as they went out to WhatsApp, kept for a while: phones ask again for what they could not read. */
export const whatsappSent = sqliteTable(
  'whatsapp_sent',
  {
    outboxId: integer('outbox_id').notNull(),
    part: integer('part').notNull(),
    id: text('id').notNull().unique(),
    personId: integer('person_id').notNull(),
    message: blob('message', { mode: 'buffer' }).notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.outboxId, table.part] }),
    index('whatsapp_sent_person').on(table.personId),
    index('whatsapp_sent_at').on(table.at),
  ],
);

/** Requests for human help. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: integer('id').primaryKey(),
    workerId: integer('worker_id').notNull(),
    village: text('village').notNull(),
    topic: text('topic').notNull(),
    words: text('words').notNull(),
    origin: text('origin').notNull(),
    state: text('state').$type<TicketState>().notNull(),
    mentorId: integer('mentor_id'),
    openedAt: integer('opened_at').notNull(),
    claimedAt: integer('claimed_at'),
    firstAnswerAt: integer('first_answer_at'),
    workerAt: integer('worker_at').notNull(),
    mentorAt: integer('mentor_at'),
    waitingSince: integer('waiting_since'),
    alerts: integer('alerts').notNull(),
    alertedAt: integer('alerted_at'),
    askedAt: integer('asked_at'),
    closedAt: integer('closed_at'),
    outcome: text('outcome'),
    closedBy: integer('closed_by'),
    rating: integer('rating'),
    ratingWords: text('rating_words').notNull(),
    reopened: integer('reopened').notNull(),
    visit: text('visit').$type<Json<Visit>>(),
    asked: text('asked').$type<Json<AskedWorker>>(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('tickets_open')
      .on(table.openedAt)
      .where(sql`state <> 'closed'`),
    index('tickets_worker').on(table.workerId),
    index('tickets_mentor').on(table.mentorId),
    index('tickets_closed')
      .on(table.closedAt)
      .where(sql`state = 'closed'`),
  ],
);

/** What happened to a ticket, in order. */
export const ticketEntries = sqliteTable(
  'ticket_entries',
  {
    id: integer('id').primaryKey(),
    ticket: integer('ticket').notNull(),
    what: text('what').$type<TicketEntryKind>().notNull(),
    by: integer('by').notNull(),
    text: text('text'),
    at: integer('at').notNull(),
  },
  (table) => [index('ticket_entries_ticket').on(table.ticket)],
);

/** Messages in the outbox that belong to a ticket: alerts, and what was passed on between worker and mentor. */
export const ticketMessages = sqliteTable(
  'ticket_messages',
  {
    outboxId: integer('outbox_id').primaryKey(),
    ticket: integer('ticket').notNull(),
    workerId: integer('worker_id').notNull(),
    personId: integer('person_id').notNull(),
    kind: text('kind').$type<TicketMessage['kind']>().notNull(),
    /** Whose words were passed on, and their own message, for a mark on it. */
    author: integer('author'),
    authorRef: text('author_ref'),
  },
  (table) => [
    index('ticket_messages_ticket').on(table.ticket),
    index('ticket_messages_worker').on(table.workerId),
    index('ticket_messages_person').on(table.personId),
  ],
);

/** Meetings that people are invited to. The defaults are for rows that were one JSON value before. */
export const announcements = sqliteTable(
  'announcements',
  {
    id: text('id').primaryKey(),
    byId: integer('by_id').notNull(),
    status: text('status').$type<AnnouncementStatus>().notNull(),
    startsAt: integer('starts_at'),
    version: integer('version').notNull(),
    byName: text('by_name').notNull().default(''),
    what: text('what'),
    zone: text('zone').notNull().default(''),
    place: text('place'),
    location: text('location').$type<Json<{ latitude: number; longitude: number }>>(),
    villages: text('villages').$type<Json<string[]>>(),
    audience: text('audience').$type<Json<Audience>>(),
    seats: integer('seats'),
    sendAt: integer('send_at'),
    code: text('code').notNull().default(''),
    guests: integer('guests').notNull().default(0),
    createdAt: integer('created_at').notNull().default(0),
  },
  (table) => [index('announcements_starts').on(table.startsAt)],
);

/** Who an announcement went to, what they answered, whether they came. */
export const announced = sqliteTable(
  'announced',
  {
    announcement: text('announcement').notNull(),
    personId: integer('person_id').notNull(),
    /** Empty: they came without an invitation. */
    status: text('status').$type<'queued' | 'sent' | 'skipped' | ''>().notNull(),
    /** Why it was skipped; for a look into the database, no figure reads it. */
    reason: text('reason').notNull(),
    /** The invitation's row of the outbox. */
    outboxId: integer('outbox_id'),
    answer: text('answer').$type<Answer>(),
    answeredAt: integer('answered_at'),
    cameAt: integer('came_at'),
    /** By the spoken code or by the kader's tick: kept for evaluation, which does not read it yet. */
    cameHow: text('came_how').$type<'code' | 'tick' | 'guest'>(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.announcement, table.personId] }),
    index('announced_person').on(table.personId),
  ],
);

export const meetingFeedback = sqliteTable(
  'meeting_feedback',
  {
    announcement: text('announcement').notNull(),
    personId: integer('person_id').notNull(),
    useful: text('useful').notNull(),
    clear: text('clear').notNull(),
    next: text('next').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.announcement, table.personId] }),
    index('meeting_feedback_person').on(table.personId),
  ],
);

/** A kader went to see somebody. */
export const kaderVisits = sqliteTable(
  'kader_visits',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull(),
    byId: integer('by_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('kader_visits_person').on(table.personId)],
);

/** How far a staff member is with the kader's course. */
export const courses = sqliteTable('courses', {
  personId: integer('person_id').primaryKey(),
  begunAt: integer('begun_at').notNull(),
  doneAt: integer('done_at'),
  right: integer('right'),
  total: integer('total'),
});
