/** The port between the outside world's messengers and the rest of the house. docs/channels.md says how to add one. */
import type { Attachment, ChannelName, Inbound, Outbound, Receipt } from '../messages/message.ts';
import type { Pace } from './channel-traits.ts';

/**
 * How a send ended. What the outbox does follows from `kind` alone; `reason` is for the log and for whoever looks into
 * the database, never words of a person.
 */
export type SendResult =
  /** The messenger took it. `ref`: its own id of the message, for marks, edits and answers; null: it has none. */
  | { kind: 'sent'; ref: string | null }
  /** The messenger is in trouble, or has trouble with this message: it is tried again after a growing pause. */
  | { kind: 'later'; reason: string }
  /** This chat was told to wait so many milliseconds; several chats at once mean the whole channel. No more than a minute is waited. */
  | { kind: 'throttled'; afterMs: number; reason: string }
  /** Nothing can go over this channel; it may be tried again after so many milliseconds, a minute at most. */
  | { kind: 'channel_down'; afterMs: number; reason: string }
  /** It may have arrived or not. It is tried again, marked as uncertain. */
  | { kind: 'unknown_fate'; reason: string }
  /** It was not tried: the channel itself keeps it for so many milliseconds. Does not count as a try. */
  | { kind: 'held'; afterMs: number; reason: string }
  /** The person blocked the bot or is gone; nothing more is sent to them until they write again. */
  | { kind: 'blocked'; reason: string }
  /** This message can never be sent as it is. */
  | { kind: 'rejected'; reason: string };

/**
 * Hands a stimulus to the turn. Resolves after the commit: only then may it be acknowledged to the messenger. Rejects
 * when nothing was stored: then the messenger must bring it again.
 */
export type Receive = (inbound: Inbound) => Promise<Receipt>;

/** A messenger that is written to. Where people fetch their messages (`pull`) there is none: a page or a command reads them. */
export interface Channel {
  readonly name: ChannelName;
  readonly pace: Pace;
  /** Begins to listen. Resolves at once: the rest of the house does not wait for a messenger. */
  start(receive: Receive): Promise<void>;
  /**
   * Sends one message in the channel's own form. Messages of one chat come one after the other, those of several chats
   * side by side. A message that was tried before may come again, also after a crash.
   */
  send(message: Outbound): Promise<SendResult>;
  /** The bytes of a file that came over this channel. Throws `media_gone`, `media_too_big`; anything else may pass. */
  fetch?(attachment: Attachment): Promise<Uint8Array>;
  /** Resolves when nothing more is received and the sends in flight have ended. */
  stop(): Promise<void>;
}
