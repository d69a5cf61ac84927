import { DAY } from '../calendar/durations.ts';
import { MONTHS, SHORT_MONTHS, WEEKDAYS } from '../calendar/in-words.ts';
import { isoDay, weekdayOf } from '../calendar/days.ts';
import { localDay } from '../calendar/local-time.ts';
import { WIB } from '../calendar/zones.ts';
import { words } from './normalise.ts';
import { UNITS } from './number-words.ts';

/** How else people write the months and the days of the week, in Javanese too; 0 January, 0 Sunday. */
const MONTH_SPELLINGS: readonly (readonly [string, number])[] = [
  ['januwari', 0],
  ['pebruari', 1],
  ['peb', 1],
  ['febuari', 1],
  ['mrt', 2],
  ['may', 4],
  ['agt', 7],
  ['agst', 7],
  ['ags', 7],
  ['agus', 7],
  ['sept', 8],
  ['oct', 9],
  ['nop', 10],
  ['nopember', 10],
  ['dec', 11],
];
const WEEKDAY_SPELLINGS: readonly (readonly [string, number])[] = [
  ['ahad', 0],
  ['senen', 1],
  ['slasa', 2],
  ['rebo', 3],
  ['kemis', 4],
  ['jum', 5],
  ['jemuah', 5],
  ['setu', 6],
];
export const MONTH_OF = new Map([...numbered(MONTHS), ...numbered(SHORT_MONTHS), ...MONTH_SPELLINGS]);
export const WEEKDAY_OF = new Map([...numbered(WEEKDAYS), ...WEEKDAY_SPELLINGS]);
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['sekarang', 0],
  ['hari ini', 0],
  ['ini hari', 0],
  ['dinten punika', 0],
  ['dina iki', 0],
  ['tadi', 0],
  ['barusan', 0],
  ['tadi pagi', 0],
  ['tadi siang', 0],
  ['tadi sore', 0],
  ['mau esuk', 0],
  ['nanti', 0],
  ['nanti sore', 0],
  ['nanti malam', 0],
  ['besok', 1],
  ['besok pagi', 1],
  ['besuk', 1],
  ['bsk', 1],
  ['bsok', 1],
  ['sesuk', 1],
  ['sesok', 1],
  ['mbenjang', 1],
  ['benjing', 1],
  ['isukan', 1],
  ['lusa', 2],
  ['besok lusa', 2],
  ['suk emben', 2],
  ['kemarin', -1],
  ['kmrn', -1],
  ['kemaren', -1],
  ['wingi', -1],
  ['kala wingi', -1],
  ['kemarin malam', -1],
  ['kemarin sore', -1],
  ['kemarin pagi', -1],
  ['semalam', -1],
  ['tadi malam', -1],
  ['tadi mlm', -1],
  ['mau bengi', -1],
  ['wau dalu', -1],
  ['kemarin lusa', -2],
  ['kemarin dulu', -2],
  ['wingenane', -2],
  ['minggu depan', 7],
  ['minggu lalu', -7],
  ['minggu kemarin', -7],
]);
/** Where a day without its month or year lies: still to come, or gone by. */
export type Way = 'ahead' | 'past';

const FILLING = new Set(
  'tanggal tgl tggl tanggale pada ya pukul insya allah saja aja kira sekitar lahir lahirnya bayar bayarnya daftar daftarnya itu yang yg pas kok bu pak kak ke'.split(
    ' ',
  ),
);
const UNIT_DAYS: Readonly<Record<string, number>> = { hari: 1, hr: 1, dina: 1, dinten: 1, minggu: 7, mgg: 7, pekan: 7 };
const BACK = new Set('lalu kemarin wingi kepungkur kepengker'.split(' '));
const ON = new Set('lagi depan kemudian maneh malih'.split(' '));

/**
 * A day as people write it: "besok", "tgl 5", "5 des", "5/12/2026", "senin depan", "3 hari lagi", "2 hari yang lalu",
 * "tanggal 5 bulan depan", "Sabtu 5 Desember". `now` is UTC milliseconds; days count at the place. A day without a month or a
 * year is the next one to come, or the last one gone by. `YYYY-MM-DD`, or null: none, or no day that there is.
 */
