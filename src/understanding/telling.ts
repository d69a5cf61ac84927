import { plainWords } from './question-words.ts';
import { wordSet } from './word-set.ts';

/** What somebody tells of themselves or of what happened to them, without asking anything. */
export type Telling =
  /** Hears badly, or wants to write and not to talk. */
  | 'deaf'
  /** Reads badly. */
  | 'reading'
  /** Fears for somebody. */
  | 'afraid'
  | 'fraud'
  | 'angry'
  /** Earns little, or not every day. */
  | 'income'
  /** Lives far, or walks badly. */
  | 'far'
  /** Wants to be in. */
  | 'joining'
  | 'ill'
  /** It is about somebody else. */
  | 'for_other'
  /** Somebody died. */
  | 'bereaved';

/** Longer words are a story with a question in it. */
const MOST_WORDS = 24;
const LONGEST = 200;

const ASKING = wordSet(
  'berapa bagaimana kenapa mengapa kapan siapa apa mana apakah bisakah bolehkah benarkah gimana kah cara syarat',
);
/** At the end they make a question of what was told. */
const TAGS = wordSet('tidak belum kan bukan');
/** Behind a no these ask for nothing. */
const ABLE = wordSet('bisa boleh');
const AROUND = wordSet(
  'ya yah iya sih kok deh dong lho loh nih ni kan to tho toh lah le la mah euy pak bapak bu ibu mas mbak kak kakak bang abang bos min admin om tante cak kang saja juga lagi',
);

/** Whether words ask: by their mark, an asking word, or a tag at their end. */
function asks(core: string, said: readonly string[]): boolean {
  if (core.includes('?')) return true;
  // "Kadang laku, kadang tidak" ends in no tag.
  if (said.filter((word) => word === 'kadang').length > 1) return false;
  const last = said.findLast((word) => !AROUND.has(word)) ?? '';
  return (
    TAGS.has(last) ||
    said.some(
      (word, i) => ASKING.has(word) || (ABLE.has(word) && !TAGS.has(said[i - 1] ?? '') && said[i - 1] !== 'sudah'),
    )
  );
}

const OTHERS =
  '(?:ibu|bapak|mertua|suami|istri|anak|adik|adek|kakak|nenek|kakek|mbah|simbah|orang tua|cucu|keponakan|ponakan|tetangga|majikan|paman|bibi|bude|pakde|saudara|mamakku|mamaku|ibuku|ibunya|papaku|emakku|anakku|adikku|adekku|kakakku|nenekku|kakekku|mbahku|simbahku|cucuku|mertuaku|tetanggaku)';

