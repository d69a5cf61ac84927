import { SCALES, UNITS } from '../number-words.ts';
import { remembering } from '../remembering.ts';
import { isMark, type Said } from './said.ts';

/** Number words of other languages of the islands; `UNITS` has Indonesian and Javanese. */
const MORE_UNITS: readonly (readonly [string, number])[] = [
  ['hiji', 1],
  ['sahiji', 1],
  ['ciek', 1],
  ['sada', 1],
  ['sak', 1],
  ['duo', 2],
  ['due', 2],
  ['tilu', 3],
  ['tigo', 3],
  ['tolu', 3],
  ['telo', 3],
  ['opat', 4],
  ['ampek', 4],
  ['ampat', 4],
  ['mpat', 4],
  ['pat', 4],
  ['lime', 5],
  ['genep', 6],
  ['anam', 6],
  ['onom', 6],
  ['enam', 6],
  ['tujuah', 7],
  ['dalapan', 8],
  ['salapan', 9],
  ['walu', 8],
  ['ualu', 8],
  ['sambilan', 9],
  ['sapuluh', 10],
  ['sapuluah', 10],
  ['sebelah', 11],
  ['selawe', 25],
  ['seket', 50],
  ['suwidak', 60],
  ['sewidak', 60],
];
const MORE_SCALES: readonly (readonly [string, number])[] = [
  ['puluah', 10],
  ['ribuan', 1000],
  ['rbuan', 1000],
  ['rebuan', 1000],
  ['ribon', 1000],
  ['rebu', 1000],
  ['yuta', 1_000_000],
  ['jutaan', 1_000_000],
  ['atusan', 100],
];
/** One of a scale, written as one word. */
const ONES: ReadonlyMap<string, number> = new Map([
  ['seratus', 100],
  ['saratus', 100],
  ['satus', 100],
  ['seribu', 1000],
  ['saribu', 1000],
  ['sewu', 1000],
  ['serebu', 1000],
  ['sejuta', 1_000_000],
  ['sajuta', 1_000_000],
  ['sayuta', 1_000_000],
]);
const ALL_UNITS: ReadonlyMap<string, number> = new Map(
  [...UNITS, ...MORE_UNITS].filter(([word]) => !['se', 'kosong', 'nol', 'kalih'].includes(word)),
);
const ALL_SCALES: ReadonlyMap<string, number> = new Map([...SCALES, ...MORE_SCALES]);
const TEENS = new Set(['belas', 'welas', 'baleh', 'blas']);
const HALF = new Set(['setengah', 'separo', 'satengah', 'tengah', 'stengah', 'stgh']);

export interface Amount {
  readonly value: number;
  /** Position after its last word. */
  readonly end: number;
  /** The largest of ribu and juta that was said; 1: none. */
  readonly scale: number;
}

export function isHalf(raw: string | undefined): boolean {
  return raw !== undefined && HALF.has(raw);
}

/** "Two" or "with": its neighbours tell. */
const TWO_OR_WITH = 'kalih';

/** Whether a number may begin with such a word; hardly any does. */
const beginsNumber = remembering(
  (raw) =>
    ALL_UNITS.has(raw) ||
    ONES.has(raw) ||
    TEENS.has(raw) ||
    ALL_SCALES.has(raw) ||
    HALF.has(raw) ||
    raw === TWO_OR_WITH ||
    teenOf(raw) !== undefined,
);

/** Several readers ask for the numbers of the same words. */
const read = new WeakMap<Said, Map<number, Amount | null>>();

/** The number that stands at a position, in digits, in words or in both: `35`, `35 rb`, `dua puluh lima`, `1,5 juta`. */
export function numberAt(said: Said, at: number): Amount | null {
  const word = said[at];
  if (word === undefined || (word.digits === null && !beginsNumber(word.raw))) return null;
  const known = read.get(said) ?? new Map<number, Amount | null>();
  read.set(said, known);
  const before = known.get(at);
  if (before !== undefined) return before;
  const amount = readAt(said, at);
  known.set(at, amount);
  return amount;
}

