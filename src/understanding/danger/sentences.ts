import { rawWords } from '../normalise.ts';
import { classesOf, type WordClass } from './lexicon.ts';
import { PHRASE_OF } from './phrases.ts';

export interface Token {
  readonly word: string;
  readonly classes: readonly WordClass[];
  /** Counts the commas before it. */
  readonly clause: number;
}

/** A sentence as classes of words, and where each class stands in it. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly at: ReadonlyMap<WordClass, readonly number[]>;
}

/** Words that nobody types stand for the ends of sentences and for commas, so that all is folded in one go. */
const END = 'zqz';
const COMMA = 'zqc';
const ENDS = /[!?\n;…]+|\.+(?!\d)/gu;
const COMMAS = /,+(?!\d)/gu;

/** The sentences of a text that have a word of danger in them. A comma ends a clause and no sentence. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let sentence: string[] = [];
  const close = (): void => {
    const tokens = tokensOf(sentence);
    sentence = [];
    if (tokens.some(({ classes }) => classes.length > 0)) sentences.push({ tokens, at: positions(tokens) });
  };
  for (const word of rawWords(text.replace(ENDS, ` ${END} `).replace(COMMAS, ` ${COMMA} `))) {
    if (word !== END) sentence.push(word);
    else if (sentence.length > 0) close();
  }
  close();
  return sentences;
}

function tokensOf(found: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  for (let i = 0; i < found.length; i++) {
    const word = found[i] ?? '';
    if (word === COMMA) {
      clause++;
      continue;
    }
    const next = found[i + 1];
    const phrase = next === undefined ? undefined : PHRASE_OF.get(`${word} ${next}`);
    if (phrase !== undefined) i++;
    // Said twice ("kejang kejang", "kejang2") is said once.
    else if (word === found[i - 1] || (word === '2' && i > 0)) continue;
    for (const meant of phrase === undefined ? [word] : phrase.split(' ')) {
      if (meant !== '') tokens.push({ word: meant, classes: meaningOf(meant), clause });
    }
  }
  return tokens;
}

/** Sugar this high or this low is danger, and ten of anything is much; what else a number means stands in the lexicon. */
function meaningOf(word: string): readonly WordClass[] {
  if (!/^\d{2,3}$/u.test(word)) return classesOf(word);
  const value = Number(word);
  const far: readonly WordClass[] = value >= 300 || value <= 65 ? ['extreme'] : [];
  const towering: readonly WordClass[] = value >= 180 && value <= 280 ? ['towering'] : [];
  return [...classesOf(word), ...far, ...towering, 'ten'];
}

function positions(tokens: readonly Token[]): Map<WordClass, number[]> {
  const at = new Map<WordClass, number[]>();
  tokens.forEach(({ classes }, i) => {
    for (const name of classes) {
      const known = at.get(name);
      if (known) known.push(i);
      else at.set(name, [i]);
    }
  });
  return at;
}
