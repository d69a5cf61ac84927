import { DAY, HOUR, MINUTE } from './durations.ts';
import { daysBetween } from './days.ts';
import { localDay } from './local-time.ts';
import { zoneOrWib } from './zones.ts';

type Form = keyof typeof FORMS;

/** How people here read days and hours; the words themselves are the machine's own, in Indonesian. */
const FORMS = {
  weekday: { weekday: 'long' },
  month: { month: 'long' },
  shortMonth: { month: 'short' },
  monthAndYear: { month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  dayAndMonth: { day: 'numeric', month: 'long' },
  dayInFull: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayOfThisYear: { weekday: 'long', day: 'numeric', month: 'short' },
  dayAsNumbers: { day: 'numeric', month: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clockWithZone: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const UTC = 'UTC';

/** Making a formatter takes a thousand times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function written(form: Form, at: number, zone: string): string {
  const key = `${form} ${zone}`;
  const known = formatters.get(key);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat('id-ID', { ...FORMS[form], timeZone: zoneOrWib(zone) });
  formatters.set(key, made);
  return made.format(at);
}

/** Sunday first, as `Date` counts them. */
export const WEEKDAYS: readonly string[] = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  written('weekday', Date.UTC(2023, 0, 1 + day), UTC),
);
const FIRSTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => Date.UTC(2023, month, 1));
export const MONTHS: readonly string[] = FIRSTS.map((at) => written('month', at, UTC));
export const SHORT_MONTHS: readonly string[] = FIRSTS.map((at) => written('shortMonth', at, UTC));

/** The time at a place as people read it: `16.00`. `at` is UTC milliseconds. */
export function clockOf(at: number, zone: string): string {
  return written('clock', at, zone);
}

/** Minutes after midnight as people read them: `08.30`; the end of the day is `24.00`. */
export function clockOfMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

/** `2026-12-05` → `5 Desember 2026`; `2026-12` → `Desember 2026`; anything else as it is. */
export function dayInWords(text: string): string {
  const form = /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'day' : /^\d{4}-\d{2}$/.test(text) ? 'monthAndYear' : null;
  const at = Date.parse(text);
  return form === null || Number.isNaN(at) ? text : written(form, at, UTC);
}

/** "Selasa, 24 November 2026, pukul 16.00 WIB": in full, so that a slip is seen. */
export function whenInWords(at: number, zone: string): string {
  return `${written('dayInFull', at, zone)}, pukul ${written('clockWithZone', at, zone)}`;
}

/** "24 November": where the year goes without saying. */
export function dayAndMonth(at: number, zone: string): string {
  return written('dayAndMonth', at, zone);
}

/** A moment as people at the programme's place say it: `Senin, 23 Nov jam 08.00`. */
export function momentInWords(at: number, zone: string): string {
  return `${written('dayOfThisYear', at, zone)} jam ${clockOf(at, zone)}`;
}

/** `23/11 08.00` */
export function shortMoment(at: number, zone: string): string {
  return `${written('dayAsNumbers', at, zone)} ${clockOf(at, zone)}`;
}

/** A span as people say it: `12 menit`, `3 jam`, `2 hari`. */
export function spanInWords(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  if (minutes < 90) return `${minutes} menit`;
  const span = minutes * MINUTE;
  return span < 36 * HOUR ? `${Math.round(span / HOUR)} jam` : `${Math.round(span / DAY)} hari`;
}

/** "hari ini", "besok", or null for any other day. */
export function nearDay(at: number, now: number, zone: string): string | null {
  const days = daysBetween(localDay(now, zone), localDay(at, zone));
  return days === 0 ? 'hari ini' : days === 1 ? 'besok' : null;
}

/** The hours of the day as people name them: before which hour, and what. */
const PARTS: readonly (readonly [before: number, name: string])[] = [
  [11, 'pagi'],
  [15, 'siang'],
  [18, 'sore'],
  [24, 'malam'],
];

/** A moment that is to come, as one says it: "besok pagi jam 8", "nanti sore jam 16.30", "Senin pagi jam 8". */
export function comingInWords(at: number, now: number, zone: string): string {
  const [hour = '', minutes = ''] = clockOf(at, zone).split('.');
  const part = PARTS.find(([before]) => Number(hour) < before)?.[1] ?? '';
  const days = daysBetween(localDay(now, zone), localDay(at, zone));
  const day = days === 0 ? 'nanti' : days === 1 ? 'besok' : written('weekday', at, zone);
  const date = days > 6 ? `, ${dayAndMonth(at, zone)},` : '';
  return `${day} ${part}${date} jam ${Number(hour)}${minutes === '00' ? '' : `.${minutes}`}`;
}
