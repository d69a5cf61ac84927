import { numberAt } from './amounts.ts';
import type { Said } from './said.ts';

/** What is less or more than this is no sum of money that anybody here means. */
export const LEAST_RUPIAH = 500;
const MOST = 1_000_000_000;
const ABOUT_MONEY = new Set(
  'uang iuran bayar harga biaya ongkos tagihan tagihannya utang nunggak gaji upah penghasilan rupiah bayarnya totalnya total seharga cicil cicilan mahal murah iurannya'.split(
    ' ',
  ),
);
const COUNTED = new Set(['orang', 'jiwa', 'tahun', 'bulan', 'peserta', 'kilometer', 'km', 'ekor', 'kali', 'warga']);

/** Sums as one word of the street: "ceban", "gocap". */
const SLANG: ReadonlyMap<string, number> = new Map([
  ['seceng', 1000],
  ['goceng', 5000],
  ['ceban', 10_000],
  ['goban', 50_000],
  ['noban', 20_000],
  ['gocap', 50_000],
  ['jigo', 25_000],
  ['cepekceng', 100_000],
  ['gopekceng', 500_000],
]);

/** The first sum of money, in rupiah: "35rb", "1,5jt", "Rp 150.000", "telung puluh lima ewu". */
export function readRupiah(said: Said): number | undefined {
  for (let i = 0; i < said.length; i++) {
    const marked = said[i]?.raw === 'rp' || said[i]?.raw === 'idr';
    let at = i;
    if (marked) {
      at++;
      while (['.', ':'].includes(said[at]?.raw ?? '')) at++;
    }
    const amount = numberAt(said, at);
    if (!amount) {
      const slang = SLANG.get(said[at]?.raw ?? '');
      if (slang !== undefined) return slang;
      continue;
    }
    const value = Math.round(amount.value);
    const isMoney = marked || amount.scale >= 1000 || isSum(said, at, value) || said[amount.end]?.text === 'rupiah';
    const counts = COUNTED.has(said[amount.end]?.text ?? '');
    if (isMoney && !counts && value >= LEAST_RUPIAH && value <= MOST) return value;
    i = Math.max(i, amount.end - 1);
  }
  return undefined;
}

/** Digits alone are money where they are written like it ("150.000"), or where money is spoken of and they are no year. */
function isSum(said: Said, at: number, value: number): boolean {
  const word = said[at];
  if (!word?.digits || /^0/.test(word.raw)) return false;
  if (/^\d{1,3}(?:\.\d{3})+$/.test(word.raw)) return true;
  if (value < 1000 || value > 99_999_999 || value === 1_500_400 || (value > 1900 && value < 2100)) return false;
  return value % 100 === 0 && said.some(({ text }) => ABOUT_MONEY.has(text));
}
