import { isHalf, numberAt } from './amounts.ts';
import { CARDS } from './circumstances.ts';
import { isMark, type Said } from './said.ts';
import { since, SINCE } from './since.ts';

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
  'kepending',
  'pending',
  'keteteran',
]);
/** "Telat haid". */
const OF_BODY = new Set(['haid', 'mens', 'menstruasi', 'datang', 'dapet', 'makan', 'masuk', 'kb']);
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
  return fit(best ? best.months : (timesAt(said, owing) ?? since(said, now, zone)));
}

/** "Telat 3x", "sudah 4x ga bayar": dues are owed once a month. */
function timesAt(said: Said, owing: number): number | undefined {
  for (let i = Math.max(0, owing - 4); i <= owing + 3; i++) {
    const amount = numberAt(said, i);
    const unit = amount && said[amount.end]?.raw;
    if (amount && (unit === 'x' || said[amount.end]?.text === 'kali')) return amount.value;
  }
  return undefined;
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
      if (isDenied(said, i) || OF_BODY.has(said[i + 1]?.raw ?? '')) return null;
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
  // "Tengah bulan" is a day of the month.
  if (unit === 'bulan') return value < 1 ? null : { months: value, end: end + 1, unit: 1 };
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

/** "Anak 3 tahun", "bayi saya 8 bulan" tell an age. */
function isAge(said: Said): boolean {
  return said.some(({ text }, i) => {
    if (!['anak', 'bayi', 'cucu', 'adik'].includes(text)) return false;
    let at = i + 1;
    while (['saya', 'nya', 'ku', 'kami', 'baru', 'sudah', 'masih', 'usia', 'umur'].includes(said[at]?.text ?? '')) at++;
    return durationAt(said, at) !== null;
  });
}
