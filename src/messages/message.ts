/** The words that every room speaks: what arrives, what is said, and where it goes. */

/** WhatsApp first, since it is what most people have: links are shown in this order. */
export const CHANNELS = ['whatsapp', 'telegram', 'web', 'terminal'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export type MediaKind = 'photo' | 'voice' | 'audio' | 'video' | 'document' | 'sticker';

/** A file that somebody sent. Only its handle travels here: the bytes stay with the messenger until somebody is to see them. */
export interface Attachment {
  /** The channel that can fetch it; `drawn`: a picture that the program draws itself. */
  channel: ChannelName | 'drawn';
  media: MediaKind;
  /** The channel's own handle, or what is to be drawn. Those who have it may be able to read the file, so it is as private as a message. */
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
  /** Somebody's card: as much of it as can be read. */
  | { kind: 'contact'; name?: string; phone?: string }
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
  /** Pictures that were sent at once share it. */
  album?: string;
  /** UTC milliseconds at which it reached us. */
  at: number;
}

/** A button that stands for an act; only the store knows which, and for whom. */
export interface ActButton {
  label: string;
  token: string;
}

/** A numbered answer. `token`: its button stands for an act instead of an answer to `ask`. */
export interface Option {
  n: number;
  label: string;
  token?: string;
}

/** The ticket that a message belongs to: the message is erased with the worker, and an answer to it goes to the ticket. */
export interface About {
  ticket: number;
  worker: number;
  kind: 'alert' | 'relay' | 'history';
  /** Whose words these are. */
  from?: number;
  /** Where and as what they wrote them, for a mark on their message once this one has arrived. */
  ref?: string;
  channel?: ChannelName;
}

/** Own words. A channel leaves out what it cannot show, so the text says the same. */
export interface Say {
  kind: 'say';
  text: string;
  /** The question's number, for buttons; absent when nothing is asked. */
  ask?: number;
  options?: Option[];
  /** Media id of the program. */
  media?: string;
  /** Beside the words: the text names what to type instead. */
  buttons?: ActButton[];
  about?: About;
  /** The announcement that this message invites to. */
  invites?: string;
  /** Unasked: it is held back in quiet hours and withdrawn after BERHENTI, even when it waits to be sent. */
  unasked?: boolean;
  /** Its words went with the data of the worker whom they were about. */
  erased?: boolean;
}

/** A person's file, or one that the program draws, with a caption that may be empty. */
export interface Forward {
  kind: 'forward';
  attachment: Attachment;
  text: string;
  about?: About;
  unasked?: boolean;
}

/** New words and buttons for an earlier message of ours. */
export interface Edit {
  kind: 'edit';
  /** Its number in the outbox. */
  outbox: number;
  /** The channel's own id of it, filled in when this is sent; null: it never arrived. */
  ref?: string | null;
  text: string;
  buttons?: ActButton[];
  about?: About;
}

/** A mark on somebody's own message: what they wrote reached the other side. */
export interface Mark {
  kind: 'mark';
  ref: string;
}

/** The buttons of an earlier message of ours are spent: it is changed to show what was chosen. */
export interface Settle {
  kind: 'settle';
  ref: string;
  chosen: string;
}

/** What is said, before a channel gives it its own form. */
export type Message = Say | Forward | Edit | Mark | Settle;

export interface Outbound {
  id: number;
  personId: number;
  channel: ChannelName;
  address: string;
  /** 1, 2, 3 … per person, in the order things were said. */
  seq: number;
  body: Message;
  /** How many sends were tried before this one. */
  attempts: number;
  /** Since when it is owed, in UTC milliseconds; known of what is claimed to be sent. */
  at?: number;
  /** Last words to somebody whose data was erased: nothing said before them is kept. */
  last?: true;
}

/** `committed`: durably stored, so it may be acknowledged. `duplicate`: already stored before. */
export type Receipt = 'committed' | 'duplicate';
