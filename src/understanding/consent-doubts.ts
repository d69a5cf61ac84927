import { rawWords, words } from './normalise.ts';
import { wordSet } from './word-set.ts';

/** What holds somebody back who is asked whether their answers may be kept, or why it is not theirs to say. */
export type ConsentDoubt = 'child' | 'for_other' | 'cost' | 'safe' | 'who' | 'long' | 'why';

/** A doubt is short; what is longer tells or asks something else. */
const LONGEST = 14;
const ADULT = 18;

const SELF = wordSet('saya sy aku aq ak akuu gue gw gua kulo kula abdi urang ambo awak beta sa den dalem');
const AGE = wordSet('umur umurku usia usiaku umurnya yuswa');
const SCHOOL = wordSet(
  'sd smp sma smk mts mtsn mi ma man pelajar murid siswa siswi sekolah pesantren santri abg remaja',
);
/** Whoever speaks so left school, works there, or tells of somebody else. */
const NOT_PUPIL = wordSet(
  'guru ngajar mengajar lulusan lulus tamat tamatan ijazah putus kantin jualan dagang depan dekat satpam penjaga anakku adikku cucuku punya jebolan sampai mpe cuma pernah dulu',
);
const OWN_CHILD = /\b(?:anak|adik|adek|cucu|putra|putri|ponakan)(?:ku|nya| saya| sy| aku| kami| kulo| kula)\b/u;
const MINOR =
  /\b(?:di ?bawah umur|belum (?:cukup umur|dewasa|punya ktp karena|17|18)|masih (?:bocah|anak anak|kecil))\b/u;

const FOR_OTHER =
  /\b(?:me|nge|di)?wakil(?:i|in|kan)?\b|\batas nama (?:ibu|ibuk|bapak|ayah|suami|istri|mbah|nenek|kakek|orang tua|ortu|mertua|anak|adik|kakak|tetangga|simbok|emak|mamak)|\b(?:tulis|nulis|nulisin|ketik|ngetik|ngetikin|ketikkan|isi|ngisi|isikan|ngisiin|tanya|nanya|nanyain|bantu|bantuin|daftarkan|daftarin|urus|ngurus|ngurusin|titipan|disuruh|dimintai tolong) (?:\w+ ){0,2}?(?:ibu|ibuk|ibunda|bapak|ayah|suami|istri|mbah|simbah|nenek|kakek|orang tua|ortu|mertua|tetangga|simbok|emak|mamak|mak|bojo|teman|kakak|adik|majikan|orang lain)\b|\b(?:saya|aku) (?:cuma |hanya )?(?:anaknya|anake|cucunya|menantunya|ponakannya|tetangganya|suaminya|istrinya)\b|\bbukan (?:untuk )?saya\b/u;

/** Words of the subject itself: then the health insurance is asked about, and not what is kept. */
const INSURANCE = wordSet(
  'iuran kelas denda kartu bpjs jkn kis pbi tunggakan nunggak rujukan faskes puskesmas rumah sakit opname berobat daftar bayi autodebit mandiri klinik obat',
);
const COST =
  /^(?:(?:mem|di|ber|m)?bayar\w*|gratis\w*|biaya\w*|ongkos\w*|pulsa\w*|kuota\w*|(?:di)?potong\w*|(?:di)?tagih\w*|duit\w*|uang\w*|(?:di)?pungut\w*|mbayar\w*|tarif\w*)$/u;
const SAFE =
  /^(?:aman\w*|bocor\w*|(?:di|me|ny)?s?ebar\w*|(?:di|men)?jual\w*|\w*salah ?guna\w*|(?:pe|di|me)?nipu\w*|tipu\w*|penipu\w*|scam\w*|hoa[kx]s?\w*|\w*hack\w*|(?:di)?retas\w*|rahasia\w*|\w*rahasiakan|pinjol|(?:di|men)?curi\w*|takut\w*|wedi|ajrih|sieun|ngeri|khawatir|kuatir|was|waswas|bahaya\w*|ri[sz]iko\w*|resiko\w*|percaya|pitados|privasi|macam|aneh)$/u;
