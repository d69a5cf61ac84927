import { isMark, saidIn, type Said } from './facts/said.ts';
import { workWordsAt } from './facts/work.ts';
import { wordSet } from './word-set.ts';

/** What people say of themselves before they ask, beside their work, their place and numbers. */
const OF_SELF = wordSet(
  'saya kami kita kulo niki niku ini itu nih sih lho kan ya mah teh istri suami anak adik kakak cucu orang keluarga sekeluarga serumah rumah tangga tinggal asal warga penduduk kerja bekerja kerjaan pekerjaan gawean sebagai jadi umur usia tahun janda duda lajang bujang tidak seberapa menentu gaji gajinya penghasilan penghasilannya upah pas pasan cuma hanya baru pulang serabutan harian lepas musiman keliling sendiri tiap hari sehari punya ada aja saja dan sama dengan yang satu dua tiga empat lima enam tujuh berdua bertiga berempat berlima berenam kecil kecilan biasa biasanya asli sudah lama usaha melaut sawah ladang kebun pasar warung toko jalan pinggir sehari-hari nama pak bu mas mbak kak min bang bos',
);
/** Of these, what says something of somebody. */
const TELLING = wordSet('keluarga sekeluarga anak umur usia janda duda kerja');
const PLACED = wordSet('di ke dari ning neng nang ti daerah kampung desa dusun kota kabupaten kecamatan wilayah');
/** Behind "di" these are no home: the question has begun. */
const NO_HOME = wordSet(
  'rs igd puskesmas faskes klinik mobile aplikasi app kantor bpjs jkn pandawa hp luar mana sini sana loket kelas apotek dokter rawat pakai daftar bayar',
);
/** Pieces with their places in the text, as `saidIn` cuts them. */
const PIECE = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}'’]*|[?!.,;:\n()+=&×*/-]/gu;
/** So much is looked at: an introduction is short. */
const LONGEST = 240;
const SHORTEST_REST = 2;
const JOINT =
  /^[\s,.;:!\n-]*(?:(?:terus|trus|trs|dan|nah|lha|lah|jadi)\s+)?(?:(?:mau|pengen|pingin|pgn|badhe)\s+(?:tanya|nanya|tanglet|takon)\s*)?[\s,.;:!-]*/iu;

/**
 * What is left of a text behind what somebody says of themselves: "saya jualan di pasar, keluarga 4 orang, cara daftar
 * gimana" → "cara daftar gimana". Null: it begins with no such thing, or says nothing else.
 */
export function afterIntroduction(text: string): string | null {
  const pieces = Array.from(text.slice(0, LONGEST).matchAll(PIECE), ({ 0: typed, index }) => ({ typed, index }));
  const said: Said = pieces.flatMap(({ typed }) => saidIn(typed).slice(0, 1));
  if (said.length !== pieces.length) return null;
  let at = 0;
  let told = 0;
  while (at < said.length) {
    const taken = takenAt(said, at);
    if (taken.words === 0) break;
    told += taken.tells ? 1 : 0;
    at += taken.words;
  }
  const start = pieces[at]?.index;
  if (told === 0 || at < SHORTEST_REST || start === undefined) return null;
  const rest = text.slice(start).replace(JOINT, '');
  return said.slice(at).filter((word) => !isMark(word)).length >= SHORTEST_REST && rest !== '' ? rest : null;
}

/** How many words here tell of somebody, and whether they tell anything by themselves. */
function takenAt(said: Said, at: number): { readonly words: number; readonly tells: boolean } {
  const word = said[at];
  if (!word) return { words: 0, tells: false };
  const work = workWordsAt(said, at);
  if (work > 0) return { words: work, tells: true };
  const next = said[at + 1];
  const isPlace = PLACED.has(word.text) || PLACED.has(word.raw);
  if (isPlace && next && !isMark(next) && !NO_HOME.has(next.text) && said[at + 2]?.text !== 'sakit')
    return { words: 2, tells: true };
  if (isMark(word)) return { words: word.raw === '?' ? 0 : 1, tells: false };
  if (word.digits !== null) return { words: 1, tells: false };
  const isOfSelf = OF_SELF.has(word.text) || OF_SELF.has(word.raw);
  return { words: isOfSelf ? 1 : 0, tells: TELLING.has(word.text) };
}
