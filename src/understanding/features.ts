import { CONCEPTS } from './concepts.ts';
import { plainWords } from './question-words.ts';

/** Words that stand in most questions and tell little about which one it is. */
const STOP = new Set(
  'saya kamu yang dengan untuk dari pada kalau karena tapi atau juga saja masih sama ini itu ada kan akan di ke dan bapak ibu mau bisa apa tanya sangat'.split(
    ' ',
  ),
);
const PREFIX = /^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|ber|ter|di|ke|se)(?=\p{L}{4,})/u;
const SUFFIX = /(?:nya|kan|an|i|ku|mu|lah|kah|e)$/u;
/** How much each kind of feature counts; found by holding phrasings back. */
const WEIGHT = { word: 1, stopWord: 0.5, pair: 0.6, triple: 0.3, idea: 1.2, ideas: 0.5 };
/** Of so many ideas each pair is a feature; a text with more is a story. */
const PAIRED_IDEAS = 12;

/** A light stem: takes off what Indonesian puts before and behind a word, never below four letters. */
function stem(word: string): string {
  if (word.length < 6) return word;
  const bare = word.replace(PREFIX, '');
  const ended = bare.length > 5 ? bare.replace(SUFFIX, '') : bare;
  return ended.length >= 4 ? ended : word;
}

/**
 * What a text is compared by: stems, pairs of neighbouring stems, letter triples that forgive typos, the ideas its words
 * belong to, and pairs of these. Each with the weight of its kind. A feature that begins with "w " is a word.
 */
export function featuresOf(plain: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) => found.set(feature, Math.max(found.get(feature) ?? 0, weight));
  const stems = plain.map(stem);
  const ideas = new Set<string>();
  stems.forEach((word, i) => {
    const common = STOP.has(word);
    add(`w ${word}`, common ? WEIGHT.stopWord : WEIGHT.word);
    const next = stems[i + 1];
    if (next !== undefined) add(`p ${word} ${next}`, WEIGHT.pair);
    for (const idea of ideasAt(plain, i, word)) ideas.add(idea);
    if (common) return;
    const padded = `_${word}_`;
    for (let j = 0; j + 3 <= padded.length; j++) add(`t ${padded.slice(j, j + 3)}`, WEIGHT.triple);
  });
  for (const idea of ideas) add(`c ${idea}`, WEIGHT.idea);
  const paired = [...ideas].slice(0, PAIRED_IDEAS).sort();
  paired.forEach((idea, i) => {
    for (const other of paired.slice(i + 1)) add(`d ${idea} ${other}`, WEIGHT.ideas);
  });
  return found;
}

/** The ideas that a word, its stem, or the word with the one or two after it belongs to. */
function ideasAt(plain: readonly string[], i: number, stemmed: string): string[] {
  const word = plain[i] ?? '';
  const pair = `${word} ${plain[i + 1] ?? ''}`;
  const names = stemmed === word ? [word, pair] : [word, stemmed, pair];
  return [...names, `${pair} ${plain[i + 2] ?? ''}`].flatMap((name) => IDEAS.get(name) ?? []);
}

/** The groups of `concepts.ts` by the words that a text has after normalising. */
const IDEAS = new Map<string, readonly string[]>();
for (const [name, ideas] of CONCEPTS) {
  const key = plainWords(name).join(' ');
  IDEAS.set(key, [...new Set([...(IDEAS.get(key) ?? []), ...ideas])]);
}

/** The words that the groups are made of. */
export const IDEA_WORDS: readonly string[] = [...IDEAS.keys()].flatMap((name) => name.split(' '));
