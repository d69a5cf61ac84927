import { localDay } from '../../calendar/local-time.ts';
import { monthNamed } from '../dates.ts';
import { isHalf, numberAt } from './amounts.ts';
import { CARDS } from './circumstances.ts';
import { isMark, type Said } from './said.ts';

/** Nobody is in arrears for longer: JKN began in 2014. */
const MOST_MONTHS = 240;
const ONE_MONTH = new Set(['sebulan', 'sabulan', 'sesasi', 'sewulan', 'sabulanan', 'sakwulan']);
const ONE_YEAR = new Set([
  'setahun',
  'setaun',
  'sataun',
  'satahun',
  'sawarsa',
  'setaon',
  'setahunan',
  'sakwarsa',
  'sataon',
]);
const OWED = new Set([
  'nunggak',
  'telat',
  'macet',
  'utang',
  'hutang',
  'kandas',
  'nyandet',
  'kosong',
  'bolong',
  'mandek',
  'mandeg',
  'absen',
]);
const NOT = new Set([
  'tidak',
  'belum',
  'ora',
  'ga',
  'gak',
  'stop',
  'berhenti',
  'lupa',
  'brenti',
  'setop',
  'indak',
  'jarang',
  'kelupaan',
]);
const INACTIVE = new Set(['mati', 'nonaktif', 'dinonaktifkan', 'diblokir', 'keblokir', 'inaktif', 'pejah']);
/** "Hamil 7 bulan", "umur 3 tahun", "kerja 5 tahun": the time of something else. */
const OWNERS = new Set(
  'hamil umur usia kandungan kerja bekerja jadi nikah menikah bayi anak balita kontrak ngontrak sakit dirawat berobat hidup cerai garansi minggu tiap setiap'.split(
    ' ',
  ),
);
const AFTER = new Set([
  'lagi',
  'hamil',
  'jadi',
  'kerja',
  'usia',
  'umur',
  'kedepan',
  'depan',
  'menikah',
  'nikah',
  'sekaligus',
]);
const SINCE = new Set(['dari', 'sejak', 'mulai', 'wiwit', 'saking', 'ti', 'semenjak', 'dr', 'ket', 'kawit']);

interface Duration {
  readonly months: number;
  readonly from: number;
  readonly end: number;
}

/**
 * For how many months dues are owed: "nunggak setahun setengah" is 18, "ga bayar dari Januari" counts whole months up to
 * the last one. A time without a word for owing counts only where nothing else is said: "14 bln kelas 2". No sure number,
 * no fact: "sejak covid". `now` is UTC milliseconds.
 */
export function readMonths(said: Said, now: number, zone: string): number | undefined {
  const owing = owingAt(said);
  // "Sebulan" alone is a price a month.
  if (owing === null)
    return isBare(said)
      ? fit(durationsIn(said).find(({ from }) => !ONE_MONTH.has(said[from]?.raw ?? ''))?.months)
      : undefined;
  const near = durationsIn(said)
    .filter(({ from, end }) => !isOfOthers(said, from, end))
    .sort((a, b) => Math.abs(a.from - owing) - Math.abs(b.from - owing));
  const [best] = near;
  return fit(best ? best.months : since(said, now, zone));
}

/** As an answer to "sudah berapa bulan?": a time needs no word for owing there. */
export function readMonthsAnswer(said: Said, now: number, zone: string): number | undefined {
  return fit(durationsIn(said)[0]?.months ?? since(said, now, zone));
}

/** "Sejak covid", "dari dulu", "udah lama": a beginning, but no number. */
export function isUnsureSince(said: Said): boolean {
  return (
    !said.some(({ digits }) => digits !== null) &&
    said.some(
      ({ text, raw }) => SINCE.has(text) || ['lama', 'lupa', 'bertahun', 'berbulan', 'puluhan', 'suwe'].includes(raw),
    )
  );
}

function fit(months: number | undefined): number | undefined {
  return months !== undefined && Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS ? months : undefined;
}

/** Position of what says that dues are owed; null where nothing does, or where it is denied. */
function owingAt(said: Said): number | null {
  const isCard = said.some(({ text, raw }) => CARDS.has(text) || CARDS.has(raw) || raw.startsWith('iuran'));
  for (let i = 0; i < said.length; i++) {
    const { text, raw } = said[i] ?? { text: '', raw: '' };
    if (OWED.has(text)) {
      if (isDenied(said, i)) return null;
      return i;
    }
    if (text === 'bayar' && isUnpaid(said, i)) return i;
    if (
      isCard &&
      (INACTIVE.has(raw) || (text === 'aktif' && NOT.has(said[i - 1]?.text ?? ''))) &&
      !isDenied(said, i - 1)
    )
      return i;
    if (raw === 'terakhir' && said.slice(i + 1, i + 3).some((word) => word.text === 'bayar')) return i;
    if (text === 'bayar' && said[i + 1]?.raw === 'terakhir') return i;
  }
  return null;
}

/** "Tidak pernah nunggak", "ga ada tunggakan", "bukan nunggak": nothing is owed. */
function isDenied(said: Said, at: number): boolean {
  const before = said.slice(Math.max(0, at - 3), at);
  const not = before.findLastIndex(({ text }) => ['tidak', 'belum', 'bukan', 'tanpa', 'ora'].includes(text));
  if (not < 0) return false;
  return before
    .slice(not + 1)
    .every(({ text }) => ['pernah', 'ada', 'punya', 'sampai', 'lagi', 'nate', 'tau'].includes(text));
}

