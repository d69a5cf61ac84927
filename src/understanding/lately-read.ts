import { MINUTE } from '../calendar/durations.ts';
import { LONGEST_TEXT } from '../messages/longest-text.ts';
import type { Command } from './api.ts';
import { readCommand } from './commands.ts';
import type { Correction } from './corrections.ts';
import type { Courtesy } from './courtesy.ts';
import { readDanger, type Danger } from './danger/read-danger.ts';
import type { Facts } from './facts/facts.ts';
import type { Places } from './facts/find-place.ts';
import type { HumanReading } from './human.ts';
import { readCode, type Code } from './link-codes.ts';
import type { OptOut } from './opt-out.ts';
import type { Outcome } from './outcomes.ts';
import type { Understanding } from './questions.ts';
import type { QuestionIndex } from './question-index.ts';
import { boundedWhenUnfolded } from './normalise.ts';
import { scrubAndCut, type Masked } from './scrub.ts';
import type { Short } from './short.ts';
import type { WishModel } from './wish-model.ts';

/** What a reading needs beside the words. */
export interface ReadingTools {
  /** Finds the questions in scrubbed words, at least one meaning; it costs more than all the rest of a turn. */
  readonly questions: QuestionIndex['read'];
  /** Hears wishes for a person in words that no rule knows; null: nothing was learnt. */
  readonly wishes: WishModel | null;
  /** When it was said, UTC milliseconds. */
  readonly now: number;
  /** The clock of the person's place, an IANA zone. */
  readonly zone: string;
  /** Where people may live; without them no place is read. */
  readonly places?: Places | undefined;
  /** Any words answer the question that waits: only a global word that is written letter by letter is none of them. */
  readonly takesAnyWords?: boolean;
}

/** All that was read of one text so far; undefined: nobody asked for it yet. */
export interface Read {
  readonly text: string;
  readonly masked: readonly Masked[];
  readonly command: Command | null;
  readonly alarm: Danger;
  readonly code: Code | null;
  courtesy: Courtesy | undefined;
  humanHelp: HumanReading | undefined;
  isGreeting: boolean | undefined;
  isBareReply: boolean | undefined;
  isAsking: boolean | undefined;
  questions: readonly Understanding[] | undefined;
  short: Short | null | undefined;
  optOut: OptOut | undefined;
  facts: Facts | undefined;
  outcome: Outcome | null | undefined;
  correction: Correction | null | undefined;
}

/** "Kelas 3", "sudah bayar", "Bu Tini": what many people write alike. A longer text is hardly ever written twice. */
const LONGEST = 32;
const MOST = 1000;
/** Days begin at whole quarters of an hour in every zone. */
const SAME_DAY = 15 * MINUTE;

/** What was read with these tools, by zone and text. The same words mean the same on the same day at the same place. */
interface Kept extends Pick<ReadingTools, 'questions' | 'wishes' | 'places'> {
  readonly quarter: number;
  readonly zones: Map<string, Map<string, Read>>;
}

let kept: Kept | null = null;

/** What somebody else's same words were read as a moment ago; undefined: nobody said them, or they are long. */
export function lately(typed: string, tools: ReadingTools): Read | undefined {
  return typed.length > LONGEST ? undefined : readIn(tools).get(typed);
}

function readIn({ questions, wishes, places, now, zone }: ReadingTools): Map<string, Read> {
  const quarter = Math.floor(now / SAME_DAY);
  if (kept?.quarter !== quarter || kept.questions !== questions || kept.wishes !== wishes || kept.places !== places)
    kept = { questions, wishes, places, quarter, zones: new Map() };
  const known = kept.zones.get(zone);
  if (known) return known;
  const read = new Map<string, Read>();
  kept.zones.set(zone, read);
  return read;
}

/** Reads what nearly everybody asks for; the rest is read when it is asked for. */
export function readFirst(typed: string, tools: ReadingTools): Read {
  const { text, masked } = scrubAndCut(boundedWhenUnfolded(typed, 2 * LONGEST_TEXT), LONGEST_TEXT);
  const read: Read = {
    text,
    masked,
    command: readCommand(text),
    alarm: readDanger(text),
    code: readCode(text),
    courtesy: undefined,
    humanHelp: undefined,
    isGreeting: undefined,
    isBareReply: undefined,
    isAsking: undefined,
    questions: undefined,
    short: undefined,
    optOut: undefined,
    facts: undefined,
    outcome: undefined,
    correction: undefined,
  };
  // Numbers and secrets of somebody are nobody else's.
  if (typed.length <= LONGEST && masked.length === 0 && read.code === null) keep(typed, read, readIn(tools));
  return read;
}

function keep(typed: string, read: Read, all: Map<string, Read>): void {
  if (all.size >= MOST) all.clear();
  all.set(typed, read);
}
