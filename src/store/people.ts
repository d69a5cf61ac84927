/** People as the store keeps them. Times are UTC milliseconds. */
import type { ChannelName } from '../messages/message.ts';
import type { Stage, Value } from '../engine/program.ts';
import type { PersonSession } from './person-session.ts';

export type Consent = 'unasked' | 'given' | 'declined';

/** In place of the number of the turn's own person, who is stored with the turn. */
export const NOT_STORED = 0;

export interface Person {
  /** `NOT_STORED` until their first turn is committed. */
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

export interface PeopleVerbs {
  loadPerson(personId: number): Promise<Person | null>;
  personData(personId: number): Promise<PersonData | null>;
  /** Erases a person; returns how many rows went, by table. Deleted text is gone from the file afterwards. */
  erase(personId: number): Promise<Record<string, number>>;
}
