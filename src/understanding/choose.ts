import type { Choice, OptionNames } from '../engine/program.ts';
import { distance } from './distance.ts';
import { words } from './normalise.ts';
import { ORDINALS, UNITS } from './number-words.ts';
import { asksByTail, readShort } from './short.ts';

const NONE: Choice = { kind: 'none' };

/** Javanese "tak pilih": I choose. Elsewhere "tak" means not. */
const I_CHOOSE = /\btak\s+(?=pilih|jawab|pencet)/iu;
/** Words that point at an option or only decorate; they neither help nor hinder. */
const FILLERS = new Set(
  'nomor pilih pilihan yang ke saja opsi jawab jawaban jawabannya mau saya aku ya pak bapak ibu angka klik tekan itu ini deh dong adalah kayaknya sepertinya mungkin pokoknya nggih ok oke option nomer si nya kaping paling'.split(
    ' ',
  ),
);
const YES = new Set(
  'ya iya y yo yoi yes iyo yup yap yoh nggih inggih enggih boleh ok oke okeh okay siap sip betul benar bener leres setuju mau gas lanjut ayo monggo mangga baik iyaa injih ho oh hooh'.split(
    ' ',
  ),
);
const NO = new Set('tidak no n nggak emoh moh wegah ogah jangan belum bukan'.split(' '));
/** Words that are a whole answer and no more. */
const ANSWERS = new Set('ya iya boleh oke ok setuju mau nggih tidak jangan emoh bukan'.split(' '));
const NEGATIONS = new Set(['tidak', 'belum', 'jangan', 'bukan', 'emoh', 'tanpa', 'kurang']);
/** A message that asks something is a question, not a choice, unless the option asks the same. */
const ASKING = new Set('berapa bagaimana kenapa kapan siapa apa mana kalau gimana'.split(' '));
/** Words that make a free message a question, but that an option may well hold. */
const ALSO_ASKING = new Set('apakah bisakah bolehkah kok kah mengapa bisa boleh benarkah cara syarat'.split(' '));

const LAST = new Set(['terakhir', 'akhir', 'bawah']);

interface Prepared {
  readonly names: readonly (readonly string[])[];
}

/**
 * Which of the options shown is meant: by its number in any dress ("no 2", "yang kedua", "loro"), its label, a part of
 * it, a synonym, with typos. What is left over after the match counts: a sentence that merely holds a number or a word
 * of an option is no choice.
 */
export function choose(text: string, options: readonly OptionNames[]): Choice {
  const typed = text.length > 200 ? [] : words(text.replace(I_CHOOSE, ''));
  if (typed.length === 0 || options.length === 0) return NONE;
  const exact = indexesWhere(options, (option) => isNamed(option, typed));
  if (exact.length === 1) return chosen(exact[0] ?? 0);
  const content = typed.filter((word) => !FILLERS.has(word));
  const named = namedByNumber(content, options);
  if (named !== null) return chosen(named);
  const pointed = pointedAt(typed, content, options.length);
  if (pointed !== null) return pointed < options.length ? chosen(pointed) : NONE;
  if (exact.length > 1) return { kind: 'ambiguous', indexes: exact };
  const prepared = options.map(prepare);
  const joined = indexesWhere(prepared, (option) => option.names.some((name) => sameJoined(name, typed)));
  if (joined.length === 1) return chosen(joined[0] ?? 0);
  const yesNo = yesOrNo(typed, prepared);
  if (yesNo !== null) return yesNo;
  if (asksByTail(typed)) return NONE;
  const found = byWords(content.length > 0 ? content : typed, prepared);
  return found.kind === 'none' ? (byShort(text, typed, prepared) ?? found) : found;
}

function chosen(index: number): Choice {
  return { kind: 'chosen', index };
}

/** Whether these words are one of its names. Nearly everybody answers so, or by a number. */
function isNamed({ label, also }: OptionNames, typed: readonly string[]): boolean {
  return sameWords(words(label), typed) || also.some((name) => sameWords(words(name), typed));
}

function prepare(option: OptionNames): Prepared {
  return { names: [option.label, ...option.also].map(words).filter((name) => name.length > 0) };
}

/** The position that a bare number, ordinal or "yang terakhir" points at; null: the message is none of these. */
function pointedAt(typed: readonly string[], content: readonly string[], count: number): number | null {
  const left = [...new Set(content.filter((word) => !YES.has(word)))];
  const [word] = left;
  if (left.length !== 1 || word === undefined || typed.length > 6) return null;
  if (/^\d{1,2}$/.test(word)) return positionOf(Number(word), count);
  if (LAST.has(word)) return count - 1;
  if (word === 'atas') return 0;
  const named = ORDINALS.get(word) ?? UNITS.get(word);
  return named === undefined || named === 0 ? null : positionOf(named, count);
}

/**
 * Where labels hold numbers ("Kelas 1", "Kelas 2"), a bare number means the label and not the place. Null: it is no bare
 * number, or names none of them.
 */
