import { numberAt } from './amounts.ts';
import type { Said, Word } from './said.ts';

/** Nobody's household is larger. */
export const MOST = 25;
/** After a number these make it a number of something else. */
const UNITS_OF_OTHERS = new Set(
  'bulan tahun hari minggu jam menit kali ribu juta rb jt persen rupiah tablet meter km anak kamar lantai motor mobil ekor hektar sd smp sma th bln kelas gigi mata menit kg jari'.split(
    ' ',
  ),
);
export const SELF = new Set(['saya', 'kula', 'kulo', 'aku', 'sa', 'ulun', 'sengko', 'iyak']);
const KIN = new Set(
  'suami istri anak ibu bapak mertua nenek kakek adik kakak cucu keponakan ponakan menantu mantu paman bibi sepupu bayi balita pak mbah mak'.split(
    ' ',
  ),
);
const PARENTS_IN_LAW = new Set(['mertua']);
const LINKS = new Set([
  'dan',
  'sama',
  'dengan',
  'kalih',
  'juga',
  ',',
  '+',
  '&',
  '/',
  'terus',
  'ada',
  'trus',
  '-',
  'tinggal',
  'cuma',
  'hanya',
  'mung',
  'gur',
  'manggon',
]);

interface Kin {
  readonly who: string;
  readonly count: number;
  /** The number was said. */
  readonly said: boolean;
  readonly end: number;
}

/** One member of a household at a position: "suami", "dua anak", "anak saya 2", "ibu mertua", "orang tua". */
export function kinAt(said: Said, at: number): Kin | null {
  const first = said[at];
  if (!first) return null;
  const before = KIN.has(first.text) || first.text === 'orang tua' || isKalih(said, at) ? null : numberAt(said, at);
  if (isWife(said, at)) return { who: 'istri', count: 1, said: false, end: at + 2 };
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
  if (!behind || !(standsAlone(said, behind.end) || isCountedKin(said, behind.end)) || behind.scale > 1)
    return { who: word.text, count: 1, said: false, end: i };
  const end = said[behind.end]?.text === 'orang' ? behind.end + 1 : behind.end;
  return { who: word.text, count: behind.value, said: true, end };
}

/** "Saya, orang rumah, anak empat": so the wife is called. */
function isWife(said: Said, at: number): boolean {
  const isHome = said[at]?.raw === 'orang' && said[at + 1]?.raw === 'rumah';
  return isHome && SELF.has(said[at - 1]?.text ?? '') && KIN.has(said[at + 2]?.text ?? '');
}

/** "Istri satu anak empat": the number before them is of whoever was named before. */
function isCountedKin(said: Said, at: number): boolean {
  return KIN.has(said[at]?.text ?? '') && numberAt(said, at + 1) !== null;
}

/** `kalih` is both "two" and "with": before one of the family it is "with". */
function isKalih(said: Said, at: number): boolean {
  return said[at]?.raw === 'kalih' && KIN.has(said[at + 1]?.text ?? '');
}

function isPossessive(word: Word | undefined): boolean {
  return word !== undefined && ['saya', 'nya', 'ku', 'kita', 'kami', 'kula', 'kulo', 'aku'].includes(word.text);
}

export interface Chain {
  readonly kin: Kin[];
  /** They named themselves, not as the owner of somebody: "saya, suami", "sama gue". */
  readonly self: boolean;
  readonly links: number;
  readonly end: number;
}

const HERE = new Set(['di rumah', 'ikut sini', 'ikut juga', 'ikut saya', 'ikut semua', 'di sini', 'masih ada']);

/** Members of a household one after the other. */
export function chainAt(said: Said, at: number): Chain {
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
    // "Istri di rumah, anak dua", "bini ikut sini, anak tiga".
    if (kin.length > 0 && HERE.has(`${word.text} ${said[i + 1]?.text ?? ''}`)) {
      i += 2;
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

/** Nothing behind the number makes it a number of something else. */
export function standsAlone(said: Said, at: number): boolean {
  const next = said[at];
  return next === undefined || !(UNITS_OF_OTHERS.has(next.text) || UNITS_OF_OTHERS.has(next.raw));
}
