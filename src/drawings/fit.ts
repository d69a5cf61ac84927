import { widthOf } from './render.ts';
import { line, type Written } from './svg.ts';

/** Letters may shrink to this part of their size before the words go onto two lines. */
const SMALLEST = 0.62;
/** Two lines stand together in the room of one large one. */
const TWO_LINES = 0.7;
const LINE_HEIGHT = 1.2;

/** Words in the middle of a width, as large as they fit: smaller letters first, then two lines. `y` is the line's. */
export function fitted(words: string, width: number, at: Written): string {
  const bold = at.bold === true;
  const shrunk = (text: string, size: number) => Math.min(size, (at.size * width) / widthOf(text, at.size, bold));
  const size = shrunk(words, at.size);
  const halves = inHalves(words);
  if (size >= at.size * SMALLEST || halves === null) return line(words, { ...at, size: rounded(size) });
  const both = rounded(Math.min(...halves.map((half) => shrunk(half, at.size * TWO_LINES))));
  const top = at.y - (at.size * 0.7) / 2 - both * (LINE_HEIGHT / 2 - 0.35);
  return halves.map((half, i) => line(half, { ...at, size: both, y: rounded(top + i * both * LINE_HEIGHT) })).join('');
}

/** Cut at the space nearest to the middle; null when there is none. */
function inHalves(words: string): readonly [string, string] | null {
  const spaces = Array.from(words.matchAll(/ /g), ({ index }) => index);
  const middle = words.length / 2;
  const [best] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return best === undefined ? null : [words.slice(0, best), words.slice(best + 1)];
}

/** Whole tenths: nobody sees more, and the file stays small. */
function rounded(value: number): number {
  return Math.floor(value * 10) / 10;
}
