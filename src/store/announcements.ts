/** Announcements of meetings as the store keeps them, who was told, who comes, who came. Times are UTC milliseconds. */
import type { ChannelName } from '../messages/message.ts';
import type { Stage } from '../engine/program.ts';

/** `draft`: being written; `planned`: goes out at `sendAt`; `sent`: on its way or told; `cancelled`. */
export type AnnouncementStatus = 'draft' | 'planned' | 'sent' | 'cancelled';

export interface Audience {
  /** Enrolment stages; null: everybody. */
  stages: Stage[] | null;
  /** Value of the variable `work`; null: any. */
  work: string | null;
  /** Only people who never came to a meeting. */
  newcomers: boolean;
}

/** A meeting that a kader or coordinator invites to. What is not said yet is null. */
export interface Announcement {
  id: string;
  /** Person who wrote it. */
  by: number;
  /** How the invitation names them. */
  byName: string;
  what: string | null;
  startsAt: number | null;
  zone: string;
  place: string | null;
  location: { latitude: number; longitude: number } | null;
  /** Village keys; empty: the whole programme; null: not said yet. */
  villages: string[] | null;
  audience: Audience | null;
  /** 0: as many as want to; null: not said yet. */
  seats: number | null;
  status: AnnouncementStatus;
  sendAt: number | null;
  /** The word that people send to say that they are there. */
  code: string;
  /** People without a phone of their own, counted by the kader. */
  guests: number;
  createdAt: number;
  /** Counts changes; a change is written only onto the version that was read. 0: not stored yet. */
  version: number;
}

export type Answer = 'yes' | 'maybe' | 'no' | 'waiting';

/** By the word that was said there, or the kader's tick; `guest`: by the whole word, uninvited and of another village. */
export type CameHow = 'code' | 'tick' | 'guest';

/** A person whom an announcement concerns. `delivery` is what became of the invitation. */
export interface AnnouncedPerson {
  personId: number;
  nickname: string;
  stage: Stage;
  delivery: 'queued' | 'sent' | 'failed' | 'blocked' | 'skipped' | 'none';
  answer: Answer | null;
  cameAt: number | null;
  /** They came uninvited, from another village. */
  guest: boolean;
}

/** What an audience is chosen by. */
export interface Villager {
  id: number;
  channel: ChannelName;
  consent: string;
  reminders: boolean;
  stopped: boolean;
  blocked: boolean;
  stage: Stage;
  zone: string;
  village: string;
  nickname: string;
  work: string;
  muted: boolean;
  /** They agreed that the kader sees their status. */
  seen: boolean;
  /** They came to a meeting before. */
  attended: boolean;
  /** Last stage change. */
  stageAt: number | null;
  /** They agreed with a mentor on a visit that is still to come. */
  awaitsVisit: boolean;
  /** A kader's last visit. */
  visitedAt: number | null;
}

/** What a turn may write about announcements; a lost compare-and-set, or a seat taken meanwhile, is a `store_conflict`. */
export type AnnouncementRecord =
  /** Insert when `announcement.version` is 0, else write onto that version. */
  | { kind: 'announcement'; announcement: Announcement }
  | {
      kind: 'announced';
      announcement: string;
      personId: number;
      status: 'queued' | 'skipped';
      reason: string;
      at: number;
    }
  /** `seats` 0: not limited. */
  | { kind: 'rsvp'; announcement: string; personId: number; answer: Answer; seats: number; at: number }
  /** `how` null takes it back. */
  | { kind: 'attendance'; announcement: string; personId: number; how: CameHow | null; at: number }
  | {
      kind: 'meeting_feedback';
      announcement: string;
      personId: number;
      useful: string;
      clear: string;
      next: string;
      at: number;
    }
  | { kind: 'kader_visit'; personId: number; by: number; at: number }
  | { kind: 'course_begun'; personId: number; at: number }
  /** A better result replaces an earlier one. */
  | { kind: 'course_done'; personId: number; right: number; total: number; at: number };

export interface Course {
  personId: number;
  begunAt: number;
  doneAt: number | null;
  right: number | null;
  total: number | null;
}

export interface Feedback {
  useful: string;
  clear: string;
  next: string;
}

export interface AnnouncementVerbs {
  loadAnnouncement(id: string): Promise<Announcement | null>;
  /** Newest meeting first, 50 at most; `by` null: everybody's. Drafts and meetings before `since` are left out. */
  announcements(by: number | null, since: number): Promise<Announcement[]>;
  /** Sent ones that begin between these moments; both count. Earliest first. */
  announcementsBetween(from: number, to: number): Promise<Announcement[]>;
  /** In the order that people came to the programme. */
  announcedPeople(id: string): Promise<AnnouncedPerson[]>;
  /** Oldest first. */
  feedbackOf(id: string): Promise<Feedback[]>;
  /** Everybody who told their village. */
  villagers(): Promise<Villager[]>;
  /** Of everybody who began the kader's course. */
  courses(): Promise<Course[]>;
}
