import type { Elsewhere } from '../../engine/program.ts';
import { numberAt } from './amounts.ts';
import { isMark, saidIn, type Said, type Word } from './said.ts';
import { placeIn, regencyOf, type Place, type Places, type Sign } from './find-place.ts';
import { readWorkAnswer } from './work.ts';

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
  'daerah',
  'wilayah',
  'seputaran',
  'merantau',
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
  'ten',
  'teng',
  'wonten',
]);
const FROM = new Set(['dari', 'dr', 'asal', 'asli', 'saking', 'ti']);
const BESIDE = new Set(['ten', 'teng', 'wonten', 'di', 'ing', 'nang', 'neng', 'ka', 'ti']);
const SELF = new Set(['saya', 'aku', 'kula', 'kulo', 'kami', 'wong', 'orang']);
/** Around the name of a place. */
const AROUND = new Set(
  'desa kalurahan kelurahan kel dusun padukuhan dukuh lokasi kecamatan kec kapanewon kabupaten kab kota provinsi prov di dari saya aku kulo kula tinggal rumah rumahnya orang daerah wilayah ya bu pak mas mbak yang itu ada asli asal domisili alamat alamatku bang kak min bos bro sini situ nang ing neng dekat sekarang ini kok lah wong warga desanya nagari ktp yg dr ti kab. rt rw nggih dusunnya saking griya omahku rumahku asalnya jalan nya kami sekitar sekitaran bapak ibu mamak kawan gan sis lur kakak bumi imah menetap ngontrak kos teh kang punya ka kaka masih msh saja aja wkwk wkwkwk haha hehe hihi wkwkwkwk nah gan to tho ta e sampean jenengan'.split(
    ' ',
  ),
);
/** Peoples: "orang Bugis" tells no home. */
const PEOPLES = new Set(
  'bugis jawa sunda batak minang madura dayak melayu betawi banjar asmat toraja makasar tionghoa cina sasak papua aceh bali nias karo mandailing osing tengger baduy kecil susah miskin biasa awam tua islam'.split(
    ' ',
  ),
);
/** No name of a home goes on over these. */
const ENDS = new Set(
  'kerja dan tapi mau bisa apa belum sudah nunggak jualan untuk kalau yang karena terus ke sama anak suami istri daftar bpjs jkn bayar kartu ditanggung tidak umur kerjanya jadi dagang sejak sejak buat pindah ikut pengin ingin nama naik rs puskesmas berapa gimana bagaimana kantor dekat sini juga tadi ngojek pasar sendiri luar lain bukan selain mertua orang tua ortu sawah rumah majikan laut online keliling pabrik toko warung gratis kontrakan kos ktp kk isi isine isinya seorang diri anak janda duda punya pakai pake nggak sampun udah'.split(
    ' ',
  ),
); /**
 * The place somebody says they live at: "saya tinggal di …", "wong …", or a name alone. Villages of the programme come
 * first; elsewhere a village needs its regency where the name is found in several, and a name that is on no list needs one
 * as well. The way to a hospital or an office is no home.
 */
export function readPlace(all: Said, places: Places, tellsMore = false): Place | undefined {
  const said = withoutDenied(all);
  const asked = said.some(({ raw, text }) => raw === '?' || ['di mana', 'mana', 'berapa', 'bagaimana'].includes(text));
  const homes = homesIn(said, tellsMore);
  for (const { words, sign } of homes) {
    const place = placeIn(words, places, sign);
    if (place) return place;
  }
  if (asked) return undefined;
  if (tellsMore) {
    const beside = besideIn(said, places);
    if (beside) return beside;
  }
  if (homes.length > 0) return undefined;
  const words = said.filter((word) => !isMark(word) && !AROUND.has(word.text) && !AROUND.has(word.raw));
  const isShort =
    words.length > 0 && words.length <= 5 && words.every((word) => word.digits === null && !ENDS.has(word.text));
  return isShort ? placeIn(words, places, 'alone') : undefined;
}

/** Beside what somebody tells of themselves a regency is where they are: "saya Bimo, ojol Depok", "bakul di pasar Klaten". */
function besideIn(said: Said, places: Places): Place | undefined {
  for (let i = said.length - 1; i >= 0; i--) {
    const end = said[i + 1];
    if (end !== undefined && !isMark(end) && !AROUND.has(end.raw) && end.digits === null && !ENDS.has(end.text))
      continue;
    for (const length of [3, 2, 1]) {
      const words = said.slice(i - length + 1, i + 1);
      const before = said[i - length];
      if (i - length + 1 <= 0 || words.some(isMark) || before === undefined || NOT_HOME.has(before.text)) continue;
      const place = regencyOf(words, places);
      if (place) return place;
    }
  }
  return undefined;
}

