import { distanceWithin } from '../distance.ts';
import { BIRTH_WORDS } from './birth-words.ts';
import { BODY_WORDS } from './body-words.ts';
import { DESPAIR_WORDS } from './despair-words.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { ILLNESS_WORDS } from './illness-words.ts';
import { INJURY_WORDS } from './injury-words.ts';
import { WHO_WORDS } from './who-words.ts';

/**
 * Words of danger by what they mean: who, a part of the body, a sign, and the frame around them. Indonesian, chat, Javanese
 * (ngoko and krama), Sundanese, Betawi, Minang, Medan and eastern Malay stand side by side; a word may be in several
 * classes. Endings such as -nya, -ku, -ne, -na and beginnings such as di-, ke-, nge- are peeled off before the look-up,
 * and long words forgive one wrong letter.
 */
const CLASSES = {
  ...WHO_WORDS,
  ...BODY_WORDS,
  ...BIRTH_WORDS,
  ...INJURY_WORDS,
  ...ILLNESS_WORDS,
  ...DESPAIR_WORDS,
  ...FRAME_WORDS,
};

export type WordClass = keyof typeof CLASSES;

/** Long words of danger that are heard also with one letter wrong, or without some of their vowels. */
const FORGIVEN =
  `kejang pingsan pendarahan perdarahan berdarah kecelakaan tabrakan ketabrak tertabrak tenggelam kesetrum
  tersetrum keracunan stroke sekarat semaput melahirkan ketuban kesiram terbakar melepuh mencong lumpuh napas sesak darah
  sadar keselek tersedak sakit tolong muntah demam ketusuk dibacok digigit jatuh panas lemas kritis bengkak kambuh dipukuli
  menyusu serangan ditusuk terbakar bunuhdiri`.split(/\s+/);

/** Words that are near to one of these and mean something else. */
const NOT_FORGIVEN = new Set(
  `keseleo keslio kesleo mentah kebayar terbayar dibayar sedar jantan pengsan tumbuh kamboja berubah berarah berdiri sarah lemari kesiang kambing
  pandas pantas pulas napak sadap sadur sesuk sasuk susuk sisik sosok stok store strom struk kesini lempuh terbaru terbaik
  terbuka terbatas terdekat segaran sekarang sekat sekitar semampu dipungut dipakai dibaca ditulis dipukul derah daerah jauh
  jatah januh sakti sekti sekit sikat sukat tulang tolak telong lamas malas emas demak deman bengkok bengkel krisis kritik
  digigi ditutup ditusukin masuk serakan larangan muntab munta menyuruh menyulut menyuluh sesal sesat sadis lumpur pendaran
  kelang kejam kenang kesan mencoba mentang menang sembuh tertutup tertulis penerahan pengarahan perubahan pendataan tambah`.split(
    /\s+/,
  ),
);

const VOWEL = /[aiueo]/g;
/** Ends of words in the languages above; the rest must be a known word of three letters or more. */
const ENDINGS = [
  'nya',
  'nyo',
  'ku',
  'mu',
  'ne',
  'na',
  'ipun',
  'nipun',
  'kah',
  'lah',
  'e',
  'en',
  'i',
  'ki',
  'mi',
  'ka',
  'an',
  'kan',
  'in',
  'keun',
  'ko',
  'kau',
  'nyaa',
  'nye',
  'ny',
  'q',
  'he',
];
/** Beginnings, and what the root had in their place: "ngeluarin" is of "keluar". */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['nge', 'ke'],
  ['nge', ''],
  ['ny', 's'],
  ['di', ''],
  ['ke', ''],
  ['ter', ''],
  ['ka', ''],
  ['ta', ''],
  ['ba', ''],
  ['ber', ''],
  ['mem', ''],
  ['meng', ''],
  ['me', ''],
  ['ng', ''],
  ['tak', ''],
];

interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly WordClass[]>;
  /** Vowelless → the words that are written so. */
  readonly bare: ReadonlyMap<string, string>;
}

const LEXICON = build();

function build(): Lexicon {
  const exact = new Map<string, WordClass[]>();
  for (const name of keysOf(CLASSES)) {
    for (const word of CLASSES[name].split(/\s+/)) {
      const known = exact.get(word);
      if (!known) exact.set(word, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }
  const bare = new Map<string, string>();
  for (const word of FORGIVEN) bare.set(word.replace(VOWEL, ''), word);
  return { exact, bare };
}

/** Throws for a class that is none: the lists of signs are wrong then. */
export function classNamed(name: string): WordClass {
  const found = keysOf(CLASSES).find((candidate) => candidate === name);
  if (found === undefined) throw new Error(`no class of words is called ${name}`);
  return found;
}

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record).filter((key): key is K => key in record);
}

const NONE: readonly WordClass[] = [];
const REMEMBERED = 4000;
const remembered = new Map<string, readonly WordClass[]>();

/** What a folded word may mean, by its own form, without an ending, or with one letter mended. */
export function classesOf(word: string): readonly WordClass[] {
  const known = remembered.get(word);
  if (known) return known;
  const found = LEXICON.exact.get(word) ?? withoutEnding(word) ?? withoutBeginning(word) ?? mended(word) ?? NONE;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(word, found);
  return found;
}

function withoutEnding(word: string): readonly WordClass[] | undefined {
  for (const ending of ENDINGS) {
    const rest = word.length - ending.length;
    if (rest < 3 || !word.endsWith(ending)) continue;
    const found = LEXICON.exact.get(word.slice(0, rest));
    if (found) return found;
  }
  return undefined;
}

function withoutBeginning(word: string): readonly WordClass[] | undefined {
  for (const [beginning, instead] of BEGINNINGS) {
    if (!word.startsWith(beginning)) continue;
    const rest = instead + word.slice(beginning.length);
    const found = rest.length < 4 ? undefined : (LEXICON.exact.get(rest) ?? withoutEnding(rest));
    if (found) return found;
  }
  return undefined;
}

function mended(word: string): readonly WordClass[] | undefined {
  if (word.length < 4 || word.length > 14 || NOT_FORGIVEN.has(word)) return undefined;
  const bare = LEXICON.bare.get(word.replace(VOWEL, ''));
  if (bare !== undefined && word.length < bare.length && isLeftOf(word, bare)) return LEXICON.exact.get(bare);
  if (word.length < 6) return undefined;
  const near = FORGIVEN.find(
    (candidate) => candidate.length >= 6 && candidate[0] === word[0] && distanceWithin(word, candidate, 1),
  );
  return near === undefined ? undefined : LEXICON.exact.get(near);
}

/** Whether a word is what is left of another one when letters are dropped: "kjang" of "kejang", but not "sempit" of "semaput". */
function isLeftOf(word: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length && at < word.length; i++) if (whole[i] === word[at]) at++;
  return at === word.length && whole[0] === word[0];
}
