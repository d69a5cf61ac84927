const characters = new Intl.Segmenter('id', { granularity: 'grapheme' });
/** Nothing that people write as one character is longer; what is may be cut between its code points. */
const LONGEST_CHARACTER = 100;

/** At most so many UTF-16 units of a text, and never a part of a character: no half emoji, no letter without its accent. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - LONGEST_CHARACTER);
  // Not from the middle of a surrogate pair, or all that follows would be read wrongly.
  const start = isLowHalf(text, from) ? from - 1 : from;
  const near = text.slice(start, most + LONGEST_CHARACTER);
  const whole = start + (characters.segment(near).containing(most - start)?.index ?? most - start);
  if (whole > start) return text.slice(0, whole);
  return text.slice(0, isLowHalf(text, most) ? most - 1 : most);
}

/** Pieces of at most so many UTF-16 units, cut at a line's end, else between words, else between whole characters. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = [rest.lastIndexOf('\n', most), rest.lastIndexOf(' ', most)].find((end) => end > most / 2);
    const piece = at === undefined ? beginningOf(rest, most) : rest.slice(0, at);
    pieces.push(piece.trimEnd());
    rest = rest.slice(piece.length).trimStart();
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}

/** The first so many characters, as people count them. */
export function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  let count = 0;
  for (const { index } of characters.segment(text)) if (++count > most) return text.slice(0, index);
  return text;
}

function isLowHalf(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}