function readAt(said: Said, at: number): Amount | null {
  let total = 0;
  let current: number | null = null;
  let scale = 1;
  let i = at;
  for (; i < said.length; i++) {
    const word = said[i];
    if (!word) break;
    const { raw, digits } = word;
    const unit = digits ?? (isTwo(said, i) ? 2 : (ALL_UNITS.get(raw) ?? teenOf(raw)));
    const times = scaleOf(said, i);
    const one = ONES.get(raw);
    if (unit !== undefined) {
      if (Number.isNaN(unit)) return null;
      // "25" after "dua" is no number; "lima" after "dua puluh" is.
      if (current !== null && (digits !== null || current === 0 || current % 10 !== 0 || unit >= 10)) break;
      current = (current ?? 0) + unit;
    } else if (one !== undefined) {
      if (one >= 1000) {
        if (current !== null) break;
        total += one;
        scale = Math.max(scale, one);
      } else current = (current ?? 0) + one;
    } else if (TEENS.has(raw) && current !== null && current < 10) current += 10;
    else if (times !== null && (current !== null || total > 0 || isHalf(said[i - 1]?.raw))) {
      if (times >= 1000) {
        if (current === null) break;
        total += current * times;
        current = null;
        scale = Math.max(scale, times);
      } else {
        const low: number = (current ?? 1) % 100;
        current = (current ?? 1) - low + low * times;
      }
    } else if (HALF.has(raw) && current === null && total === 0 && scaleOf(said, i + 1) !== null) current = 0.5;
    // "Satu setengah juta": a half more than one.
    else if (HALF.has(raw) && current !== null && current < 10 && (scaleOf(said, i + 1) ?? 0) >= 1000) current += 0.5;
    else if (HALF.has(raw) && current === null && scale >= 1_000_000) total += scale / 2;
    else break;
  }
  if (i === at) return null;
  // "Sejuta dua ratus" is 1.200.000: the thousands are not said.
  const rest =
    current !== null && total >= 1_000_000 && current >= 100 && current < 1000 ? current * 1000 : (current ?? 0);
  return { value: total + rest, end: i, scale };
}

const COUNTABLE = new Set(['orang', 'jiwa', 'bulan', 'tahun', 'hari', 'minggu', 'kali', 'anak', 'kilo']);
const COUNTED_BEFORE = new Set(['anak', 'orang', 'kelas', 'jiwa', 'cucu', 'adik', 'kakak']);

/** `kalih` is "two" before what is counted and behind it, and "with" elsewhere: "kalih taun", "lare kalih". */
function isTwo(said: Said, at: number): boolean {
  if (said[at]?.raw !== TWO_OR_WITH) return false;
  const next = said[at + 1];
  if (next !== undefined && (ALL_SCALES.has(next.raw) || TEENS.has(next.raw))) return true;
  const isBehind = COUNTED_BEFORE.has(said[at - 1]?.text ?? '');
  const isBefore = next !== undefined && COUNTABLE.has(next.text);
  return isBehind ? next === undefined || isMark(next) || isBefore : isBefore && next.text !== 'anak';
}

/** `k` counts only where it is written to its number: `100k`. */
function scaleOf(said: Said, at: number): number | null {
  const word = said[at];
  if (!word) return null;
  if (word.raw === 'k' && !(word.joined && typeof said[at - 1]?.digits === 'number')) return null;
  return ALL_SCALES.get(word.raw) ?? null;
}

/** `sebelas` is in the list; `duabelas`, `limabelas` and `duapuluh` are written as one word by many. */
function teenOf(raw: string): number | undefined {
  const found = /^(\p{L}{3,8})(belas|welas|puluh)$/u.exec(raw);
  const unit = found?.[1] === undefined ? undefined : ALL_UNITS.get(found[1]);
  if (unit === undefined || unit > 9) return undefined;
  return found?.[2] === 'puluh' ? unit * 10 : unit + 10;
}
