/**
 * The store port: verbs that take and return plain data. Today SQLite stands behind it; the same contract tests
 * would admit another. Times are UTC milliseconds. Every verb may be async. Writers are transactions of their own.
 */
import type { ChannelName, MessageBody, Outbound } from '../messages/message.ts';
import type { Stage, Value } from '../engine/program.ts';
import type { PersonSession } from './person-session.ts';
import type { WhatsAppVerbs } from './whatsapp.ts';
import type { AnnouncementRecord, AnnouncementVerbs } from './announcements.ts';
import type { DigestVerbs } from './digest.ts';
import type { StaffRecord, StaffVerbs } from './staff.ts';
import type { TicketRecord, TicketVerbs } from './tickets.ts';

export type Consent = 'unasked' | 'given' | 'declined';

export interface Person {
  id: number;
  channel: ChannelName;
  address: string;
  consent: Consent;
  /** Reminders and announcements are wanted; a consent of its own. */
  reminders: boolean;
  /** BERHENTI was said: nothing unasked is sent. */
  stopped: boolean;
  /** The messenger says we may not write (403). */
  blocked: boolean;
  stage: Stage;
  lang: string;
  /** IANA zone of the person's place. */
  zone: string;
  /** Pictures are left out. */
  lowData: boolean;
  /** Deep-link code the person first came with; empty when none. */
  origin: string;
  createdAt: number;
  session: PersonSession;
  /** Counts commits; a turn writes only onto the version it read. 0: not stored yet. */
  version: number;
  /** Last message number used for this person. */
  seq: number;
  /** They joined the staff (and may have left again). */
  staff: boolean;
  /** Number of their ticket that is open, or was closed not long ago; null when none. */
  ticket: number | null;
}

export interface Stimulus {
  channel: ChannelName;
  externalId: string;
  address: string;
  /** Other names of the same chat; the first that is known tells the person. */
  also?: readonly string[];
}

export interface Loaded {
  /** The stimulus is already stored: a duplicate. */
  seen: boolean;
  /** null: nobody known by this address. */
  person: Person | null;
}

/** One row each; what the events of a turn become. `personId` is filled in by the commit. */
export type TurnRecord =
  | { kind: 'profile'; name: string; value: Value; at: number }
  | { kind: 'consent'; answer: 'given' | 'declined' | 'withdrawn'; notice: string; hash: string; at: number }
  | { kind: 'stage'; stage: Stage; cause: string; at: number }
  | { kind: 'attempt'; attempt: number; quiz: string; quizVersion: string; phase: string; at: number }
  | {
      kind: 'attempt_answer';
      attempt: number;
      item: string;
      choice: number;
      right: boolean | null;
      score: number;
      at: number;
    }
  | { kind: 'attempt_finished'; attempt: number; right: number; total: number; at: number }
  | { kind: 'dialogue_started'; flow: string; version: string; at: number }
  | { kind: 'dialogue_ended'; flow: string; version: string; at: number }
  | { kind: 'handoff'; topic: string; flow: string; step: string; at: number }
  | { kind: 'reminder'; rule: string; dueAt: number; at: number }
  /** A job is unique by key; a later one with the same key replaces it. */
  | { kind: 'job'; key: string; dueAt: number; payload: unknown }
  | { kind: 'job_cancelled'; key: string }
  | { kind: 'origin'; code: string; at: number }
  /** Something the bot could not make sense of, scrubbed and without the person. */
  | { kind: 'missed'; text: string; at: number }
  /** Another record turned out to be this person (0: none was stored); the chat leads here from now on. */
  | { kind: 'joined_person'; from: number; channel: ChannelName; address: string }
  | StaffRecord
  | TicketRecord
  | AnnouncementRecord
  /** A job of somebody else than the turn's own person. */
  | { kind: 'job_of'; personId: number; key: string; dueAt: number; payload: unknown }
  | { kind: 'job_of_cancelled'; personId: number; key: string };

/** A message to somebody else than the turn's own person, numbered in their own order. */
export interface MessageTo {
  to: { id: number; channel: ChannelName; address: string };
  body: MessageBody;
}

export interface TurnRows {
  /** null for stimuli of our own (jobs). `text` is scrubbed already, or null where it must not be kept. */
  inbound: {
    channel: ChannelName;
    externalId: string;
    kind: string;
    text: string | null;
    at: number;
    /** Names of the chat that shall lead to this person from now on. */
    addresses?: readonly string[];
  } | null;
  /** The job that fired this turn; deleted in the same commit. */
  jobKey: string | null;
  /** The person as they shall be stored, `version` and `seq` as they were read; null: the stimulus has no person (kept, not answered). */
  person: Person | null;
  messages: readonly MessageBody[];
  /** Messages to other people, in the order they were said. */
  others?: readonly MessageTo[];
  records: readonly TurnRecord[];
  /** Erases the person after everything else of this turn; the messages above are still delivered, then forgotten. */
  erase: boolean;
  at: number;
}

