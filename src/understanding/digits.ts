/** Digits that stand together in a text, in whatever dress. Offsets are UTF-16 units of the text, `end` is exclusive. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** The same digits as 0–9. */
  readonly digits: string;
}

/** All groups of a text in order. What is no decimal digit (½) is none here either. One walk over the text. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: { start: number; end: number; digits: string }[] = [];
  let isOpen = false;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const read = code < 0x80 ? readAscii(text, at, code) : readOther(code);
    if (read === '') {
      // An unseen mark parts nothing.
    } else if (read === null) isOpen = false;
    else {
      const last = isOpen ? groups.at(-1) : undefined;
      if (last) {
        last.end = end;
        last.digits += read;
      } else groups.push({ start: at, end, digits: read });
      isOpen = true;
    }
    at = end;
  }
  return groups;
}

/** The text with the digits of other scripts as 0–9: ٤ → 4. */
export function plainDigits(text: string): string {
  return text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => readOther(digit.codePointAt(0) ?? 0) ?? digit);
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A digit, or a letter typed for 0 or 1 between digits (O812, 34O4, 0l2). */
function readAscii(text: string, at: number, code: number): string | null {
  if (isDigit(code)) return text[at] ?? null;
  const value = LOOKS_LIKE[text[at] ?? ''];
  if (value === undefined) return null;
  const before = neighbour(text, at, -1);
  const after = neighbour(text, at, 1);
  if (!after) return null;
  return before || (value === '0' && startsNumber(text, at)) ? value : null;
}

const LOOKS_LIKE: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1' };

/** Whether a digit stands beside, with at most three more such letters between. */
function neighbour(text: string, at: number, step: 1 | -1): boolean {
  for (let away = 1; away <= 4; away++) {
    const mark = text[at + away * step] ?? ' ';
    if (isDigit(mark.charCodeAt(0))) return true;
    if (!(mark in LOOKS_LIKE)) return false;
  }
  return false;
}

/** The O of O812 and of O8123456. */
function startsNumber(text: string, at: number): boolean {
  return /^8\d\d/.test(text.slice(at + 1, at + 4)) && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}

const known = new Map<number, string | null>();
const MOST_KNOWN = 4_000;

function readOther(code: number): string | null {
  const had = known.get(code);
  if (had !== undefined) return had;
  const read = digitsOf(code);
  if (known.size < MOST_KNOWN) known.set(code, read);
  return read;
}

/** '' for a mark that is not seen, and for the frame of a keycap (3️⃣). */
function digitsOf(code: number): string | null {
  const mark = String.fromCodePoint(code);
  if (/^[\p{Cf}\p{Mn}\p{Me}]$/u.test(mark)) return '';
  const circled = CIRCLED.find(({ from, to }) => code >= from && code <= to);
  if (circled) return String(code - circled.from + circled.first);
  const plain = mark.normalize('NFKC');
  if (/^\d+$/.test(plain)) return plain;
  return /^\p{Nd}$/u.test(mark) ? String(placeInScript(code)) : null;
}

/** Circled digits that no normal form of Unicode turns into plain ones. */
const CIRCLED = [
  { from: 0x24ff, to: 0x24ff, first: 0 },
  { from: 0x2776, to: 0x277f, first: 1 },
  { from: 0x278a, to: 0x2793, first: 1 },
  { from: 0x24f5, to: 0x24fe, first: 1 },
];

/** The digits of a script stand in a row of ten: the place in it is the value. */
function placeInScript(code: number): number {
  let place = 0;
  while (place < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - place - 1))) place++;
  return place;
}
