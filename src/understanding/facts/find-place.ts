import type { Village, Villages, Zone } from '../../engine/program.ts';
import { foldName, type AreaName, type Areas, type Province, type Regency } from '../areas.ts';
import { createNearNames, type NearNames } from '../near-names.ts';
import type { Said, Word } from './said.ts';

/** Where somebody lives. */
export interface Place {
  /** The permanent id of a village of the programme, else the name in lower case with dashes. */
  readonly id: string;
  readonly name: string;
  /** Null where only the province was said, or where nobody knows the name here. */
  readonly regency: string | null;
  readonly province: string | null;
  readonly zone: Zone | null;
  /** A village of the programme's own list. */
  readonly own: boolean;
}

/** The programme's own villages first, then the whole country. */
export interface Places {
  readonly own: readonly OwnVillage[];
  readonly areas: Areas;
  readonly index: PlaceIndex;
}

/** Ways to names without walking through all of them. */
interface PlaceIndex {
  readonly ownByName: ReadonlyMap<string, readonly OwnVillage[]>;
  readonly ownRegencies: ReadonlySet<string>;
  /** Positions in `own`. */
  readonly nearOwn: NearNames;
  /** Positions in `areas.regencies`. */
  readonly nearRegencies: NearNames;
}

interface OwnVillage {
  readonly village: Village;
  /** The names as they are compared. */
  readonly name: string;
  readonly district: string;
  readonly regency: string;
}

export function createPlaces(villages: Pick<Villages, 'list'>, areas: Areas): Places {
  const own = villages.list.map((village) => ({
    village,
    name: foldName(village.name),
    district: foldName(village.district),
    regency: foldName(village.regency.replace(/^(?:Kabupaten|Kota) /, '')),
  }));
  const index = {
    ownByName: Map.groupBy(own, ({ name }) => name),
    ownRegencies: new Set(own.map(({ regency }) => regency)),
    nearOwn: createNearNames(own.map(({ name }) => name)),
    nearRegencies: createNearNames(areas.regencies.map(({ folded }) => folded)),
  };
  return { own, areas, index };
}

