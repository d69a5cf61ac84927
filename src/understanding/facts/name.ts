import { cleanName } from '../clean-name.ts';
import { SPELLINGS } from '../spellings.ts';
import { GIVEN_NAMES } from './given-names.ts';
import {
  TITLES,
  NAMED,
  CALLED,
  HELLO,
  SELF,
  SKIPPED,
  VOCATIVES,
  WHOSE,
  NO_NAMES,
  INTO,
  NOT,
  BUT,
  OWN,
  OPENS,
  AFTER_NAME,
} from './name-words.ts';
import { isMark, type Said, type Word } from './said.ts';
import { readWorkAnswer } from './work.ts';

const LONGEST = 4;
/** What somebody wants to be called, where they say so: "panggil aja pak joko bos", "nama saya Siti Aminah". */
export function readName(said: Said): string | undefined {
  for (let i = 0; i < said.length; i++) {
    const start = nameStart(said, i);
    if (start === null) continue;
    const name = nameAt(said, start.at, start.strict);
    if (name !== undefined) return name;
  }
  return undefined;
}

/**
 * The name that an answer to "saya panggil siapa?" gives: peeled where it is introduced, else the whole answer. A refusal,
 * an emoji, a question and a job are none.
 */
export function readNameAnswer(said: Said): string | undefined {
  const introduced = readName(said);
  if (introduced !== undefined) return introduced;
  if (said.some(({ raw }) => raw === '?')) return undefined;
  let at = 0;
  while (
    at < said.length &&
    (SELF.has(said[at]?.raw ?? '') || SKIPPED.has(said[at]?.raw ?? '') || isMark(said[at] ?? { ...NONE }))
  )
    at++;
  const words = said.slice(at).filter((word) => !isMark(word));
  if (words.length > LONGEST + 2) return undefined;
  if (readWorkAnswer(words) && !(words[0] && words[0].raw in TITLES)) return undefined;
  return nameAt(said, at, false);
}

const NONE: Word = { text: '', raw: '', typed: '', digits: null, joined: false };

/** Where a name begins; `strict`: only a title says that it is one. */
function nameStart(said: Said, at: number): { at: number; strict: boolean } | null {
  const raw = said[at]?.raw ?? '';
  const next = said[at + 1]?.raw ?? '';
  if (CALLED.has(raw)) return { at: skipped(said, at + 1), strict: false };
  if (NAMED.has(raw)) {
    // "Ganti nama jadi Pak Sugeng".
    if (INTO.has(next)) return { at: at + 2, strict: false };
    const reversed = nameBefore(said, at);
    if (reversed !== null) return { at: reversed, strict: false };
    const right = notBut(said, at + 1);
    if (right !== null) return { at: right, strict: false };
    if (
      ['siapa', 'yang', 'kenapa', 'minta', 'atas', 'pakai', 'cuma', 'ubah', 'beda'].includes(said[at - 1]?.text ?? '')
    )
      return null;
    if (raw === 'nama' && at > 0 && !SELF.has(next) && !isMark(said[at + 1] ?? NONE) && !isOwnName(said, at))
      return null;
    if (WHOSE.has(next) && !(next in TITLES && isOwnTitle(said, at + 1))) return null;
    return { at: skipped(said, at + 1), strict: false };
  }
  if (HELLO.has(raw)) return { at: skipped(said, at + 1), strict: false };
  const isSelf = SELF.has(raw) || (raw === 'ini' && at === 0) || (raw === 'dengan' && opensHere(said, at));
  if (isSelf && isBareName(said, at)) return { at: at + 1, strict: false };
  // "Saya ini pak sastro".
  const titled = isSelf && next === 'ini' ? at + 2 : at + 1;
  if (isSelf && (said[titled]?.raw ?? '') in TITLES && isOwnTitle(said, titled)) return { at: titled, strict: true };
  if (at === 0 && raw in TITLES && isAlone(said)) return { at, strict: true };
  if (at === 0 && raw in TITLES && opensWithName(said)) return { at, strict: true };
  // A title before it belongs to the name: "bu titin aja mbak".
  return at === 0 && isOnlyName(said) ? { at, strict: false } : null;
}

