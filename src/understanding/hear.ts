import { WIB } from '../calendar/zones.ts';
import type { Hearable, Hearing } from '../engine/program.ts';
import { isAsking } from './choose.ts';
import { seen } from './clean-name.ts';
import { isUnsureSince, readMonths, readMonthsAnswer } from './facts/arrears.ts';
import { readDuesDayAnswer } from './facts/dues-day.ts';
import { LEAST_RUPIAH, readRupiah } from './facts/money.ts';
import { isOrdinary, readNameAnswer } from './facts/name.ts';
import { childrenIn } from './facts/kin.ts';
import { readPeople } from './facts/people.ts';
import { isMark, saidIn, type Said } from './facts/said.ts';
import { readWorkAnswer } from './facts/work.ts';
import { readNumber } from './numbers.ts';
import { readShort } from './short.ts';
import { wordSet } from './word-set.ts';

/** Longer answers are stories, not a kind of work. */
const MOST_WORDS = 6;
const RATHER_NOT =
  /^(?:rahasia|rahasiakan|anonim|malu|isin|lewat|skip|terserah|bebas|(?:ga|gak|nggak|tidak|tak) ?(?:usah|perlu|mau))\b/iu;

/**
 * What words are as the answer to a question that asks for this. Null: they are none, and somebody else may take them.
 * `now` is UTC milliseconds.
 */
export function hear(fact: Hearable, text: string, now: number): Hearing | null {
  const said = saidIn(text);
  if (said.some(({ raw }) => raw === '?')) return null;
  switch (fact) {
    case 'people':
      return people(said, text);
    case 'months':
      return months(said, text, now);
    case 'rupiah':
      return rupiah(said, text);
    case 'day':
      return day(said, text);
    case 'name':
      return name(saidIn(seen(text)), text);
    case 'work':
      return work(said, text);
    default:
      return fact satisfies never;
  }
}

function value(found: string | number | null | undefined, words: string | null = null): Hearing | null {
  return found === null || found === undefined ? null : { kind: 'value', value: found, words };
}

const YEARS_AND_MONTHS = 'tahun bulan';
const DAYS = 'hari minggu';
const MONEY = 'rupiah rp rb ribu ribuan juta jutaan jt';
const PEOPLE = 'orang jiwa';
const OTHERS = 'kelas jam km';
/** Units that are not what is asked for: a number with one of them is asked for again, and the unit never dropped. */
const OF_PEOPLE = wordSet(`${YEARS_AND_MONTHS} ${DAYS} ${MONEY} ${OTHERS}`);
const OF_MONTHS = wordSet(`${DAYS} ${PEOPLE} ${MONEY} ${OTHERS}`);
const OF_MONEY = wordSet(`${YEARS_AND_MONTHS} ${DAYS} ${PEOPLE} ${OTHERS}`);

/** Longer answers tell more than one number with its unit. */
const SHORT = 4;

/** Whether a short answer names such a unit with its number. */
function isMeasured(said: Said, units: ReadonlySet<string>): boolean {
  return said.some(({ text, raw }, i) => {
    const isBeside = i > 0 || i + 1 < said.length;
    return isBeside && said.length <= SHORT && (units.has(text) || units.has(raw));
  });
}

/** The children alone are no household: "anak 2" is asked back. */
function people(said: Said, text: string): Hearing | null {
  if (isMeasured(said, OF_PEOPLE)) return null;
  const found = readPeople(said);
  if (found !== undefined) return value(found);
  const count = childrenIn(said);
  if (count !== undefined) return { kind: 'refused', text: 'only_children', values: { count }, meant: null };
  return value(readNumber(text));
}

function months(said: Said, text: string, now: number): Hearing | null {
  if (isMeasured(said, OF_MONTHS)) return null;
  const found = readMonths(said, now, WIB) ?? readMonthsAnswer(said, now, WIB);
  if (found !== undefined) return value(found);
  if (isUnsureSince(said)) return { kind: 'refused', text: 'months_unsure', values: {}, meant: null };
  return value(readNumber(text));
}

/** Nothing here costs five rupiah: a small number is of millions, or of thousands. */
function rupiah(said: Said, text: string): Hearing | null {
  if (isMeasured(said, OF_MONEY)) return null;
  const found = readRupiah(said) ?? readNumber(text);
  if (found === null || found <= 0) return null;
  if (found >= LEAST_RUPIAH) return value(found);
  const inMillions = found < 100;
  const sum = `${found} ${inMillions ? 'juta' : 'ribu'}`;
  return { kind: 'refused', text: 'sum_meant', values: { sum }, meant: found * (inMillions ? 1_000_000 : 1000) };
}

function day(said: Said, text: string): Hearing | null {
  const found = readDuesDayAnswer(said);
  if (found === 'none') return { kind: 'refused', text: 'no_such_day', values: {}, meant: null };
  return value(found ?? readNumber(text));
}

function name(said: Said, text: string): Hearing | null {
  const found = readNameAnswer(said);
  if (found !== undefined) return value(found);
  return isDeclined(said, text) ? { kind: 'declined' } : null;
}

/** Work that nobody knows here is kept in their own words. */
function work(said: Said, text: string): Hearing | null {
  const found = readWorkAnswer(said);
  if (found) return value(found.value, found.words);
  if (isDeclined(said, text)) return { kind: 'declined' };
  const words = said.filter((word) => !isMark(word));
  const isNamed = words.length <= MOST_WORDS && words.some((word) => !isOrdinary(word));
  if (!isNamed || isAsking(text)) return null;
  return value('other', words.map(({ typed }) => typed).join(' '));
}

/** A no, or nothing but signs: they would rather not say. */
function isDeclined(said: Said, text: string): boolean {
  return said.every(isMark) || readShort(text) === 'no' || RATHER_NOT.test(text.trim());
}
