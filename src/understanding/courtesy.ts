import {
  SALAMS,
  DAYTIME,
  DAYTIME_TOLD,
  ADDRESS,
  LONG_ADDRESS,
  PRAISE,
  OWNER,
  BOT,
  OF,
  SUBJECT,
  JUST,
  WANT,
  ASK,
  INFO,
  BEG,
  INSIDE_THANKS,
  ADDRESSEE,
  AFTER_ASK,
  SORRY,
  OPENING,
  THANKS,
  AFTER_THANKS,
  PLEA_END,
  BETWEEN,
  type Phrases,
  type Salam,
} from './courtesy-words.ts';
import { remembering } from './remembering.ts';

/** A message with its courtesy taken off both ends. */
export interface Courtesy {
  /** What is left, as it was typed; empty: the message was courtesy and nothing else. */
  readonly core: string;
  /** The first greeting. */
  readonly salam: Salam | null;
  readonly thanks: boolean;
}

interface Token {
  /** Small letters without marks; drawn-out letters are short. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Whether a comma, a full stop, a new line or the end stands behind it. */
  readonly stop: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ`´]*/gu;
const MARKS = /[\p{M}'’ʼ`´]/gu;
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const DRAWN_END = /(\p{L})\1+$/u;
const STOPS = /[,.!?;:\n()…-]/u;
/** A message opens and closes within so many characters. */
const REACH = 300;

/**
 * Takes greetings, "mau tanya", forms of address, apologies and thanks off both ends, again and again, and never what is
 * asked. Linear; looks at so many characters of each end.
 */
export function stripCourtesy(text: string): Courtesy {
  const opening = tokensOf(text.slice(0, REACH));
  const head = fromHead(opening);
  const first = opening[head.at];
  if (!first) return { core: opening.length === 0 ? text.trim() : '', salam: head.salam, thanks: head.thanks };
  const from = head.at === 0 ? 0 : first.from;
  const start = Math.max(from, text.length - REACH);
  const ending = tokensOf(text.slice(start));
  const tail = fromTail(ending, { opened: head.at > 0, whole: start === from });
  const last = ending[tail.at - 1];
  const thanks = head.thanks || tail.thanks;
  if (!last && start === from) return { core: '', salam: head.salam, thanks };
  // A question mark and the like belong to the last word.
  const next = ending[tail.at]?.from ?? 0;
  const end =
    tail.at === ending.length || !last ? text.length : start + last.to + closing(text, start + last.to, start + next);
  return { core: text.slice(from, end).trim(), salam: head.salam, thanks };
}

/** How many characters after a word still close its sentence. */
function closing(text: string, from: number, to: number): number {
  return /^\s?[?!.)"”]*/u.exec(text.slice(from, to))?.[0].trimEnd().length ?? 0;
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let before: RegExpExecArray | null = null;
  const add = ({ 0: typed, index }: RegExpExecArray, next: RegExpExecArray | null) => {
    const to = index + typed.length;
    const stop = next === null || ((next.index > to + 1 || text[to] !== ' ') && STOPS.test(text.slice(to, next.index)));
    found.push({ word: fold(typed), from: index, to, stop });
  };
  for (const match of text.matchAll(WORD)) {
    if (before) add(before, match);
    before = match;
  }
  if (before) add(before, null);
  return found;
}

const fold = remembering((word: string): string => {
  const folded = word.normalize('NFKD').replace(MARKS, '').toLowerCase();
  const short = folded.replace(DRAWN_OUT, '$1');
  return short === folded ? folded : short.replace(DRAWN_END, '$1');
});

/** Where the first word of the core stands. */
function fromHead(tokens: readonly Token[]): { at: number; salam: Salam | null; thanks: boolean } {
  let at = 0;
  let salam: Salam | null = null;
  let thanks = false;
  for (; at < tokens.length;) {
    const greeted = salamAt(tokens, at);
    const thanked = greeted ? 0 : thanksAt(tokens, at);
    const taken =
      greeted?.length ??
      (thanked ||
        longest(SORRY, tokens, at) ||
        askingAt(tokens, at) ||
        openingAt(tokens, at) ||
        addressAt(tokens, at) ||
        (at > 0 ? decorationAt(tokens, at) : 0));
    if (taken === 0) break;
    salam ??= greeted?.kind ?? null;
    thanks ||= thanked > 0;
    at += taken;
  }
  return { at, salam, thanks };
}

