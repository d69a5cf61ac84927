import type { Command } from './api.ts';
import { isAsking, isBareReply } from './choose.ts';
import { isPlainCommand } from './commands.ts';
import { readCorrection, type Correction } from './corrections.ts';
import { stripCourtesy, type Courtesy } from './courtesy.ts';
import type { Danger, DangerLevel } from './danger/read-danger.ts';
import { readFacts, type Facts } from './facts/facts.ts';
import { isGreeting } from './greetings.ts';
import { hearWish } from './hear-wish.ts';
import type { HumanReading } from './human.ts';
import { lately, readFirst, type Read, type ReadingTools } from './lately-read.ts';
import type { Code } from './link-codes.ts';
import { readOptOut, type OptOut } from './opt-out.ts';
import { readOutcome, type Outcome } from './outcomes.ts';
import type { Understanding } from './questions.ts';
import { withoutMasks, type Masked } from './scrub.ts';
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
  readonly #tools: ReadingTools;
  readonly #read: Read;
  /** When and where it was said: UTC milliseconds, IANA zone. Days are counted from there. */
  protected readonly now: number;
  protected readonly zone: string;

  constructor(typed: string, tools: ReadingTools) {
    const read = lately(typed, tools) ?? readFirst(typed, tools);
    this.typed = typed;
    this.text = read.text;
    this.masked = read.masked;
    this.command = tools.takesAnyWords === true && !isPlainCommand(read.text) ? null : read.command;
    this.alarm = read.alarm;
    this.code = read.code;
    this.now = tools.now;
    this.zone = tools.zone;
    this.#tools = tools;
    this.#read = read;
  }

  /** Greeting, "mau tanya", forms of address and thanks, and what is left without them. */
  get courtesy(): Courtesy {
    return (this.#read.courtesy ??= stripCourtesy(this.text));
  }

  /** A wish for a person. */
  get human(): boolean {
    return !this.#isBare && this.humanHelp.wish === 'wished';
  }

  /** Words that may be such a wish: a person is offered, and no ticket opens by itself. */
  get perhapsHuman(): boolean {
    return !this.#isBare && this.humanHelp.wish === 'perhaps';
  }

  /** The same with what decided it; somebody may also sound lost without a wish. */
  get humanHelp(): HumanReading {
    return (this.#read.humanHelp ??= hearWish(this.text, this.#tools.wishes));
  }

  /** Whether somebody is in danger. */
  get danger(): DangerLevel {
    return this.alarm.level;
  }

  /** Whether no more messages are wanted, in whatever words. Where somebody is in danger, "berhenti" is of them. */
  get optOut(): OptOut {
    if (this.command === 'stop') return 'stop';
    if (this.#read.optOut === undefined)
      this.#read.optOut = this.command !== null || this.danger !== 'none' ? null : readOptOut(this.text);
    return this.#read.optOut;
  }

  /** A greeting and nothing else. */
  get isGreeting(): boolean {
    return (this.#read.isGreeting ??= isGreeting(this.text) || (this.courtesy.core === '' && !this.courtesy.thanks));
  }

  /** A number, or a global word: nothing more is told in it. Asking for help is also a wish. */
  get #isBare(): boolean {
    return (this.command !== null && this.command !== 'help') || /^\s*\d{1,2}\s*$/.test(this.text);
  }

  /** A yes or a no and nothing else. */
  get isBareReply(): boolean {
    return (this.#read.isBareReply ??= isBareReply(this.text));
  }

  /** A yes or a no in any form and nothing else. */
  get short(): Short | null {
    if (this.#read.short === undefined) this.#read.short = readShort(this.text);
    return this.#read.short;
  }

  /** What the person tells of themselves in these words. */
  get facts(): Facts {
    return (this.#read.facts ??= readFacts(this.text, this.now, this.zone, this.#tools.places));
  }

  /** What is reported of one's own JKN: registered, paid, accepted. */
  get outcome(): Outcome | null {
    if (this.#read.outcome === undefined)
      this.#read.outcome = this.#isBare ? null : readOutcome(this.text, this.now, this.zone);
    return this.#read.outcome;
  }

  /** What is taken back or put right: "eh belum ding", "salah, 5 orang". */
  get correction(): Correction | null {
    if (this.#read.correction === undefined)
      this.#read.correction = this.#isBare ? null : readCorrection(this.text, this.now, this.zone, this.#tools.places);
    return this.#read.correction;
  }

  /** By a question mark or an asking word. */
  get isAsking(): boolean {
    return (this.#read.isAsking ??= isAsking(this.text));
  }

  /** What the words mean where they are taken for questions, in their order; two where two were clearly put. */
  get questions(): readonly Understanding[] {
    const heard = { alarm: this.alarm, wishes: this.human };
    return (this.#read.questions ??= this.#tools.questions(withoutMasks(this.courtesy.core || this.text), heard));
  }

  /** The first of the questions. */
  get question(): Understanding {
    return this.questions[0] ?? NOTHING;
  }
}
