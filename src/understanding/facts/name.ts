import { SPELLINGS } from '../spellings.ts';
import { isMark, type Said, type Word } from './said.ts';
import { readWorkAnswer } from './work.ts';

const LONGEST = 4;
/** As they are written before a name. */
const TITLES: Readonly<Record<string, string>> = {
  bu: 'Bu',
  ibu: 'Bu',
  ibuk: 'Bu',
  buk: 'Bu',
  pak: 'Pak',
  bapak: 'Pak',
  bpk: 'Pak',
  pakde: 'Pakde',
  paklik: 'Paklik',
  bude: 'Bude',
  bulik: 'Bulik',
  mbak: 'Mbak',
  mba: 'Mbak',
  mas: 'Mas',
  mbah: 'Mbah',
  simbah: 'Simbah',
  bang: 'Bang',
  abang: 'Bang',
  kak: 'Kak',
  kang: 'Kang',
  teh: 'Teh',
  teteh: 'Teh',
  neng: 'Neng',
  uni: 'Uni',
  uda: 'Uda',
  etek: 'Etek',
  mak: 'Mak',
  cik: 'Cik',
  om: 'Om',
  tante: 'Tante',
  nyak: 'Nyak',
  tulang: 'Tulang',
  inang: 'Inang',
  amang: 'Amang',
  opung: 'Opung',
  daeng: 'Daeng',
  ustadz: 'Ustadz',
  haji: 'Haji',
  hajah: 'Hajah',
  bli: 'Bli',
  mama: 'Mama',
  oma: 'Oma',
  opa: 'Opa',
};
const NAMED = new Set([
  'nama',
  'namaku',
  'jeneng',
  'jenengku',
  'jenenge',
  'nami',
  'asma',
  'wasta',
  'ngaran',
  'namo',
  'goarhu',
  'goar',
  'nm',
  'nma',
  'namae',
  'ngaranku',
  'aranku',
]);
const CALLED = new Set([
  'panggil',
  'dipanggil',
  'panggilan',
  'panggilanku',
  'panggilane',
  'celuk',
  'diceluk',
  'undang',
  'panggilnya',
  'manggil',
]);
const HELLO = new Set(['kenalin', 'kenalkan', 'perkenalkan', 'kenalken', 'tepangkeun']);
const SELF = new Set([
  'saya',
  'aku',
  'kula',
  'kulo',
  'kami',
  'gw',
  'gue',
  'gua',
  'ambo',
  'awak',
  'abdi',
  'ane',
  'beta',
  'sy',
  'q',
  'ku',
  'inyong',
  'urang',
  'sayah',
  'kito',
]);
const SKIPPED = new Set([
  'aja',
  'saja',
  'ae',
  'wae',
  'mawon',
  'adalah',
  'itu',
  'ya',
  ':',
  '=',
  'dengan',
  'nya',
  'lengkap',
  'panggilan',
  'we',
  'cukup',
  'namanya',
  'aq',
  'lah',
  'ini',
  'biasa',
  'sehari',
]);
/** Behind a name, said to the bot. */
const VOCATIVES = new Set(
  'bos bro min gan kak mas mbak bang pak bu ya aja saja dong deh lah sis lur nggih mawon wae kang admin kawan nih sih kok cak om gaes guys we to tho bae kaka kakak'.split(
    ' ',
  ),
);
const WHOSE = new Set([
  'ibu',
  'bapak',
  'suami',
  'istri',
  'anak',
  'kamu',
  'mertua',
  'desa',
  'penyakit',
  'obat',
  'dokter',
  'rs',
  'rumah',
  'aplikasi',
  'bank',
  'adik',
  'kakak',
  'nenek',
  'kakek',
  'anda',
  'mbah',
]);
/** Words that are no name, beside those that `SPELLINGS` knows. */
const NO_NAMES = new Set(
  'siapa apa aja saja boleh mau tidak ga gak enggak usah jangan rahasia nanti kenapa kok harus penting perlu skip lewat bebas terserah kosong petani nelayan ojol bingung sakit hamil miskin susah capek orang warga peserta pasien pengguna bpjs jkn kis pbi daftar bayar nunggak tanya nanya bertanya izin numpang minta tolong butuh pengen ingin lagi sudah belum punya ada dari di ke yang dan atau dengan untuk itu ini dua tiga empat lima satu anak suami istri janda duda baru lama sama juga masih kerja jualan dagang tinggal umur usia tahun bulan halo hai pagi siang sore malam selamat permisi assalamualaikum makasih terima kasih oke ok iya tetap malu takut bukan lupa anonim hamba allah tuhan cuma hanya namanya nama panggil terus kalau bisa dulu besok kemarin sekarang jelas paham mengerti ngerti mudeng durung ora mboten emoh wegah sinten piye gimana bagaimana rahasiakan privasi data pribadi menu bantuan mulai setuju berhenti stop lanjut kembali ulang kelas iuran kartu denda tunggakan faskes rujukan puskesmas dokter obat gratis mahal murah biaya ribu juta keluarga kk ktp nik hp wa cari hidup asli aktif mati meninggal sehat dirawat operasi kontrol periksa hilang rusak error gagal login salah betul benar mandiri pekerja karyawan buruh pegawai pensiunan guru honorer pembantu serabutan ibu bapak nenek kakek adik kakak mertua cucu ponakan saudara teman tetangga warung toko pasar sawah laut kebun rumah desa kota kabupaten kecamatan mbuh gatau entah memang sendiri semua banyak sedikit sekali banget males malas emang beneran serius mohon info tau tahu cek jadi pakai pake lihat kasih dapat dapet telat pindah ubah ganti hapus tutup buka isi kirim terdaftar didaftarkan butuh gapapa kosongkan anonymous siapapun sopo sapa wes wis isin sesak kejang pingsan stroke demam batuk pusing mules panas jatuh kecelakaan darah berdarah nyeri lemas muntah diare lumpuh sekarat kritis gawat darurat koma luka bengkak lahiran melahirkan semaput ambruk kumat step mimisan tolong bantu butuh hilang marah nangis kaget sendirian dulu lho kan ngeyel lagi bagus segala rehab pandawa besar kecil muda tua rt rw lurah dukuh camat kader bidan dokter perawat mantri ustad haji presiden menteri kepala ketua admin petugas mesin robot'.split(
    ' ',
  ),
);

