import type { Elsewhere } from '../../engine/program.ts';
import { isMark, saidIn, type Said, type Word } from './said.ts';
import { placeIn, type Place, type Places, type Sign } from './find-place.ts';

const LONGEST_NAME = 8;
const MOST_HOMES = 3;
/** Behind these a place is named. */
const DWELLING = new Set([
  'lokasi',
  'tinggal',
  'domisili',
  'alamat',
  'alamatku',
  'rumah',
  'rumahku',
  'omahku',
  'griya',
  'asal',
  'asalnya',
  'ktp',
  'menetap',
  'ngontrak',
  'kos',
  'desa',
  'kelurahan',
  'kel',
  'kalurahan',
  'kecamatan',
  'kec',
  'kapanewon',
  'kabupaten',
  'kab',
  'asli',
  'imah',
  'lahir',
  'tanah',
  'nagari',
  'kampung',
  'dusun',
  'bumi',
  'warga',
]);
const ORIGIN = new Set([
  'dari',
  'asli',
  'orang',
  'warga',
  'di',
  'ing',
  'nang',
  'neng',
  'ti',
  'ka',
  'kota',
  'asal',
  'dr',
  'saking',
]);
const SELF = new Set(['saya', 'aku', 'kula', 'kulo', 'kami', 'wong', 'orang']);
/** Around the name of a place. */
const AROUND = new Set(
  'desa kalurahan kelurahan kel dusun padukuhan dukuh lokasi kecamatan kec kapanewon kabupaten kab kota provinsi prov di dari saya aku kulo kula tinggal rumah rumahnya orang daerah wilayah ya bu pak mas mbak yang itu ada asli asal domisili alamat alamatku bang kak min bos bro sini situ nang ing neng dekat sekarang ini kok lah wong warga desanya nagari ktp yg dr ti kab. rt rw nggih dusunnya saking griya omahku rumahku asalnya jalan nya kami sekitar sekitaran bapak ibu mamak kawan gan sis lur kakak bumi imah menetap ngontrak kos teh kang punya'.split(
    ' ',
  ),
);
/** No name of a home goes on over these. */
const ENDS = new Set(
  'kerja dan tapi mau bisa apa belum sudah nunggak jualan untuk kalau yang karena terus sama anak suami istri daftar bpjs jkn bayar kartu ditanggung tidak umur kerjanya jadi dagang sejak sejak buat merantau pindah ikut pengin ingin nama naik rs puskesmas berapa gimana bagaimana kantor dekat sini juga tadi ngojek pasar sendiri luar lain bukan selain mertua orang tua ortu sawah rumah majikan laut online keliling pabrik toko warung gratis kontrakan kos ktp kk'.split(
    ' ',
  ),
); /**
 * The place somebody says they live at: "saya tinggal di …", "wong …", or a name alone. Villages of the programme come
 * first; elsewhere a village needs its regency where the name is found in several, and a name that is on no list needs one
 * as well. The way to a hospital or an office is no home.
 */
export function readPlace(said: Said, places: Places): Place | undefined {
  const asked = said.some(({ raw, text }) => raw === '?' || ['di mana', 'mana', 'berapa', 'bagaimana'].includes(text));
  const homes = homesIn(said);
  for (const { words, sign } of homes) {
    const place = placeIn(words, places, sign);
    if (place) return place;
  }
  if (homes.length > 0 || asked) return undefined;
  const words = said.filter((word) => !isMark(word) && !AROUND.has(word.text) && !AROUND.has(word.raw));
  const isShort =
    words.length > 0 && words.length <= 5 && words.every((word) => word.digits === null && !ENDS.has(word.text));
  return isShort ? placeIn(words, places, 'alone') : undefined;
}

/** As an answer to "tinggal di mana?": what is said there names the place, on a list or not. */
export function readPlaceAnswer(said: Said, places: Places): Place | undefined {
  const words = said.filter(
    (word) => !isMark(word) && !AROUND.has(word.text) && !AROUND.has(word.raw) && word.digits === null,
  );
  if (words.length === 0 || words.length > LONGEST_NAME || said.some(({ raw }) => raw === '?')) return undefined;
  return placeIn(words, places, 'home');
}

/** As an answer to the same: how a place reads that is no village of the programme. */
export function readElsewhere(text: string, places: Places): Elsewhere | null {
  const said = saidIn(text);
  const place = readPlaceAnswer(said, places);
  if (!place || place.own) return null;
  const parts = [place.name, place.regency, place.province].filter((part) => part !== null);
  const words = said.filter((word) => !isMark(word) && !AROUND.has(word.raw));
  const away = !places.own.some(({ village }) => village.province === place.province);
  return { label: [...new Set(parts)].join(', '), sure: away && words.length > 1 };
}

/** The words that name a home: those after "tinggal di", "saya dari", "desa". */
function homesIn(said: Said): { words: Said; sign: Sign }[] {
  const homes: { words: Said; sign: Sign }[] = [];
  for (let i = 0; i < said.length && homes.length < MOST_HOMES; i++) {
    const word = said[i];
    if (!word) continue;
    const dwells = DWELLING.has(word.raw);
    const before = said[i - 1];
    const origin = ORIGIN.has(word.raw) || word.text === 'orang';
    const self =
      word.text === 'orang'
        ? ['wong', 'urang', 'tiyang'].includes(word.raw) || SELF.has(before?.text ?? '')
        : origin && isAboutSelf(said, i);
    if (!dwells && !self) continue;
    if (word.raw === 'rumah' && ['sakit', 'orang', 'tangga', 'makan'].includes(said[i + 1]?.raw ?? '')) continue;
    let at = i + 1;
    while (at < said.length && at < i + 5 && AROUND.has(said[at]?.raw ?? '') && !isMark(said[at] ?? word)) at++;
    const name: Word[] = [];
    for (; at < said.length && name.length < LONGEST_NAME; at++) {
      const next = said[at];
      if (!next) break;
      if (next.raw === ',' || next.raw === '.' || AROUND.has(next.raw)) continue;
      if (isMark(next) || next.digits !== null || ENDS.has(next.text) || ENDS.has(next.raw)) break;
      name.push(next);
    }
    const sign = dwells ? 'home' : ['di', 'ing', 'nang', 'neng', 'ka', 'ti'].includes(word.raw) ? 'beside' : 'origin';
    if (name.length > 0) homes.push({ words: name, sign });
  }
  return homes;
}

/** "Saya dari …", "saya pak Joko, ojol dari …", "saya di …". */
function isAboutSelf(said: Said, at: number): boolean {
  const before = said.slice(Math.max(0, at - 7), at);
  if (
    before.some(({ text }) =>
      [
        'suami',
        'istri',
        'rs',
        'puskesmas',
        'surat',
        'rujukan',
        'daftar',
        'bayar',
        'beli',
        'kartu',
        'kerja',
        'berobat',
        'bpjs',
        'kantor',
        'operasi',
        'dirawat',
        'nunggak',
      ].includes(text),
    )
  )
    return false;
  return before.some(({ text }) => SELF.has(text));
}
