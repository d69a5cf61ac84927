import { GIVEN_NAMES } from './given-names.ts';
import { isMark, partsOf, type Said, type Word } from './said.ts';
import { WORK_WORDS } from './work-words.ts';

export interface Work {
  /** A value of the content variable `work`. */
  readonly value: string;
  /** As they named it, for work that has no value of its own; null where it has. */
  readonly words: string | null;
}

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** First word → phrases that begin with it, the longest first. */
const PHRASES = phrases();
const KIN = new Set(
  'suami istri ibu bapak anak mertua kakak adik nenek kakek saudara tetangga teman majikan paman bibi menantu suamiku istriku pak ponakan keponakan mantan pacar'.split(
    ' ',
  ),
);
const SELF = new Set(['saya', 'kula', 'kulo', 'aku', 'kami', 'kita', 'saya.', 'sa', 'ulun']);
/** Between the person and the work, and around the work in an answer. */
const AROUND = new Set(
  'kerja kerjanya kerjaan kerjaannya pekerjaan pekerjaanku pekerjaannya bekerja sebagai jadi dadi dados cuma hanya seorang adalah ini itu ya saya kula kulo sehari hari harian sekarang sudah masih lagi sambil juga biasa biasanya kadang usaha mata pencaharian profesi ngan hanya saja aja bu pak mas kak min bang bos mbak wae mawon lah kok doang nyambut gawe damel gawean gawe karajo karejo padamelan dulu dulunya orang wong kecil kecilan lepas tok thok mah teh nih sih dong deh aku gur mung bantu ikut musiman tukang bpjs sampingan nya neng pun an sendiri abdi dan sama gitu begitu alhamdulillah kula'.split(
    ' ',
  ),
);
const PLACED = new Set([
  'di',
  'ing',
  'nang',
  'dari',
  'neng',
  'lintas',
  'dekat',
  'pakai',
  'pake',
  'online',
  'keliling',
  'pinggir',
  'ka',
  'ti',
  'depan',
  'sekitar',
  'pasar',
  'rumah',
  'orang',
  'sejak',
  'untuk',
]);
const GOING = new Set([
  'naik',
  'ke',
  'pakai',
  'pesan',
  'beli',
  'cari',
  'order',
  'numpang',
  'panggil',
  'bayar',
  'apa',
  'apakah',
  'kalau',
  'buat',
  'untuk',
  'bukan',
  'mau',
  'ada',
  'nggo',
  'seperti',
  'program',
]);
const ASKING = new Set([
  'apa',
  'apakah',
  'bisa',
  'boleh',
  'berapa',
  'kenapa',
  'bagaimana',
  'kapan',
  'ikut',
  'wajib',
  'dapat',
  'ditanggung',
  'harus',
  'gimana',
]);
const JOB_SAID = new Set([
  'kerja',
  'kerjanya',
  'kerjaan',
  'kerjaannya',
  'pekerjaan',
  'pekerjaanku',
  'pekerjaannya',
  'bekerja',
  'profesi',
  'gawean',
  'padamelan',
  'karajo',
  'kerjaanku',
  'pagawean',
  'gaweanku',
  'pekerjaane',
]);

/**
 * What somebody lives by: named of themselves ("saya ojol"), or alone ("jualan gorengan"). The work of a husband, an ojek
 * that is taken and a question about fishers in general are none.
 */
export function readWork(said: Said): Work | undefined {
  for (const part of partsOf(said)) {
    // "Inang-inang" is one word said twice.
    const words = part.words.filter(({ raw }) => raw !== '-');
    const found = workIn(words, said);
    if (found) return found;
  }
  return undefined;
}

/** As an answer to "bekerja sebagai apa?": whatever is said there names it. */
export function readWorkAnswer(said: Said): Work | undefined {
  const words = said.filter((word) => !isMark(word));
  for (let i = 0; i < words.length; i++) {
    const phrase = phraseAt(words, i);
    if (phrase) return { value: phrase.value, words: phrase.value === 'other' ? inWords(words) : null };
  }
  return undefined;
}

