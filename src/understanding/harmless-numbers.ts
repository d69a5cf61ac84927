import type { DigitGroup } from './digits.ts';

/**
 * Which groups of digits are dates, hours or amounts and therefore no number of a person, by their place in `groups`.
 * `gaps[i]` is what stands between group i and i + 1.
 */
export function harmless(groups: readonly DigitGroup[], gaps: readonly string[], text: string): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < groups.length; i++) {
    if (found.has(i)) continue;
    const length = dateAt(groups, gaps, i) || hourAt(groups, gaps, i, found) || amountAt(groups, gaps, i, text);
    for (let k = i; k < i + length; k++) found.add(k);
  }
  const rest = groups.filter((_group, i) => !found.has(i));
  if (rest.length > 1 && (rest.every(isYear) || rest.every(isRound) || rest.every(isService) || isCounting(rest)))
    groups.forEach((_group, i) => found.add(i));
  return found;
}

const digitsAt = (groups: readonly DigitGroup[], i: number): string => groups[i]?.digits ?? '';
const within = (digits: string, least: number, most: number): boolean =>
  digits.length <= 2 && digits !== '' && Number(digits) >= least && Number(digits) <= most;
const isYear = ({ digits }: DigitGroup): boolean => /^(?:19|20)\d\d$/.test(digits);
/** 35000, 150000: an amount as people type it without points. */
const isRound = ({ digits }: DigitGroup): boolean => /^[1-9]\d{1,8}00$/.test(digits) && !/^8\d{9,}$/.test(digits);
/** 119, 165, 1500400: numbers that anybody may call. */
const isService = ({ digits }: DigitGroup): boolean => /^1(?:\d\d|500\d{3})$/.test(digits);
/** 1 2 3 4, or the numbers of those who came: each larger than the one before. */
const isCounting = (groups: readonly DigitGroup[]): boolean =>
  groups.every(
    ({ digits }, i) =>
      /^[1-9]\d{0,2}$/.test(digits) && (i === 0 || Number(digits) > Number(groups[i - 1]?.digits ?? 0)),
  );

/** 26/11/2026, 26-11-26, 2026-11-26, 26 11 2026; 25112026 in one. Returns how many groups it takes. */
function dateAt(groups: readonly DigitGroup[], gaps: readonly string[], i: number): number {
  const one = /^(\d\d)(\d\d)(?:19|20)\d\d$/.exec(digitsAt(groups, i));
  if (one && within(one[1] ?? '', 1, 31) && within(one[2] ?? '', 1, 12) && !touches(gaps, i, i, '')) return 1;
  const [a, b, c] = [digitsAt(groups, i), digitsAt(groups, i + 1), digitsAt(groups, i + 2)];
  const mark = gaps[i]?.trim();
  if (mark === undefined || mark !== gaps[i + 1]?.trim() || !['/', '-', '.', '–', ''].includes(mark)) return 0;
  const isYearLast =
    within(a, 1, 31) && within(b, 1, 12) && (/^(?:19|20)\d\d$/.test(c) || (mark !== '' && /^\d\d$/.test(c)));
  const isYearFirst = /^(?:19|20)\d\d$/.test(a) && within(b, 1, 12) && within(c, 1, 31);
  if (!isYearLast && !isYearFirst) return 0;
  return mark !== '' && touches(gaps, i, i + 2, mark) ? 0 : 3;
}

/** 09.00, 19:30, 9.30–11.00; also with seconds. */
function hourAt(groups: readonly DigitGroup[], gaps: readonly string[], i: number, found: ReadonlySet<number>): number {
  const mark = gaps[i];
  if (mark !== '.' && mark !== ':') return 0;
  if (!within(digitsAt(groups, i), 0, 24) || !/^[0-5]\d$/.test(digitsAt(groups, i + 1))) return 0;
  const seconds = gaps[i + 1] === mark && /^[0-5]\d$/.test(digitsAt(groups, i + 2));
  const last = seconds ? i + 2 : i + 1;
  if (!found.has(i - 1) && gaps[i - 1] === mark) return 0;
  return gaps[last] === mark ? 0 : last - i + 1;
}

/** 35.000, 1.500.000,00: up to hundreds of billions; longer ones are no money of anybody. */
function amountAt(groups: readonly DigitGroup[], gaps: readonly string[], i: number, text: string): number {
  const first = digitsAt(groups, i);
  const mark = gaps[i];
  if ((mark !== '.' && mark !== ',') || !/^[1-9]\d{0,2}$/.test(first)) return 0;
  if (gaps[i - 1] === mark || text[(groups[i]?.start ?? 0) - 1] === '+') return 0;
  let last = i;
  while (gaps[last] === mark && /^\d{3}$/.test(digitsAt(groups, last + 1))) last++;
  if (last === i || gaps[last] === mark) return 0;
  const digits = groups.slice(i, last + 1).map((group) => group.digits);
  const whole = digits.join('');
  if (whole.length > 12 || /^628\d{8,}$/.test(whole)) return 0;
  const cents = gaps[last] === (mark === '.' ? ',' : '.') && /^\d\d$/.test(digitsAt(groups, last + 1));
  return last - i + 1 + (cents ? 1 : 0);
}

/** Whether the same mark goes on before or behind: 34/04/01/12 is no date. */
function touches(gaps: readonly string[], from: number, to: number, mark: string): boolean {
  return gaps[from - 1]?.trim() === mark || gaps[to]?.trim() === mark;
}
