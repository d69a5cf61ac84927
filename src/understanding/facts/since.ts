import { localDay } from '../../calendar/local-time.ts';
import { monthNamed } from '../dates.ts';
import { FEAST_BEFORE, isFeast, monthOfFeast } from './feasts.ts';
import type { Said } from './said.ts';

export const SINCE = new Set([
  'dari',
  'sejak',
  'mulai',
  'wiwit',
  'saking',
  'ti',
  'semenjak',
  'dr',
  'ket',
  'kawit',
  'sedari',
  'mulai',
]);

const AFTER_FEAST = new Set(['habis', 'abis', 'setelah', 'sehabis', 'bar', 'bakda', 'sawise', 'saatos', 'bibar']);

/** "Dari Januari", "sejak Maret 2025", "sejak 2023"; "terakhir bayar bulan Maret". */
export function since(said: Said, now: number, zone: string): number | undefined {
  const [year = 0, month = 0] = localDay(now, zone).split('-').map(Number);
  const current = year * 12 + month - 1;
  for (let i = 0; i < said.length; i++) {
    const isAfterFeast = AFTER_FEAST.has(said[i]?.text ?? '') && feastAt(said, i + 1, current) !== undefined;
    const isSince = SINCE.has(said[i]?.text ?? '') || SINCE.has(said[i]?.raw ?? '') || isAfterFeast;
    const last = said[i]?.raw === 'terakhir';
    if (!isSince && !last) continue;
    let at = i + 1;
    while (
      ['bulan', 'bayar', 'awal', 'kira', 'sekitar', 'tanggal', 'pertengahan', 'akhir', 'bayarnya', 'iuran'].includes(
        said[at]?.text ?? '',
      )
    )
      at++;
    const begun = beginningAt(said, at, current);
    if (begun === null) continue;
    return begun === undefined ? undefined : current - begun - (last ? 1 : 0);
  }
  return undefined;
}

/** The month named at a position, counted from year 0. Undefined: named, but not surely. Null: none. */
function beginningAt(said: Said, at: number, current: number): number | undefined | null {
  const word = said[at];
  if (!word) return null;
  const thisYear = Math.floor(current / 12);
  const feast = feastAt(said, at, current);
  if (feast !== undefined) return feast;
  const named = monthNamed(word.raw);
  if (named !== undefined) {
    // "Agustus tahun lalu" is one of the year before.
    if (said[at + 1]?.text === 'tahun' && LAST.has(said[at + 2]?.text ?? '')) return (thisYear - 1) * 12 + named;
    const typed = said[at + 1]?.text === 'tahun' ? said[at + 2] : said[at + 1];
    const year = typed ? yearOf(typed.digits) : undefined;
    if (typed && ['lalu', 'kemarin'].includes(typed.text)) return lastOf(named, current);
    return year === undefined ? lastOf(named, current) : year * 12 + named;
  }
  if (word.text === 'tahun' && said[at + 1]?.digits == null) {
    return said[at - 1]?.raw === 'awal' && !['lalu', 'kemarin'].includes(said[at + 1]?.text ?? '')
      ? thisYear * 12
      : undefined;
  }
  const year = yearOf((word.text === 'tahun' ? said[at + 1] : word)?.digits);
  if (year !== undefined && year >= 2014) return thisYear - year >= 2 ? current - (thisYear - year) * 12 : undefined;
  if ((word.text === 'lalu' || word.text === 'kemarin') && said[at - 1]?.text === 'bulan') return current - 1;
  return null;
}

/** "Dari puasa kemarin", "sejak lebaran haji tahun lalu", "habis lebaran". */
function feastAt(said: Said, from: number, current: number): number | undefined {
  let at = from;
  while (FEAST_BEFORE.has(said[at]?.raw ?? '') || said[at]?.text === 'sebelum') at++;
  const word = said[at]?.raw ?? '';
  if (!isFeast(word)) return undefined;
  const behind = said.slice(at + 1, at + 5);
  const yearsBack = behind.some(({ text }, i) => text === 'tahun' && LAST.has(behind[i + 1]?.text ?? '')) ? 1 : 0;
  const pilgrims = behind[0]?.raw === 'haji' || behind[0]?.raw === 'kurban';
  return monthOfFeast(word, { pilgrims, current, yearsBack });
}

const LAST = new Set(['lalu', 'kemarin', 'wingi', 'kepungkur']);

function lastOf(month: number, current: number): number {
  const inThisYear = Math.floor(current / 12) * 12 + month;
  return inThisYear <= current ? inThisYear : inThisYear - 12;
}

function yearOf(digits: number | null | undefined): number | undefined {
  return typeof digits === 'number' && digits >= 2000 && digits < 2100 ? digits : undefined;
}
