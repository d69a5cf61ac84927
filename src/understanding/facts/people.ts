import { numberAt } from './amounts.ts';
import { SELF, MOST, type Chain, chainAt, childrenIn, kinAt, standsAlone } from './kin.ts';
import { alone, bereaved, widowed } from './lone.ts';
import { isMark, type Said } from './said.ts';

/** After a number these make it a number of people. */
const COUNTED = new Set(['orang', 'jiwa', 'kepala', 'nyawa', 'anggota', 'nama', 'jiwo']);
/** "Tiga orang anak", "dua orang tua": these people are counted, not the household. */
const OTHERS = new Set(
  'anak tua lain dokter perawat pasien teman tetangga kader petugas bidan sepupu saudara karyawan pegawai warga pertama kedua bayi cucu majikan temen kawan konco rekan kenalan tamu penghuni'.split(
    ' ',
  ),
);
/** Before a number that stands for people these say whose people they are. */
const HOUSEHOLD = new Set(
  'omah griyo serumahku seomah saomah sakomah sakluarga kulawarga sakulawarga jiwa keluarga sekeluarga kk isi isinya anggota anggotanya kami kita sekk kluargaku keluargaku keluargane serumah berjumlah jumlah jumlahnya jabu bumi totalnya total'.split(
    ' ',
  ),
);
const BETWEEN = new Set(
  'ada cuma hanya isi isinya terdiri dari semua semuanya itu saya saya kita orang ono wonten total totalnya jumlahnya jumlah adalah nya ku sekitar kira kurang lebih kayaknya mung paling berisi anggota anggotanya di rumah kk satu 1 tertulis keluarga sama nang neng ing aja mawon wae cuman'.split(
    ' ',
  ),
);
const TOGETHER: ReadonlyMap<string, number> = new Map(
  [
    ['berdua', 'badua', 'bedua', 'duaan', 'berduaan', 'baduo', 'wong loro'],
    ['bertiga', 'batigo', 'betiga', 'tiluan', 'batiga'],
    ['berempat', 'barampek', 'beempat', 'opatan', 'baampat', 'berampat'],
    ['berlima', 'balimo', 'belima', 'limaan', 'balima'],
    ['berenam', 'baranam', 'beenam', 'genepan', 'baanam', 'beranam'],
    ['bertujuh', 'batujuah', 'betujuh', 'tujuhan', 'batuju'],
    ['berdelapan', 'balapan', 'dalapanan', 'bedelapan'],
    ['bersembilan', 'basambilan', 'salapanan'],
    ['bersepuluh'],
  ].flatMap((words, i) => words.map((word) => [word, i + 2] as const)),
);

/**
 * How many people a household has, where it was said: "4 orang", "kami berlima", "KK isi 6", "saya, suami, anak 2". The
 * children alone are no household: "anak saya 2".
 */
export function readPeople(said: Said): number | undefined {
  // A husband who is gone is named, and is none of them.
  return counted(said) ?? bereaved(said) ?? enumerated(said) ?? widowed(said) ?? alone(said);
}

const ADULTS = new Set(['dewasa', 'gede', 'besar', 'dewoso']);

const ENDS_IN = new Set(['jadi', 'dadi', 'totalnya', 'total', 'semuanya']);

function counted(said: Said): number | undefined {
  let found: number | undefined;
  let adults: number | undefined;
  for (let i = 0; i < said.length; i++) {
    const together = TOGETHER.get(said[i]?.raw ?? '');
    const amount = together === undefined ? amountOfPeople(said, i) : { value: together, end: i + 1 };
    const grown = numberAt(said, i);
    if (!amount && grown && ADULTS.has(said[grown.end]?.raw ?? '')) adults = grown.value;
    if (!amount || isDenied(said, i)) continue;
    const { value, end } = amount;
    if (ADULTS.has(said[end]?.raw ?? '')) adults = value;
    // "Barampek, eh jo mertua jadi baranam": the sum at the end.
    if (found === undefined || ENDS_IN.has(said[i - 1]?.raw ?? '')) found = value;
    i = end - 1;
  }
  if (adults !== undefined) {
    const children = childrenIn(said);
    if (children !== undefined && adults + children <= MOST) return adults + children;
  }
  return found;
}

