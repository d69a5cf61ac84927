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
  ['dinten punika', 0],
  ['besok', 1],
  ['besuk', 1],
  ['bsk', 1],
  ['bsok', 1],
  ['sesuk', 1],
  ['sesok', 1],
  ['mbenjang', 1],
  ['benjing', 1],
  ['lusa', 2],
  ['besok lusa', 2],
  ['suk emben', 2],
  ['kemarin', -1],
  ['kmrn', -1],
  ['kemaren', -1],
  ['wingi', -1],
  ['kala wingi', -1],
  ['minggu depan', 7],
  ['minggu lalu', -7],
  ['minggu kemarin', -7],
]);
/**
 * A day as people write it: "besok", "tgl 5", "5 des", "5/12/2026", "senin depan", "3 hari lagi". `now` is UTC
 * milliseconds; days count at the place. A day without a month is the next one to come. `YYYY-MM-DD`, or null.
 */
export function readDate(text: string, now: number, zone: string = WIB): string | null {
  if (text.length > 80) return null;
  const today = Date.parse(localDay(now, zone));
  const numeric = /^\D{0,12}(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?\D{0,6}$/.exec(text.trim());
  if (numeric) return dayOf(Number(numeric[1]), Number(numeric[2]) - 1, yearOf(numeric[3]), today);
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayOf(Number(iso[3]), Number(iso[2]) - 1, Number(iso[1]), today);
  const found = words(text).filter(
    (word) => !['tanggal', 'hari', 'pada', 'ya', 'pukul', 'insya', 'allah', 'saja'].includes(word) || word === 'hari',
  );
  const joined = found.join(' ');
  const relative = RELATIVE.get(joined);
  if (relative !== undefined) return isoDay(today + relative * DAY);
  const span = /^(\d{1,3}) (hari|minggu) (lagi|lalu|depan|kemudian)$/.exec(joined);
  if (span) {
    const days = Number(span[1]) * (span[2] === 'minggu' ? 7 : 1);
    return isoDay(today + (span[3] === 'lalu' ? -days : days) * DAY);
  }
  const rest = found.filter((word) => word !== 'hari');
  const weekday = WEEKDAY_OF.get(rest[0] ?? '');
  if (
    weekday !== undefined &&
    rest.length <= 2 &&
    (rest.length === 1 || ['depan', 'besok', 'ini'].includes(rest[1] ?? ''))
  ) {
    const ahead = (weekday - weekdayOf(localDay(now, zone)) + 7) % 7;
    return isoDay(today + (ahead === 0 ? 7 : ahead) * DAY);
  }
  const [first, second, third] = rest;
  const day = first === undefined ? undefined : /^\d{1,2}$/.test(first) ? Number(first) : UNITS.get(first);
  if (day === undefined || rest.length > 3) return null;
  if (second === undefined) return dayOf(day, null, undefined, today);
  const month = MONTH_OF.get(second);
  if (month === undefined) return null;
  return dayOf(day, month, third === undefined ? undefined : yearOf(third), today);
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

/** "jam 4 sore" → 16:00, "pukul 19.30", "jam 9 pagi", "jam 12 siang". `HH:MM`, or null. */
export function readTime(text: string): string | null {
  if (text.length > 60) return null;
  const found =
    /(?:^|\b)(?:jam|pukul|pkl|jm)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?\s*(pagi|esuk|enjang|siang|awan|sore|sonten|malam|bengi|dalu)?\b/iu.exec(
      text.trim(),
    );
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  const part = (found[3] ?? '').toLowerCase();
  if (['sore', 'sonten', 'malam', 'bengi', 'dalu'].includes(part) && hour < 12) hour += 12;
  if (['siang', 'awan'].includes(part) && hour < 7) hour += 12;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The month that a word names, 0 January; undefined: none. */
export function monthNamed(word: string): number | undefined {
  return MONTH_OF.get(word);
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{2}(?:\d{2})?$/.test(text)) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function dayOf(day: number, month: number | null, year: number | undefined, today: number): string | null {
  const base = new Date(today);
  const tries: [number, number][] = [];
  const y = year ?? base.getUTCFullYear();
  if (month === null) for (let i = 0; i < 3; i++) tries.push([y, base.getUTCMonth() + i]);
  else tries.push([y, month], ...(year === undefined ? [[y + 1, month] as [number, number]] : []));
  for (const [tryYear, tryMonth] of tries) {
    const at = Date.UTC(tryYear, tryMonth, day);
    if (new Date(at).getUTCDate() !== day) continue;
    if (year !== undefined || at >= today) return isoDay(at);
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