/** "Ga bayar", "belum pernah bayar", "tidak saya bayar", "berhenti bayar". */
function isUnpaid(said: Said, at: number): boolean {
  const before = said.slice(Math.max(0, at - 5), at).filter((word) => !isMark(word));
  const not = before.findLastIndex(({ text, raw }) => NOT.has(text) || NOT.has(raw));
  if (not < 0) return false;
  return before.slice(not + 1).every(({ text }) => UNPAID_BETWEEN.has(text));
}

const UNPAID_BETWEEN = new Set(
  'pernah bisa saya mampu sanggup sempat ada uang iuran bpjs kebayar lagi lancar rutin buat untuk di mau kuat jkn nya nyang ke dulu iurannya duit'.split(
    ' ',
  ),
);

function durationsIn(said: Said): Duration[] {
  const found: Duration[] = [];
  for (let i = 0; i < said.length; i++) {
    const duration = durationAt(said, i);
    if (!duration) continue;
    const before = said[i - 1];
    const isRange = before?.raw === '-' || (before?.text === 'atau' && said[i - 2]?.digits !== null);
    const denied = ['bukan', 'dudu'].includes(before?.text ?? '');
    if (!isRange && !denied) found.push(duration);
    i = duration.end - 1;
  }
  return found;
}

/** "14 bulan", "setahun setengah", "1 tahun 3 bulan", "dua setengah tahun", "setengah tahun". */
function durationAt(said: Said, at: number): Duration | null {
  const first = oneAt(said, at);
  if (!first) return null;
  let { months, end } = first;
  if (first.unit === 12) {
    if (isHalf(said[end]?.raw)) {
      months += 6;
      end++;
    } else {
      const rest = oneAt(said, said[end]?.text === 'dan' || said[end]?.raw === 'lebih' ? end + 1 : end);
      if (rest?.unit === 1) {
        months += rest.months;
        end = rest.end;
      }
    }
  }
  return { months: Math.round(months), from: at, end };
}

function oneAt(said: Said, at: number): { months: number; end: number; unit: 1 | 12 } | null {
  const { raw, text } = said[at] ?? { raw: '', text: '' };
  if (ONE_MONTH.has(raw)) return { months: 1, end: at + 1, unit: 1 };
  if (ONE_YEAR.has(raw) || ONE_YEAR.has(text)) return { months: 12, end: at + 1, unit: 12 };
  if (raw === 'rongtaun' || raw === 'rongtahun') return { months: 24, end: at + 1, unit: 12 };
  const half = isHalf(raw) ? { value: 0.5, end: at + 1 } : null;
  const amount = half ?? numberAt(said, at);
  if (!amount) return null;
  let { value, end } = amount;
  if (!half && isHalf(said[end]?.raw)) {
    value += 0.5;
    end++;
  }
  while (['an', 'lebih', 'lebihan'].includes(said[end]?.raw ?? '') || said[end]?.text === 'kali') end++;
  const unit = said[end]?.text;
  if (unit === 'bulan') return { months: value, end: end + 1, unit: 1 };
  // 2023 is a year, "3 tahun" are three.
  if (unit === 'tahun' && value < 30) return { months: value * 12, end: end + 1, unit: 12 };
  return null;
}

function isOfOthers(said: Said, from: number, end: number): boolean {
  if (AFTER.has(said[end]?.text ?? '')) return true;
  for (let i = from - 1; i >= Math.max(0, from - 3); i--) {
    const { text } = said[i] ?? { text: '' };
    if (OWED.has(text) || text === 'bayar' || [',', '.', '?', 'aktif'].includes(text)) return false;
    if (OWNERS.has(text)) return true;
  }
  return false;
}

/** "Dari Januari", "sejak Maret 2025", "sejak 2023"; "terakhir bayar bulan Maret". */
function since(said: Said, now: number, zone: string): number | undefined {
  const [year = 0, month = 0] = localDay(now, zone).split('-').map(Number);
  const current = year * 12 + month - 1;
  for (let i = 0; i < said.length; i++) {
    const isSince = SINCE.has(said[i]?.text ?? '') || SINCE.has(said[i]?.raw ?? '');
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
  const named = monthNamed(word.raw);
  if (named !== undefined) {
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

function lastOf(month: number, current: number): number {
  const inThisYear = Math.floor(current / 12) * 12 + month;
  return inThisYear <= current ? inThisYear : inThisYear - 12;
}

function yearOf(digits: number | null | undefined): number | undefined {
  return typeof digits === 'number' && digits >= 2000 && digits < 2100 ? digits : undefined;
}

const BARE = new Set(
  'bulan tahun kelas orang jiwa keluarga anak untuk saya ya sudah kira sekitar lebih an kurang hampir ada min kak bang mas bu pak bro bos mba mbak gan sis berapa totalnya total jadi jumlahnya kk sekeluarga saja aja setengah separo dan itu kena bayar jadinya'.split(
    ' ',
  ),
);

/** Nothing is said but numbers and what they count. */
function isBare(said: Said): boolean {
  for (let i = 0; i < said.length; i++) {
    const word = said[i];
    if (!word || isMark(word) || BARE.has(word.text)) continue;
    const duration = durationAt(said, i);
    const amount = duration ?? numberAt(said, i);
    if (!amount) return false;
    i = amount.end - 1;
  }
  return !said.some(({ text }, i) => text === 'bayar' && said[i - 1]?.text !== 'kena') && !isAge(said);
}

/** "Anak 3 tahun" tells an age. */
function isAge(said: Said): boolean {
  return said.some((word, i) => word.text === 'anak' && durationAt(said, i + 1) !== null);
}
