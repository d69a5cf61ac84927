import { readNumber } from './numbers.ts';

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
  isa: '19:30',
};
const PRAYER =
  /(?:habis|hbs|abis|ba['’]?da|bakda|bar|rampung|setelah|stlh|sesudah|selesai)\s+(?:salat|sholat|shalat)?\s*(subuh|zuhur|dzuhur|dhuhur|asar|ashar|magrib|maghrib|isya|isa)\b/iu;
type PartOfDay = 'morning' | 'noon' | 'evening' | 'night';
const PARTS: Readonly<Record<string, PartOfDay>> = {
  pagi: 'morning',
  esuk: 'morning',
  isuk: 'morning',
  enjang: 'morning',
  siang: 'noon',
  awan: 'noon',
  sore: 'evening',
  sonten: 'evening',
  petang: 'evening',
  malam: 'night',
  mlm: 'night',
  bengi: 'night',
  wengi: 'night',
  dalu: 'night',
};
const PART = Object.keys(PARTS).join('|');
const ZONE = '(?:\\s*(?:wib|wita|wit)\\b)?';
/** "9-11", "09.00 s/d 11.00", "9 sampai selesai": what ends it is passed over. */
const UNTIL =
  '(?:\\s*(?:-|–|s\\/d|sd|sampai|sampe|hingga|nganti)\\s*(?:jam\\s*)?(?:\\d{1,2}(?:\\s*[.:]\\s*\\d{2})?|selesai|habis|rampung)(?![\\d/]))?';
const CLOCK = new RegExp(
  `(?:\\b(${PART})\\s+)?\\b(?:jam|pukul|pkl|jm)\\.?\\s*(?:(setengah|stengah|stgh)\\s+)?(\\d{1,2}|[a-z]+(?:\\s+belas)?)(?:\\s*[.:]\\s*(\\d{2}))?${UNTIL}${ZONE}(?:\\s*(${PART})\\b)?`,
  'iu',
);
const BARE = new RegExp(
  `(?<![\\d/.-])(\\d{1,2})[:.](\\d{2})(?![\\d/]|[.:]\\d)${UNTIL}${ZONE}(?:\\s*(${PART})\\b)?|(?<![\\d/.-])(\\d{1,2})(?![\\d/.])${UNTIL}${ZONE}\\s*(${PART})\\b`,
  'iu',
);
/** An answer to "jam berapa?" needs no word for hour. */
const ALONE = new RegExp(`^\\s*(setengah\\s+)?(\\d{1,2}|[a-z]+(?:\\s+belas)?)${UNTIL}${ZONE}\\s*$`, 'iu');

/** An hour of the day, and where in the text it stood. */
export interface Clock {
  /** `HH:MM`. */
  readonly time: string;
  /** The night after the day that is named: "besok jam 12 malam" begins the day after. */
  readonly nextDay: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * The first hour in a text: "jam 4 sore", "jam setengah 9", "19.30", "habis magrib", "jam 9-11". Without a part of the day
 * 1 to 6 means the afternoon, for nobody meets at four in the morning; "04.30" with its nought is the morning. Null: none.
 */
export function clockIn(text: string): Clock | null {
  const prayer = PRAYER.exec(text);
  const named = prayer ? PRAYERS[(prayer[1] ?? '').toLowerCase()] : undefined;
  if (prayer && named !== undefined) return placed(prayer, { time: named, nextDay: false });
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, before, half, hour = '', minute, after] = clock;
    const time = timeOf(hour, half !== undefined, minute, after ?? before);
    if (time) return placed(clock, time);
  }
  const bare = BARE.exec(text);
  if (!bare) return null;
  const [, hour, minute, part, other = '', otherPart] = bare;
  const time = timeOf(hour ?? other, false, minute, part ?? otherPart);
  return time && placed(bare, time);
}

/** The hour that a whole answer gives: as `clockIn`, and also "9", "setengah 9", "sembilan". */
export function readTime(text: string): string | null {
  if (text.length > 60) return null;
  const found = clockIn(text);
  if (found) return found.time;
  const alone = ALONE.exec(text);
  return (alone && timeOf(alone[2] ?? '', alone[1] !== undefined, undefined, undefined)?.time) ?? null;
}

function placed(match: RegExpExecArray, { time, nextDay }: { time: string; nextDay: boolean }): Clock {
  return { time, nextDay, from: match.index, to: match.index + match[0].length };
}

function timeOf(
  said: string,
  isHalf: boolean,
  minute: string | undefined,
  part: string | undefined,
): { time: string; nextDay: boolean } | null {
  const named = /^\d{1,2}$/.test(said) ? Number(said) : readNumber(said);
  if (named === null || !Number.isInteger(named) || named > 24 || Number(minute ?? 0) > 59) return null;
  const ofDay = part === undefined ? undefined : PARTS[part.toLowerCase()];
  const isExact = said.startsWith('0') && minute !== undefined;
  const hour = inDay(named, ofDay, isExact || named > 12);
  const minutes = hour * 60 + (isHalf ? -30 : Number(minute ?? 0));
  const isNight = ofDay === 'night' && (named === 12 || named <= 3);
  const inOneDay = (minutes + 1440) % 1440;
  return {
    time: `${twoDigits(Math.floor(inOneDay / 60))}:${twoDigits(inOneDay % 60)}`,
    nextDay: isNight && minutes >= 0,
  };
}

function inDay(hour: number, part: PartOfDay | undefined, isExact: boolean): number {
  switch (part) {
    case 'morning':
      return hour === 12 ? 0 : hour;
    case 'noon':
      return hour < 7 ? hour + 12 : hour;
    case 'evening':
      return hour < 12 ? hour + 12 : hour;
    case 'night':
      if (hour === 12) return 0;
      return hour > 3 && hour < 12 ? hour + 12 : hour;
    case undefined:
      return !isExact && hour >= 1 && hour <= 6 ? hour + 12 : hour % 24;
    default:
      return part satisfies never;
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
