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
  /** What decided; absent where no words were read. */
  readonly why?: QuestionWhy | undefined;
}

/** What decided about a question; for whoever asks why. */
export interface QuestionWhy {
  /** The part of the message that was taken. */
  readonly read: string;
  /** The same as it was looked up: without courtesy, in plain Indonesian, with typing errors mended. */
  readonly as: string;
  /** The best answers: in all, what the trained model gives, and likeness to the likest phrasing; 0 … 1 each. */
  readonly ranked: readonly {
    readonly id: string;
    readonly score: number;
    readonly probable: number;
    readonly like: number;
  }[];
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
