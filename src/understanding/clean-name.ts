/** A name is as long as people call each other; counted in whole characters, as they are seen. */
const LONGEST = 40;
const characters = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * A name as it may stand in a line of the program: letters with `'`, `.`, `-` and single spaces, on one line, without
 * direction marks, invisible characters, digits or signs. '' when nothing of a name is left. Old rows hold names from
 * before this rule, so it is also applied where a name is said.
 */
export function cleanName(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[^\p{L}\p{M}'. -]/gu, '')
    .replace(/(^|[^\p{L}\p{M}])\p{M}+/gu, '$1')
    .replace(/ +/g, ' ')
    .replace(/^[ '.-]+|[ '-]+$/g, '');
  if (!/\p{L}/u.test(plain)) return '';
  return shortened(plain, LONGEST).trimEnd();
}

/** The first `most` whole characters: none of them is cut through, however it is written. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let count = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (++count > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
