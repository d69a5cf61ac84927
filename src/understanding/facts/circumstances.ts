import { localDay } from '../../calendar/local-time.ts';
import { isoDay } from '../../calendar/days.ts';
import { DAY } from '../../calendar/durations.ts';
import { monthNamed } from '../dates.ts';
import { numberAt } from './amounts.ts';
import type { Said } from './said.ts';

const IF = new Set([
  'otomatis',
  'kalau',
  'jika',
  'bila',
  'misal',
  'misalnya',
  'andai',
  'takut',
  'umpama',
  'apabila',
  'seandainya',
  'biar',
  'supaya',
  'agar',
]);
const NOT = new Set(['tidak', 'belum', 'bukan', 'ora', 'tanpa']);
const PERSON = new Set([
  'saya',
  'istri',
  'kami',
  'kula',
  'aku',
  'anak',
  'adik',
  'kakak',
  'menantu',
  'istriku',
  'bojoku',
  'bojo',
]);

/** Somebody of the household is expecting: not "periksa hamil ditanggung?", which asks about anybody. */
export function readPregnant(said: Said): true | undefined {
  const at = said.findIndex(({ text, raw }) => text === 'hamil' || raw === 'hamilnya');
  if (at < 0) return undefined;
  const before = said.slice(Math.max(0, at - 6), at);
  if (before.some(({ text }) => NOT.has(text) || IF.has(text) || text === 'waktu' || text === 'dulu' || text === 'pas'))
    return undefined;
  if (said.slice(at + 1, at + 3).some(({ text }) => text === 'kemarin' || text === 'dulu' || text === 'dulunya'))
    return undefined;
  const next = said[at + 1]?.text ?? '';
  const advanced = ['tua', 'muda', 'besar', 'gede'].includes(next) || numberAt(said, at + 1) !== null;
  const named = before.some(({ text }) => PERSON.has(text)) || said[at + 1]?.text === 'saya';
  const inCare = before.some(({ text }) => ['periksa', 'cek', 'kontrol', 'ibu', 'tes', 'usg', 'mau'].includes(text));
  return advanced || (named && !inCare) ? true : undefined;
}

/** A baby was born: the day where it was said, `YYYY-MM-DD`. `now` is UTC milliseconds. */
export function readBaby(said: Said, now: number, zone: string): string | true | undefined {
  const at = said.findIndex(
    ({ text, raw }) =>
      text === 'lahir' ||
      text === 'melahirkan' ||
      ['lahiran', 'brojol', 'babaran', 'bersalin', 'lairan', 'nglairake', 'lahirnya', 'ngalahirkeun'].includes(raw),
  );
  if (at < 0) return undefined;
  const around = said.slice(Math.max(0, at - 5), at);
  const child = said.some(({ text }) => ['bayi', 'anak', 'dedek', 'cucu', 'orok', 'jabang'].includes(text));
  const fresh = around.some(
    ({ text, raw }) =>
      text === 'baru' ||
      raw === 'barusan' ||
      text === 'sudah' ||
      text === 'habis' ||
      raw === 'abis' ||
      text === 'setelah',
  );
  if (
    around.some(
      ({ text }) =>
        IF.has(text) ||
        text === 'mau' ||
        text === 'akan' ||
        text === 'belum' ||
        text === 'tempat' ||
        text === 'tanggal' ||
        text === 'tidak',
    )
  )
    return undefined;
  const day = birthDay(said, at, now, zone);
  if (day !== null && (child || fresh)) return day;
  const own = said.some(({ text, raw }) => PERSON.has(text) && (text !== 'anak' || /ku$/.test(raw)));
  return fresh && own && (child || said[at]?.raw === 'lahiran' || said[at]?.text === 'melahirkan') ? true : undefined;
}

/** Within the last year: an older child is no newborn. */
function birthDay(said: Said, from: number, now: number, zone: string): string | null {
  const today = Date.parse(localDay(now, zone));
  for (let i = from + 1; i < said.length; i++) {
    const { text, raw } = said[i] ?? { text: '', raw: '' };
    if (text === 'kemarin') return isoDay(today - DAY);
    if (raw === 'tadi' || (text === 'hari' && said[i + 1]?.text === 'ini')) return isoDay(today);
    const amount = numberAt(said, i);
    if (!amount) continue;
    const unit = said[amount.end]?.text;
    if (unit === 'hari' || unit === 'minggu') return isoDay(today - amount.value * (unit === 'minggu' ? 7 : 1) * DAY);
    const month = monthNamed(said[amount.end]?.raw ?? '');
    const stated = month !== undefined || said[i - 1]?.text === 'tanggal';
    if (stated && Number.isInteger(amount.value) && amount.value >= 1 && amount.value <= 31)
      return lastDay(amount.value, month, today);
    return null;
  }
  return null;
}

