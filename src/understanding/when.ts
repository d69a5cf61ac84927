import { WEEKDAYS } from '../calendar/in-words.ts';
import { readDate, readTime } from './dates.ts';
import { UNITS } from './number-words.ts';

/** Hours that villages tell by the prayers. */
const PRAYERS: Readonly<Record<string, string>> = {
  subuh: '05:30',
  zuhur: '12:30',
  dzuhur: '12:30',
  dhuhur: '12:30',
  asar: '15:45',
  ashar: '15:45',
  magrib: '18:30',
  maghrib: '18:30',
  isya: '19:30',
};
const PRAYER =
  /(?:habis|ba['’]?da|bakda|bar|setelah|sesudah|selesai)\s+(?:salat|sholat|shalat)?\s*(subuh|zuhur|dzuhur|dhuhur|asar|ashar|magrib|maghrib|isya)\b/iu;
const WEEKDAY = new RegExp(`^(?:hari\\s+)?(?:${[...WEEKDAYS, 'ahad', "jum['’]at"].join('|')})\\s+`, 'iu');
const CLOCK =
  /\b(?:jam|pukul|pkl|jm)\.?\s*(?:(setengah)\s+)?(\d{1,2}|[a-z]+)(?:\s*[.:]\s*(\d{2}))?(?:\s*(pagi|esuk|siang|awan|sore|sonten|petang|malam|bengi|dalu))?\b/iu;
const BARE_CLOCK = /\b(\d{1,2}):(\d{2})\b|\b(\d{1,2})\s*(pagi|esuk|siang|awan|sore|sonten|petang|malam|bengi|dalu)\b/iu;

export interface When {
  /** `YYYY-MM-DD`, or null when no day was said. */
  readonly day: string | null;
  /** `HH:MM`, or null when no hour was said. */
  readonly time: string | null;
}

/**
 * Day and hour as people write them together: "besok jam 4 sore", "Sabtu 5 Desember jam setengah sembilan pagi",
 * "senin habis magrib". `now` is UTC milliseconds; days count at the place.
 */
export function readWhen(text: string, now: number, zone: string): When {
  const found = timeIn(text);
  const rest = found ? `${text.slice(0, found.from)} ${text.slice(found.to)}` : text;
  const words = rest.replace(/[,;]/g, ' ').trim();
  // "Sabtu 5 Desember": the date tells which Saturday.
  const day = readDate(words, now, zone) ?? readDate(words.replace(WEEKDAY, ''), now, zone);
  return { day, time: found?.time ?? null };
}

function timeIn(text: string): { time: string; from: number; to: number } | null {
  const prayer = PRAYER.exec(text);
  const named = prayer && PRAYERS[(prayer[1] ?? '').toLowerCase()];
  if (prayer && named !== undefined && named !== null) return placed(prayer, named);
  const clock = CLOCK.exec(text);
  if (clock) {
    const hour = numberOf(clock[2] ?? '');
    const time = hour === null ? null : timeOf(clock[1] ? hour - 1 : hour, clock[1] ? '30' : clock[3], clock[4]);
    if (time !== null) return placed(clock, time);
  }
  const bare = BARE_CLOCK.exec(text);
  const time = bare && timeOf(Number(bare[1] ?? bare[3]), bare[2], bare[4]);
  return bare && time !== null ? placed(bare, time) : null;
}

function placed(match: RegExpExecArray, time: string) {
  return { time, from: match.index, to: match.index + match[0].length };
}

function numberOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return UNITS.get(word.toLowerCase()) ?? null;
}

/** Without a part of the day, 1 to 6 means the afternoon: nobody meets at four in the morning. */
function timeOf(hour: number, minute: string | undefined, part: string | undefined): string | null {
  const afternoon = part === undefined && minute === undefined && hour >= 1 && hour <= 6;
  return readTime(`${hour}:${minute ?? '00'} ${part ?? (afternoon ? 'sore' : '')}`.trim().replace(/petang$/iu, 'sore'));
}
