import { remembering } from '../remembering.ts';
import { SPELLINGS } from '../spellings.ts';

/** One word, number or mark of what was said. */
export interface Word {
  /** One spelling for what people mean: `wong` → `orang`, `sy` → `saya`; a mark is itself. */
  readonly text: string;
  /** Folded, as it was typed. */
  readonly raw: string;
  /** As it was typed, for names. */
  readonly typed: string;
  /** What the digits say; null for words. Words for numbers are read by `numberAt`. */
  readonly digits: number | null;
  /** No space stands before it: the `rb` of `35rb`. */
  readonly joined: boolean;
}

/** What facts are read from: words and marks in order, cut to a bounded number. */
export type Said = readonly Word[];

const PIECE = /(\d+(?:[.,]\d+)*)|(\p{L}[\p{L}\p{M}'’]*)|([?!.,;:\n()+=&×*/-])/gu;
/** What people tell of themselves stands early; a long story costs no more than this. */
const LONGEST = 160;
/** Words of other languages and places for what facts are about; `SPELLINGS` has the rest. */
const ALSO: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    orang: 'oreng urang halak uwong uong urng oran oang ong wongne jalmi',
    saya: 'sengko sengkok ambo awak abdi beta urangna denai ahu watak nyong gwe gua gw gue sayah',
    istri: 'bini garwo bojoku bojone pamajikan padusi maitua semah jolma binik istrinya',
    suami: 'salaki paitua suaminya suamiku salakina swami',
    ibu: 'emak mamak mak enyak nyokap mama mami indung ambu umak biyung inang mbok ibunda mamah nyak amak umi ibuku simbok simbokku simboke mbokne mboke',
    bapak: 'ayah bokap babeh papa papi apak amang rama abah ayahanda babe papah',
    anak: 'putro yoga putra putri bocah barudak budak arek lare boru anaknyo bocil anaknya anakku anake anakku',
    adik: 'adek adi dek ading adikku',
    kakak: 'akang abang teteh kakang mbakyu',
    nenek: 'nini simbah mbah eyang opung oma uwak niniak nenekku',
    kakek: 'aki opa kakung mbahkung',
    cucu: 'incu putu cucuku cucunya',
    bulan: 'sabulan bulanan bulane sasine bulanlah wulanan',
    tahun: 'taonan taon tahunan taunan tahune taune th thun',
    kelas: 'kls klas kelase kelasnya klass kelasan kls kelass kelasna kl',
    bayar: 'nyetor setor nyaur ngangsur',
    tidak: 'teu henteu hente indak indo ndak nda kada ndada dang tra trada seng nggak kagak ndaq ngga',
    belum: 'tacan acan alun balun dang belom dorong durung',
    telat: 'terlambat telatt kasep telad telatnya taloat lambek',
    tanggal: 'tgl tanggale tgal tggl tnggl tanggalan',
    dan: 'lan tur jeung dohot jo deng ambek ambe mbek plus tambah dn kek sarta beserta karo bareng kaliyan sareng',
    hamil: 'meteng mbobot bunting reuneuh ngandung mengandung ngandeg bobot',
  }).flatMap(([text, words]) => words.split(' ').map((word) => [word, text] as const)),
);
/** Whatever is put before and behind them. */
const STEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:mem|me|m|mam|ma|di|ke|ka|ter|ta|ba|n)?(?:bayar|bayer|bayia|baia|baya|mayar|byr)(?:kan|kn|in|an|e|a|i|nya|lah|na|keun|aken|ke|no|ku)?$/,
    'bayar',
  ],
  [/^(?:me|ke|ka|ter|ta|di|ma)?[nt]unggak(?:an|in|e|nya|i|annya|ane|anku)?$/, 'nunggak'],
];
/** What these say is not what `SPELLINGS` makes of them. */
const KEPT: ReadonlySet<string> = new Set([
  'pak',
  'bu',
  'no',
  'k',
  'nah',
  'mbah',
  'mak',
  'bapake',
  'kami',
  'dek',
  'abang',
]);

/** Cuts a text into words and marks. */
export function saidIn(text: string): Said {
  const said: Word[] = [];
  let end = -1;
  const clean = text.toWellFormed().normalize('NFKC');
  for (const found of clean.matchAll(PIECE)) {
    if (said.length >= LONGEST) break;
    const [typed, digits] = found;
    const joined = found.index === end && said.length > 0;
    end = found.index + typed.length;
    if (joined && digits === '2' && isDoubled(said.at(-1))) continue;
    if (digits !== undefined) said.push({ text: digits, raw: digits, typed, digits: valueOf(digits), joined });
    else {
      const { text: meant, raw } = spelled(typed);
      said.push({ text: meant, raw, typed, digits: null, joined });
    }
  }
  return said;
}

/** `gara2` and `anak2` are words said twice; `kls2` is a class. */
function isDoubled(word: Word | undefined): boolean {
  return word !== undefined && word.digits === null && word.raw.length >= 4 && word.text !== 'kelas';
}

export function isMark({ raw }: Word): boolean {
  return !/[\p{L}\p{N}]/u.test(raw);
}

/** The words between the marks that end a sentence or a part of one, with the position of each part's first word. */
export function partsOf(said: Said, ends: string = '?!.,;\n()'): { readonly from: number; readonly words: Said }[] {
  const parts: { from: number; words: Word[] }[] = [{ from: 0, words: [] }];
  for (const [i, word] of said.entries()) {
    if (isMark(word) && ends.includes(word.raw)) parts.push({ from: i + 1, words: [] });
    else parts.at(-1)?.words.push(word);
  }
  return parts.filter(({ words }) => words.length > 0);
}

const spelled = remembering((typed: string): Pick<Word, 'text' | 'raw'> => {
  const raw = typed
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/([^i\P{L}])\1{2,}/gu, '$1');
  if (KEPT.has(raw)) return { text: raw, raw };
  const known = SPELLINGS.get(raw);
  const stem = STEMS.find(([form]) => form.test(raw));
  const text = ALSO[raw] ?? stem?.[1] ?? (known === undefined || known === '' ? raw : known);
  return { text: text === 'tunggakan' ? 'nunggak' : text, raw };
});

/** `1.250.000` is a million and more, `1,5` and `1.5` are one and a half. */
function valueOf(digits: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(digits)) return Number(digits.replace(/[.,]/g, ''));
  const decimal = /^(\d+)[.,](\d{1,2})$/.exec(digits);
  if (decimal) return Number(`${decimal[1] ?? '0'}.${decimal[2] ?? '0'}`);
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}