const SPAN = 4;
/** Parts of a town that are said behind it. */
const COMPASS = new Set(['timur', 'barat', 'utara', 'selatan', 'tengah', 'kota', 'kidul', 'lor', 'wetan', 'kulon']);
/** Names of regencies that are words, too. */
const WORDS_TOO = new Set([
  'batu',
  'buru',
  'metro',
  'bone',
  'maros',
  'sabu',
  'dompu',
  'bima',
  'buton',
  'langkat',
  'palu',
  'agam',
  'paser',
  'solok',
  'pati',
  'siak',
  'kaur',
  'tanahdatar',
  'sabang',
  'supiori',
  'intan',
  'nias',
  'karo',
]);
interface Span {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

/** Up to so many words that may be one name, the longest first. */
function spansOf(words: Said): Span[] {
  const folded = words.map(({ raw }) => foldName(raw));
  const spans: Span[] = [];
  for (let length = Math.min(SPAN, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      let name = '';
      for (let i = from; i < from + length; i++) name += folded[i] ?? '';
      spans.push({ from, to: from + length, folded: name });
    }
  }
  return spans;
}

/**
 * What says that a home is named: plain words do; "saya dari" nearly; "di" stands before much that is no home; or nothing
 * does, and then the words must be the name and nothing else.
 */
export type Sign = 'home' | 'origin' | 'beside' | 'alone';

/** Short names of villages are words of other things: so long one must be where its regency was not named. */
const SHORTEST: Readonly<Record<Sign, number>> = { home: 4, origin: 6, beside: 8, alone: 8 };

export function placeIn(words: Said, places: Places, sign: Sign): Place | undefined {
  const alone = sign === 'beside' || sign === 'alone';
  const { areas } = places;
  const spans = spansOf(words);
  const province = spans.find(({ folded }) => areas.province(folded) !== undefined);
  const inProvince = province && areas.province(province.folded);
  const regencySpan = regencyIn(spans, areas, inProvince?.name) ?? nearRegency(spans, places, alone ? words.length : 1);
  const free = spans.filter((span) => !overlaps(span, province) && !overlaps(span, regencySpan?.span));
  const rest = restOf(words, regencySpan?.span, (i) => !within(i, province), alone);
  const own = ownIn(words, spans, places, alone, regencySpan !== undefined || isOther(inProvince?.name, places));
  if (own) return own;
  const candidates = regencySpan?.regencies ?? (inProvince ? inside(inProvince.name, areas) : undefined);
  const named =
    free.length > 0 && (sign !== 'beside' || candidates !== undefined)
      ? namedIn(free, areas, candidates, alone ? rest.length : 1, SHORTEST[sign])
      : undefined;
  if (named) return named;
  if (regencySpan) return inRegency(regencySpan.regencies, areas, rest, alone, inProvince?.name);
  if (!province || !inProvince || (alone && rest.length > 0)) return undefined;
  return provinceOf(words.slice(province.from, province.to), inProvince);
}

/** A regency or province whose name these words are, and no other word: in the middle of a sentence. */
export function regencyOf(words: Said, { areas }: Places): Place | undefined {
  const folded = foldName(words.map(({ raw }) => raw).join(''));
  if (folded.length < 4 || WORDS_TOO.has(folded)) return undefined;
  const regency = areas.regencies[areas.regency(folded)[0] ?? -1];
  if (regency) return placeOf(regency.name, regency);
  const province = areas.province(folded);
  return province && provinceOf(words, province);
}

function provinceOf(words: Said, { name: province, zone }: Province): Place {
  const name = titled(words).replace(/^D(iy|ki)\b/, (short) => short.toUpperCase());
  return { id: slug(name), name, regency: null, province, zone, own: false };
}

/** The village stands before its regency; what follows tells something else, but "Bekasi timur" is one name. */
function restOf(words: Said, regency: Span | undefined, isFree: (at: number) => boolean, alone: boolean): Said {
  if (regency && !alone && COMPASS.has(words[regency.to]?.raw ?? '')) return words.slice(regency.from, regency.to + 1);
  return words.filter(
    (_, i) => isFree(i) && !within(i, regency) && (alone || regency === undefined || i < regency.from),
  );
}

function overlaps(a: Span, b: Span | undefined): boolean {
  return b !== undefined && a.from < b.to && b.from < a.to;
}

function within(i: number, span: Span | undefined): boolean {
  return span !== undefined && i >= span.from && i < span.to;
}

function isOther(province: string | undefined, { own }: Places): boolean {
  return province !== undefined && !own.some(({ village }) => village.province === province);
}

/** A village of the programme: by its name, exactly or with a slip of the finger where nothing points elsewhere. */
function ownIn(
  words: Said,
  spans: readonly Span[],
  places: Places,
  alone: boolean,
  elsewhere: boolean,
): Place | undefined {
  const { areas, index } = places;
  if (elsewhere && !spans.some(({ folded }) => index.ownRegencies.has(folded))) return undefined;
  for (const allowed of [0, 1, 2]) {
    for (const span of spans) {
      if (allowed > typosIn(span.folded)) continue;
      const found = ownNear(span.folded, places, allowed);
      if (found.length === 0) continue;
      const [known] =
        found.length > 1 ? found.filter(({ district }) => spans.some(({ folded }) => folded === district)) : found;
      if (!known || (alone && !rest(words, span).every((word) => isAround(word, known)))) continue;
      // A village of another place has this very name.
      if (allowed > 0 && areas.named(span.folded)) continue;
      const { village } = known;
      return {
        id: village.id,
        name: village.name,
        regency: village.regency,
        province: village.province,
        zone: village.zone,
        own: true,
      };
    }
  }
  return undefined;
}

function rest(words: Said, span: Span): Said {
  return words.filter((_, i) => !within(i, span));
}

function ownNear(typed: string, { own, index }: Places, allowed: number): readonly OwnVillage[] {
  if (allowed === 0) return index.ownByName.get(typed) ?? [];
  return index.nearOwn(typed, allowed).flatMap((i) => own[i] ?? []);
}

function isAround({ raw }: Word, { district, regency }: OwnVillage): boolean {
  return district.includes(raw) || regency.includes(raw) || ['diy', 'jogja', 'yogyakarta', 'yogya'].includes(raw);
}

function typosIn(name: string): number {
  return name.length >= 9 ? 2 : name.length >= 7 ? 1 : 0;
}

interface RegencySpan {
  readonly span: Span;
  readonly regencies: readonly number[];
}

/** The regency that is named last: "Depok, Sleman" lies in Sleman; a slip of the finger counts in long names. */
function regencyIn(spans: readonly Span[], areas: Areas, province: string | undefined): RegencySpan | undefined {
  const exact = spans.filter(({ folded }) => areas.regency(folded).length > 0);
  const longest = exact.filter(
    (span) =>
      !exact.some((other) => other !== span && overlaps(other, span) && other.to - other.from > span.to - span.from),
  );
  const span = longest.toSorted((a, b) => b.from - a.from)[0];
  const found = span ? areas.regency(span.folded) : [];
  const fitting = province === undefined ? found : found.filter((at) => areas.regencies[at]?.province === province);
  return span ? { span, regencies: fitting.length > 0 ? fitting : found } : undefined;
}

/** A slip of the finger in a long name; `least`: how many words it must be. */
function nearRegency(spans: readonly Span[], { areas, index }: Places, least: number): RegencySpan | undefined {
  for (const span of spans) {
    if (span.folded.length < 7 || span.to - span.from < least) continue;
    const near = index.nearRegencies(span.folded, 1);
    // A village of this very name is no slip of the finger.
    if (near.length > 0 && !areas.named(span.folded)) return { span, regencies: near };
  }
  return undefined;
}

function inside(province: string, areas: Areas): number[] {
  return areas.regencies.flatMap((regency, i) => (regency.province === province ? [i] : []));
}

/** A district or village by its name, within the regencies that were named; a name found in several needs one. */
function namedIn(
  spans: readonly Span[],
  areas: Areas,
  candidates: readonly number[] | undefined,
  least: number,
  shortest: number,
): Place | undefined {
  for (const span of spans) {
    if (span.folded.length < 4 || span.to - span.from < least) continue;
    for (const folded of spellings(span.folded)) {
      const found = areas.named(folded);
      if (!found) continue;
      const at = homeOf(found, candidates, areas);
      const regency = at === undefined ? undefined : areas.regencies[at];
      if (regency && (candidates !== undefined || span.folded.length >= shortest)) return placeOf(found.name, regency);
    }
  }
  return undefined;
}

/** "Sungai" is "sei" to whoever writes the lists, and the other way round. */
function spellings(folded: string): string[] {
  const other = folded.startsWith('sungai')
    ? folded.replace('sungai', 'sei')
    : folded.startsWith('sei')
      ? folded.replace('sei', 'sungai')
      : null;
  return other === null ? [folded] : [folded, other];
}

/** The one regency in which a name lies; a district counts before villages of its name. */
function homeOf(
  { districts, villages }: AreaName,
  candidates: readonly number[] | undefined,
  { regencies }: Areas,
): number | undefined {
  for (const all of [districts, villages]) {
    const fitting = candidates === undefined ? all : all.filter((at) => candidates.includes(at));
    // A city and its regency have one name.
    const names = new Set(fitting.map((i) => regencies[i]?.name));
    if (names.size === 1 || (candidates !== undefined && fitting.length > 0)) return fitting[0];
  }
  return undefined;
}

/** A regency alone, or a place in it that is on no list and is taken as it was typed. */
function inRegency(
  found: readonly number[],
  areas: Areas,
  rest: Said,
  alone: boolean,
  province: string | undefined,
): Place | undefined {
  const regency = areas.regencies[found[0] ?? -1];
  if (!regency) return undefined;
  // "Jadwal kereta Solo": small letters before a regency are no name where nothing says that somebody lives there.
  if (alone && rest.some(({ typed }) => !/^\p{Lu}/u.test(typed))) return undefined;
  const name = titled(rest);
  if (rest.length === 0 || (province !== undefined && name === '')) {
    return alone && WORDS_TOO.has(regency.folded) && province === undefined
      ? undefined
      : placeOf(regency.name, regency);
  }
  return rest.length <= 3 ? placeOf(name, regency) : alone ? undefined : placeOf(regency.name, regency);
}

function placeOf(name: string, regency: Regency): Place {
  return { id: slug(name), name, regency: regency.name, province: regency.province, zone: regency.zone, own: false };
}

function titled(words: Said): string {
  return words.map(({ typed }) => `${typed.charAt(0).toUpperCase()}${typed.slice(1).toLowerCase()}`).join(' ');
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
}
