/** A turn as the store takes it: what it needs to know before, and everything that it writes. Times are UTC milliseconds. */
import type { ChannelName, Message } from '../messages/message.ts';
import type { Stage, Value } from '../engine/program.ts';
import type { AnnouncementRecord } from './announcements.ts';
import type { JobToDo } from './jobs.ts';
import type { Person } from './people.ts';
import type { StaffRecord } from './staff.ts';
import type { TicketRecord } from './tickets.ts';

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
  | { kind: 'reminder'; rule: string; dueAt: number; at: number }
  /** A job is unique by key; a later one with the same key replaces it. */
  | ({ kind: 'job'; dueAt: number } & JobToDo)
  | { kind: 'job_cancelled'; key: string }
  /** Something the bot could not make sense of, scrubbed; it goes with the person. */
  | { kind: 'missed'; text: string; at: number }
  /** Another record turned out to be this person (0: none was stored); the chat leads here from now on. */
  | { kind: 'joined_person'; from: number; channel: ChannelName; address: string }
  /** The chat that somebody has on this channel leads here from now on; their record stays as it is, and is quiet. */
  | { kind: 'chat_linked'; from: number; channel: ChannelName }
  /** The chat on this channel leads to its own record again, or begins anew where it has none (null, or erased). */
  | { kind: 'chat_cut'; back: number | null; channel: ChannelName }
  | StaffRecord
  | TicketRecord
  | AnnouncementRecord
  /** A job of somebody else than the turn's own person. */
  | ({ kind: 'job_of'; personId: number; dueAt: number } & JobToDo)
  | { kind: 'job_of_cancelled'; personId: number; key: string };

/** A message to somebody else than the turn's own person, numbered in their own order. */
export interface MessageTo {
  to: { id: number; channel: ChannelName; address: string };
  body: Message;
  /** They fetch it themselves: nothing has to be sent. */
  pulled?: boolean;
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
  messages: readonly Message[];
  /** The person fetches these messages: nothing has to be sent. */
  pulled?: boolean;
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

export interface TurnVerbs {
  /** What a group of stimuli needs, in the order given. */
  load(stimuli: readonly Stimulus[]): Promise<Loaded[]>;
  /**
   * All turns in ONE transaction, in order. Rejects with `store_conflict` when a person changed since they were read,
   * and then nothing is written.
   */
  commit(turns: readonly TurnRows[]): Promise<Committed[]>;
}