function salamAt(tokens: readonly Token[], at: number): { kind: Salam; length: number } | null {
  let best: { kind: Salam; length: number } | null = null;
  for (const { kind, phrases: list } of SALAMS) {
    const length = longest(list, tokens, at);
    if (length > (best?.length ?? 0)) best = { kind, length };
  }
  if (best === null) return null;
  const told = tokens[at + best.length];
  const last = tokens[at + best.length - 1];
  const daytime = DAYTIME.has(tokens[at]?.word ?? '') && best.length === 1;
  if (daytime && told && last?.stop !== true && DAYTIME_TOLD.has(told.word) && !asksNext(tokens, at + 1)) return null;
  // "P" and "a" are letters of other things as well.
  if ((tokens[at]?.word ?? '').length === 1 && at > 0) return null;
  return best;
}

/** "Saya mau tanya dong soal", "izin bertanya", "nyuwun pirsa", "minta info": how many words of it. */
function askingAt(tokens: readonly Token[], from: number): number {
  let at = from;
  const word = (i: number) => tokens[i]?.word ?? '';
  if (SUBJECT.has(word(at))) at++;
  while (JUST.has(word(at))) at++;
  let wants = 0;
  let begs = false;
  while (WANT.has(word(at)) || BEG.has(word(at)) || (wants > 0 && (SUBJECT.has(word(at)) || JUST.has(word(at))))) {
    begs ||= BEG.has(word(at));
    at++;
    if (++wants > 5) return 0;
  }
  // "Ikut" and the like want something else as well: only what ends in asking is an opening.
  const asks = wants > 0 && ASK.has(word(at));
  const informs = begs && INFO.has(word(at));
  if (!asks && !informs) return 0;
  at++;
  if (word(at) === word(at - 1)) at++;
  if (ADDRESSEE.has(word(at)) && tokens[at - 1]?.stop !== true) return 0;
  while (tokens[at - 1]?.stop !== true && AFTER_ASK.has(word(at))) at++;
  return at - from;
}

function asksNext(tokens: readonly Token[], at: number): boolean {
  return askingAt(tokens, at) > 0;
}

function openingAt(tokens: readonly Token[], at: number): number {
  const length = longest(OPENING, tokens, at);
  if (length === 0) return 0;
  const next = tokens[at + length];
  // "Tanya pendamping" and "tanya sama orang" are wishes.
  if (length === 1 && tokens[at + length - 1]?.stop !== true && next && ADDRESSEE.has(next.word)) return 0;
  let end = at + length;
  while (tokens[end - 1]?.stop !== true && AFTER_ASK.has(tokens[end]?.word ?? '')) end++;
  return end - at;
}

/** A form of address at the head: "min", "pak", "ibu," – and never one's own mother. */
function addressAt(tokens: readonly Token[], at: number): number {
  const praised = at > 0 ? longest(PRAISE, tokens, at) : 0;
  if (praised > 0) return praised;
  const named = longest(BOT, tokens, at);
  if (named > 0) return named;
  const token = tokens[at];
  if (!token) return 0;
  const next = tokens[at + 1];
  const opened = next === undefined || token.stop || asksNext(tokens, at + 1) || isCourtesy(tokens, at + 1);
  if (LONG_ADDRESS.has(token.word))
    return opened && (at > 0 || token.stop || next === undefined || !OWNER.has(next.word)) ? 1 : 0;
  if (!ADDRESS.has(token.word)) return 0;
  if (token.word.length === 1 && at === 0) return 0;
  return opened || !OWNER.has(next.word) || ['min', 'pak', 'bu', 'kak', 'gan', 'bro', 'admin'].includes(token.word)
    ? 1
    : 0;
}

