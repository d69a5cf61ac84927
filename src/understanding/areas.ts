import type { Zone } from '../engine/program.ts';

/** One of the 514 regencies and cities. */
export interface Regency {
  /** As it is called without "Kabupaten" and "Kota". */
  readonly name: string;
  /** The name as names are compared. */
  readonly folded: string;
  readonly province: string;
  readonly zone: Zone;
}

export interface Province {
  readonly name: string;
  readonly zone: Zone;
  /** Folded, longest first. */
  readonly said: readonly string[];
}

/** A name of districts or villages, with the positions of the regencies they lie in. */
export interface AreaName {
  readonly name: string;
  readonly districts: readonly number[];
  readonly villages: readonly number[];
}

/** The map of the country by names. */
export interface Areas {
  readonly regencies: readonly Regency[];
  /** The province of that folded name. */
  province(folded: string): Province | undefined;
  /** Positions of the regencies of that folded name: a city may have its regency's name. */
  regency(folded: string): readonly number[];
  /** The district or village of that folded name, wherever it lies; undefined: none. */
  named(folded: string): AreaName | undefined;
}

/** Where people say a town, or the short form of a regency → the regency, and the town if it is no name of it. */
const TOWNS: Readonly<Record<string, string>> = {
  jakbar: 'Jakarta Barat',
  jaksel: 'Jakarta Selatan',
  jaktim: 'Jakarta Timur',
  jakut: 'Jakarta Utara',
  jakpus: 'Jakarta Pusat',
  solo: 'Surakarta',
  tangsel: 'Tangerang Selatan',
  kulonprogo: 'Kulon Progo',
  siantar: 'Pematangsiantar',
  pematangsiantar: 'Pematangsiantar',
  tebing: 'Tebing Tinggi',
  labura: 'Labuhanbatu Utara',
  labusel: 'Labuhanbatu Selatan',
  sergai: 'Serdang Bedagai',
  madina: 'Mandailing Natal',
  tapsel: 'Tapanuli Selatan',
  taput: 'Tapanuli Utara',
  tapteng: 'Tapanuli Tengah',
  pessel: 'Pesisir Selatan',
  tanahdatar: 'Tanah Datar',
  inhil: 'Indragiri Hilir',
  inhu: 'Indragiri Hulu',
  rohil: 'Rokan Hilir',
  rohul: 'Rokan Hulu',
  oki: 'Ogan Komering Ilir',
  lobar: 'Lombok Barat',
  lotim: 'Lombok Timur',
  loteng: 'Lombok Tengah',
  ttu: 'Timor Tengah Utara',
  tts: 'Timor Tengah Selatan',
  kutai: 'Kutai Kartanegara',
  kukar: 'Kutai Kartanegara',
  hst: 'Hulu Sungai Tengah',
  hss: 'Hulu Sungai Selatan',
  halbar: 'Halmahera Barat',
  halsel: 'Halmahera Selatan',
  halut: 'Halmahera Utara',
  kbb: 'Bandung Barat',
  makasar: 'Makassar',
  ujungpandang: 'Makassar',
};
/** Towns that are no regency, and have namesakes or no village of their name. */
const CAPITALS: Readonly<Record<string, string>> = {
  rantauprapat: 'Labuhanbatu',
  kisaran: 'Asahan',
  lubukpakam: 'Deli Serdang',
  kabanjahe: 'Karo',
  berastagi: 'Karo',
  cikarang: 'Bekasi',
  cibinong: 'Bogor',
  cileungsi: 'Bogor',
  soreang: 'Bandung',
  lembang: 'Bandung Barat',
  purwokerto: 'Banyumas',
  ungaran: 'Semarang',
  ambarawa: 'Semarang',
  wonosari: 'Gunungkidul',
  wates: 'Kulon Progo',
  kutoarjo: 'Purworejo',
  muntilan: 'Magelang',
  kartasura: 'Sukoharjo',
  kartosuro: 'Sukoharjo',
  cepu: 'Blora',
  kepanjen: 'Malang',
  pare: 'Kediri',
  bawean: 'Gresik',
  ubud: 'Gianyar',
  kuta: 'Badung',
  singaraja: 'Buleleng',
  maumere: 'Sikka',
  ruteng: 'Manggarai',
  labuanbajo: 'Manggarai Barat',
  larantuka: 'Flores Timur',
  waingapu: 'Sumba Timur',
  atambua: 'Belu',
  sampit: 'Kotawaringin Timur',
  pangkalanbun: 'Kotawaringin Barat',
  martapura: 'Banjar',
  tenggarong: 'Kutai Kartanegara',
  tanjungselor: 'Bulungan',
  rantepao: 'Toraja Utara',
  makale: 'Tana Toraja',
  sengkang: 'Wajo',
  luwuk: 'Banggai',
  tobelo: 'Halmahera Utara',
  sofifi: 'Tidore Kepulauan',
  masohi: 'Maluku Tengah',
  tual: 'Tual',
  sentani: 'Jayapura',
  wamena: 'Jayawijaya',
  timika: 'Mimika',
  duri: 'Bengkalis',
  bagansiapiapi: 'Rokan Hilir',
  bukittinggi: 'Bukittinggi',
  painan: 'Pesisir Selatan',
  lubuksikaping: 'Pasaman',
  curup: 'Rejang Lebong',
  kotabumi: 'Lampung Utara',
  kalianda: 'Lampung Selatan',
  muarabungo: 'Bungo',
  rangkasbitung: 'Lebak',
  ciputat: 'Tangerang Selatan',
  bintaro: 'Tangerang Selatan',
  serpong: 'Tangerang Selatan',
};

