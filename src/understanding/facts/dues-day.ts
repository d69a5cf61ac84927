import { monthNamed } from '../dates.ts';
import { numberAt } from './amounts.ts';
import { isMark, type Said } from './said.ts';

/** Every month has this day. */
const LAST_SURE_DAY = 28;
const EACH = new Set([
  'tiap',
  'setiap',
  'saben',
  'per',
  'ingatkan',
  'ingetin',
  'ingetkan',
  'diingatkan',
  'diingetin',
  'pengingat',
  'elingake',
  'elingna',
  'gajian',
  'ingat',
  'inget',
  'rutin',
  'unggal',
]);
const PLAIN = new Set(
  'tanggal awal akhir tengah pertengahan bulan bulannya saja aja ya mau saya bu pak mas kak bang min nggih mawon wae enaknya sekitar kira setelah sehabis abis gajian bayar biasanya mbak bos tiap setiap jadi oke ok deh lah boleh muda tua ben'.split(
    ' ',
  ),
);

/**
 * The day of the month on which somebody pays or wants to be reminded: "tiap tanggal 5", "awal bulan". A day of which
 * month (or a deadline asked about) is another thing. Days that not every month has become the 28th.
 */
export function readDuesDay(said: Said): number | undefined {
  const each = said.some(({ text, raw }) => EACH.has(text) || EACH.has(raw));
  const plain = said.every((word, i) => isMark(word) || PLAIN.has(word.text) || numberOf(said, i));
  const asked = said.some(({ raw, text }) => raw === '?' || text === 'berapa' || text === 'kapan' || text === 'apa');
  if (!(each || plain) || (asked && !each) || said.some(({ text }) => text === 'lahir')) return undefined;
  for (let i = 0; i < said.length; i++) {
    const day = dayAt(said, i);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** As an answer to "tiap tanggal berapa?". `none`: a day that no calendar has. */
export function readDuesDayAnswer(said: Said): number | 'none' | undefined {
  for (let i = 0; i < said.length; i++) {
    const day = dayAt(said, i);
    if (day !== undefined) return day;
  }
  const dated = said.some(({ raw }) => raw === '/' || raw === '-');
  const [first] = said.flatMap((_, i) => numberAt(said, i)?.value ?? []);
  if (first === undefined || said.length > 8) return undefined;
  if (dated || first > 31 || first < 1) return 'none';
  return first > LAST_SURE_DAY ? LAST_SURE_DAY : undefined;
}

function dayAt(said: Said, at: number): number | undefined {
  const { text } = said[at] ?? { text: '' };
  if (text === 'tanggal') {
    if (said[at + 1]?.raw === 'muda') return 1;
    if (said[at + 1]?.raw === 'tua') return 25;
    const amount = numberAt(said, at + 1);
    if (!amount || !Number.isInteger(amount.value) || amount.value < 1 || amount.value > 31) return undefined;
    const next = said[amount.end];
    if (next && (next.raw === '/' || monthNamed(next.raw) !== undefined)) return undefined;
    return Math.min(amount.value, LAST_SURE_DAY);
  }
  const ofMonth = said[at + 1]?.text === 'bulan' || said[at + 1]?.raw === 'bulannya';
  if (!ofMonth || ['ini', 'depan', 'lalu', 'kemarin'].includes(said[at + 2]?.text ?? '')) return undefined;
  if (text === 'awal') return 1;
  if (text === 'akhir') return LAST_SURE_DAY;
  return text === 'tengah' || text === 'pertengahan' || text === 'tengahe' ? 15 : undefined;
}

function numberOf(said: Said, at: number): boolean {
  return numberAt(said, at) !== null || numberAt(said, at - 1) !== null;
}
