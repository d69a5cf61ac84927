import type { Text } from '../engine/program.ts';

/** What a free message was taken to mean. */
export interface Understanding {
  readonly action: 'answer' | 'clarify' | 'handoff' | 'fallback';
  readonly topic: string | null;
  readonly answerId: string | null;
  /** 0 … 1, calibrated: of answers given at 0.8, about 8 of 10 are the right ones. */
  readonly confidence: number;
  /** Ids of up to three questions that may be meant, best first. */
  readonly candidates: readonly string[];
  readonly emergency: boolean;
  /** Danger is named, but asked about: the answer begins with what to do if it is happening now. */
  readonly danger: boolean;
  /** The text is about something that has nothing to do with JKN. */
  readonly outside: boolean;
}

/** An answered question, ready to be said. */
export interface Answer {
  readonly id: string;
  readonly topic: string;
  /** How it reads as an option, e.g. "Cara bayar iuran?". */
  readonly label: string;
  /** One to three short messages. */
  readonly messages: readonly Text[];
  readonly caveat: boolean;
  readonly next: readonly string[];
  readonly flow: string | null;
  /** Not about JKN: it says where to go instead. */
  readonly elsewhere: boolean;
}
