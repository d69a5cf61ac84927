import { numberAt } from './amounts.ts';
import { isMark, type Said, type Word } from './said.ts';

const MOST = 25;
/** After a number these make it a number of people. */
const COUNTED = new Set(['orang', 'jiwa', 'kepala', 'nyawa', 'anggota', 'nama', 'jiwo']);
/** "Tiga orang anak", "dua orang tua": these people are counted, not the household. */
const OTHERS = new Set(
  'anak tua lain dokter perawat pasien teman tetangga kader petugas bidan sepupu saudara karyawan pegawai warga pertama kedua bayi cucu majikan'.split(
    ' ',
  ),
);
/** Before a number that stands for people these say whose people they are. */
const HOUSEHOLD = new Set(
  'keluarga sekeluarga kk isi isinya anggota anggotanya kami kita sekk kluargaku keluargaku keluargane serumah berjumlah jumlah jumlahnya jabu bumi totalnya total'.split(
    ' ',
  ),
);
const BETWEEN = new Set(
  'ada cuma hanya isi isinya terdiri dari semua semuanya itu saya saya kita orang ono wonten total totalnya jumlahnya jumlah adalah nya ku sekitar kira kurang lebih kayaknya mung paling berisi anggota anggotanya di rumah kk satu 1 tertulis keluarga sama nang neng ing'.split(
    ' ',
  ),
);
/** After a number these make it a number of something else. */
const UNITS_OF_OTHERS = new Set(
  'bulan tahun hari minggu jam menit kali ribu juta rb jt persen rupiah tablet meter km anak kamar lantai motor mobil ekor hektar sd smp sma th bln kelas gigi mata menit kg jari'.split(
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
  return counted(said) ?? enumerated(said) ?? widowed(said) ?? alone(said);
}

function counted(said: Said): number | undefined {
  let found: number | undefined;
  let adults: number | undefined;
  for (let i = 0; i < said.length; i++) {
    const together = TOGETHER.get(said[i]?.raw ?? '');
    const amount = together === undefined ? amountOfPeople(said, i) : { value: together, end: i + 1 };
    if (!amount || isDenied(said, i)) continue;
    const { value, end } = amount;
    if (said[end]?.raw === 'dewasa') adults = value;
    found ??= value;
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

/** Nothing behind the number makes it a number of something else. */
function standsAlone(said: Said, at: number): boolean {
  const next = said[at];
  return next === undefined || !(UNITS_OF_OTHERS.has(next.text) || UNITS_OF_OTHERS.has(next.raw));
}

function isHousehold(said: Said, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const word = said[i];
    if (!word || (isMark(word) && word.raw !== ':' && word.raw !== '=')) return false;
    if (word.raw === ':' || word.raw === '=') continue;
    if (HOUSEHOLD.has(word.text) || HOUSEHOLD.has(word.raw)) return !isNumberBefore(said, i) || word.raw === 'kk';
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
    ['nomor', 'antri', 'antre', 'antrian', 'urutan', 'kamar', 'tetangga', 'sekamar'].includes(text),
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
const SELF = new Set(['saya', 'kula', 'kulo', 'aku']);
const KIN = new Set(
  'suami istri anak ibu bapak mertua nenek kakek adik kakak cucu keponakan ponakan menantu mantu paman bibi sepupu bayi balita pak mbah mak'.split(
    ' ',
  ),
);
const PARENTS_IN_LAW = new Set(['mertua']);
const LINKS = new Set(['dan', 'sama', 'dengan', 'kalih', 'juga', ',', '+', '&', '/', 'terus', 'ada', 'trus', '-']);

interface Kin {
  readonly who: string;
  readonly count: number;
  /** The number was said. */
  readonly said: boolean;
  readonly end: number;
}

/** One member of a household at a position: "suami", "dua anak", "anak saya 2", "ibu mertua", "orang tua". */
function kinAt(said: Said, at: number): Kin | null {
  const first = said[at];
  if (!first) return null;
  const before = KIN.has(first.text) || first.text === 'orang tua' ? null : numberAt(said, at);
  let i = before ? before.end : at;
  if (before && said[i]?.text === 'orang') i++;
  const word = said[i];
  if (!word) return null;
  if (word.text === 'orang tua' || (word.text === 'orang' && said[i + 1]?.text === 'tua')) {
    return {
      who: 'parents',
      count: before?.value ?? 2,
      said: before !== null,
      end: i + (word.text === 'orang' ? 2 : 1),
    };
  }
  if (!KIN.has(word.text)) return null;
  i++;
  if (PARENTS_IN_LAW.has(said[i]?.text ?? '')) i++;
  while (i < said.length && isPossessive(said[i])) i++;
  if (before) return { who: word.text, count: before.value, said: true, end: i };
  const behindAt = said[i]?.text === 'ada' || said[i]?.raw === 'nya' ? i + 1 : i;
  const behind = isKalih(said, behindAt) ? null : numberAt(said, behindAt);
  if (!behind || !standsAlone(said, behind.end) || behind.scale > 1)
    return { who: word.text, count: 1, said: false, end: i };
  const end = said[behind.end]?.text === 'orang' ? behind.end + 1 : behind.end;
  return { who: word.text, count: behind.value, said: true, end };
}

/** `kalih` is both "two" and "with": before one of the family it is "with". */
function isKalih(said: Said, at: number): boolean {
  return said[at]?.raw === 'kalih' && KIN.has(said[at + 1]?.text ?? '');
}

function isPossessive(word: Word | undefined): boolean {
  return word !== undefined && ['saya', 'nya', 'ku', 'kita', 'kami', 'kula', 'kulo', 'aku'].includes(word.text);
}

interface Chain {
  readonly kin: Kin[];
  /** They named themselves, not as the owner of somebody: "saya, suami", "sama gue". */
  readonly self: boolean;
  readonly links: number;
  readonly end: number;
}

/** Members of a household one after the other. */
function chainAt(said: Said, at: number): Chain {
  const kin: Kin[] = [];
  let self = false;
  let links = 0;
  let i = at;
  let end = at;
  while (i < said.length) {
    const word = said[i];
    if (!word) break;
    if (LINKS.has(word.text) || LINKS.has(word.raw)) {
      if (kin.length > 0 || self) links++;
      i++;
      continue;
    }
    if (SELF.has(word.text)) {
      // "Saya punya anak 2" counts children: what they have is no part of a list.
      self = true;
      i++;
      if (['doang', 'sendiri', 'saja', 'aja'].includes(said[i]?.raw ?? '')) i++;
      end = i;
      continue;
    }
    const member = kinAt(said, i);
    if (!member) break;
    kin.push(member);
    // "Ibu saya" has swallowed the owner; "bapak, ibu saya, adik" may mean both, and one self is enough.
    i = member.end;
    end = i;
  }
  return { kin, self, links, end };
}

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

/** How many children were told of; no household by itself. */
export function childrenIn(said: Said): number | undefined {
  for (let i = 0; i < said.length; i++) {
    const kin = kinAt(said, i);
    if (kin?.who === 'anak' && kin.said && kin.count <= MOST) return kin.count;
    if (said[i]?.text === 'anak') {
      const far =
        numberAt(said, i + 1) ??
        (isPossessive(said[i + 1]) || said[i + 1]?.text === 'ada' ? numberAt(said, i + 2) : null);
      if (far && standsAlone(said, far.end)) return far.value;
    }
  }
  return undefined;
}

/** A widow with two children is three. */
function widowed(said: Said): number | undefined {
  if (!said.some(({ text }) => text === 'janda' || text === 'duda' || text === 'rondo')) return undefined;
  const children = childrenIn(said);
  return children === undefined ? undefined : children + 1;
}

const ALONE =
  /(?:^| )(?:(?:tinggal|hidup|cuma|hanya|urip|hirup) (?:saya )?(?:sendiri|sendirian|dewe|sorangan)|(?:cuma|hanya) (?:saya|saya saja|satu)|sendirian|seorang diri|sebatang kara|sorang diri)(?: |$)/u;
const ALONE_WHOLE =
  /^(?:saya )?(?:sendiri|sendirian|dewe|sorangan|saya|kula piyambak|piyambak)(?: saja| doang| mas| kak| bu| pak)?$/u;

function alone(said: Said): number | undefined {
  const text = said.map((word) => word.text).join(' ');
  const isAsked = said.some(({ raw }) => raw === '?');
  return !isAsked && (ALONE.test(text) || ALONE_WHOLE.test(text)) ? 1 : undefined;
}
