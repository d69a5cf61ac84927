/** How hard a text is to read, counted the way that shows on a small phone: long sentences and long words. */

const WORDS_IN_SENTENCE = 16;
/** Syllables from which a word counts as hard. */
const HARD_SYLLABLES = 6;
/** Hard words that one message may hold. */
const HARD_WORDS = 1;
/** Long, but heard every day. */
const EVERYDAY = new Set(['keluarganya', 'pemberitahuan', 'kekeluargaan']);

/** What makes a text hard to read, in plain words. Empty: it reads easily. */
export function readingProblems(text: string): string[] {
  const problems: string[] = [];
  const longest = Math.max(...sentencesOf(text).map((sentence) => wordsOf(sentence).length), 0);
  if (longest > WORDS_IN_SENTENCE) problems.push(`a sentence has ${longest} words; ${WORDS_IN_SENTENCE} is plenty`);
  const hard = [...new Set(wordsOf(text).filter(isHard))];
  if (hard.length > HARD_WORDS) problems.push(`long words: ${hard.join(', ')}`);
  return problems;
}

function sentencesOf(text: string): string[] {
  return text.split(/[.!?:;]+(?:\s|$)|\n+/u);
}

function wordsOf(text: string): string[] {
  return text.split(/[\s/]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
}

function isHard(word: string): boolean {
  const bare = word.toLowerCase().replace(/[^\p{L}]/gu, '');
  return !EVERYDAY.has(bare) && syllables(bare) >= HARD_SYLLABLES;
}

/** Indonesian syllables have one vowel each; `ai`, `au`, `oi` at the end are one sound. */
function syllables(word: string): number {
  return word.replace(/(?:ai|au|oi)$/, 'a').match(/[aeiou]/g)?.length ?? 0;
}
