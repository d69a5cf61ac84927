import { plainDigits } from './digits.ts';
import { cleanText, rawWords } from './normalise.ts';
import { SCALES, UNITS } from './number-words.ts';

/** Words that may stand around a number in an answer. Anything else makes it a sentence. */
const AROUND = new Set(
  'rp rupiah orang org wong tiyang jiwa anggota anak ada kira sekitar kurang lebih kayaknya mungkin cuma hanya total semua semuanya jadi ya iya pak bu bapak ibu bulan bln sasi wulan tahun thn hari dinten kali nggih kami kita saya keluarga di kk sekeluarga nunggak telat sudah udah jumlahnya jumlah kursi bangku tempat tamu peserta nya aja saja an per sebulan dong deh kok lah sih totalnya'.split(
    ' ',
  ),
);
const DIGITS = /^\d+$/;
const DECIMAL = /(\d+)[.,](\d{1,2})(?!\d)/;

/**
 * The number that a whole answer gives: "4", "empat orang", "35rb", "1,5 juta", "Rp 5.000.000", "dua puluh lima".
 * Null for sentences, questions, and several numbers that do not make one.
 */
export function readNumber(text: string): number | null {
  // "4 (empat) orang" says it twice.
  const clean = plainDigits(cleanText(text).slice(0, 120)).replace(/(\d+)\s*\(\s*\p{L}+(?:\s\p{L}+)?\s*\)/u, '$1');
  if (clean.includes('?') || /^\s*[-−]\s*\d/.test(clean)) return null;
  const decimal = DECIMAL.exec(clean.normalize('NFKC'));
  const whole = decimal ? clean.normalize('NFKC').replace(DECIMAL, '$1') : clean;
  const read = readWords(rawWords(whole));
  if (read === null || !decimal) return read === null ? null : read.value;
  const share = Number(`0.${decimal[2] ?? '0'}`);
  // "1,5 juta": the part behind the comma is of the scale that follows.
  return Math.round((read.value + share * read.scale) * 100) / 100;
}

function readWords(found: readonly string[]): { value: number; scale: number } | null {
  let total = 0;
  let current: number | null = null;
  let scale = 1;
  let any = false;
  let closed = false;
  const list = found.flatMap(splitCompound);
  for (const word of list) {
    const unit = UNITS.get(word) ?? (DIGITS.test(word) && word.length <= 12 ? Number(word) : undefined);
    const times = SCALES.get(word);
    if (unit !== undefined) {
      if (closed) return null;
      // "25" after "dua" is no number; "lima" after "dua puluh" is.
      if (current !== null && (current % 10 !== 0 || current === 0 || unit >= 10 || DIGITS.test(word))) return null;
      current = (current ?? 0) + unit;
      any = true;
    } else if (word === 'setengah' || word === 'separo' || word === 'stengah') {
      // "Satu setengah juta" is a half more than one.
      if (current !== null && current >= 10) return null;
      current = (current ?? 0) + 0.5;
      any = true;
    } else if (word === 'belas' || word === 'welas') {
      if (current === null) return null;
      current += 10;
    } else if (times !== undefined) {
      if (current === null && word === 'k') return null;
      if (times >= 1000) {
        total += (current ?? 1) * times;
        current = null;
        scale = times;
      } else {
        const low: number = current === null ? 1 : current % 100;
        current = (current === null ? 0 : current - low) + low * times;
      }
      any = true;
    } else if (AROUND.has(word)) {
      if (any) closed = current !== null;
    } else return null;
  }
  return any ? { value: total + (current ?? 0), scale } : null;
}

/** "seratus" → "satu ratus", "sewu" → "satu ribu". */
function splitCompound(word: string): string[] {
  const pair = /^(\p{L}{3,8})(belas|welas|puluh|ratus|ribu|juta)$/u.exec(word);
  if (pair?.[1] !== undefined && pair[2] !== undefined && !UNITS.has(word) && UNITS.has(pair[1]))
    return [pair[1], pair[2]];
  const joined = /^se(puluh|ratus|ribu|juta|belas|dasa)$/.exec(word);
  if (joined?.[1] && !UNITS.has(word)) return ['satu', joined[1]];
  if (word === 'sewu') return ['satu', 'ribu'];
  if (word === 'satus' || word === 'setunggalatus') return ['satu', 'ratus'];
  return [word];
}