/** How many words from here name a work; 0: none. */
export function workWordsAt(said: Said, at: number): number {
  return phraseAt(said, at)?.words.length ?? 0;
}

function workIn(words: Said, all: Said): Work | undefined {
  let named: { phrase: Phrase; at: number } | undefined;
  for (let i = 0; i < words.length; i++) {
    const phrase = phraseAt(words, i);
    if (!phrase) continue;
    // The longest phrase of a part says most: "buruh cuci" before "buruh".
    if (!named || phrase.words.length > named.phrase.words.length) named = { phrase, at: i };
    i += phrase.words.length - 1;
  }
  if (!named) return unknownWork(words, all);
  const { phrase, at } = named;
  const before = words.slice(0, at);
  const after = words.slice(at + phrase.words.length);
  // "Ikut orang tua" is no work.
  if (phrase.words.at(-1) === 'orang' && after[0]?.text === 'tua') return undefined;
  if (!isTheirs(before, after, all)) return undefined;
  return { value: phrase.value, words: phrase.value === 'other' ? phrase.words.join(' ') : null };
}

/** Whether the work is that of the person who writes. */
function isTheirs(before: Said, after: Said, all: Said): boolean {
  const whose = before.findLast((word) => SELF.has(word.text) || KIN.has(word.text));
  const owner = whose && KIN.has(whose.text) && !isNamed(before, whose);
  const owned = before.findLastIndex((word) => word === whose);
  // "Suami saya nelayan": the owner of the husband does not fish.
  const kin = before.slice(Math.max(0, owned - 2), owned).some((word) => KIN.has(word.text) && word.raw !== 'pak');
  if (owner || (whose && SELF.has(whose.text) && kin && !isNamed(before, whose))) return false;
  const between = whose ? before.slice(owned + 1) : before;
  if (between.some((word) => GOING.has(word.text))) return false;
  if (between.some((word) => JOB_SAID.has(word.text))) return true;
  if (whose) return between.every((word) => isBeside(word) || isName(word, between));
  const isAsked = all.some(({ raw, text }) => raw === '?' || ASKING.has(text));
  if (!between.every(isBeside)) return false;
  // A part of a sentence that says nothing but the work, and where.
  const rest = after.findIndex((word) => PLACED.has(word.text) || PLACED.has(word.raw));
  const tail = rest < 0 ? after : after.slice(0, rest);
  if (
    tail.length > 3 ||
    tail.some((word) => ASKING.has(word.text) || GOING.has(word.text) || KIN.has(word.text) || word.text === 'tidak')
  )
    return false;
  return !isAsked || tail.length + between.length === 0;
}

/** "Sudah 5 tahun jadi ojol". */
function isBeside(word: Word): boolean {
  const { text, digits } = word;
  const isTime = digits !== null || text === 'tahun' || text === 'bulan' || text === 'hamil';
  return isMark(word) || AROUND.has(text) || isTime || PHRASES.has(word.raw);
}

/** "Saya pak Joko, ojol" and "saya bu Tini jual sayur": a title with its name is no relative. */
function isNamed(before: Said, whose: Word): boolean {
  const at = before.indexOf(whose);
  return SELF.has(before[at - 1]?.text ?? '') && ['pak', 'bu', 'bapak', 'ibu', 'kakak'].includes(whose.text);
}

function isName(word: Word, between: Said): boolean {
  if (GIVEN_NAMES.has(word.raw) || (between.length <= 5 && /^\p{Lu}\p{Ll}+$/u.test(word.typed))) return true;
  return (
    between.length <= 4 &&
    /^(?:pak|bu|mbak|mas|bang|kang|teh|mbah|mak|uni|uda)$/.test(between[0]?.raw ?? '') &&
    word.digits === null
  );
}

