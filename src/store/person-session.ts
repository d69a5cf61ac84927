import type { ChannelName } from '../messages/message.ts';
import type { Session } from '../engine/session.ts';
import type { Stage, Vars } from '../engine/program.ts';
import type { Reminding } from '../reminders/reminding.ts';

/** The running dialogue of a person with what the turn and the reminders keep beside it. Stored as one piece of JSON. */
export interface PersonSession extends Session {
  /** Options shown beside the dialogue with an answered question. */
  aside?: Aside;
  /** What the talk was about a moment ago. */
  talk?: Talk;
  reminding?: Reminding;
  /** A code that this chat asked for or typed, as long as it may still be answered or taken back. */
  linking?: Linking;
  /** Other chats that use this record. */
  links?: Link[];
  /** Codes that fitted nothing, since when. Times are UTC milliseconds. */
  wrongCodes?: { count: number; since: number };
  /** What was stored could not be read: this one is new, and the person is to be told. */
  damaged?: true;
}

export interface Linking {
  /** What stands for the code in the store. */
  token: string;
  /** UTC milliseconds. */
  until: number;
  /** This chat typed the code; else it asked for it. */
  typed?: true;
}

/** A chat of another channel that uses this record. */
export interface Link {
  channel: ChannelName;
  /** Its own record, which waits untouched; null: it was merged into this one. */
  other: number | null;
  /** Since when; UTC milliseconds. */
  at: number;
  /** The chat that this record began with. */
  home: { channel: ChannelName; address: string };
  /** Whoever writes there agreed that their own record is merged into this one. */
  merges?: true;
}

/**
 * The memory of the talk: small and bounded, and worth nothing after a while. Times are UTC milliseconds. Each part is
 * written by one answerer alone.
 */
export interface Talk {
  /** When the person wrote last. */
  at: number;
  /** The answer given last, and its topic: what "caranya?" and "berapa?" are read with. */
  answer?: string;
  topic?: string;
  /** What was told in passing and sums are made of. */
  known?: Known;
  /** How often in a row nothing was understood, and when last. */
  missed?: { count: number; at: number };
  /** The option that was pressed last, and taken. */
  pressed?: { ask: number; n: number; at: number };
  /** The album whose first picture was answered last: the others belong to it. */
  album?: string;
  /** How many voice notes or pictures came in a row, and when last. */
  wordless?: { count: number; at: number };
  /** Messages that wait to be answered with what follows: when the last and (since then) the first of them came. */
  pieces?: { texts: string[]; at: number; since?: number };
  /** The waiting question whose way back was told already. */
  told?: number;
  /** What was known before the last report was taken, for whoever says that it was wrong. */
  before?: { stage: Stage; vars: Vars; at: number };
  /** What comes next is for the ticket: its number was said last, and no question since. */
  forTicket?: boolean;
  /** Where the ticket stands was said last: asked at once again, it is said shorter. */
  stood?: boolean;
  /** That they stopped messages, and whether they wanted reminders before. */
  stopped?: { reminders: boolean; at: number };
  /** An emergency some hours ago at most. */
  urgent?: Urgent;
  /** They were asked once whether their answers may be kept, whatever came of it. */
  consentAsked?: true;
  /** When the line that sends to BPJS 165 was said last. */
  caveat?: number;
  /** Fingerprints of the bubbles of the turn before: none is sent twice running. */
  said?: number[];
}

export interface Urgent {
  kind: 'body' | 'despair';
  /** UTC milliseconds: it is over then. */
  until: number;
  /** How many things were said in it that were none of its questions. */
  said: number;
  /** Its question that was answered last. */
  asked?: string;
}

/** Facts of the household as they were told last; nothing here is a row. */
export interface Known {
  people?: number;
  class?: 1 | 2 | 3;
  /** In arrears. */
  months?: number;
  pregnant?: true;
  cardOff?: true;
}

export interface Aside {
  ask: number;
  options: AsideOption[];
}

export interface AsideOption {
  n: number;
  label: string;
  to: AsideTarget;
  /** Any form of yes or no takes this one: it is the answer to what the bot itself offered. */
  means?: 'yes' | 'no';
}

export type AsideTarget =
  | { kind: 'question'; id: string }
  | { kind: 'flow'; flow: string }
  /** What was reported is so: its dialogue begins, with what it is given. */
  | { kind: 'outcome'; flow: string; vars: Vars }
  | { kind: 'command'; command: 'help' | 'menu' | 'resume' }
  /** They may have meant that no more messages come, and were asked. */
  | { kind: 'stop' }
  /** Takes a stop back. */
  | { kind: 'unstop' }
  /** Calls a person about what is talked about. */
  | { kind: 'human' }
  /** It happens now. */
  | { kind: 'danger'; danger: Urgent['kind'] }
  /** It does not; `question` is what was asked, where that was clear. */
  | { kind: 'no_danger'; question: string | null }
  /** A person at once, by an urgent ticket. */
  | { kind: 'urgent_human' }
  /** Says that it is well; nothing else happens. */
  | { kind: 'dismiss' };
