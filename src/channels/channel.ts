/** The port between the outside world's messengers and the rest of the house. */
import type { Attachment, ChannelName, Inbound, Outbound, Receipt } from '../messages/message.ts';

export type SendResult =
  | { kind: 'sent'; ref: string | null }
  /**
   * Try again, not before so many milliseconds from now when given. `global`: the whole channel must pause; `throttled`:
   * this chat was told to wait; `uncertain`: it may have arrived all the same; `untried`: does not count as a try.
   */
  | {
      kind: 'retry';
      afterMs?: number;
      global?: boolean;
      throttled?: boolean;
      uncertain?: boolean;
      untried?: boolean;
      reason: string;
    }
  /** The person blocked the bot or is gone; nothing more is sent to them until they write again. */
  | { kind: 'blocked'; reason: string }
  /** This message can never be sent as it is. */
  | { kind: 'rejected'; reason: string };

/** Hands stimuli to the turn. Resolves after the commit; rejects when nothing was stored. */
export type Receive = (inbound: Inbound) => Promise<Receipt>;

export interface Channel {
  readonly name: ChannelName;
  /** `pull`: people fetch their messages (web); the outbox has nothing to send. */
  readonly delivery: 'push' | 'pull';
  /** Keeps a pace of its own, so that the outbox adds none. */
  readonly pacesItself?: boolean;
  start(receive: Receive): Promise<void>;
  send(message: Outbound): Promise<SendResult>;
  /** The bytes of a file that came over this channel. Throws `media_gone`, `media_too_big`; anything else may pass. */
  fetch?(attachment: Attachment): Promise<Uint8Array>;
  stop(): Promise<void>;
}