const FOLDED = /^[a-z0-9]*$/;

/** Letters and digits alone, in lower case: what names are compared by. */
export function foldName(name: string): string {
  if (FOLDED.test(name)) return name;
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface AreaParts {
  readonly regencies: readonly Regency[];
  readonly provinces: readonly Province[];
  /** Names of districts and villages, sorted by their folded form, a line each: name, districts, villages. Read when first asked for. */
  readonly names: () => Uint8Array;
}

const NOWHERE: readonly number[] = [];

/** Finds places by their names. The names of villages are unpacked when somebody first names a place that needs them. */
export function createAreas({ regencies, provinces, names }: AreaParts): Areas {
  const byName = new Map<string, number[]>();
  const provinceByName = new Map<string, Province>();
  for (const province of provinces.toReversed())
    for (const folded of province.said) provinceByName.set(folded, province);
  for (const [i, { folded }] of regencies.entries()) byName.set(folded, [...(byName.get(folded) ?? []), i]);
  for (const [town, name] of Object.entries(TOWNS)) {
    const known = byName.get(foldName(name));
    if (known) byName.set(town, known);
  }
  let sorted: ((folded: string) => AreaName | undefined) | undefined;
  return {
    regencies,
    province: (folded) => provinceByName.get(folded),
    regency: (folded) => byName.get(folded) ?? NOWHERE,
    named(folded) {
      const capital = CAPITALS[folded];
      if (capital !== undefined) {
        const districts = byName.get(foldName(capital)) ?? [];
        return { name: `${folded.charAt(0).toUpperCase()}${folded.slice(1)}`, districts, villages: [] };
      }
      sorted ??= searchIn(names());
      return sorted(folded);
    },
  };
}

/** Binary search in lines that stay one piece of bytes: eighty thousand names as objects would be ten times as large. */
function searchIn(bytes: Uint8Array): (folded: string) => AreaName | undefined {
  const starts = startsOf(bytes);
  const decoder = new TextDecoder();
  const lineAt = (i: number) => decoder.decode(bytes.subarray(starts[i] ?? 0, (starts[i + 1] ?? bytes.length + 1) - 1));
  const compare = (i: number, folded: string) => {
    const order = orderOf(bytes, starts[i] ?? 0, folded);
    if (order !== null) return order;
    const key = foldName(lineAt(i).split('\t', 1)[0] ?? '');
    return key === folded ? 0 : key < folded ? -1 : 1;
  };
  return (folded) => {
    let low = 0;
    let high = starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(middle, folded);
      if (order === 0) {
        const [name = '', districts = '', villages = ''] = lineAt(middle).split('\t');
        return { name, districts: unpacked(districts), villages: unpacked(villages) };
      }
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}

const [TAB, NEWLINE, BEYOND_ASCII] = [9, 10, 128];

/**
 * Whether the name at these bytes, folded, stands before a folded one (below 0), after it, or is it (0). Without a string of
 * it: a lookup compares a dozen lines, and all but one are thrown away. Null: only its letters can tell.
 */
function orderOf(bytes: Uint8Array, from: number, folded: string): number | null {
  let at = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === TAB || byte === NEWLINE) break;
    if (byte >= BEYOND_ASCII) return null;
    const isUpper = byte >= 65 && byte <= 90;
    const isLetter = isUpper || (byte >= 97 && byte <= 122);
    if (!isLetter && !(byte >= 48 && byte <= 57)) continue;
    if (at >= folded.length) return 1;
    const order = (isUpper ? byte + 32 : byte) - folded.charCodeAt(at);
    if (order !== 0) return order;
    at++;
  }
  return at < folded.length ? -1 : 0;
}

function startsOf(bytes: Uint8Array): Uint32Array {
  let lines = bytes.length === 0 ? 0 : 1;
  for (const byte of bytes) if (byte === 10) lines++;
  const starts = new Uint32Array(lines);
  let line = 1;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10) starts[line++] = i + 1;
  return starts;
}

function unpacked(positions: string): number[] {
  return positions === '' ? [] : positions.split(' ').map((at) => Number.parseInt(at, 36));
}
