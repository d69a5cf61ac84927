import { words } from './normalise.ts';

/** Words that stand in most questions and tell nothing about which one it is. */
const STOP = new Set(
  'saya kamu yang dengan untuk dari pada kalau karena tapi atau juga saja masih sama ini itu ada kan akan di ke dan bapak ibu mau bisa apa tanya sangat'.split(
    ' ',
  ),
);
const PREFIX = /^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|ber|ter|di|ke|se)(?=\p{L}{4,})/u;
const SUFFIX = /(?:nya|kan|an|i|ku|mu|lah|kah|e)$/u;

/** A light stem: takes off what Indonesian puts before and behind a word, never below four letters. */
export function stem(word: string): string {
  if (word.length < 6) return word;
  const bare = word.replace(PREFIX, '');
  const ended = bare.length > 5 ? bare.replace(SUFFIX, '') : bare;
  return ended.length >= 4 ? ended : word;
}

/**
 * What a text is compared by: stems, pairs of neighbouring stems, and letter triples that forgive typos. Each with the
 * weight of its kind.
 */
export function features(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) => found.set(feature, Math.max(found.get(feature) ?? 0, weight));
  const stems = words(text).map(stem);
  stems.forEach((word, i) => {
    add(`w ${word}`, STOP.has(word) ? 0.25 : 1);
    const next = stems[i + 1];
    if (next !== undefined) add(`p ${word} ${next}`, 0.6);
    const padded = `_${word}_`;
    if (STOP.has(word)) return;
    for (let j = 0; j + 3 <= padded.length; j++) add(`t ${padded.slice(j, j + 3)}`, 0.35);
  });
  return found;
}
