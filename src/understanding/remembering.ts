/** Longer words are rare and mostly no words. */
const LONGEST_WORD = 24;
const MOST_WORDS = 4000;

/**
 * The same reader of one word, remembering what it made of the words of everyday: they come again and again, and to look at
 * one costs more than all the rest. Bounded; for pure readers only.
 */
export function remembering<Meant>(read: (word: string) => Meant): (word: string) => Meant {
  const remembered = new Map<string, Meant>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const meant = read(word);
    if (word.length > LONGEST_WORD) return meant;
    if (remembered.size >= MOST_WORDS) remembered.clear();
    remembered.set(word, meant);
    return meant;
  };
}