/** Before a town these make it no home. */
const NOT_HOME = new Set(
  'ke rs rsud rsup kantor bpjs puskesmas klinik kereta bus jurusan sampai kuliah sekolah anak suami istri nama pak bu mas mbak bang kak adik kakak saya aku panggil ibu bapak'.split(
    ' ',
  ),
);

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

interface Home {
  readonly words: Said;
  readonly sign: Sign;
  /** The smaller, the surer. */
  readonly rank: number;
}

/** The words that name a home: those after "tinggal di", "saya dari", "desa". */
function homesIn(said: Said, tellsMore: boolean): Home[] {
  const homes: Home[] = [];
  for (let i = 0; i < said.length && homes.length < MOST_HOMES; i++) {
    const word = said[i];
    if (!word) continue;
    const dwells = DWELLING.has(word.raw);
    const before = said[i - 1];
    const origin = ORIGIN.has(word.raw) || word.text === 'orang';
    const self =
      word.text === 'orang'
        ? ['wong', 'urang', 'tiyang', 'oreng', 'jalmi'].includes(word.raw) || SELF.has(before?.text ?? '')
        : origin && (isAboutSelf(said, i) || (i === 0 && FROM.has(word.raw)));
    if (!dwells && !self) continue;
    const isPeople = (word.text === 'orang' || word.raw === 'asli') && PEOPLES.has(said[i + 1]?.raw ?? '');
    if (isPeople || isDenied(said, i)) continue;
    if (word.raw === 'rumah' && ['sakit', 'orang', 'tangga', 'makan'].includes(said[i + 1]?.raw ?? '')) continue;
    let at = i + 1;
    if (word.raw === 'merantau' && ['ke', 'ka', 'nang'].includes(said[at]?.raw ?? '')) at++;
    while (at < said.length && at < i + 5 && AROUND.has(said[at]?.raw ?? '') && !isMark(said[at] ?? word)) at++;
    const name: Word[] = [];
    for (; at < said.length && name.length < LONGEST_NAME; at++) {
      const next = said[at];
      if (!next) break;
      if (next.raw === ',' || next.raw === '.' || AROUND.has(next.raw)) continue;
      if (
        isMark(next) ||
        next.digits !== null ||
        ((name.length === 0 || !/^\p{Lu}/u.test(next.typed)) && numberAt(said, at) !== null) ||
        ENDS.has(next.text) ||
        ENDS.has(next.raw)
      )
        break;
      if (name.length > 0 && readWorkAnswer([next]) !== undefined) break;
      name.push(next);
    }
    // Beside what else is told, "di Galesong" is where they live; "di pelabuhan" is not.
    const isTown = tellsMore && /^\p{Lu}/u.test(name[0]?.typed ?? '');
    const sign = dwells ? 'home' : BESIDE.has(word.raw) && !isTown ? 'beside' : 'origin';
    if (name.length > 0)
      homes.push({ words: name, sign, rank: LIVED.has(word.raw) ? 0 : PAPERS.has(word.raw) ? 2 : 1 });
  }
  // Where somebody lives counts before where they were born or what their papers say.
  return homes.toSorted((a, b) => a.rank - b.rank);
}

const LIVED = new Set(['tinggal', 'merantau', 'domisili', 'menetap', 'ngontrak', 'kos', 'manggon']);
const PAPERS = new Set(['ktp', 'asal', 'asalnya', 'lahir', 'asli']);

/** "Bukan orang Sleman". */
function isDenied(said: Said, at: number): boolean {
  return NOT.has(said[at - 1]?.text ?? '');
}

const NOT = new Set(['bukan', 'dudu', 'sanes']);
const BUT = new Set(['tapi', 'tp', 'melainkan', 'ning', 'yang']);

/** Without what is said to be wrong: "bukan Sleman, Bantul", "depok jawa barat bukan sleman". */
function withoutDenied(said: Said): Said {
  if (!said.some(({ text }) => NOT.has(text))) return said;
  const kept: Word[] = [];
  let denied = false;
  for (const word of said) {
    if (NOT.has(word.text)) denied = true;
    else if (denied && (isMark(word) || BUT.has(word.raw))) denied = false;
    else if (!denied) kept.push(word);
  }
  return kept;
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
