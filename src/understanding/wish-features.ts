/** So many places a feature may have; two that share one hardly ever both matter. A power of two. */
export const WISH_PLACES = 1 << 17;

/**
 * How much each kind of feature counts; found by holding out one hand after the other. The tags count little: the rules
 * were made with some of these hands in view, so among them tags look better than they are.
 */
const WEIGHT = { letters: 0.35, word: 0.8, pair: 0.7, tags: 0.25 };
const LETTERS = { from: 3, to: 5 };
const TAGS = { from: 1, to: 4 };
/** A longer word is no word. */
const LONGEST_WORD = 20;
/** More features than this no text has that is read as a whole. */
const MOST = 4096;

/** What a text is judged by: the places of its features, and how much each counts. */
export interface WishFeatures {
  readonly at: Int32Array;
  readonly weight: Float32Array;
  /** So many of both lists are used. */
  count: number;
}

/** Where the hashes of a kind begin. */
const WORD = step(0x811c9dc5, 1);
const PAIR = step(0x811c9dc5, 2);
const LETTER = step(0x811c9dc5, 3);
const TAG = step(0x811c9dc5, 4);

/** One for all texts: nothing is made anew for a message. */
const found: WishFeatures = { at: new Int32Array(MOST), weight: new Float32Array(MOST), count: 0 };

/**
 * Groups of three to five letters, words, pairs of words, and groups of the tags that the rules give to words. Their
 * weights have the length 1 together. `tags`: one string for each clause, see human-words.ts. The result is used again
 * by the next call.
 */
export function wishFeatures(words: readonly string[], tags: readonly string[]): WishFeatures {
  found.count = 0;
  let before = '';
  for (const word of words) {
    const cut = word.slice(0, LONGEST_WORD);
    put(hashFrom(WORD, cut), WEIGHT.word);
    put(hashFrom(hashFrom(PAIR, before), ` ${cut}`), WEIGHT.pair);
    before = cut;
  }
  put(hashFrom(hashFrom(PAIR, before), ' '), WEIGHT.pair);
  addGroups(LETTER, ` ${words.join(' ')} `, LETTERS, WEIGHT.letters);
  for (const clause of tags) addGroups(TAG, `^${clause}$`, TAGS, WEIGHT.tags);
  let square = 0;
  for (let i = 0; i < found.count; i++) square += (found.weight[i] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < found.count; i++) found.weight[i] = (found.weight[i] ?? 0) / length;
  return found;
}

function addGroups(start: number, text: string, { from, to }: typeof LETTERS, weight: number): void {
  for (let i = 0; i + from <= text.length; i++) {
    const end = Math.min(text.length, i + to);
    let hash = start;
    for (let j = i; j < end; j++) {
      hash = step(hash, text.charCodeAt(j));
      if (j - i + 1 >= from) put(hash, weight);
    }
  }
}

/** FNV-1a as in hash.ts, letter by letter, so that a group goes on from the one before it. */
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashFrom(start: number, text: string): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

function put(hash: number, weight: number): void {
  if (found.count === MOST) return;
  found.at[found.count] = (hash ^ (hash >>> 15)) & (WISH_PLACES - 1);
  found.weight[found.count++] = weight;
}
