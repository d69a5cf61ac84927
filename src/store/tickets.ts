import type { Attachment } from '../messages/message.ts';
import type { Stage } from '../engine/program.ts';
import type { Deed } from './deeds.ts';
import type { ShownDeed } from './staff.ts';

/** In place of a worker: the turn's own person, not stored yet; and later whoever erased their data. */
export const NO_WORKER = 0;
/** In place of whoever closed a ticket: silence did. */
export const SILENCE = 0;
/** In place of whoever did something: the programme itself. */
export const THE_PROGRAMME = 0;
/** What a message is about that names a worker without a ticket, or several workers. */
export const NO_TICKET = 0;
export const SEVERAL_WORKERS = -1;

export type TicketState = 'waiting' | 'claimed' | 'closed';

/** The topic of a ticket that was opened in an emergency: everybody on duty is told of it at once. */
export const URGENT_TOPIC = 'gawat';

/** One request for human help. Times are UTC milliseconds; null: has not happened. */
export interface Ticket {
  id: number;
  /** `NO_WORKER`: not stored yet, or they erased their data and only figures are left. */
  workerId: number;
  /** Village as the worker gave it; empty when unknown. */
  village: string;
  topic: string;
  /** The worker's words for the mentor, scrubbed. Without consent they go when it is closed. */
  words: string;
  /** `flow/step` where help was asked for, `mentor` when a mentor began it. */
  origin: string;
  state: TicketState;
  /** Who holds it, or held it when it was closed. */
  mentorId: number | null;
  openedAt: number;
  claimedAt: number | null;
  /** The mentor's first words after the last opening. */
  firstAnswerAt: number | null;
  workerAt: number;
  mentorAt: number | null;
  /** Since when the worker waits for words of the mentor; null: the mentor wrote last. */
  waitingSince: number | null;
  /** Rounds of alerts since it last began to wait, and the last of them. */
  alerts: number;
  alertedAt: number | null;
  /** When it was asked, after a long silence, whether help is still needed. */
  askedAt: number | null;
  closedAt: number | null;
  outcome: string | null;
  /** Person who closed it, or `SILENCE`. */
  closedBy: number | null;
  rating: number | null;
  ratingWords: string;
  reopened: number;
  visit: Visit | null;
  /** What the worker was asked beside the dialogues. */
  asked: AskedWorker | null;
  /** Counts changes; a change is written only onto the version that was read. 0: not stored yet. */
  version: number;
}

export interface Visit {
  place: string;
  at: number;
  /** `proposed` waits for the other side; `agreed` by both; `done` recorded. */
  state: 'proposed' | 'agreed' | 'done';
  by: 'mentor' | 'worker';
  result: string;
}

export interface AskedWorker {
  shown: ShownDeed[];
  /** What the worker's next words are for. */
  awaiting: Deed | null;
  /** Files for whoever takes the ticket. */
  held?: { attachment: Attachment; text: string }[];
  /** The lesson (flow id) that the mentor sent and the worker opened: what answers it goes to it. */
  lesson?: string;
}

/** One line of a ticket's history. `text` is what was said or noted, or null. */
export interface TicketEntry {
  ticket: number;
  what: TicketEntryKind;
  /** Who did it, or `THE_PROGRAMME`. */
  by: number;
  text: string | null;
  at: number;
}

export type TicketEntryKind =
  | 'opened'
  | 'alerted'
  | 'claimed'
  | 'declined'
  | 'worker_wrote'
  | 'mentor_wrote'
  | 'noted'
  | 'sent'
  | 'handed_over'
  | 'released'
  | 'phone_asked'
  | 'phone_given'
  | 'phone_refused'
  | 'visit_proposed'
  | 'visit_agreed'
  | 'visit_moved'
  | 'visit_done'
  | 'asked'
  | 'closed'
  | 'rated'
  | 'reopened';

/** A message about a ticket as it went into somebody's outbox. */
export interface TicketMessage {
  outboxId: number;
  ticket: number;
  personId: number;
  kind: 'alert' | 'relay' | 'history';
}

/** What a turn may write about tickets; a lost compare-and-set is a `store_conflict`, and the turn is planned anew. */
export type TicketRecord =
  | { kind: 'ticket_opened'; ticket: Ticket }
  /** Written onto the version that was read. */
  | { kind: 'ticket_changed'; ticket: Ticket }
  /** `by` null: the turn's own person. */
  | { kind: 'ticket_entry'; entry: Omit<TicketEntry, 'by'> & { by: number | null } }
  /** Points somebody at their ticket, or at none; the turn's own person is changed in the draft instead. */
  | { kind: 'ticket_of'; personId: number; ticket: number | null }
  /** A mentor's outcome moves the worker's stage, where the worker agreed to be remembered. */
  | { kind: 'stage_of'; personId: number; stage: Stage; cause: string; at: number };

/** The lesson a person finished last (flow id), and the score of their last finished quiz; null: none. */
export interface Learnt {
  flow: string | null;
  right: number | null;
  total: number | null;
}

export interface TicketVerbs {
  loadTicket(id: number): Promise<Ticket | null>;
  /** Number for the next ticket. */
  nextTicket(): Promise<number>;
  /** Waiting and claimed ones, oldest first. */
  openTickets(): Promise<Ticket[]>;
  /** Open ones that a mentor holds, oldest first. */
  ticketsHeldBy(mentorId: number): Promise<Ticket[]>;
  /** All tickets of a worker, oldest first. */
  ticketsOf(workerId: number): Promise<Ticket[]>;
  /** Closed at `since` or later. */
  ticketsClosedSince(since: number): Promise<Ticket[]>;
  ticketEntries(ticket: number): Promise<TicketEntry[]>;
  /** Alerts of a ticket that people got, one for each person: the last. */
  ticketAlerts(ticket: number): Promise<TicketMessage[]>;
  /** The ticket that a message of ours belongs to, by the channel's id of it (or its number, where the channel has none). */
  ticketOfMessage(personId: number, ref: string): Promise<number | null>;
  /** Whether somebody was alerted to a ticket. */
  wasAlerted(ticket: number, personId: number): Promise<boolean>;
  learntBy(personId: number): Promise<Learnt>;
  /** People who agreed to be remembered and helped and have no open ticket, by village as they wrote it; newest first. */
  helpable(limit: number): Promise<{ personId: number; village: string }[]>;
}
