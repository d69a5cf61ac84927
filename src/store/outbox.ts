/** Messages that are owed: claimed, sent, settled. Times are UTC milliseconds. */
import type { ChannelName, Outbound } from '../messages/message.ts';
import type { JobToDo } from './jobs.ts';

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

/** Jobs that follow when a message cannot be delivered, due at once; one that is there already stays as it is. */
export interface Aftermath {
  /** Of somebody on the staff who blocked the bot. */
  readonly staffBlocked: JobToDo;
  /** Of the person whose words were to be passed on. */
  readonly notPassedOn: (ticket: number) => JobToDo;
}

/** Buttons of earlier messages that still do something. */
export interface OpenQuestions {
  /** Numbers of the questions that wait, in the dialogue and beside it. */
  readonly asks: readonly number[];
  /** Tokens of buttons that stand for acts, the newest first, and no more than a page can show. */
  readonly buttons: readonly string[];
}

export interface OutboxVerbs {
  /**
   * A few of one person at a time, in order, and people in turn; whoever is owed nothing else goes first. Marks them as
   * being sent. What it costs depends neither on what waits for later nor on what others are owed. A limit of 0 takes
   * nothing, and only puts in order what came in.
   */
  claimOutbox(channel: ChannelName, limit: number, now: number): Promise<Outbound[]>;
  /** In one transaction with what follows from it. */
  settleOutbox(results: readonly OutboxResult[], aftermath: Aftermath): Promise<void>;
  /** After a start: sends that were in flight when the process died wait again, marked uncertain. Returns how many. */
  recoverOutbox(): Promise<number>;
  /** Deletes the last words to erased people once their time has passed. Returns how many. */
  sweepForgotten(now: number): Promise<number>;
  /**
   * What was put off beyond `until`, asked for or not, becomes due at once: after an outage, or where a clock ran ahead.
   * Returns how many; very many need several calls.
   */
  recallOutbox(channel: ChannelName, far: { unasked: boolean; until: number }, now: number): Promise<number>;
  /** How many messages that they asked for wait to be sent to this person; not counted beyond `most`. */
  owedTo(personId: number, most: number): Promise<number>;
  /** When the next waiting message of the channel falls due, or null. */
  nextOutboxAt(channel: ChannelName): Promise<number | null>;
  /** For channels that people fetch from. */
  messagesAfter(channel: ChannelName, address: string, seq: number, limit: number): Promise<Outbound[]>;
  /** What of all that was shown to this chat can still be answered or pressed at `now`. */
  openQuestions(channel: ChannelName, address: string, now: number): Promise<OpenQuestions>;
}
