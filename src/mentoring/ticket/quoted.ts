import { piecesOf } from '../../messages/whole-characters.ts';
import { seen } from '../../understanding/clean-name.ts';

/** Begins each line of somebody's words where others read them, and no line of the program's own. */
export type QuoteMark = '💬' | '👤';
/** Where a channel splits a long message it finds the end of a line, so each piece begins with a mark. In UTF-16 units. */
const LONGEST_LINE = 1500;
/** A mark that somebody types themselves at the beginning of a line is taken off. */
const TYPED_MARKS = /^(?:[\s\uFE0F\u200D]|💬|👤|🗨|🗪)+/gmu;
/** `KMTR-WQPA-ZEHD`, and twelve letters behind the word that takes them. */
const CODES = [
  /(?<![\p{L}\d])[A-HJ-NP-Z]{4} ?\p{Pd} ?[A-HJ-NP-Z]{4} ?\p{Pd} ?[A-HJ-NP-Z]{4}(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])[A-HJ-NP-Z]{4}[ .][A-HJ-NP-Z]{4}[ .][A-HJ-NP-Z]{4}(?![\p{L}\d])/u,
  /(?:hubungkan|sambungkan|gabung|join|start)\s+[A-HJ-NP-Z]{12}(?![\p{L}\d])/iu,
];

/**
 * Words of one person as another one reads them: every line carries the mark, so none of them can look like a line of the
 * program. The first line's mark stands in the sentence around it.
 */
export function quoted(words: string, mark: QuoteMark): string {
  return seen(words)
    .replace(/[^\S\n]{3,}/gu, '  ')
    .replace(/\n\s*\n\s*/gu, '\n')
    .replace(TYPED_MARKS, '')
    .trim()
    .split('\n')
    .flatMap((line) => piecesOf(line, LONGEST_LINE))
    .join(`\n${mark} `);
}

/** Whether the words hold a code, which nobody should type because somebody else asks them to. */
export function holdsCode(words: string): boolean {
  return CODES.some((code) => code.test(words));
}
