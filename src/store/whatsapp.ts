/** What the WhatsApp channel keeps: keys of its linked device, and the messages it may be asked for again. */

/** One value of the linked device's state; null deletes it. */
export interface KeyRow {
  /** `creds`, `session`, `pre-key`, … */
  kind: string;
  id: string;
  value: Uint8Array | null;
}

/** A row as it stands. */
export interface StoredKey {
  kind: string;
  id: string;
  value: Uint8Array;
}

export interface SentMessage {
  /** WhatsApp's id, chosen before the first try and kept for every other one: phones show it once. */
  id: string;
  /** The encoded message, for tries after a crash and for phones that could not read it. */
  message: Uint8Array;
}

export interface WhatsAppVerbs {
  /** Values by id; what is not there is left out. */
  loadKeys(kind: string, ids: readonly string[]): Promise<Map<string, Uint8Array>>;
  /** Every row, for sealing them all. */
  allKeys(): Promise<StoredKey[]>;
  /** All of them in ONE transaction. */
  saveKeys(rows: readonly KeyRow[]): Promise<void>;
  /** The device was unlinked: all its keys go. */
  clearKeys(): Promise<void>;

  /** Before a message goes out. Nothing is kept for people who were erased. */
  keepSent(outboxId: number, part: number, sent: SentMessage, at: number): Promise<void>;
  sentFor(outboxId: number, part: number): Promise<SentMessage | null>;
  sentMessage(id: string): Promise<Uint8Array | null>;
  /** WhatsApp said afterwards that it did not take the message: the outbox tells so too. False: not one of ours. */
  markUndelivered(id: string, error: string): Promise<boolean>;
  /** Messages sent before then can no longer be asked for again. Returns how many went. */
  dropSentBefore(at: number): Promise<number>;
  /** The person took a message back: its words go, the fact that it came stays. */
  forgetWords(externalId: string): Promise<void>;
}