function namedByNumber(content: readonly string[], options: readonly OptionNames[]): number | null {
  const left = [...new Set(content.filter((word) => !YES.has(word)))];
  const [word] = left;
  if (left.length !== 1 || word === undefined) return null;
  const typed = /^\d{1,2}$/.test(word) ? word : String(UNITS.get(word) ?? '');
  if (typed === '') return null;
  const numbers = options.map(({ label }) => words(label).filter((part) => /^\d+$/.test(part)));
  if (numbers.filter((held) => held.length === 1).length < 2) return null;
  const holding = indexesWhere(options, (_, i) => numbers[i]?.length === 1 && numbers[i][0] === typed);
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

/** A number beyond the options points at nothing: `count` stands for "none of them". */
function positionOf(n: number, count: number): number {
  return n >= 1 && n <= count ? n - 1 : count;
}

/** A message that only says yes, no or "well": it answers something, and asks nothing. */
export function isBareReply(text: string): boolean {
  const typed = words(text);
  return typed.length > 0 && typed.every((word) => YES.has(word) || NO.has(word) || FILLERS.has(word));
}

/** Whether a message asks: by a question mark or an asking word. */
export function isAsking(text: string): boolean {
  return text.includes('?') || words(text).some((word) => ASKING.has(word) || ALSO_ASKING.has(word));
}

function yesOrNo(typed: readonly string[], prepared: readonly Prepared[]): Choice | null {
  const bare = typed.filter((word) => YES.has(word) || NO.has(word) || FILLERS.has(word));
  if (bare.length !== typed.length || typed.length > 5) return null;
  if (asksByTail(typed)) return null;
  const says = typed.some((word) => NO.has(word)) ? NO : typed.some((word) => YES.has(word)) ? YES : null;
  return says === null ? null : beginningWith(says, prepared);
}

/** A yes or no among forms of address and the like: "boleh mas, monggo". */
function byShort(text: string, typed: readonly string[], prepared: readonly Prepared[]): Choice | null {
  const short = readShort(text);
  if (short === null || !typed.some((word) => YES.has(word) || NO.has(word))) return null;
  return beginningWith(short === 'yes' ? YES : NO, prepared);
}

function beginningWith(says: ReadonlySet<string>, prepared: readonly Prepared[]): Choice | null {
  const strict = indexesWhere(prepared, (option) => option.names.some((name) => says.has(name[0] ?? '')));
  if (strict.length === 1) return chosen(strict[0] ?? 0);
  return strict.length > 1 ? { kind: 'ambiguous', indexes: strict } : null;
}

function byWords(content: readonly string[], prepared: readonly Prepared[]): Choice {
  const scores = prepared.map((option) => Math.max(0, ...option.names.map((name) => score(content, name))));
  const best = Math.max(...scores);
  if (best < 0.5) return NONE;
  const near = scores.flatMap((value, i) => (value >= best - 0.12 && value >= 0.5 ? [i] : []));
  if (near.length === 1) return chosen(near[0] ?? 0);
  return near.length <= 4 ? { kind: 'ambiguous', indexes: near } : NONE;
}

/** How well the words typed fit one name: 0 not at all, 1 the same. */
function score(content: readonly string[], name: readonly string[]): number {
  const label = name.filter((word) => !FILLERS.has(word));
  const wanted = label.length > 0 ? label : name;
  // "Tidak" and "Boleh" are answers of their own: within a sentence they say something else ("ini bayar tidak").
  if (wanted.length === 1 && ANSWERS.has(wanted[0] ?? '') && content.length > 1) return 0;
  if (negated(content) !== negated(wanted)) return 0;
  let matched = 0;
  let leftover = 0;
  for (const word of content) {
    const fit = Math.max(...wanted.map((other) => wordFit(word, other)));
    if (fit > 0) matched += fit;
    else if (ASKING.has(word)) return 0;
    else leftover++;
  }
  if (matched === 0) return 0;
  // Short messages may hold a word more than the label, or a few more where every word of a longer label is said;
  // other long ones are sentences with a life of their own.
  const whole = matched > wanted.length - 0.5;
  if (leftover > (whole && wanted.length >= 2 ? 3 : 1) || (leftover === 1 && !whole)) return 0;
  const covered = Math.min(1, matched / wanted.length);
  const used = matched / (matched + leftover);
  return 0.45 * used + 0.35 * covered + 0.2 * Math.min(covered, used);
}

function negated(list: readonly string[]): boolean {
  return list.some((word) => NEGATIONS.has(word));
}

/** 1 the same word, less for a typo or an opening part, 0 for another word. Numbers must be the same. */
function wordFit(typed: string, word: string): number {
  if (typed === word) return 1;
  if (hasDigit(typed) || hasDigit(word)) return 0;
  const stemTyped = stem(typed);
  const stemWord = stem(word);
  if (stemTyped === stemWord) return 0.95;
  if (typed.length >= 4 && word.startsWith(typed)) return 0.9;
  const allowed = editsAllowed(typed, word);
  const edits = allowed === 0 ? 1 : distance(typed, word, allowed);
  return edits <= allowed ? 0.9 - 0.1 * edits : 0;
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Short words have many neighbours: they must at least begin alike. */
function editsAllowed(typed: string, word: string): number {
  const shorter = Math.min(typed.length, word.length);
  if (shorter >= 8) return 2;
  if (shorter >= 4) return 1;
  return shorter === 3 && word.length === 4 && typed[0] === word[0] ? 1 : 0;
}

const ENDINGS = ['nya', 'kan', 'ku', 'mu', 'lah', 'kah'];

/** Takes off the endings people add and leave out most freely. */
function stem(word: string): string {
  if (word.length <= 5) return word;
  const ending = ENDINGS.find((known) => word.endsWith(known));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** "carabayar": the same letters with other gaps, or one typo in them. */
function sameJoined(name: readonly string[], typed: readonly string[]): boolean {
  const [a, b] = [name.join(''), typed.join('')];
  return name.length !== typed.length && b.length >= 6 && distance(a, b, 1) <= 1;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

function indexesWhere<Option>(options: readonly Option[], test: (option: Option, at: number) => boolean): number[] {
  const found: number[] = [];
  options.forEach((option, i) => {
    if (test(option, i)) found.push(i);
  });
  return found;
}