function isCourtesy(tokens: readonly Token[], at: number): boolean {
  return (
    longest(SORRY, tokens, at) > 0 ||
    longest(THANKS, tokens, at) > 0 ||
    longest(OPENING, tokens, at) > 0 ||
    longest(BOT, tokens, at) > 0
  );
}

/** "Ya", "nih" between two courtesies of the head. */
function decorationAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  return token && BETWEEN.has(token.word) && (token.stop || ADDRESS.has(tokens[at + 1]?.word ?? '')) ? 1 : 0;
}

function thanksAt(tokens: readonly Token[], at: number): number {
  const length = longest(THANKS, tokens, at);
  if (length === 0) return 0;
  let end = at + length;
  while (tokens[end - 1]?.stop !== true && AFTER_THANKS.has(tokens[end]?.word ?? '')) end++;
  return end - at;
}

/** Where the core ends: one behind its last word. `opened`: courtesy stood before; `whole`: no word is missing here. */
function fromTail(
  tokens: readonly Token[],
  { opened, whole }: { opened: boolean; whole: boolean },
): { at: number; thanks: boolean } {
  let at = tokens.length;
  let thanks = false;
  const head = whole ? 0 : 1;
  for (; at > head;) {
    const thanked = thanksBefore(tokens, at, head);
    const taken = thanked || pleaBefore(tokens, at, head, opened) || addressBefore(tokens, at, head);
    if (taken === 0) break;
    thanks ||= thanked > 0;
    at -= taken;
    while (at - 1 > head && BETWEEN.has(tokens[at - 1]?.word ?? '')) at--;
  }
  return { at, thanks };
}

/** Thanks are never longer than so many words. */
const LONGEST_THANKS = 9;

/** How many words of thanks end before `end`, with what follows them: "makasih banyak sebelumnya ya pak". */
function thanksBefore(tokens: readonly Token[], end: number, least: number): number {
  let found = 0;
  for (let from = end - 1; from >= least && end - from <= LONGEST_THANKS; from--) {
    const length = longest(THANKS, tokens, from, end);
    if (length > 0 && everyFollows(tokens, from + length, end)) found = end - from;
    if (length > 0 || follows(tokens, from) || INSIDE_THANKS.has(tokens[from]?.word ?? '')) continue;
    break;
  }
  return found;
}

function everyFollows(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!follows(tokens, at) && longest(THANKS, tokens, at) === 0) return false;
  return true;
}

/** Words that may stand behind thanks. */
function follows(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return AFTER_THANKS.has(word) || ADDRESS.has(word) || LONG_ADDRESS.has(word) || longest(BOT, tokens, at) > 0;
}

/** "Mohon infonya" after something that is asked. */
function pleaBefore(tokens: readonly Token[], end: number, head: number, opened: boolean): number {
  for (let length = Math.min(5, end - head); length > 0; length--) {
    const from = end - length;
    if (longest(PLEA_END, tokens, from, end) !== length) continue;
    return from - head >= 2 || (from === 0 && length > 1 && opened) ? length : 0;
  }
  return 0;
}

function addressBefore(tokens: readonly Token[], end: number, head: number): number {
  const token = tokens[end - 1];
  if (!token) return 0;
  const before = tokens[end - 2];
  if (end - 1 > head && longest(BOT, tokens, end - 2) === 2) return 2;
  if (end - 1 === head) return 0;
  const apart = before?.stop === true || BETWEEN.has(before?.word ?? '');
  if (LONG_ADDRESS.has(token.word)) return apart ? 1 : 0;
  if (!ADDRESS.has(token.word) || token.word.length === 1) return 0;
  return apart || !OF.has(before?.word ?? '') ? 1 : 0;
}

/** The length of the longest of these phrases that stands here and ends before `end`; 0: none. */
function longest(list: Phrases, tokens: readonly Token[], at: number, end = tokens.length): number {
  const found = list
    .get(tokens[at]?.word ?? '')
    ?.find((phrase) => at + phrase.length <= end && phrase.every((word, i) => tokens[at + i]?.word === word));
  return found?.length ?? 0;
}