/** The last such day gone by; null where that month has none. */
function lastDay(day: number, month: number | undefined, today: number): string | null {
  const date = new Date(today);
  for (let back = 0; back < 13; back++) {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1));
    if (month !== undefined && first.getUTCMonth() !== month) continue;
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day);
    if (new Date(at).getUTCDate() !== day) return null;
    if (at <= today) return isoDay(at);
  }
  return null;
}

/** What is active or not. */
export const CARDS: ReadonlySet<string> = new Set([
  'kartu',
  'bpjs',
  'jkn',
  'kis',
  'bpjsku',
  'kartuku',
  'kartune',
  'bpjsnya',
  'kepesertaan',
  'bpjse',
  'pbi',
  'status',
  'statusnya',
  'kisnya',
  'bpjsna',
  'kepesertaanku',
  'jknku',
]);
const OFF = new Set([
  'mati',
  'nonaktif',
  'dinonaktifkan',
  'dinonaktifin',
  'inaktif',
  'diblokir',
  'keblokir',
  'dimatikan',
  'pejah',
  'dicabut',
  'dicoret',
  'kecoret',
  'dihentikan',
  'dinonaktip',
  'nonaktip',
  'maot',
]);

const OTHER_THINGS = new Set([
  'aplikasi',
  'akun',
  'sembako',
  'atm',
  'motor',
  'pajak',
  'listrik',
  'hp',
  'sinyal',
  'kredit',
  'password',
]);

/** Their card is not active: not "kalau kartu mati" and not "kartu hilang". */
export function readCardOff(said: Said): true | undefined {
  for (let i = 0; i < said.length; i++) {
    const { raw, text } = said[i] ?? { raw: '', text: '' };
    const off =
      OFF.has(raw) ||
      (raw === 'non' && said[i + 1]?.text === 'aktif') ||
      (text === 'aktif' && ['tidak', 'ora'].includes(said[i - 1]?.text ?? ''));
    if (!off) continue;
    const start = Math.max(0, i - 7);
    const before = said.slice(start, i);
    const card = [...before, ...said.slice(i + 1, i + 5)].some((word) => CARDS.has(word.raw) || CARDS.has(word.text));
    const denied = OFF.has(raw) && NOT.has(said[i - 1]?.text ?? '');
    if (
      card &&
      !denied &&
      !before.some((word) => IF.has(word.text) || OTHER_THINGS.has(word.text)) &&
      !['apa', 'atau'].includes(said[i - 2]?.text ?? '')
    )
      return true;
  }
  return undefined;
}

export type Whom = 'self' | 'mother' | 'father' | 'spouse' | 'child' | 'other';

const KIN: ReadonlyMap<string, Whom> = new Map([
  ['ibu', 'mother'],
  ['bapak', 'father'],
  ['suami', 'spouse'],
  ['istri', 'spouse'],
  ['anak', 'child'],
  ['bayi', 'child'],
  ['mertua', 'other'],
  ['nenek', 'other'],
  ['kakek', 'other'],
  ['adik', 'other'],
  ['kakak', 'other'],
  ['tetangga', 'other'],
  ['orang tua', 'other'],
  ['saudara', 'other'],
]);

/** For whom somebody writes: "ibu saya mau daftar", "buat bapak", "untuk suami". */
export function readWhom(said: Said): Whom | undefined {
  for (let i = 0; i < said.length; i++) {
    const word = said[i];
    const whom = word && KIN.get(word.text);
    if (!word || !whom) continue;
    const before = said[i - 1]?.text ?? '';
    const owned = said[i + 1]?.text === 'saya' || /(?:ku|nya)$/.test(word.raw);
    const meant =
      ['untuk', 'buat', 'bagi'].includes(before) ||
      /^(?:daftarin|daftarkan|mendaftarkan|ngurusin)$/.test(said[i - 1]?.raw ?? '');
    if (meant || (owned && i <= 3 && said[i - 1]?.digits == null))
      return said[i + 1]?.text === 'mertua' ? 'other' : whom;
  }
  return undefined;
}
