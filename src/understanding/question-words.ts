import { DIALECTS } from './dialects.ts';
import { words } from './normalise.ts';
import type { Speller } from './speller.ts';

/** The words of a text in everyday Indonesian, whatever language they were said in; spelling is left as it is. */
export function plainWords(text: string): string[] {
  return words(text).flatMap((word) => {
    const meant = DIALECTS.get(word);
    if (meant === undefined) return [word];
    return meant === '' ? [] : meant.split(' ');
  });
}

export interface QuestionWords {
  /** Plain words; each unknown one is taken for the known one that it most likely means. */
  readonly words: readonly string[];
  /** How many of them are known, 0 … 1; a word that was mended is only a guess. */
  readonly known: number;
}

const GUESSED = 0.4;

export function questionWords(text: string, speller: Speller): QuestionWords {
  let known = 0;
  const words = plainWords(text).map((word) => {
    if (speller.knows(word)) {
      known++;
      return word;
    }
    const meant = speller.meant(word);
    if (meant !== null) known += GUESSED;
    return meant ?? word;
  });
  return { words, known: words.length === 0 ? 0 : known / words.length };
}