export function readDate(text: string, now: number, zone: string = WIB, way: Way = 'ahead'): string | null {
  if (text.length > 80) return null;
  const today = Date.parse(localDay(now, zone));
  const numeric = /^\D{0,24}?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?\D{0,6}$/.exec(text.trim());
  if (numeric) {
    const [whole, day, month, year] = numeric;
    const named = weekdayIn(whole.slice(0, whole.search(/\d/)));
    return named === null ? null : onWeekday(dayOf(Number(day), Number(month) - 1, yearOf(year), today, way), named);
  }
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayOf(Number(iso[3]), Number(iso[2]) - 1, Number(iso[1]), today, way);
  const said = words(text);
  const found = said.filter((word) => !FILLING.has(word));
  const offset = RELATIVE.get(found.join(' ')) ?? spanOf(found);
  if (offset !== null) return isoDay(today + offset * DAY);
  const rest = found.filter((word) => word !== 'hari');
  const weekday = WEEKDAY_OF.get(rest[0] ?? '');
  if (weekday === undefined) return namedDay(rest, today, way);
  const [, second = ''] = rest;
  if (rest.length === 1 || (rest.length === 2 && WEEKDAY_WAY.has(second))) {
    const on = BACK.has(second) ? 'past' : second === '' ? way : 'ahead';
    return isoDay(today + stepsTo(weekday, weekdayOf(localDay(now, zone)), on) * DAY);
  }
  return onWeekday(namedDay(rest.slice(1), today, way), weekday);
}

const WEEKDAY_WAY = new Set(['depan', 'besok', 'ini', 'nanti', ...BACK]);

/** Days to the next such weekday, or back to the last one; today itself is neither to come nor gone by. */
function stepsTo(weekday: number, today: number, way: Way): number {
  const ahead = (weekday - today + 7) % 7;
  return way === 'ahead' ? (ahead === 0 ? 7 : ahead) : ahead - 7;
}

/** "Sabtu 5 Desember": the two must agree, else one of them is wrong. */
function onWeekday(day: string | null, weekday: number | undefined): string | null {
  return day === null || weekday === undefined || weekdayOf(day) === weekday ? day : null;
}

/** The weekday in front of a date in figures; undefined: none; null: something else stands there. */
function weekdayIn(text: string): number | undefined | null {
  const found = words(text).filter((word) => !FILLING.has(word) && word !== 'hari');
  return found.length === 0 ? undefined : found.length === 1 ? (WEEKDAY_OF.get(found[0] ?? '') ?? null) : null;
}

/** "3 hari lagi", "dua hari lalu", "seminggu lalu": days from today; null: no such words. */
function spanOf(found: readonly string[]): number | null {
  const [first = '', second = '', third] = found;
  const joined = /^(?:se|sa)(hari|minggu|pekan)$/.exec(first);
  const count = joined ? 1 : /^\d{1,3}$/.test(first) ? Number(first) : UNITS.get(first);
  const unit = UNIT_DAYS[joined?.[1] ?? second];
  const way = joined ? second : third;
  if (count === undefined || unit === undefined || way === undefined || found.length !== (joined ? 2 : 3)) return null;
  return BACK.has(way) ? -count * unit : ON.has(way) ? count * unit : null;
}

/** "20", "20 bulan ini", "5 bulan depan", "5 desember", "5 des 2026". */
function namedDay(rest: readonly string[], today: number, way: Way): string | null {
  const [first = '', second, third] = rest;
  const day = /^\d{1,2}$/.test(first) ? Number(first) : UNITS.get(first);
  if (day === undefined || rest.length > 3) return null;
  if (second === undefined) return dayOf(day, null, undefined, today, way);
  if (second === 'bulan' && third !== undefined) {
    const months = third === 'ini' ? 0 : third === 'depan' || third === 'ngarep' ? 1 : BACK.has(third) ? -1 : null;
    if (months === null) return null;
    const at = new Date(Date.UTC(new Date(today).getUTCFullYear(), new Date(today).getUTCMonth() + months, 1));
    return dayOf(day, at.getUTCMonth(), at.getUTCFullYear(), today, way);
  }
  const month = MONTH_OF.get(second);
  if (month === undefined) return null;
  return dayOf(day, month, third === undefined ? undefined : yearOf(third), today, way);
}

