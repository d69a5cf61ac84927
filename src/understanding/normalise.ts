import { remembering } from './remembering.ts';
import { SPELLINGS } from './spellings.ts';

/** Nearly every message; nothing in it needs folding but capital letters. */
const ASCII = /^[\0-\x7f]*$/;
const KEYCAP = /\uFE0F?\u20E3/gu;
const MARKS = /\p{M}/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const REPEATED = /(\p{L})\1{2,}/gu;
const DOUBLED_END = /(\p{L})\1$/u;
/** Words that truly end in a doubled letter. */
const TRULY_DOUBLED = new Set(['maaf', 'saat', 'taat', 'soo', 'kjj']);

/** Text as the rest of the house may compare and store it: NFC, well-formed, without NUL. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll('\u0000', '');
}

/**
 * The beginning of a text that stays within `most` UTF-16 units also once it is unfolded: one ﷺ becomes 18 letters, and the
 * work for a message must stay bounded by what is read and not by what was sent.
 */
export function boundedWhenUnfolded(text: string, most: number): string {
  if (text.length <= most && (ASCII.test(text) || text.normalize('NFKD').length <= most)) return text;
  let length = 0;
  let end = 0;
  for (const letter of text) {
    length += letter.normalize('NFKD').length;
    if (length > most) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

/**
 * One spelling for what people mean: folded forms (② → 2), lower case, no punctuation, long-drawn letters shortened,
 * everyday abbreviations and Javanese written out. Words are separated by one space.
 */
export function normalise(text: string): string {
  return words(text).join(' ');
}

/** Short messages ("1", "ya", "menu") come again and again, and one turn reads its message several times. */
const REMEMBERED_LENGTH = 60;
const REMEMBERED = 4000;
const REMEMBERED_LONG = 3;
type Words = readonly string[];

/** The words of `normalise`, in order. */
export const words = rememberingTexts(spell);

/** Folded words before any spelling is looked up. */
export const rawWords = rememberingTexts(fold);

function rememberingTexts(read: (text: string) => Words): (text: string) => Words {
  const remembered = new Map<string, Words>();
  // A long message is read by several readers, one after the other; some of them mark its sentences first.
  const long: { readonly text: string; readonly found: Words }[] = [];
  return (text) => {
    const isLong = text.length > REMEMBERED_LENGTH;
    const known = isLong ? long.find((one) => one.text === text)?.found : remembered.get(text);
    if (known) return known;
    const found = read(text);
    if (isLong) {
      if (long.unshift({ text, found }) > REMEMBERED_LONG) long.pop();
    } else {
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(text, found);
    }
    return found;
  };
}

function spell(text: string): Words {
  const found: string[] = [];
  for (const word of rawWords(text)) {
    const spelled = SPELLINGS.get(word);
    if (spelled === undefined) found.push(word);
    else if (spelled !== '') found.push(...spelled.split(' '));
  }
  return found;
}

function fold(text: string): string[] {
  const found: string[] = [];
  for (const part of ASCII.test(text) ? partsOfPlain(text.toLowerCase()) : partsOf(text)) {
    const short = shortened(part);
    if (typeof short === 'string') found.push(short);
    else found.push(...short);
  }
  return found;
}

const THOUSANDS = /(\d)[.,](?=\d{3}(?!\d))/g;

function partsOf(text: string): string[] {
  const folded = text.toWellFormed().replace(KEYCAP, ' ').normalize('NFKD').replace(MARKS, '').toLowerCase();
  const parts = folded.replace(THOUSANDS, '$1').replace(NOT_WORD, ' ').trim();
  return parts === '' ? [] : parts.split(' ');
}

/** The same for ASCII in small letters, several times as fast. */
function partsOfPlain(lower: string): string[] {
  const text = lower.replace(THOUSANDS, '$1');
  const parts: string[] = [];
  let from = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const inWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (inWord && from < 0) from = i;
    else if (!inWord && from >= 0) {
      parts.push(text.slice(from, i));
      from = -1;
    }
  }
  if (from >= 0) parts.push(text.slice(from));
  return parts;
}

/** One folded word without long-drawn letters, and without the digits that are joined to it. */
const shortened = remembering((part: string): string | readonly string[] => {
  const short = part.replace(REPEATED, '$1$1');
  const single =
    short !== part && !TRULY_DOUBLED.has(short) ? short.replace(DOUBLED_END, '$1').replace(/(\p{L})\1/gu, '$1') : short;
  const words = splitDigits(SPELLINGS.has(short) ? short : single);
  return words.length === 1 ? (words[0] ?? '') : words;
});

/** `kls3` → `kls 3`, `no2` → `no 2`; leaves `35rb` to the number reader as `35 rb`. */
function splitDigits(word: string): string[] {
  if (!/\d/.test(word) || !/\p{L}/u.test(word)) return [word];
  return word.split(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u);
}