/** In this order; the first that fits says what is told. Looked for in plain words, joined by blanks. */
const KINDS: readonly (readonly [Telling, RegExp])[] = [
  [
    'deaf',
    /\b(?:tuli|tunarungu|budeg|budek|bisu|tunawicara|gagu|tuna rungu|tuna wicara)\b|\b(?:tidak|susah|sulit|kurang) (?:bisa )?(?:dengar|mendengar|denger|krungu|ngrungu|ngomong|telepon|telpon|tlp|telp|nelpon|menelepon)\b|\b(?:jangan|tidak usah|tidak mau|tidak perlu) (?:di)?(?:telepon|telpon|tlp|telp|nelpon|telfon)\b|\b(?:telepon|telpon) (?:saya )?tidak bisa\b|^(?:saya )?(?:mau )?(?:chat|nulis|tulis|lewat tulisan|chatting) saja$/u,
  ],
  [
    'reading',
    /\b(?:tidak|belum|susah|sulit|kurang|rada) (?:bisa |lancar |pandai |pinter |begitu )*(?:baca|membaca|moco|maca|nulis|menulis)\b|\bbuta huruf\b|\btulisan\w* (?:\w+ )?(?:kecil|cilik)\b|\bkaca pembesar\b|\b(?:mata|mripat|penglihatan) (?:saya )?(?:sudah )?(?:kabur|rabun|burem|buram)\b/u,
  ],
  [
    'fraud',
    /\b(?:ketipu|tertipu|ditipu|kapusan|penipu\w*|kena tipu|transfer\w*|ditransfer|otp|apk|disadap|diretas|link|tautan|ngaku|mengaku)\b/u,
  ],
  [
    'angry',
    /\b(?:bacot|bodat|bangsat|anjing|goblok|tolol|bego|brengsek|kampret|sialan|asu|ndasmu|matamu|pantek|taik|tai|bodoh kali|kurang ajar)\b|\b(?:viral\w*|korup\w*|dikorupsi|omong kosong|tidak becus|tidak berguna|percuma|mengecewakan|kecewa|muter muter|muter2|mbulet|tidak nyambung|dari tadi)\b|\b(?:jawab|ngomong|ngomonglah|bilang) (?:yang |dengan )?(?:jelas|benar|serius)\b|\b(?:kalian|kamu|kau|lu|pemerintah|bpjs)\b.*\b(?:sama saja|sama semua|bohong|tipu|lama|lambat|lelet|cuma mau|hanya mau|makan uang|tidak peduli|jahat|pelit)\b|\b(?:lama|lambat|lelet) (?:sangat|kali|amat)\b|\b(?:kesal|kesel|sebel|sebal|marah|muak|jengkel|emosi|geram|mangkel|gregetan)\b/u,
  ],
  [
    'afraid',
    /\b(?:takut|wedi|ajrih|sieun|khawatir|kuatir|cemas|was was|gamang|ngeri|tidak tega|tidak siap)\b.*\b(?:mati|meninggal|hilang|kehilangan|parah|kenapa kenapa|kenapa napa|ditinggal|lewat|tidak selamat|tidak tertolong|makin|nular|menular|ketularan|operasi|disuntik)\b/u,
  ],
  [
    'bereaved',
    /\b(?:suami|istri|bapak|ibu|anak|mertua|kakek|nenek|mbah|simbah)\b (?:saya |kami )?(?:sudah |baru |dulu )*(?:tidak ada|meninggal|wafat|almarhum|almarhumah|sedo|seda|tilar)\b/u,
  ],
  [
    'joining',
    /^(?!.*\b(?:tapi|tidak|belum)\b)(?:\w+ ){0,3}(?:mau|ingin|pengen|bade) (?:\w+ )?(?:ikut|ikutan|daftar|gabung|masuk|punya|buat|bikin|jadi peserta|apply|milu|ngurus|urus)(?: \w+)? ?(?:bpjs|jkn|kis|asuransi kesehatan)\b/u,
  ],
  [
    'income',
    /\b(?:penghasilan|pendapatan|pandapatan|pemasukan|upah|gaji|hasil|bayaran|untung|laba|dagangan|jualan|penumpang|panumpang|pembeli|pelanggan|orderan|order|tangkapan|panen|narik|rezeki|rejeki)\b.*\b(?:tidak|tentu|tetap|sunyi|sepi|kurang|sedikit|pas pasan|kecil|turun|cuma|hanya|gagal|harian|habis|seret|langka|rendah|naik turun)\b|\b(?:tidak|kada) (?:tentu|tantu|tetap|mesti|pasti) (?:\w+ )?(?:penghasilan|pendapatan|pandapatan|pemasukan|hasil)\w*\b|\bkadang (?:\w+ ){0,3}kadang\b|\b(?:sepi|sunyi) (?:pembeli|penumpang|order\w*|pasar|pelanggan)\b|\b(?:serabutan|pas pasan|gali lubang|nganggur|menganggur|pengangguran|tidak kerja|tidak bekerja)\b|\b(?:sehari|harian|tiap hari|sebulan) (?:\w+ )?(?:cuma|hanya|paling|dapat) (?:dapat |bawa pulang |untung )?\d+/u,
  ],
  [
    'far',
    /\b(?:jauh|adoh|tebih|jaoh|jao)\b|\b(?:tidak|susah|sulit) (?:kuat |bisa )*(?:jalan|berjalan|mlampah|mlaku|pergi|keluar rumah)\b|\bnaik (?:\w+ )?(?:taksi|ojek|perahu|kapal|bis|bus|motor|angkot|oto) (?:\w+ )?(?:kali|jam)\b/u,
  ],
  [
    'ill',
    /\b(?:sakit|demam|batuk|pilek|benjolan|bengkak|tumor|kanker|gulo|gula darah|sakit gula|diabetes|diabet|darah tinggi|hipertensi|stroke|struk|malaria|tbc|tb paru|tipes|demam berdarah|asma|ginjal|jantung|maag|lambung|kolesterol|asam urat|rematik|katarak|hernia|usus buntu|epilepsi|ayan|luka|patah|lumpuh|keguguran|mual|muntah|mencret|diare|meriang|nyeri|gatal|kumat|cuci darah|kemo|kontrol)\b/u,
  ],
  [
    'for_other',
    new RegExp(
      `\\bbukan (?:untuk |buat )?saya\\b|\\b(?:untuk|buat|bagi|nama|titipan|disuruh|wakil\\w*|ketik\\w*|ngetik\\w*|nulis\\w*|tulis\\w*|nanya\\w*) (?:buat |untuk )?${OTHERS}\\b|^${OTHERS} (?:saya )?(?:yang )?(?:mau|ingin|butuh|perlu|minta|tanya|bertanya)\\b`,
      'u',
    ),
  ],
];

/** What is told in words that ask nothing; null: they ask, or tell of none of these. `core`: the words without courtesy. */
export function readTelling(core: string): Telling | null {
  if (core.length > LONGEST) return null;
  const said = plainWords(core);
  if (said.length === 0 || said.length > MOST_WORDS || asks(core, said)) return null;
  const joined = said.join(' ');
  return KINDS.find(([, told]) => told.test(joined))?.[0] ?? null;
}

/** Words that wish for something, or tell somebody to do it. */
const WISHING = wordSet(
  'mau ingin pengen perlu butuh minta tolong kalau misal hitung hitungkan itung kirim carikan bantu cek daftarkan jelaskan terangkan ulang diulang',
);
/** Words that a sentence about somebody's life is made of, and one about an app mostly not. */
const OF_LIFE = wordSet(
  'saya kami kita ibu bapak suami istri anak adik kakak nenek kakek mbah mertua keluarga orang cucu majikan tetangga warga dia beliau mereka papa bos rt kader bidan sudah belum masih dulu tadi kemarin baru tidak punya ada lagi hanya cuma kerja jual dagang tinggal rumah kampung desa pasar sendiri padahal jadi memang',
);

/**
 * Whether words tell something of somebody's life and ask nothing. Only where no answer was found for them: what tells
 * may still hold a question.
 */
export function isTelling(core: string): boolean {
  const said = plainWords(core);
  if (said.length < 3 || asks(core, said)) return false;
  // Who cannot, or must not, wishes for nothing.
  if (said.some((word, i) => WISHING.has(word) && said[i - 1] !== 'tidak')) return false;
  return said.some((word) => OF_LIFE.has(word));
}