/**
 * A month as people write it: "maret 2025", "mar 25", "03/2025", "bulan lalu", "3 bulan lalu", "ini". A month without a
 * year is the last one gone by (people are asked since when). `YYYY-MM`, or null.
 */
export function readMonth(text: string, now: number, zone: string = WIB): string | null {
  if (text.length > 60) return null;
  const today = new Date(localDay(now, zone));
  const current = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const numeric = /^\D{0,10}(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})\s*$/.exec(text.trim());
  if (numeric) return monthOf(Number(numeric[1]) - 1, yearOf(numeric[2]), current);
  const found = words(text).filter(
    (word) => !['dari', 'sejak', 'mulai', 'pada', 'ya', 'yang', 'kira', 'sekitar', 'dulu'].includes(word),
  );
  const joined = found.join(' ');
  if (joined === 'bulan ini' || joined === 'sekarang') return monthText(current);
  if (joined === 'bulan lalu' || joined === 'bulan kemarin' || joined === 'bulan wingi') return monthText(current - 1);
  const ago = /^(\d{1,2}|\p{L}+) (bulan|tahun)(?: (?:lalu|kemarin))?$/u.exec(joined);
  const count = ago?.[1] === undefined ? undefined : /^\d+$/.test(ago[1]) ? Number(ago[1]) : UNITS.get(ago[1]);
  if (ago && count !== undefined) return monthText(current - count * (ago[2] === 'tahun' ? 12 : 1));
  if (joined === 'tahun lalu' || joined === 'tahun kemarin') return monthText(current - 12);
  const named = found.filter((word) => word !== 'bulan');
  const month = MONTH_OF.get(named[0] ?? '');
  if (month === undefined || named.length > 2) return null;
  if (named[1] === 'lalu' || named[1] === 'kemarin' || named[1] === undefined)
    return monthOf(month, undefined, current);
  return monthOf(month, yearOf(named[1]), current);
}

/** The month that a word names, 0 January; undefined: none. */
export function monthNamed(word: string): number | undefined {
  return MONTH_OF.get(word);
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{2}(?:\d{2})?$/.test(text)) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A day that there is, or null: no 31 February and no month 13, and no year that nobody named but the next or the last. */
function dayOf(day: number, month: number | null, year: number | undefined, today: number, way: Way): string | null {
  if (month !== null && (month < 0 || month > 11)) return null;
  const base = new Date(today);
  const step = way === 'ahead' ? 1 : -1;
  const y = year ?? base.getUTCFullYear();
  const tries: [number, number][] = [];
  if (month === null) for (let i = 0; i < 3; i++) tries.push([y, base.getUTCMonth() + i * step]);
  else tries.push([y, month], ...(year === undefined ? [[y + step, month] as [number, number]] : []));
  for (const [tryYear, tryMonth] of tries) {
    const at = Date.UTC(tryYear, tryMonth, day);
    if (new Date(at).getUTCDate() !== day) continue;
    if (year !== undefined || (way === 'ahead' ? at >= today : at <= today)) return isoDay(at);
  }
  return null;
}

function monthOf(month: number, year: number | undefined, current: number): string | null {
  if (month < 0 || month > 11) return null;
  if (year !== undefined) return monthText(year * 12 + month);
  const thisYear = Math.floor(current / 12) * 12 + month;
  return monthText(thisYear <= current ? thisYear : thisYear - 12);
}

function monthText(count: number): string {
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function numbered(names: readonly string[]): [string, number][] {
  return names.map((name, i) => [name.toLowerCase(), i]);
}
