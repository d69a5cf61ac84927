import { firstOf, hashOf } from './hash.ts';

/** A word list that finds the word meant by one that it does not know. */
export interface Speller {
  readonly knows: (word: string) => boolean;
  /** The known word that a typed one most likely means; null: none is near enough. */
  readonly meant: (typed: string) => string | null;
}

/** What a speller is made of; flat, so that it is read from a file as it is. */
export interface SpellerTables {
  /** The frequent ones first. */
  readonly words: readonly string[];
  /** Hashes of each word and of each word without one letter, sorted. */
  readonly keys: Uint32Array;
  /** The word of each key. */
  readonly keyWords: Uint16Array;
  /** Hashes of the consonants of each word, sorted. */
  readonly bones: Uint32Array;
  readonly boneWords: Uint16Array;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
const LONGEST = 24;
/** From here on two letters may be wrong. */
const TWO_WRONG_FROM = 9;
const FEWEST_BONES = 3;
const REMEMBERED = 2000;
const VOWELS = /[aiueo]/gu;

/** A word seen less often is known, but nothing is taken for it: it may be a typing error itself. */
const SEEN_ENOUGH = 2;

/** Makes the tables of words with how often each was seen. */
export function spellerTables(counts: ReadonlyMap<string, number>): SpellerTables {
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const keys: [number, number][] = [];
  const bones: [number, number][] = [];
  words.forEach((word, i) => {
    if ((counts.get(word) ?? 0) < SEEN_ENOUGH || word.length < SHORTEST || word.length > LONGEST || /\d/u.test(word))
      return;
    for (const key of new Set([word, ...without(word)])) keys.push([hashOf(key), i]);
    const consonants = word.replace(VOWELS, '');
    if (consonants.length >= FEWEST_BONES && consonants !== word) bones.push([hashOf(consonants), i]);
  });
  const inOrder = (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1];
  keys.sort(inOrder);
  bones.sort(inOrder);
  return {
    words,
    keys: Uint32Array.from(keys, ([key]) => key),
    keyWords: Uint16Array.from(keys, ([, word]) => word),
    bones: Uint32Array.from(bones, ([key]) => key),
    boneWords: Uint16Array.from(bones, ([, word]) => word),
  };
}

/**
 * Corrects by a deletion index, so that a letter put in, left out, changed or swapped is found by a look-up, and by
 * consonants ("prsyratan", "dktr"). A known first letter and a frequent word count most. Costs some microseconds a word.
 */
export function createSpeller({ words, keys, keyWords, bones, boneWords }: SpellerTables): Speller {
  const rank = new Map(words.map((word, i) => [word, i]));
  const remembered = new Map<string, string | null>();

  function foundBy(table: Uint32Array, of: Uint16Array, key: string): number[] {
    const hash = hashOf(key);
    const found: number[] = [];
    for (let at = firstOf(table, hash); at >= 0 && table[at] === hash; at++) found.push(of[at] ?? 0);
    return found;
  }

  function nearest(typed: string, found: readonly number[]): string | null {
    let best: string | null = null;
    let most = -Infinity;
    for (const at of found) {
      const word = words[at] ?? '';
      const apart = Math.abs(word.length - typed.length);
      if (apart > 2) continue;
      const ends = (word[0] === typed[0] ? 2 : 0) + (word.at(-1) === typed.at(-1) ? 0.5 : 0);
      const score = ends - 0.5 * Math.log(1 + at) - 0.3 * apart;
      if (score > most) [best, most] = [word, score];
    }
    return best !== null && (best[0] === typed[0] || typed.length >= 6) ? best : null;
  }

  function find(typed: string): string | null {
    const consonants = typed.replace(VOWELS, '');
    // Vowels left out on purpose: most letters are consonants.
    const shortened = consonants.length >= FEWEST_BONES && consonants.length * 3 >= typed.length * 2;
    if (shortened) {
      const whole = foundBy(bones, boneWords, consonants).find((at) => isWithin(typed, words[at] ?? ''));
      if (whole !== undefined) return words[whole] ?? null;
    }
    if (typed.length < SHORTEST) return null;
    const once = without(typed);
    const near = nearest(
      typed,
      [typed, ...once].flatMap((key) => foundBy(keys, keyWords, key)),
    );
    if (near !== null || typed.length < TWO_WRONG_FROM) return near;
    const twice = new Set(once.flatMap(without));
    return nearest(
      typed,
      [...twice].flatMap((key) => foundBy(keys, keyWords, key)),
    );
  }

  return {
    knows: (word) => rank.has(word),
    meant(typed) {
      if (typed.length < FEWEST_BONES || typed.length > LONGEST || /\d/u.test(typed)) return null;
      const known = remembered.get(typed);
      if (known !== undefined) return known;
      const found = find(typed);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(typed, found);
      return found;
    },
  };
}

function without(word: string): string[] {
  return Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Whether the letters of the short word stand in the long one in this order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
