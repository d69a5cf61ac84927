import { DAY } from '../../calendar/durations.ts';

/** Day and month of the moon's calendar, or of ours. */
type Feast = { readonly moon: readonly [day: number, month: number] } | { readonly month: number };

const FAST: Feast = { moon: [1, 9] };
const BREAKING: Feast = { moon: [1, 10] };
const PILGRIMS: Feast = { moon: [10, 12] };
/** What people count from in place of a month → when it is. Months of ours are 0 … 11. */
const FEASTS: ReadonlyMap<string, Feast> = new Map<string, Feast>([
  ...['puasa', 'poso', 'pasa', 'ramadan', 'ramadhan', 'romadhon', 'puaso', 'ramadon'].map(
    (word) => [word, FAST] as const,
  ),
  ...['lebaran', 'riyaya', 'riyoyo', 'bodo', 'bada', 'idulfitri', 'fitri', 'syawal', 'syawalan', 'mudik'].map(
    (word) => [word, BREAKING] as const,
  ),
  ...['kurban', 'qurban', 'korban', 'iduladha', 'adha'].map((word) => [word, PILGRIMS] as const),
  ['natal', { month: 11 }],
  ['natalan', { month: 11 }],
  ['agustusan', { month: 7 }],
]);
/** Words of a feast's name that say nothing by themselves: "idul fitri", "hari raya". */
export const FEAST_BEFORE: ReadonlySet<string> = new Set([
  'idul',
  'hari',
  'raya',
  'habis',
  'setelah',
  'bar',
  'bakda',
  'pas',
  'waktu',
  'sehabis',
]);

/** Whether people count months from this word. */
export function isFeast(word: string): boolean {
  return FEASTS.has(word);
}

/**
 * The month in which a feast was last, counted from year 0; `yearsBack` more years ago. `word`: of `isFeast`; `pilgrims`:
 * "lebaran haji" is another feast. `current`: this month, counted likewise.
 */
export function monthOfFeast(
  word: string,
  {
    pilgrims,
    current,
    yearsBack,
  }: { readonly pilgrims: boolean; readonly current: number; readonly yearsBack: number },
): number | undefined {
  const feast = pilgrims ? PILGRIMS : FEASTS.get(word);
  if (feast === undefined) return undefined;
  const year = Math.floor(current / 12);
  if ('month' in feast) {
    const inThisYear = year * 12 + feast.month;
    return (inThisYear <= current ? inThisYear : inThisYear - 12) - yearsBack * 12;
  }
  const [day, month] = feast.moon;
  // A year of the moon is eleven days shorter: the first that is not past this month, then back.
  let moonYear = Math.ceil(((year - 622) * 33) / 32) + 2;
  while (monthOf(day, month, moonYear) > current) moonYear--;
  return monthOf(day, month, moonYear - yearsBack);
}

/** By the arithmetical calendar of the moon, which is a day off at most. */
function monthOf(day: number, month: number, year: number): number {
  const days = day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) - 492_149;
  const date = new Date(days * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