/** A number that stands for people of the household, at this position. */
function amountOfPeople(said: Said, at: number): { value: number; end: number } | null {
  if (said[at]?.raw === 'ber' && said[at + 1]?.digits) return within(said[at + 1]?.digits ?? 0, at + 2);
  // "Wong papat", "urang opat": the number stands behind.
  if (said[at]?.text === 'orang' && !isNumberBefore(said, at)) {
    const behind = numberAt(said, at + 1);
    if (behind && standsAlone(said, behind.end) && !OTHERS.has(said[at - 1]?.text ?? ''))
      return within(behind.value, behind.end);
    return null;
  }
  const amount = numberAt(said, at);
  if (!amount || amount.scale > 1) return null;
  const next = said[amount.end];
  if (next && COUNTED.has(next.text) && next.text !== 'nama') {
    const after = said[amount.end + 1]?.text ?? '';
    return OTHERS.has(after) || isOfOthers(said, at) || isTicket(said, at)
      ? null
      : within(amount.value, amount.end + 1);
  }
  if (next?.text === 'nama' && isHousehold(said, at)) return within(amount.value, amount.end + 1);
  if (next && ['termasuk', 'trmsk', 'kalebu', 'kalebet'].includes(next.raw)) return within(amount.value, amount.end);
  if (next && WITH.has(next.text) && kinAt(said, amount.end + 1) && beginsPart(said, at)) {
    return within(amount.value, amount.end);
  }
  if (isInHousehold(said, amount.end)) return within(amount.value, amount.end);
  if (isHousehold(said, at) && standsAlone(said, amount.end)) return within(amount.value, amount.end);
  return null;
}

function within(value: number, end: number): { value: number; end: number } | null {
  return Number.isInteger(value) && value >= 1 && value <= MOST ? { value, end } : null;
}

function isNumberBefore(said: Said, at: number): boolean {
  return at > 0 && (numberAt(said, at - 1) !== null || said[at - 1]?.raw === 'belas');
}

function isHousehold(said: Said, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const word = said[i];
    if (!word || (isMark(word) && word.raw !== ':' && word.raw !== '=')) return false;
    if (word.raw === ':' || word.raw === '=') continue;
    if (HOUSEHOLD.has(word.text) || HOUSEHOLD.has(word.raw))
      return !isNumberBefore(said, i) || word.raw === 'kk' || said[i - 1]?.raw === 'sak';
    if (!BETWEEN.has(word.text)) return false;
  }
  return false;
}

/** "Ada 5 di KK", "4 dalam satu keluarga". */
function isInHousehold(said: Said, at: number): boolean {
  if (!['di', 'dalam', 'ing', 'sa'].includes(said[at]?.raw ?? '')) return false;
  return said
    .slice(at + 1, at + 3)
    .some(({ raw, text }) => ['kk', 'rumah'].includes(raw) || text === 'keluarga' || text === 'rumah');
}

/** "Anak saya ada tiga orang": the people counted were named before. */
function isOfOthers(said: Said, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const word = said[i];
    if (!word || isMark(word)) return false;
    if (OTHERS.has(word.text))
      return !said.slice(Math.max(0, i - 3), i).some(({ text }) => text === 'suami' || text === 'istri');
    if (HOUSEHOLD.has(word.text)) return false;
  }
  return false;
}

/** "Nomor 5 orang", "antri 20 orang": no household. */
function isTicket(said: Said, at: number): boolean {
  const before = said.slice(Math.max(0, at - 2), at);
  return before.some(({ text }) =>
    [
      'nomor',
      'antri',
      'antre',
      'antrian',
      'urutan',
      'kamar',
      'tetangga',
      'sekamar',
      'kos',
      'kost',
      'asrama',
      'mess',
      'kontrakan',
    ].includes(text),
  );
}

function isDenied(said: Said, at: number): boolean {
  const before = said[at - 1]?.text;
  return before === 'bukan' || before === 'dudu' || before === 'sanes';
}

function beginsPart(said: Said, at: number): boolean {
  const before = said[at - 1];
  return before === undefined || isMark(before) || ['ada', 'kami', 'cuma', 'ya'].includes(before.text);
}

const WITH = new Set(['sama', 'dengan', 'dan', 'kalih']);
function enumerated(said: Said): number | undefined {
  for (let i = 0; i < said.length; i++) {
    const starts = SELF.has(said[i]?.text ?? '') || kinAt(said, i) !== null;
    if (!starts) continue;
    const chain = chainAt(said, i);
    const size = sizeOf(chain, said);
    if (size !== undefined) return size;
    i = Math.max(i, chain.end - 1);
  }
  return undefined;
}

/** How many the members of a list are, with the person who names them; undefined where the list is no household. */
function sizeOf({ kin, self, links, end }: Chain, said: Said): number | undefined {
  const has = (who: string) => kin.some((member) => member.who === who);
  const spouse = has('suami') || has('istri');
  const numbered = kin.some((member) => member.said);
  const named = kin.length + (self ? 1 : 0);
  if (named < 2) return undefined;
  const both = has('suami') && has('istri');
  const only = end >= said.length || ['saja', 'doang', 'tok', 'thok', 'aja', 'wae'].includes(said[end]?.text ?? '');
  const complete =
    (spouse && numbered) ||
    both ||
    (self && links > 0 && named >= 3) ||
    (self && numbered && links > 0) ||
    (kin.length >= 3 && numbered) ||
    (self && only && links > 0);
  if (!complete) return undefined;
  const sum = kin.reduce((all, member) => all + member.count, 0) + (both ? 0 : 1);
  return Number.isInteger(sum) && sum <= MOST ? sum : undefined;
}