/** What somebody wants to be called, where they say so: "panggil aja pak joko bos", "nama saya Siti Aminah". */
export function readName(said: Said): string | undefined {
  for (let i = 0; i < said.length; i++) {
    const start = nameStart(said, i);
    if (start === null) continue;
    const name = nameAt(said, start.at, start.strict);
    if (name !== undefined) return name;
  }
  return undefined;
}

/**
 * The name that an answer to "saya panggil siapa?" gives: peeled where it is introduced, else the whole answer. A refusal,
 * an emoji, a question and a job are none.
 */
export function readNameAnswer(said: Said): string | undefined {
  const introduced = readName(said);
  if (introduced !== undefined) return introduced;
  if (said.some(({ raw }) => raw === '?')) return undefined;
  let at = 0;
  while (
    at < said.length &&
    (SELF.has(said[at]?.raw ?? '') || SKIPPED.has(said[at]?.raw ?? '') || isMark(said[at] ?? { ...NONE }))
  )
    at++;
  const words = said.slice(at).filter((word) => !isMark(word));
  if (words.length > LONGEST + 2) return undefined;
  if (readWorkAnswer(words) && !(words[0] && words[0].raw in TITLES)) return undefined;
  return nameAt(said, at, false);
}

const NONE: Word = { text: '', raw: '', typed: '', digits: null, joined: false };

/** Where a name begins; `strict`: only a title says that it is one. */
function nameStart(said: Said, at: number): { at: number; strict: boolean } | null {
  const raw = said[at]?.raw ?? '';
  const next = said[at + 1]?.raw ?? '';
  if (CALLED.has(raw)) return { at: skipped(said, at + 1), strict: false };
  if (NAMED.has(raw)) {
    if (
      ['siapa', 'yang', 'kenapa', 'minta', 'atas', 'pakai', 'cuma', 'ubah', 'beda'].includes(said[at - 1]?.text ?? '')
    )
      return null;
    if (raw === 'nama' && at > 0 && !SELF.has(next) && !isMark(said[at + 1] ?? NONE)) return null;
    if (WHOSE.has(next) && !(next in TITLES && isOwnTitle(said, at + 1))) return null;
    return { at: skipped(said, at + 1), strict: false };
  }
  if (HELLO.has(raw)) return { at: skipped(said, at + 1), strict: false };
  const isSelf = SELF.has(raw) || (raw === 'ini' && at === 0) || (raw === 'dengan' && at === 0);
  if (isSelf && at === 0 && isBareName(said, at + 1)) return { at: at + 1, strict: false };
  if (isSelf && next in TITLES && isOwnTitle(said, at + 1)) return { at: at + 1, strict: true };
  if (at === 0 && raw in TITLES && isAlone(said)) return { at, strict: true };
  return null;
}