/** At the beginning, after a mark, or after a greeting. */
function opensHere(said: Said, at: number): boolean {
  const before = said[at - 1];
  return before === undefined || isMark(before) || OPENS.has(before.raw);
}

/** "Ibu saya" and "bapak dua anak" are no title with a name. */
function isOwnTitle(said: Said, at: number): boolean {
  const next = said[at + 1];
  return next !== undefined && isNamePart(next) && !SELF.has(next.raw);
}

/** "Nama saya bukan Sri tapi Tri": where the right one stands. Null: none is denied. */
function notBut(said: Said, from: number): number | null {
  const not = SELF.has(said[from]?.raw ?? '') ? from + 1 : from;
  if (!NOT.has(said[not]?.raw ?? '')) return null;
  const but = said.findIndex((word, i) => i > not && (BUT.has(word.raw) || word.raw === ','));
  return but < 0 ? null : skipped(said, BUT.has(said[but + 1]?.raw ?? '') ? but + 2 : but + 1);
}

/** "Sa pu nama Maria", "sorry nama lengkapnya Yuniarti". */
function isOwnName(said: Said, at: number): boolean {
  const before = said[at - 1]?.raw ?? '';
  const first = said[skipped(said, at + 1)];
  const isSure = first !== undefined && isSureName(first);
  return isSure && (OWN.has(before) || SELF.has(before) || OPENS.has(before) || SKIPPED.has(said[at + 1]?.raw ?? ''));
}

/** "Aku Yanti", "gue Bimo driver ojol", "saya teguh dari Sleman": a name, and nothing behind it that makes it another word. */
function isBareName(said: Said, at: number): boolean {
  if (!opensHere(said, at)) return false;
  let end = at + 1;
  while (end < said.length && end <= at + 3 && isSureName(said[end] ?? NONE)) end++;
  const words = said.slice(at + 1, end);
  if (words.length === 0 || readWorkAnswer(words) !== undefined) return false;
  const next = said[end];
  if (next === undefined || isMark(next) || VOCATIVES.has(next.raw)) return true;
  return (
    AFTER_NAME.has(next.raw) || AFTER_NAME.has(next.text) || readWorkAnswer(said.slice(end, end + 2)) !== undefined
  );
}

/** Written like a name, or known as one. */
function isSureName(word: Word): boolean {
  return isNamePart(word) && (/^\p{Lu}\p{Ll}+$/u.test(word.typed) || GIVEN_NAMES.has(word.raw));
}

/** "Kanis nama", "sari nama saya": where the name begins that stands before; null: none does. */
function nameBefore(said: Said, at: number): number | null {
  if (at === 0) return null;
  const next = said[at + 1];
  if (next !== undefined && !isMark(next) && ![SELF, VOCATIVES, CALLED].some((words) => words.has(next.raw)))
    return null;
  let from = at;
  while (from > 0 && at - from < LONGEST && isSureName(said[from - 1] ?? NONE)) from--;
  if (from === at) return null;
  if ((said[from - 1]?.raw ?? '') in TITLES) from--;
  const before = said[from - 1];
  return before === undefined || isMark(before) || OPENS.has(before.raw) ? from : null;
}

/** "Bu Yatmi, buruh gendong, anak 3". */
function opensWithName(said: Said): boolean {
  const end = said.findIndex((word) => word.raw === ',');
  return (
    (end === 2 || end === 3) &&
    said.slice(1, end).every((word) => isSureName(word)) &&
    readWorkAnswer(said.slice(end + 1)) !== undefined
  );
}

/** "Togar", "yuni", "bu sri lestari": known names and nothing else. */
function isOnlyName(said: Said): boolean {
  const words = said.filter((word) => !isMark(word) && !VOCATIVES.has(word.raw));
  const [first] = words;
  return (
    first !== undefined &&
    words.length <= 3 &&
    GIVEN_NAMES.has(first.raw) &&
    words.every(isSureName) &&
    !(said[0] !== undefined && VOCATIVES.has(said[0].raw) && !(said[0].raw in TITLES)) &&
    !said.some(({ raw }) => raw === '?')
  );
}

