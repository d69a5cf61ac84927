import { LONGEST_TEXT } from '../messages/longest-text.ts';
import type { Command } from './api.ts';
import { isAsking, isBareReply } from './choose.ts';
import { readCommand } from './commands.ts';
import { readCorrection, type Correction } from './corrections.ts';
import { stripCourtesy, type Courtesy } from './courtesy.ts';
import { readDanger, type Danger, type DangerLevel } from './danger/read-danger.ts';
import { readFacts, type Facts } from './facts/facts.ts';
import type { Places } from './facts/find-place.ts';
import { isGreeting } from './greetings.ts';
import { readHuman, type HumanReading } from './human.ts';
import { readCode, type Code } from './link-codes.ts';
import { readOutcome, type Outcome } from './outcomes.ts';
import type { QuestionIndex } from './question-index.ts';
import type { Understanding } from './questions.ts';
import { scrub, withoutMasks, type Masked } from './scrub.ts';
import { readShort, type Short } from './short.ts';

const NOTHING: Understanding = {
  action: 'fallback',
  topic: null,
  answerId: null,
  confidence: 0,
  candidates: [],
  emergency: false,
  danger: false,
  outside: false,
  why: { read: '', as: '', ranked: [] },
};

/** What a reading needs beside the words. */
export interface ReadingTools {
  /** Finds the questions in scrubbed words, at least one meaning; it costs more than all the rest of a turn. */
  readonly questions: QuestionIndex['read'];
  /** When it was said, UTC milliseconds. */
  readonly now: number;
  /** The clock of the person's place, an IANA zone. */
  readonly zone: string;
  /** Where people may live; without them no place is read. */
  readonly places?: Places | undefined;
}

/**
 * What somebody's words say, read once and handed to everybody who may answer. What nearly everybody asks is read at
 * once; the rest is read when it is first asked for, and then kept.
 */
export class Reading {
  /** As they came, numbers and all: only where a number was asked for, and never kept. */
  readonly typed: string;
  /** The words without numbers that must not be kept (T8), cut to a bounded length. */
  readonly text: string;
  readonly masked: readonly Masked[];
  /** The global word that the whole message is. */
  readonly command: Command | null;
  /** What kind of danger, and what showed it. */
  readonly alarm: Danger;
  /** The code of a link, an invitation or another chat of the same person. */
  readonly code: Code | null;
  readonly #find: QuestionIndex['read'];
  #courtesy: Courtesy | undefined;
  #humanHelp: HumanReading | undefined;
  #isGreeting: boolean | undefined;
  #isBareReply: boolean | undefined;
  #isAsking: boolean | undefined;
  #questions: readonly Understanding[] | undefined;
  #short: Short | null | undefined;
  #facts: Facts | undefined;
  readonly #places: Places | undefined;
  #outcome: Outcome | null | undefined;
  #correction: Correction | null | undefined;
  /** When and where it was said: UTC milliseconds, IANA zone. Days are counted from there. */
  protected readonly now: number;
  protected readonly zone: string;

  constructor(typed: string, { questions, now, zone, places }: ReadingTools) {
    const { text, masked } = scrub(typed.slice(0, LONGEST_TEXT));
    this.typed = typed;
    this.text = text;
    this.masked = masked;
    this.command = readCommand(text);
    this.alarm = readDanger(text);
    this.code = readCode(text);
    this.#find = questions;
    this.#places = places;
    this.now = now;
    this.zone = zone;
  }

  /** Greeting, "mau tanya", forms of address and thanks, and what is left without them. */
  get courtesy(): Courtesy {
    return (this.#courtesy ??= stripCourtesy(this.text));
  }

  /** A wish for a person. */
  get human(): boolean {
    return !this.#isBare && this.humanHelp.wish === 'wished';
  }

  /** The same with what decided it; somebody may also sound lost without a wish. */
  get humanHelp(): HumanReading {
    return (this.#humanHelp ??= readHuman(this.text));
  }

  /** Whether somebody is in danger. */
  get danger(): DangerLevel {
    return this.alarm.level;
  }

  /** A greeting and nothing else. */
  get isGreeting(): boolean {
    return (this.#isGreeting ??= isGreeting(this.text) || (this.courtesy.core === '' && !this.courtesy.thanks));
  }

  /** A number, or a global word: nothing more is told in it. Asking for help is also a wish. */
  get #isBare(): boolean {
    return (this.command !== null && this.command !== 'help') || /^\s*\d{1,2}\s*$/.test(this.text);
  }

  /** A yes or a no and nothing else. */
  get isBareReply(): boolean {
    return (this.#isBareReply ??= isBareReply(this.text));
  }

  /** A yes or a no in any form and nothing else. */
  get short(): Short | null {
    return (this.#short ??= readShort(this.text));
  }

  /** What the person tells of themselves in these words. */
  get facts(): Facts {
    return (this.#facts ??= readFacts(this.text, this.now, this.zone, this.#places));
  }

  /** What is reported of one's own JKN: registered, paid, accepted. */
  get outcome(): Outcome | null {
    if (this.#outcome === undefined) this.#outcome = this.#isBare ? null : readOutcome(this.text, this.now, this.zone);
    return this.#outcome;
  }

  /** What is taken back or put right: "eh belum ding", "salah, 5 orang". */
  get correction(): Correction | null {
    if (this.#correction === undefined)
      this.#correction = this.#isBare ? null : readCorrection(this.text, this.now, this.zone);
    return this.#correction;
  }

  /** By a question mark or an asking word. */
  get isAsking(): boolean {
    return (this.#isAsking ??= isAsking(this.text));
  }

  /** What the words mean where they are taken for questions, in their order; two where two were clearly put. */
  get questions(): readonly Understanding[] {
    const heard = { alarm: this.alarm, wishes: this.human };
    return (this.#questions ??= this.#find(withoutMasks(this.courtesy.core || this.text), heard));
  }

  /** The first of the questions. */
  get question(): Understanding {
    return this.questions[0] ?? NOTHING;
  }
}
