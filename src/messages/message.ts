/** The words that every room speaks: what arrives, what is said, and where it goes. */

export const CHANNELS = ['web', 'terminal', 'telegram', 'whatsapp'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export type MediaKind = 'photo' | 'voice' | 'audio' | 'video' | 'document' | 'sticker';

/** A file that somebody sent. Only its handle travels here: the bytes stay with the messenger until somebody is to see them. */
export interface Attachment {
  /** The channel that can fetch it; `drawn`: a picture that the program draws itself. */
  channel: ChannelName | 'drawn';
  media: MediaKind;
  /** The channel's own handle, or what is to be drawn. Whoever has it may be able to read the file, so it is as private as a message. */
  ref: string;
  mime?: string;
  /** File name of a document. */
  name?: string;
}

/** What a person did, parsed at the edge. Texts are normalised there: NFC, well-formed, no NUL. */
export type InboundContent =
  | { kind: 'text'; text: string }
  /** A button that stands for an act; only the store knows which, and for whom. */
  | { kind: 'button'; token: string; ref?: string }
  /** A pressed button: bound to the question it was shown with. `ref` is the channel's id of that message. */
  | { kind: 'choice'; ask: number; n: number; ref?: string }
  /** A deep link or first contact; the code says where the person came from (may be empty). */
  | { kind: 'start'; code: string }
  | { kind: 'media'; media: MediaKind | 'other'; caption?: string; attachment?: Attachment }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'contact' }
  /** An earlier message was edited; `ref` names it. Kept, answered only with a kind hint. */
  | { kind: 'edited'; text: string; ref: string }
  /** The person blocked or unblocked the bot. */
  | { kind: 'blocked' }
  | { kind: 'unblocked' };

export interface Inbound {
  channel: ChannelName;
  /** Unique per channel for ever; a second one is a duplicate and has no effect. */
  externalId: string;
  /** Where the answer goes: chat id, LID, web chat id. */
  address: string;
  /** Other names of the same chat, such as the phone number beside a LID: whichever comes, it is one person. */
  also?: readonly string[];
  content: InboundContent;
  /** The channel's own id of this message, for marks on it. */
  ref?: string;
  /** The channel's id of the message that this one answers. */
  replyTo?: string;
  /** Name and language as the messenger tells them; not stored unless the person consents. */
  from?: { name?: string; language?: string };
  /** UTC milliseconds at which it reached us. */
  at: number;
}

/** What a message looks like before a channel gives it its own form. */
export interface MessageBody {
  text: string;
  /** The question's number, for buttons; absent when nothing is asked. */
  ask?: number;
  /** `token`: a button that stands for an act instead of an answer to `ask`. */
  options?: { n: number; label: string; token?: string }[];
  /** Media id of the program; channels that cannot show it send only the text, which says the same. */
  media?: string;
  /** Somebody's file, passed on; `text` is its caption and may be empty. */
  attachment?: Attachment;
  /** Buttons that stand for acts, beside the words; channels without buttons leave them out, so the text names what to type. */
  buttons?: { label: string; token: string }[];
  /**
   * A case this message belongs to: it is erased with the worker, and an answer to it goes to the case. `from` is whose
   * words these are, `ref` their message, for a mark on it.
   */
  about?: { ticket: number; worker: number; kind: 'alert' | 'relay' | 'history'; from?: number; ref?: string };
  /** An earlier message of ours, by its number in the outbox (`ref` is filled in when it is sent): its words are replaced. */
  edits?: { outbox: number; ref?: string | null };
  /** Only a mark on somebody's own message: what they wrote reached the other side. */
  mark?: { ref: string };
  /** An earlier message of ours whose buttons are spent: it is edited to show what was chosen. */
  settles?: { ref: string; chosen: string };
  /** The announcement that this message invites to. */
  invites?: string;
  /** Nobody asked for it: it is held back in quiet hours and withdrawn after BERHENTI, even when it waits to be sent. */
  unasked?: boolean;
}

/** Channels where people fetch their messages; nothing has to be sent. */
export const PULLED: ReadonlySet<ChannelName> = new Set(['web', 'terminal']);

/**
 * Whether a message has a number of its own. What changes an earlier one has none; where people fetch their messages
 * nothing can be changed any more, so new words are said as a message, and mere marks are left out.
 */
export function isNumbered(body: MessageBody, channel: ChannelName): boolean {
  if (body.settles !== undefined || body.mark !== undefined) return false;
  return body.edits === undefined || PULLED.has(channel);
}

export interface Outbound {
  id: number;
  personId: number;
  channel: ChannelName;
  address: string;
  /** 1, 2, 3 … per person, in the order things were said. */
  seq: number;
  body: MessageBody;
  /** How many sends were tried before this one. */
  attempts: number;
}

/** `committed`: durably stored, so it may be acknowledged. `duplicate`: already stored before. */
export type Receipt = 'committed' | 'duplicate';
