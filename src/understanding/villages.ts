import type { Village, Villages, Zone } from '../engine/program.ts';
import { distance } from './distance.ts';
import { rawWords } from './normalise.ts';

/** Words around the name of a place. */
const AROUND = new Set(
  'desa kalurahan kelurahan kel dusun padukuhan dukuh kampung kecamatan kec kapanewon kabupaten kab kota provinsi prov di dari saya aku kulo tinggal rumah rumahnya orang daerah wilayah ya bu pak mas mbak yang itu ada'.split(
    ' ',
  ),
);
/** "Luar Sleman" names no village there. */
const OUTSIDE = new Set(['luar', 'bukan', 'selain', 'lain']);
/** Longer messages are no name of a place. */
const WORDS_LIMIT = 8;
/** Villages asked back at once. */
const ASKED_BACK = 9;

/** Finds villages by what people type: with typos, in two words, with or without the district. */
export function createVillages(list: readonly Village[]): Villages {
  const prepared = list.map(({ name, district }) => ({ name: joined(name), district: joined(district) }));
  return {
    list,
    byId: new Map(list.map((village) => [village.id, village])),
    find(text) {
      const typed = rawWords(text).filter((word) => !AROUND.has(word));
      if (typed.length === 0 || typed.length > WORDS_LIMIT || typed.some((word) => OUTSIDE.has(word))) return [];
      const spans = spansOf(typed);
      const edits = prepared.map(({ name }) => nearestSpan(name, spans));
      const best = Math.min(...edits);
      const near = best === Infinity ? [] : positionsWhere(edits, (count) => count === best);
      const districts = prepared.map(({ district }) => nearestSpan(district, spans));
      const nearestDistrict = Math.min(...districts);
      const inDistrict = positionsWhere(districts, (count) => count === nearestDistrict && count !== Infinity);
      const both = near.filter((position) => inDistrict.includes(position));
      // A district typed exactly is no misspelt village: "Sleman", "Pakem".
      if (both.length === 0 && nearestDistrict < best) return inDistrict.slice(0, ASKED_BACK);
      return (both.length > 0 ? both : near.length > 0 ? near : inDistrict).slice(0, ASKED_BACK);
    },
  };
}

/** Reads the time zone out of what people type about a place, by its province or a well-known town; empty: it says nothing. */
export function createZones(
  provinces: Readonly<Record<string, { readonly zone: Zone; readonly also: readonly string[] }>>,
): (place: string) => Zone | '' {
  const names = Object.entries(provinces)
    .flatMap(([name, { zone, also }]) => [name, ...also].map((word) => ({ words: rawWords(word).join(' '), zone })))
    // The longer name first: "Papua Barat" before "Papua", "Maluku Utara" before "Maluku".
    .sort((a, b) => b.words.length - a.words.length);
  return (place) => {
    const typed = rawWords(place);
    const said = ` ${typed.join(' ')} `;
    const exact = names.find(({ words }) => said.includes(` ${words} `));
    if (exact) return exact.zone;
    const spans = spansOf(typed);
    const close = names.find(
      ({ words }) => nearestSpan(words.replaceAll(' ', ''), spans, words.length >= 8 ? 1 : 0) < Infinity,
    );
    return close?.zone ?? '';
  };
}

/** One, two or three words that stand together, written as one: "condong catur" → condongcatur. */
function spansOf(words: readonly string[]): string[] {
  return words.flatMap((_, i) =>
    [1, 2, 3].flatMap((count) => (i + count <= words.length ? [words.slice(i, i + count).join('')] : [])),
  );
}

/** Edits to the nearest span, where that is near enough for a typo; else infinitely many. */
function nearestSpan(name: string, spans: readonly string[], allowed = typosIn(name)): number {
  let best = Infinity;
  for (const span of spans) {
    const edits = distance(span, name, allowed);
    if (edits <= allowed && edits < best) best = edits;
  }
  return best;
}

/** Short names have too many neighbours for a typo to be told from another name. */
function typosIn(name: string): number {
  return name.length >= 8 ? 2 : name.length >= 5 ? 1 : 0;
}

function joined(name: string): string {
  return rawWords(name).join('');
}

function positionsWhere(values: readonly number[], test: (value: number) => boolean): number[] {
  return values.flatMap((value, i) => (test(value) ? [i] : []));
}
