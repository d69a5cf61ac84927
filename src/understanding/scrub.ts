import { digitGroups, type DigitGroup } from './digits.ts';
import { harmless } from './harmless-numbers.ts';

/** What must not be kept. */
export type Masked = 'nik' | 'card' | 'phone' | 'email';

const PLACEHOLDER: Record<Masked, string> = {
  nik: '[nomor NIK/KK disembunyikan]',
  card: '[nomor kartu disembunyikan]',
  phone: '[nomor telepon disembunyikan]',
  email: '[alamat email disembunyikan]',
};

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: Masked;
}

/**
 * Masks NIK and KK (16 digits), membership and account numbers (11 digits and more), phone numbers and e-mail addresses
 * before anything is written (T8). Digits count and not what stands between them: any marks, spaces, line breaks,
 * pictures, unseen characters, a "dan"; digits of any script, letters typed for 0 and 1, and digits in words. Dates,
 * hours, amounts, counting, virtual accounts, queue numbers, telephones of offices and the public numbers of BPJS stay.
 * Idempotent; the time grows with the length of the text.
 */
export function scrub(text: string): { text: string; masked: Masked[] } {
  if (holdsNothing(text)) return { text, masked: [] };
  const spans = [...numbersIn(text), ...spokenIn(text), ...emailsIn(text)].sort((a, b) => a.start - b.start);
  if (spans.length === 0) return { text, masked: [] };
  let clean = '';
  let from = 0;
  const masked: Masked[] = [];
  for (const { start, end, kind } of spans) {
    if (start < from) continue;
    clean += text.slice(from, start) + PLACEHOLDER[kind];
    masked.push(kind);
    from = end;
  }
  return { text: clean + text.slice(from), masked };
}

/** So much is read behind the cut, so that a number across it is seen whole. */
const BEHIND_CUT = 200;

/** The first `most` UTF-16 units of a text, masked before it is cut: no part of a number stays at the end. */
export function scrubAndCut(text: string, most: number): { text: string; masked: Masked[] } {
  const clean = scrub(text.slice(0, most + BEHIND_CUT));
  return clean.text.length <= most ? clean : { ...clean, text: clean.text.slice(0, most).toWellFormed() };
}

/** Most texts: few digits, no address, too short for a number in words. */
function holdsNothing(text: string): boolean {
  if (text.length >= SHORTEST_SPOKEN || text.includes('@')) return false;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f || (code >= 0x30 && code <= 0x39) || code === 0x4f || code === 0x6f) digits++;
  }
  return digits < FEWEST_DIGITS;
}

const FEWEST_DIGITS = 8;
/** Nine words of three letters and what parts them. */
const SHORTEST_SPOKEN = 35;

/** What may stand inside one number: no letters, or one small word that people say between two halves. */
const BRIDGE = /^[^\p{L}\p{N}]{0,12}$/u;
const WORD_BRIDGE =
  /^[^\p{L}\p{N}]{0,4}(?:dan|sama|terus|trus|lalu|lanjut|strip|titik|spasi|garis|koma|karo)[^\p{L}\p{N}]{0,4}$/iu;

function numbersIn(text: string): Span[] {
  const groups = digitGroups(text);
  if (groups.reduce((sum, { digits }) => sum + digits.length, 0) < FEWEST_DIGITS) return [];
  const rows = rowsOf(text, groups);
  const pieces = rows.flatMap((row) => piecesOf(row, text));
  const spans: Span[] = [];
  const left: DigitGroup[][] = [];
  for (const piece of pieces) {
    const span = spanOf(piece, text);
    if (span) spans.push(span);
    else left.push(piece);
  }
  return [...spans, ...halvesOf(left, text)];
}

/** Groups that nothing but marks and spaces part. */
function rowsOf(text: string, groups: readonly DigitGroup[]): DigitGroup[][] {
  const rows: DigitGroup[][] = [];
  for (const group of groups) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const gap = last ? text.slice(last.end, group.start) : null;
    if (row && gap !== null && (BRIDGE.test(gap) || WORD_BRIDGE.test(gap))) row.push(group);
    else rows.push([group]);
  }
  return rows;
}

/** What is left of a row without its dates, hours and amounts; a group that is a number by itself stands alone. */
function piecesOf(row: readonly DigitGroup[], text: string): DigitGroup[][] {
  const gaps = row.slice(1).map((group, i) => text.slice(row[i]?.end, group.start));
  const left = harmless(row, gaps, text);
  if (left.size < row.length && isNik(digitsOf(row))) return [[...row]];
  const pieces: DigitGroup[][] = [];
  let open: DigitGroup[] | null = null;
  row.forEach((group, i) => {
    const isWhole = group.digits.length >= 11 || MOBILE.test(group.digits);
    if (left.has(i)) open = null;
    else if (isWhole || open === null || isNextPhone(open, group)) pieces.push((open = [group]));
    else open.push(group);
    if (isWhole) open = null;
  });
  return pieces;
}

/** Two phone numbers one behind the other are two. */
function isNextPhone(open: readonly DigitGroup[], group: DigitGroup): boolean {
  if (open.length > 15 || !/^(?:08|62)/.test(group.digits)) return false;
  const digits = digitsOf(open);
  return digits.length >= 10 && MOBILE.test(digits);
}

