import { join } from 'node:path';
import type { Guide } from '../src/turn/guide.ts';
import type { Implementation } from './bot.ts';
import { FIRST_CHAT, turnsBefore } from './dialogue.ts';
import type { Walked } from './seed.ts';

/** How much is measured. */
export interface Sizes {
  /** People stored while implementations are compared. */
  readonly people: number;
  /** People stored for the question whether many cost more than few. */
  readonly many: number;
  readonly few: number;
  readonly rounds: number;
  /** Milliseconds of one implementation in one round. */
  readonly ms: number;
  /** Seconds of load while memory is watched. */
  readonly soak: number;
  readonly messages: number;
  /** Passes over all utterances. */
  readonly passes: number;
}

export const FULL: Sizes = {
  people: 100_000,
  many: 1_000_000,
  few: 1_000,
  rounds: 3,
  ms: 4000,
  soak: 60,
  messages: 30_000,
  passes: 30,
};

/** The same within a minute: figures scatter more. */
export const QUICK: Sizes = {
  people: 10_000,
  many: 20_000,
  few: 1_000,
  rounds: 3,
  ms: 200,
  soak: 3,
  messages: 2_000,
  passes: 5,
};

/** An implementation with the people it has stored, and how many turns each of them has had. */
export interface Field {
  readonly implementation: Implementation;
  readonly dataDir: string;
  readonly turns: Uint32Array;
}

/** What every section works with. */
export interface World {
  readonly sizes: Sizes;
  /** Deleted at the end; on the disk that is measured. */
  readonly folder: string;
  /** Root of the content that is measured: what is shipped and the flows of the benchmark. */
  readonly root: string;
  readonly guide: Guide;
  readonly walked: readonly Walked[];
  readonly kawan: Implementation;
  readonly peers: readonly Implementation[];
  /** Fields of `sizes.people`, made when first asked for. */
  field(name: string): Promise<Field>;
  /** A field of our own with so many people, made when first asked for. */
  fieldOf(people: number): Promise<Field>;
  /** Tells what is going on. */
  tell(text: string): void;
}

export async function prepareField(implementation: Implementation, folder: string, people: number): Promise<Field> {
  const dataDir = join(folder, `${implementation.name.replaceAll(' ', '-')}-${people}`);
  await implementation.prepare(dataDir, people);
  return { implementation, dataDir, turns: startTurns(people) };
}

export function startTurns(people: number): Uint32Array {
  return Uint32Array.from({ length: people }, (_, i) => turnsBefore(FIRST_CHAT + i));
}

/** Compares everything said so far with what had to be said. */
export function checkField({ implementation, dataDir, turns }: Field): void {
  implementation.check(dataDir, turns);
}