export interface Committed {
  /** false: the stimulus was stored before; nothing was written. */
  stored: boolean;
  personId: number | null;
  /** Numbers of the messages, in order. */
  seqs: number[];
}

export interface Job {
  key: string;
  personId: number;
  dueAt: number;
  payload: unknown;
}

export interface ReminderRecall {
  /** The job's key. */
  key: string;
  now: number;
  /** Only jobs due after this moment; null: those of everybody who may be reminded, and a new one where there is none. */
  laterThan: number | null;
}

export type OutboxResult =
  | { id: number; status: 'sent'; ref: string | null }
  /**
   * Waits until `dueAt`; later messages of the same person wait behind it. `uncertain`: it may have arrived already;
   * `untried`: it was claimed but not sent.
   */
  | { id: number; status: 'waiting'; dueAt: number; error: string; uncertain?: boolean; untried?: boolean }
  | { id: number; status: 'failed'; error: string }
  /** This one and everything that waits for the person become blocked too: none of it can reach them. They are marked blocked. */
  | { id: number; status: 'blocked'; error: string };

export interface FlowVersion {
  flow: string;
  version: string;
  /** The flow's source as parsed, JSON. */
  source: unknown;
  firstSeen: number;
}

/** Everything kept about a person, for DATA SAYA, export and the proof of erasure. */
export interface PersonData {
  person: Person;
  profile: { name: string; value: Value; at: number }[];
  consents: { answer: string; notice: string; hash: string; at: number }[];
  stages: { stage: Stage; cause: string; at: number }[];
  attempts: {
    attempt: number;
    quiz: string;
    quizVersion: string;
    phase: string;
    startedAt: number;
    finishedAt: number | null;
    right: number | null;
    total: number | null;
    answers: { item: string; choice: number; right: boolean | null; score: number; at: number }[];
  }[];
  /** How many rows there are of what is not listed above, by table. */
  counts: Record<string, number>;
}

export interface Store extends WhatsAppVerbs, StaffVerbs, TicketVerbs, AnnouncementVerbs, DigestVerbs {
  /** What a group of stimuli needs, in the order given. */
  load(stimuli: readonly Stimulus[]): Promise<Loaded[]> | Loaded[];
  loadPerson(personId: number): Promise<Person | null> | Person | null;
  /**
   * All turns in ONE transaction, in order. Throws `store_conflict` when a person changed since they were read,
   * and then nothing is written.
   */
  commit(turns: readonly TurnRows[]): Promise<Committed[]> | Committed[];

  /** Oldest first, a few of one person at a time, in order; marks them as being sent. */
  claimOutbox(channel: ChannelName, limit: number, now: number): Promise<Outbound[]> | Outbound[];
  settleOutbox(results: readonly OutboxResult[]): Promise<void> | void;
  /** After a start: sends that were in flight when the process died wait again, marked uncertain. Returns how many. */
  recoverOutbox(): Promise<number> | number;
  /** Deletes the last words to erased people once their time has passed. Returns how many. */
  sweepForgotten(now: number): Promise<number> | number;
  /** When the next waiting message of the channel falls due, or null. */
  nextOutboxAt(channel: ChannelName): Promise<number | null> | number | null;
  /** For channels that people fetch from. */
  messagesAfter(channel: ChannelName, address: string, seq: number, limit: number): Promise<Outbound[]> | Outbound[];

  dueJobs(now: number, limit: number): Promise<Job[]> | Job[];
  nextJobAt(): Promise<number | null> | number | null;
  /** Tries a job again later. */
  postponeJob(job: Job, dueAt: number): Promise<void> | void;
  /** Makes the job that looks after reminders fire now; returns how many people's. */
  recallReminders(recall: ReminderRecall): Promise<number> | number;

  saveFlowVersions(versions: readonly Omit<FlowVersion, 'firstSeen'>[], now: number): Promise<void> | void;
  flowVersions(): Promise<FlowVersion[]> | FlowVersion[];
  /** How many live sessions stand at each flow, version and step. */
  liveSteps():
    | Promise<{ flow: string; version: string; step: string; sessions: number }[]>
    | { flow: string; version: string; step: string; sessions: number }[];

  personData(personId: number): Promise<PersonData | null> | PersonData | null;
  /** Erases a person; returns how many rows went, by table. Deleted text is gone from the file afterwards. */
  erase(personId: number): Promise<Record<string, number>> | Record<string, number>;
  /** Rows for `export people|attempts`, one at a time. */
  exportPeople(): Iterable<Record<string, unknown>>;
  exportAttempts(): Iterable<Record<string, unknown>>;

  /** What was not understood, oldest first: scrubbed, without the person. */
  missedUtterances(): Promise<{ text: string; at: number }[]> | { text: string; at: number }[];

  /** Small values of the programme itself (telegram offset, …). */
  getSetting(key: string): Promise<string | null> | string | null;
  setSetting(key: string, value: string): Promise<void> | void;

  /** Throws when the store cannot answer. */
  ping(): Promise<void> | void;
  /** A consistent copy of the whole store while it runs. */
  backup(path: string): Promise<void>;
  close(): Promise<void> | void;
}
