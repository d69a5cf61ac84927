import { DAY } from '../../calendar/durations.ts';
import { isoDay, weekdayOf } from '../../calendar/days.ts';
import { localDay } from '../../calendar/local-time.ts';
import { MONTH_OF, WEEKDAY_OF } from '../dates.ts';
import { UNITS } from '../number-words.ts';

/** When something was, as far as people say. */
export interface Moment {
  readonly when: 'today' | 'yesterday' | 'last_month' | 'date' | 'unknown';
  /** `YYYY-MM-DD`, or null where no day was said. */
  readonly day: string | null;
}

const UNKNOWN: Moment = { when: 'unknown', day: null };
const AGO = 'lalu|kepungkur|kapengker|kapungkur|tempo|kemarin|kmrn|kmrin|kemaren|kmarin|wingi|kamari|silam';
const OF_MONTH = new RegExp(
  `\\b(?:bulan|bln|sasi|wulan|sebulan) (?:yang |yg |nan |nu |sing )?(?:${AGO}|sebelumnya)\\b`,
  'u',
);
const SPAN_AGO = new RegExp(
  `\\b(\\d{1,3}|se|\\p{L}{2,8}) ?(hari|dina|dino|dinten|poe|minggu|mgg|pekan)(?: (?:yang|yg|nan|nu|sing))? (?:${AGO})\\b`,
  'u',
);
const DATED = /\b(?:tanggal|tgl|tggl|tangal) (\d{1,2})(?: (\p{L}{3,9}))?\b/u;
const DAY_AND_MONTH = /\b(\d{1,2}) (\p{L}{3,9})\b/gu;
const TWO_DAYS_AGO = /\b(?:kemarin|kmrn|kmrin|kemaren|wingi) (?:dulu|lusa|kae|nane|ini itu)\b|\bmangkukna\b/u;
const TODAY =
  /\b(?:hariini|tadi|td|wau|barusan|nembe|tembe|lagek|bieu|cako|barusaja|(?:pagi|siang|sore|malam) ini|mau (?:esuk|isuk))\b/u;
const LAST_NIGHT = /\b(?:tadi|td) (?:malam|malem|bengi|wengi|peuting)\b/u;
const YESTERDAY =
  /\b(?:kemarin|kmrn|kmrin|kemaren|kmren|kmarin|kemrin|wingi|winginane|kalawingi|kala wingi|kamari|kapatang|patang|samalam|kamarian|nantoari|kelmarin|semalam|semalem)\b/u;

const YEARS_AGO = new RegExp(`\\b(?:tahun|taun|thn|warsa) (?:${AGO})\\b`, 'u');

/** The time that the folded words of a report name. `now` is UTC milliseconds; days count at the place. */
export function momentIn(said: string, now: number, zone: string): Moment {
  const today = Date.parse(localDay(now, zone));
  if (YEARS_AGO.test(said)) return UNKNOWN;
  const day = dayIn(said, today);
  if (day !== null) return { when: 'date', day: isoDay(day) };
  if (OF_MONTH.test(said)) return { when: 'last_month', day: null };
  if (LAST_NIGHT.test(said)) return { when: 'yesterday', day: isoDay(today - DAY) };
  if (TODAY.test(said)) return { when: 'today', day: isoDay(today) };
  if (YESTERDAY.test(said)) return { when: 'yesterday', day: isoDay(today - DAY) };
  return UNKNOWN;
}

function dayIn(said: string, today: number): number | null {
  const dated = DATED.exec(said);
  if (dated) return lastDay(Number(dated[1]), MONTH_OF.get(dated[2] ?? ''), today);
  for (const [, day, month] of said.matchAll(DAY_AND_MONTH)) {
    const known = MONTH_OF.get(month ?? '');
    if (known !== undefined) return lastDay(Number(day), known, today);
  }
  const ago = daysAgo(said);
  if (ago !== null) return today - ago * DAY;
  if (TWO_DAYS_AGO.test(said)) return today - 2 * DAY;
  return lastWeekday(said, today);
}

const WEEK_AGO = new RegExp(`\\b(?:minggu|mgg|pekan) (?:yang |yg )?(?:${AGO})\\b`, 'u');

function daysAgo(said: string): number | null {
  if (WEEK_AGO.test(said) && !SPAN_AGO.test(said)) return 7;
  const found = SPAN_AGO.exec(said.replace(/\bseminggu\b/u, 'se minggu').replace(/\bsepekan\b/u, 'se pekan'));
  if (!found) return null;
  const [, count = '', unit = ''] = found;
  const week = unit === 'minggu' || unit === 'mgg' || unit === 'pekan';
  const number = /^\d+$/u.test(count) ? Number(count) : UNITS.get(count);
  // "minggu lalu" has no number before it; "hari lalu" alone says nothing.
  if (number === undefined) return week ? 7 : null;
  return number * (week ? 7 : 1);
}

/** The last such day of the month, today included. */
function lastDay(day: number, month: number | undefined, today: number): number | null {
  const base = new Date(today);
  for (let back = 0; back < 13; back++) {
    const at = Date.UTC(base.getUTCFullYear(), base.getUTCMonth() - back, day);
    const date = new Date(at);
    if (date.getUTCDate() === day && at <= today && (month === undefined || date.getUTCMonth() === month)) return at;
  }
  return null;
}

const NAMED_DAY = /\b(?:hari )?(\p{L}{3,6})(?: (?:kemarin|kmrn|kmrin|kemaren|wingi|lalu|kepungkur))?\b/gu;

function lastWeekday(said: string, today: number): number | null {
  for (const [, name] of said.matchAll(NAMED_DAY)) {
    const weekday = name === 'minggu' ? undefined : WEEKDAY_OF.get(name ?? '');
    if (weekday === undefined) continue;
    const back = (weekdayOf(isoDay(today)) - weekday + 7) % 7;
    return today - (back === 0 ? 7 : back) * DAY;
  }
  return null;
}