/** Public numbers of the insurance itself. */
const PUBLIC = ['628118165165', '08118165165'];
const MOBILE = /^(?:620?|0)?8[1-9]\d{6,11}$/;
const LANDLINE = /^(?:62|0)[2-79]\d{7,9}$/;
/** In front of what is given out to be shown at a counter or paid at a till. */
const COUNTER = /(?:\bva\b|virtual|kode (?:bayar|booking|boking)|antri|antre|resi\b)[^\p{N}]{0,24}$/iu;
const OFFICE =
  /(?:kantor|puskesmas|pkm|rumah sakit|rsud|\brs\b|klinik|dinas|dinsos|call center|hotline|bpjs|kelurahan|kalurahan|balai)[^\p{N}]{0,40}$/iu;
const BESIDE = 60;

function spanOf(piece: readonly DigitGroup[], text: string): Span | null {
  const kind = kindOf(piece, text);
  return kind === null ? null : { ...endsOf(piece, text), kind };
}

function kindOf(piece: readonly DigitGroup[], text: string): Masked | null {
  const digits = digitsOf(piece);
  const start = piece[0]?.start ?? 0;
  const rest = PUBLIC.reduce((left, known) => left.replace(known, ''), digits);
  if (rest !== digits && rest.length < 9) return null;
  if (digits.length < FEWEST_DIGITS) return null;
  const before = text.slice(Math.max(0, start - BESIDE), start);
  const atCounter = COUNTER.test(before) || /^88888\d{11}$/.test(digits);
  if (digits.length >= 16) return atCounter && !isNik(digits) ? null : 'nik';
  if (MOBILE.test(digits)) return 'phone';
  if (LANDLINE.test(digits) && (piece[0]?.digits.length ?? 0) >= 3) return OFFICE.test(before) ? null : 'phone';
  if (before.endsWith('+') && digits.length >= 9) return 'phone';
  if (digits.length >= 11) return atCounter ? null : 'card';
  return isHalf(piece, text) ? 'card' : null;
}

/** 8 to 10 digits that stand alone in a message, or beside the name of the paper: half of a number. */
function isHalf(piece: readonly DigitGroup[], text: string): boolean {
  const digits = digitsOf(piece);
  if (/00$/.test(digits) || PUBLIC.some((known) => known.endsWith(digits))) return false;
  const { start, end } = endsOf(piece, text);
  const isAlone = BRIDGE.test(text.slice(0, start)) && BRIDGE.test(text.slice(end));
  return (
    isAlone ||
    /\b(?:nik|kk|ktp|lanjutan\w*|sambungan\w*|sisanya)\b[^\p{N}]{0,24}$/iu.test(
      text.slice(Math.max(0, start - BESIDE), start),
    )
  );
}

/** Two pieces with words between them that together make the number of an identity card. */
function halvesOf(pieces: readonly (readonly DigitGroup[])[], text: string): Span[] {
  return pieces.flatMap((piece, i) => {
    const next = pieces[i + 1];
    if (!next || !isNik(digitsOf(piece) + digitsOf(next))) return [];
    const [one, two] = [endsOf(piece, text), endsOf(next, text)];
    return two.start - one.end > BESIDE ? [] : [one, two].map((ends): Span => ({ ...ends, kind: 'nik' }));
  });
}

const digitsOf = (groups: readonly DigitGroup[]): string => groups.map(({ digits }) => digits).join('');

/** With the bracket or plus that opens the number. */
function endsOf(groups: readonly DigitGroup[], text: string): { start: number; end: number } {
  const first = groups[0]?.start ?? 0;
  const opens = /[+(]+$/.exec(text.slice(Math.max(0, first - 2), first))?.[0].length ?? 0;
  const last = groups.at(-1)?.end ?? first;
  const frame = /^[\u{fe0f}\u{20e3}]+/u.exec(text.slice(last, last + 4))?.[0].length ?? 0;
  return { start: first - opens, end: last + frame };
}

/** Region, day (women: plus 40) and month stand in an identity number. */
function isNik(digits: string): boolean {
  return /^(?:1[1-9]|2[1-9]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$/.test(
    digits,
  );
}

const SPOKEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nol: '0',
    kosong: '0',
    satu: '1',
    dua: '2',
    tiga: '3',
    empat: '4',
    lima: '5',
    enam: '6',
    tujuh: '7',
    delapan: '8',
    lapan: '8',
    sembilan: '9',
  }),
);
const SPOKEN_RUN = new RegExp(
  `(?<!\\p{L})(?:(?:${[...SPOKEN.keys()].join('|')})(?!\\p{L})[^\\p{L}\\p{N}]{0,4}){9,}`,
  'giu',
);

/** "nol delapan satu dua …": nine digits and more, said one by one. Counting from one is none. */
function spokenIn(text: string): Span[] {
  return Array.from(text.matchAll(SPOKEN_RUN)).flatMap(({ 0: run, index }): Span[] => {
    const digits = Array.from(run.matchAll(/\p{L}+/gu), ([word]) => SPOKEN.get(word.toLowerCase()) ?? '').join('');
    if ('123456789'.startsWith(digits.slice(0, 9))) return [];
    const end = index + run.replace(/[^\p{L}]+$/u, '').length;
    const kind = digits.length >= 16 ? 'nik' : MOBILE.test(digits) || LANDLINE.test(digits) ? 'phone' : 'card';
    return [{ start: index, end, kind }];
  });
}

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}(?!\p{L})/gu;

function emailsIn(text: string): Span[] {
  if (!text.includes('@')) return [];
  return Array.from(text.matchAll(EMAIL), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    kind: 'email',
  }));
}

const PLACEHOLDERS = new RegExp(
  Object.values(PLACEHOLDER)
    .map((text) => text.replace(/[[\]/]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Scrubbed words without the places of what was hidden: those say nothing about what is asked. */
export function withoutMasks(text: string): string {
  return text.includes('[') ? text.replace(PLACEHOLDERS, ' ') : text;
}