/** "Ibu saya" and "bapak dua anak" are no title with a name. */
function isOwnTitle(said: Said, at: number): boolean {
  const next = said[at + 1];
  return next !== undefined && isNamePart(next) && !SELF.has(next.raw);
}

/** "Aku Yanti": a word written like a name, and nothing else. */
function isBareName(said: Said, at: number): boolean {
  const words = said.slice(at).filter((word) => !isMark(word) && !VOCATIVES.has(word.raw));
  return (
    words.length >= 1 &&
    words.length <= 2 &&
    words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word.typed) && isNamePart(word)) &&
    readWorkAnswer(words) === undefined
  );
}

/** The whole message is a title with a name: "bu tini". */
function isAlone(said: Said): boolean {
  const words = said.filter((word) => !isMark(word));
  const [first, second] = words;
  // "Ibu kejang" is a cry, "Ibu Tini" a name.
  if ((first?.text === 'ibu' || first?.text === 'bapak') && !/^\p{Lu}/u.test(second?.typed ?? '')) return false;
  return (
    words.length >= 2 &&
    words.length <= 3 &&
    words.slice(1).every((word) => isNamePart(word) || VOCATIVES.has(word.raw)) &&
    !said.some(({ raw }) => raw === '?')
  );
}

function skipped(said: Said, from: number): number {
  let at = from;
  while (at < said.length && (SELF.has(said[at]?.raw ?? '') || SKIPPED.has(said[at]?.raw ?? ''))) at++;
  return at;
}

function nameAt(said: Said, from: number, strict: boolean): string | undefined {
  const parts: string[] = [];
  let title: string | undefined;
  for (let i = from; i < said.length && parts.length < LONGEST; i++) {
    const word = said[i];
    if (!word || isMark(word)) break;
    const own = TITLES[word.raw];
    if (
      parts.length === 0 &&
      title === undefined &&
      own !== undefined &&
      said[i + 1] &&
      isNamePart(said[i + 1] ?? NONE)
    ) {
      title = own;
      continue;
    }
    if (VOCATIVES.has(word.raw) && parts.length > 0) break;
    if (!isNamePart(word)) break;
    // Behind a title one name follows, a second only where it is written like one.
    if (parts.length > 0 && (strict || title !== undefined) && !/^\p{Lu}/u.test(word.typed)) break;
    parts.push(titleCase(word.typed));
  }
  if (parts.length === 0) return undefined;
  const name = [...(title === undefined ? [] : [title]), ...parts].join(' ');
  return name.length >= 2 ? name.slice(0, 40) : undefined;
}

/** A word that is said about other things: no name, and no kind of work. */
export function isOrdinary(word: Word): boolean {
  return (
    word.digits !== null ||
    NO_NAMES.has(word.raw) ||
    NO_NAMES.has(word.text) ||
    SPELLINGS.has(word.raw) ||
    SELF.has(word.raw)
  );
}

function isNamePart(word: Word): boolean {
  const { raw, typed, digits } = word;
  if (digits !== null || isMark(word) || raw.length < 2 || raw.length > 20) return false;
  if (NO_NAMES.has(raw) || NO_NAMES.has(word.text) || SELF.has(raw) || CALLED.has(raw) || NAMED.has(raw)) return false;
  const known = SPELLINGS.get(raw);
  // "Siti" is no other spelling of anything; "sama" and "gmn" are.
  if (known !== undefined && known !== '' && !/^\p{Lu}\p{Ll}/u.test(typed)) return false;
  return !VOCATIVES.has(raw) || /^\p{Lu}/u.test(typed);
}

function titleCase(typed: string): string {
  const lower = typed === typed.toUpperCase() && typed.length > 3 ? typed.toLowerCase() : typed;
  return `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`;
}