const WHO = wordSet('siapa sinten sopo saha');
const SEEN =
  /^(?:li[ha]at\w*|ndelok|ningali|mirsani|(?:di|mem)?baca\w*|tahu|ngerti|pegang|megang|simpan|nyimpan|terima|akses|kamu|anda|kalian|ini|pendamping\w*|bisa)$/u;
const LONG =
  /\b(?:sampai kapan|berapa lama|nganti kapan|tekan kapan|selamanya|seterusnya|bisa (?:di ?)?hapus|dihapus|bisa (?:di)?cabut|bisa batal|kalau (?:berubah|batal))\b/u;
const WHY =
  /\b(?:apa|apaan|maksud\w*|tidak (?:mengerti|paham|tahu|ngert\w*|nger\w*|dong|jelas)|bingung\w*|kenapa|mengapa|ngapain|nggo|dinggo|kangge|naon|kunaon|teu ngartos|simpan\w*|disimpan\w*|data\w*|jawaban\w*|izin\w*|setuju|privasi|tujuan\w*|guna\w*|perlu\w*|harus\w*|wajib\w*|kok|gimana|bagaimana|pikir\w*)\b/u;

/** What is asked of something to be done; of keeping one asks why, who and how long. */
const OTHER_MATTER =
  /\b(?:syarat|sarat|cara|carane|berkas|dokumen|surat|langkah|alur|urut|berapa|alamat|jam|hari|tempat|kantor)\w*\b/u;
const KEPT = /\b(?:simpan|disimpan|data|izin|setuju|jawaban|catat|dicatat|hapus)\w*\b/u;

/** Null: these words doubt nothing of it. Bounded: long texts are not looked at. */
export function readConsentDoubt(text: string): ConsentDoubt | null {
  if (text.length > 200) return null;
  const said = words(text);
  if (said.length === 0 || said.length > LONGEST) return null;
  const joined = said.join(' ');
  const raw = rawWords(text);
  if (isChild(raw)) return 'child';
  if (FOR_OTHER.test(joined) && !OWN_CHILD.test(joined)) return 'for_other';
  const ofInsurance = said.some((word) => INSURANCE.has(word));
  if (ofInsurance) return null;
  if (said.some((word) => COST.test(word)) && !/\d/.test(joined)) return 'cost';
  if (said.some((word) => SAFE.test(word))) return 'safe';
  if (LONG.test(joined)) return 'long';
  if (said.some((word) => WHO.has(word)) && said.some((word) => SEEN.test(word))) return 'who';
  if (asksOtherMatter(joined)) return null;
  return WHY.test(joined) || (text.includes('?') && said.length <= 4) ? 'why' : null;
}

/** Whether words, once folded, ask how something is done or what it takes, and not what is kept. */
export function asksOtherMatter(text: string): boolean {
  return OTHER_MATTER.test(text) && !KEPT.test(text);
}

const KEEPING =
  /\b(?:jangan|tidak (?:usah|boleh|mau|perlu)|tanpa|emoh|moh) (?:di ?)?(?:simp[ae]n|catat|catet|rekam|nyimpan|menyimpan)\w*/u;

/** Whether somebody says that nothing is to be kept: "gausah disimpen namaku". */
export function refusesKeeping(text: string): boolean {
  if (text.length > 200 || text.includes('?')) return false;
  return KEEPING.test(words(text).join(' ').replace('gausah', 'tidak usah'));
}

/** Somebody who says that they are younger than 18, or at school. */
function isChild(raw: readonly string[]): boolean {
  const joined = raw.join(' ');
  if (OWN_CHILD.test(joined) || raw.some((word) => NOT_PUPIL.has(word))) return false;
  if (MINOR.test(joined)) return true;
  const told =
    raw.some((word) => SELF.has(word)) || raw.includes('masih') || raw.includes('msh') || raw.includes('isih');
  const aged = raw.some((word, i) => {
    const years = Number(word);
    if (!Number.isInteger(years) || years < 6 || years >= ADULT) return false;
    return AGE.has(raw[i - 1] ?? '') || (told && /^(?:tahun|thn|th|taun|yo)$/u.test(raw[i + 1] ?? ''));
  });
  return aged || ((told || raw.length <= 2) && raw.some((word) => SCHOOL.has(word)));
}
