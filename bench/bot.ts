import { repliesTo } from './dialogue.ts';

/** One program that holds the dialogue with people whose state it keeps in a data folder. */
export interface Bot {
  /** The chat writes what it writes at this turn. Resolves when the answer is durably stored. */
  take(chat: number, turn: number): Promise<void>;
  /** Finishes and closes everything. */
  close(): Promise<void>;
}

export interface Implementation {
  readonly name: string;
  /** Stores `people` chats, each where `turnsBefore` says. */
  prepare(dataDir: string, people: number): Promise<void>;
  open(dataDir: string): Promise<Bot>;
  /**
   * Compares what was replied with what had to be, where `take` has not done so itself. `turns[i]` is how many turns
   * chat i has had by now. Throws `WrongReplies`.
   */
  check(dataDir: string, turns: Uint32Array): void;
}

export class WrongReplies extends Error {
  constructor(name: string, chat: number, turn: number, expected: readonly string[], got: readonly string[]) {
    super(
      `${name} replied otherwise in chat ${chat}, turn ${turn}:\nexpected ${JSON.stringify(expected)}\ngot      ${JSON.stringify(got)}`,
    );
    this.name = 'WrongReplies';
  }
}

/** Throws `WrongReplies` unless these are the replies the turn must bring. */
export function expectReplies(name: string, chat: number, turn: number, got: readonly string[]): void {
  const expected = repliesTo(chat, turn);
  if (expected.length !== got.length || expected.some((text, i) => text !== got[i])) {
    throw new WrongReplies(name, chat, turn, expected, got);
  }
}