/** "Pekerjaan saya pawang ular": work that nobody knows here is kept in their words. */
function unknownWork(words: Said, all: Said): Work | undefined {
  const at = words.findIndex((word) => JOB_SAID.has(word.text));
  if (at < 0 || all.some(({ raw, text }) => raw === '?' || ASKING.has(text))) return undefined;
  const before = words.slice(0, at);
  const after = words.slice(at + 1).filter((word) => !AROUND.has(word.text));
  const isSaid = words.some((word) => SELF.has(word.text)) || words[at]?.raw !== 'kerja';
  if (!isSaid || after.length === 0 || after.length > 5 || before.some((word) => KIN.has(word.text))) return undefined;
  // Whoever works in an office or a factory is no informal worker; where somebody works is no work.
  if (
    after.some(({ text }) => EMPLOYED.has(text)) ||
    ['di', 'ing', 'nang', 'dari', 'ka'].includes(after[0]?.text ?? '')
  )
    return undefined;
  if (after.some(({ text, digits }) => digits !== null || GOING.has(text) || text === 'tidak')) return undefined;
  return { value: 'other', words: inWords(after) };
}

const EMPLOYED = new Set(
  'pabrik kantor perusahaan pt cv pns asn tni polri swasta karyawan pegawai bank rumah sakit sama saya ikut'.split(' '),
);

function inWords(words: Said): string {
  return words
    .map((word) => word.typed)
    .join(' ')
    .slice(0, 60);
}

function phraseAt(words: Said, at: number): Phrase | undefined {
  const first = words[at];
  if (!first) return undefined;
  const lists = [PHRASES.get(first.raw), first.text === first.raw ? undefined : PHRASES.get(first.text)];
  const named = lists
    .flatMap((list) => list ?? [])
    .filter((phrase) => phrase.words.every((word, i) => isWord(words[at + i], word)));
  // "Tukang pijat keliling" is what it is, wherever it is done.
  const isCraft = first.raw === 'tukang' && named.some((phrase) => phrase.words.length > 1);
  const trade = isCraft ? undefined : tradeAt(words, at);
  return named
    .concat(trade ?? [])
    .reduce<Phrase | undefined>(
      (best, phrase) => (best && best.words.length >= phrase.words.length ? best : phrase),
      undefined,
    );
}

/** "Pedagang … keliling", "jual … di pasar": where somebody sells tells more than what. */
function tradeAt(words: Said, at: number): Phrase | undefined {
  const verb = words[at]?.raw ?? '';
  if (!TRADE.has(verb)) return undefined;
  for (let i = at + 1; i < Math.min(words.length, at + 7); i++) {
    const word = words[i];
    if (!word || SELF.has(word.text) || ASKING.has(word.text)) break;
    const value = WHERE_SOLD.find(([, cues]) => cues.has(word.raw))?.[0];
    if (value !== undefined) return { words: words.slice(at, i + 1).map(({ raw }) => raw), value };
  }
  return SELLERS.has(verb)
    ? { words: [verb], value: verb.startsWith('penjual') ? 'small_business' : 'market_trader' }
    : undefined;
}

const TRADE = new Set(
  'jual jualan dagang pedagang penjual bakul berjualan berdagang ngider bajualan manggaleh dodol dodolan sade sadean penjaja tukang jajakan menjual icalan'.split(
    ' ',
  ),
);
const SELLERS = new Set(['pedagang', 'penjual', 'bakul', 'berdagang', 'dagang']);
const WHERE_SOLD: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'street_trader',
    new Set(
      'keliling gerobak pikulan trotoar emperan kaki asongan mider lampu terminal stasiun alun bakso cilok gorengan siomay batagor bubur sate martabak pentol es jamu rujak cendol somay cimol seblak cireng ketoprak soto'.split(
        ' ',
      ),
    ),
  ],
  ['market_trader', new Set(['pasar', 'los', 'pasa', 'onan', 'pajak'])],
  [
    'small_business',
    new Set(
      'online onlen shopee tokopedia tiktok fb facebook warung toko kios konter pulsa rumahan kuota hp'.split(' '),
    ),
  ],
];

function isWord(word: Word | undefined, wanted: string): boolean {
  return word !== undefined && (word.raw === wanted || word.text === wanted);
}

function phrases(): ReadonlyMap<string, readonly Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const [value, list] of Object.entries(WORK_WORDS)) {
    for (const phrase of list.split('|')) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, value }]);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}
