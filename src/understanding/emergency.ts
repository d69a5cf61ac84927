import { words } from './normalise.ts';

/** What happens to a body when minutes count, in Indonesian and Javanese; compared after `words`. */
const ACUTE = [
  'ses[ae]k (?:banget |sekali |sangat |parah )?(?:napas|nafas|ambeg\\w*|ambek\\w*|napase|nafase)?',
  '(?:susah|sulit|sesak|berat|kesulitan) (?:ber)?na[pf]as',
  'tidak (?:bisa |kuat )?(?:ber)?(?:na[pf]as|ambeg\\w*|ambek\\w*)',
  '(?:na[pf]as|na[pf]asnya|na[pf]ase) (?:tidak ada|berhenti|megap\\w*|putus\\w*|tersengal\\w*|ngos\\w*|tinggal)',
  'na[pf]as\\w*(?: \\w+){0,2} (?:berhenti|megap\\w*|satu satu|senin kamis|susah|berat|putus\\w*|hilang|tinggal)',
  'megap\\w*',
  'pingsan',
  'semaput',
  'klenger',
  'tidak sadar\\w*',
  'tak sadar\\w*',
  'hilang kesadaran',
  'tidak (?:bangun|respon|merespon|bergerak|gerak|nangis|menangis)',
  'tidak bisa (?:gerak|bergerak|digerakkan|dibangunkan|bangun)',
  'kejang\\w*',
  'step',
  'p[ea]ndarahan',
  'perdarahan',
  '(?:ber)?darah(?:nya)? (?:terus|banyak|tidak berhenti|deras|ngucur|mengucur|keluar|segar|hebat)',
  'berdarah\\w*',
  'getih\\w*',
  '(?:muntah|batuk|berak|bab) darah',
  'serangan jantung',
  'angin duduk',
  'keracunan',
  '(?:minum|kena|telan|nelan|ketelan) (?:racun|baygon|pestisida|obat nyamuk)',
  'tenggelam',
  'kelelep',
  'kelem',
  'sekarat',
  'gigit ular',
  '(?:di)?gigit ul[ao]r?',
  'dicokot ul[ao]',
  'kesetrum',
  'tersetrum',
  '(?:nyeri|sakit) dada',
  'dada(?:nya|ne)?(?: sebelah)?(?: kiri| kanan)? (?:sakit|nyeri|sesak|panas|terasa|ampeg)',
  '(?:mulut|bibir|muka|wajah)\\w* (?:mencong|perot|miring|perot|moncong)',
  'pelo',
  'lumpuh (?:mendadak|sebelah)',
  '(?:mendadak|tiba tiba) (?:lumpuh|lemas|ambruk|jatuh|sakit|lemes)',
  'ambruk',
  'ketuban\\w* (?:sudah )?pecah',
  'pecah ketuban\\w*',
  'kes[ea]lek',
  'tersedak',
  'bunuh diri',
  'gantung diri',
  'nggantung',
  '(?:kepotong|terpotong|putus|kegergaji) (?:mesin|gergaji|jari\\w*|tangan\\w*|kaki\\w*|darah)',
  '(?:tangan|jari|kaki)\\w* (?:kepotong|terpotong|putus)',
  'luka bakar',
  'kebakar(?:an)?',
  'kobong',
  '(?:ter|ke)(?:siram|guyur|tumpahan) (?:air|minyak|kuah) panas',
  'ketumpahan (?:air|minyak|kuah) panas',
  'overdosis',
  'minum (?:obat|pil) (?:\\w+ )?banyak',
  '(?:mau|ingin|pengin) mati(?: saja)?$',
  'luka parah',
  'kepala\\w* (?:bocor|berdarah|pecah)',
  'biru (?:semua|badannya|bibirnya|tidak)',
];
/** Grave, but as often spoken of as suffered. */
const GRAVE = [
  'stroke',
  'kecelakaan',
  'tabrakan',
  'ketabrak',
  'tertabrak',
  'ditabrak',
  'jatuh dari',
  'darurat',
  'gawat\\w*',
  'kritis',
  'mau melahirkan sekarang',
];
const either = (list: readonly string[]) => new RegExp(`\\b(?:${list.join('|')})\\b`, 'u');
const IS_ACUTE = either(ACUTE);
const IS_GRAVE = either([...ACUTE, ...GRAVE]);

/** Words for a person, or for now: they make it a call for help. */
const SOMEBODY =
  /\b(?:bapak|ibu|ayah|mama|emak|simbah|mbah|saya|anak|anakku|istri|suami|bayi|adik|kakak|mertua|nenek|kakek|teman|tetangga|tangga|orang tua|keponakan|cucu|orang|tamu)\b/u;
const NOW =
  /\b(?:tolong|cepat|sekarang|barusan|tadi|mendadak|tiba tiba|segera|parah|depan|lagi|gimana ini|bagaimana ini|ini bagaimana|(?:harus|mesti) (?:apa|bagaimana|ke mana|dibawa)|dibawa ke mana|butuh bantuan|help|bantu)\b/u;
/** Asking about rules, cost or cover: an ordinary question, whatever it is about. */
const ABOUT_RULES =
  /\b(?:tanggung\w*|ditanggung|menanggung|dijamin|jaminan|dicover|cover|biaya\w*|bayar|berapa|gratis|syarat|kalau|apakah|apa saja|apa|aturan|boleh|klaim|santunan|rujukan|rujuk|jasa raharja|ambulans?|ambulan|ambulance|denda|kriteria|termasuk|bpjs|jkn|igd|kartu|iuran|obat|terapi|kontrol|daftar|mana saja|siapa)\b/u;
/** Of such words only these turn even a body in danger now into a question. */
const ABOUT_COVER =
  /\b(?:tanggung\w*|ditanggung|menanggung|dijamin|dicover|cover|biaya\w*|berapa|gratis|syarat|kalau|apakah|aturan|klaim|santunan|denda|rujukan|(?<!minum )obat|terapi|boleh|mana saja|siapa yang|kriteria)\b/u;
const LONG_AGO =
  /\b(?:dari kecil|dari lahir|punya penyakit|dulu|pernah|sejak|bekas|riwayat|meninggal|wafat|tahun lalu|bulan lalu|kemarin dulu|sudah lama|pasca|sembuh|turunan|wkwk\w*)\b/u;

/** How a message speaks of danger: as happening now, as a question that names it, or not at all. */
export type Danger = 'now' | 'asked' | 'none';

/**
 * Whether somebody is in danger now. Recall counts more than precision: a needless "go to the nearest emergency room"
 * costs a moment, a missed one may cost a life.
 */
export function readDanger(text: string): Danger {
  if (text.length > 400) return 'none';
  const found = words(text);
  const joined = found.join(' ');
  if (!IS_GRAVE.test(joined)) return 'none';
  const acute = IS_ACUTE.test(joined);
  if (LONG_AGO.test(joined)) return acute ? 'asked' : 'none';
  const called = NOW.test(joined) || SOMEBODY.test(joined) || found.length <= 6;
  if (acute && called && !ABOUT_COVER.test(joined)) return 'now';
  if (called && !ABOUT_RULES.test(joined)) return 'now';
  return acute ? 'asked' : 'none';
}
