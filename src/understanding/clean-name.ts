import { firstCharacters } from '../messages/whole-characters.ts';

/** A name is as long as people call each other; in whole characters, as they are seen. */
const LONGEST = 40;
/** What no line of a chat needs: direction marks, invisible and control characters; not what joins a family of emoji. */
const UNSEEN = /(?!\u200D)[\p{Cf}\p{Co}\p{Cs}]|(?![\t\n\v\f\r\u0085])\p{Cc}|\u034F|[\u115F\u1160\u3164\uFFA0\u2800]/gu;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** More marks on one letter are no spelling of any name, and cross out what stands above them. */
const TOO_MANY_MARKS = /(\p{M}{3})\p{M}+/gu;
const STROKES = /[\u0335-\u0338\u20D0-\u20FF]/gu;

/**
 * A name as it may stand in a line of the program: letters with `'`, `.`, `-` and single spaces, on one line, without
 * direction marks, invisible characters or signs. '' when nothing of a name is left. Old rows hold names from before this
 * rule, so it also holds where a name is said. `digits`: also "Kader RW 05", for names that the programme gives.
 */
export function cleanName(typed: string, { digits = false }: { readonly digits?: boolean } = {}): string {
  const plain = seen(typed)
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(STROKES, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .replace(digits ? /[^\p{L}\p{M}\d'. -]/gu : /[^\p{L}\p{M}'. -]/gu, '')
    .replace(/(^|[^\p{L}\p{M}])\p{M}+/gu, '$1')
    .replace(/ +/g, ' ')
    .replace(/^[ '.-]+|[ '-]+$/g, '')
    // What stood between a letter and its mark is gone.
    .normalize('NFC');
  return /\p{L}/u.test(plain) ? firstCharacters(plain, LONGEST).trimEnd() : '';
}

/** Words without what nobody sees; line ends of any kind are one kind. */
export function seen(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(UNSEEN, '');
}

/** Words on one line, without what nobody sees. */
export function oneLine(text: string): string {
  return seen(text).replace(/\s+/gu, ' ').trim();
}