/** The whole message is a title with a name: "bu tini". */
function isAlone(said: Said): boolean {
  const words = said.filter((word) => !isMark(word));
  const [first, second] = words;
  // "Ibu kejang" is a cry, "Ibu Tini" a name.
  if ((first?.text === 'ibu' || first?.text === 'bapak') && !/^\p{Lu}/u.test(second?.typed ?? '')) return false;
  return (
    words.length >= 2 &&
    words.length <= 3 &&
    words.slice(1).every((word) => isNamePart(word) || VOCATIVES.has(word.raw)) &&
    !said.some(({ raw }) => raw === '?')
  );
}

function skipped(said: Said, from: number): number {
  let at = from;
  // "Ngaran abdi teh Neng Yayah": there it is no title.
  const isTopic = (i: number) => said[i]?.raw === 'teh' && (said[i + 1]?.raw ?? '') in TITLES;
  while (at < said.length && (SELF.has(said[at]?.raw ?? '') || SKIPPED.has(said[at]?.raw ?? '') || isTopic(at))) at++;
  return at;
}

function nameAt(said: Said, from: number, strict: boolean): string | undefined {
  const parts: string[] = [];
  let title: string | undefined;
  for (let i = from; i < said.length && parts.length < LONGEST; i++) {
    const word = said[i];
    if (!word || isMark(word)) break;
    const own = TITLES[word.raw];
    if (
      parts.length === 0 &&
      title === undefined &&
      own !== undefined &&
      said[i + 1] &&
      isNamePart(said[i + 1] ?? NONE)
    ) {
      title = own;
      continue;
    }
    if (VOCATIVES.has(word.raw) && parts.length > 0) break;
    if (!isNamePart(word)) break;
    if (parts.length > 0 && endsName(said, i)) break;
    // Behind a title one name follows, a second only where it is written like one.
    if (parts.length > 0 && (strict || title !== undefined) && !/^\p{Lu}/u.test(word.typed)) break;
    parts.push(titleCase(word.typed));
  }
  if (parts.length === 0) return undefined;
  const name = [...(title === undefined ? [] : [title]), ...parts].join(' ');
  const clean = cleanName(name);
  return clean.length >= 2 ? clean : undefined;
}

/** "Bimo driver ojol", "teguh dari Sleman": another thing is told of whoever was named. */
function endsName(said: Said, at: number): boolean {
  const word = said[at];
  if (word === undefined || GIVEN_NAMES.has(word.raw)) return false;
  return AFTER_NAME.has(word.raw) || readWorkAnswer(said.slice(at, at + 2)) !== undefined;
}

/** A word that is said about other things: no name, and no kind of work. */
export function isOrdinary(word: Word): boolean {
  return (
    word.digits !== null ||
    NO_NAMES.has(word.raw) ||
    NO_NAMES.has(word.text) ||
    SPELLINGS.has(word.raw) ||
    SELF.has(word.raw)
  );
}

function isNamePart(word: Word): boolean {
  const { raw, typed, digits } = word;
  if (digits !== null || isMark(word) || raw.length > 20) return false;
  // "I Made", "I Gusti": the short word of a name in Bali.
  if (raw.length < 2) return typed === 'I';
  if (NO_NAMES.has(raw) || NO_NAMES.has(word.text) || SELF.has(raw) || CALLED.has(raw) || NAMED.has(raw)) return false;
  const known = SPELLINGS.get(raw);
  // "Siti" is no other spelling of anything; "sama" and "gmn" are.
  if (known !== undefined && known !== '' && !/^\p{Lu}\p{Ll}/u.test(typed)) return false;
  return !VOCATIVES.has(raw) || /^\p{Lu}/u.test(typed);
}

function titleCase(typed: string): string {
  const lower = typed === typed.toUpperCase() && typed.length > 3 ? typed.toLowerCase() : typed;
  return `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`;
}
