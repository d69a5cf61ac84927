import { featuresOf } from './features.ts';
import { firstOf, hashOf } from './hash.ts';
import { questionWords } from './question-words.ts';
import { createSpeller, type SpellerTables } from './speller.ts';

/** What training makes of all phrasings; flat and small, so that it is read from a file as it is. */
export interface ModelTables {
  /** Ids of answers. */
  readonly labels: readonly string[];
  /** Hashes of the features, sorted; what follows is by their place. */
  readonly keys: Uint32Array;
  /** How telling each feature is: rare ones more. */
  readonly rarity: Float32Array;
  /** How telling a feature is that no phrasing has. */
  readonly strange: number;
  /** For each feature which labels it speaks for or against: from … to in the two lists after it. */
  readonly rowAt: Uint32Array;
  readonly rowLabel: Uint16Array;
  readonly rowWeight: Int8Array;
  /** What a weight of 1 in `rowWeight` stands for. */
  readonly rowUnit: number;
  /** For each feature which phrasings have it, and with what weight, in 255ths. */
  readonly postAt: Uint32Array;
  readonly postPhrase: Uint16Array;
  readonly postWeight: Uint8Array;
  readonly phraseLabel: Uint16Array;
  readonly speller: SpellerTables;
}

export interface Scored {
  /** Id of the answer. */
  readonly id: string;
  /** 0 … 1: likeness and probability together. */
  readonly score: number;
  /** The probability that the trained model gives. */
  readonly probable: number;
  /** Likeness to the likest phrasing of the answer, 0 … 1. */
  readonly like: number;
}

export interface Scores {
  /** Answers, best first; those that nothing speaks for are left out. */
  readonly best: readonly Scored[];
  /** How many of the words are known, 0 … 1. */
  readonly known: number;
  /** Words that were read. */
  readonly words: readonly string[];
}

/** `among`: only these answers compete. */
export type QuestionModel = (text: string, among?: ReadonlySet<string>) => Scores;

/** How much the model counts beside likeness to single phrasings. */
const MODEL_SHARE = 0.6;
/** How many answers are worth naming. */
const NAMED = 8;
/** How much each of the likest phrasings of an answer counts after the first. */
const NEIGHBOURS = 3;
const SECOND = 1 / 2;
const THIRD = 1 / 3;
const ALL_NEIGHBOURS = 1 + SECOND + THIRD;

/**
 * Ranks answers for a text: likeness to their phrasings (cosine over weighted features, by an inverted index) together
 * with a linear model learnt from all phrasings. One phrasing that happens to be near counts for less than what a whole
 * answer has in common. A look-up takes some tenths of a millisecond.
 */
export function openModel(tables: ModelTables): QuestionModel {
  const { labels, phraseLabel } = tables;
  const speller = createSpeller(tables.speller);
  const odds = new Float64Array(labels.length);
  const likeness = new Float64Array(phraseLabel.length);

  return (text, among) => {
    const { words, known } = questionWords(text, speller);
    const seen = vectorOf(featuresOf(words), tables);
    fillOdds(seen, tables, odds);
    fillLikeness(seen, tables, likeness);
    const nearest = nearestOf(likeness, phraseLabel, labels.length);
    if (among) labels.forEach((id, l) => among.has(id) || (odds[l] = -Infinity));
    const probable = softmax(odds);
    const best: Scored[] = [];
    labels.forEach((id, l) => {
      if (among?.has(id) === false) return;
      const at = l * NEIGHBOURS;
      const first = nearest[at] ?? 0;
      const together = (first + (nearest[at + 1] ?? 0) * SECOND + (nearest[at + 2] ?? 0) * THIRD) / ALL_NEIGHBOURS;
      const p = probable[l] ?? 0;
      const score = (1 - MODEL_SHARE) * 0.5 * (first + together) + MODEL_SHARE * p;
      if (best.length === NAMED && score <= (best.at(-1)?.score ?? 0)) return;
      const place = best.findIndex((one) => one.score < score);
      best.splice(place < 0 ? best.length : place, 0, { id, score, probable: p, like: first });
      if (best.length > NAMED) best.pop();
    });
    return { best, known, words };
  };
}

interface Vector {
  /** Places of known features. */
  readonly at: readonly number[];
  /** Their weights; the length of the whole, with unknown words, is 1. */
  readonly weight: readonly number[];
}

function vectorOf(features: ReadonlyMap<string, number>, { keys, rarity, strange }: ModelTables): Vector {
  const at: number[] = [];
  const weight: number[] = [];
  let square = 0;
  for (const [feature, kind] of features) {
    const place = firstOf(keys, hashOf(feature));
    // Pairs and letters that nobody ever wrote say nothing; a word that nobody wrote tells of something else.
    if (place < 0 && !feature.startsWith('w ')) continue;
    const value = kind * (place < 0 ? strange : (rarity[place] ?? 0));
    square += value * value;
    if (place < 0) continue;
    at.push(place);
    weight.push(value);
  }
  const length = Math.sqrt(square) || 1;
  return { at, weight: weight.map((value) => value / length) };
}

function fillOdds({ at, weight }: Vector, { rowAt, rowLabel, rowWeight, rowUnit }: ModelTables, odds: Float64Array) {
  odds.fill(0);
  at.forEach((place, i) => {
    const value = (weight[i] ?? 0) * rowUnit;
    const to = rowAt[place + 1] ?? 0;
    for (let r = rowAt[place] ?? 0; r < to; r++) {
      const label = rowLabel[r] ?? 0;
      odds[label] = (odds[label] ?? 0) + value * (rowWeight[r] ?? 0);
    }
  });
}

function fillLikeness({ at, weight }: Vector, { postAt, postPhrase, postWeight }: ModelTables, likeness: Float64Array) {
  likeness.fill(0);
  at.forEach((place, i) => {
    const value = (weight[i] ?? 0) / 255;
    const to = postAt[place + 1] ?? 0;
    for (let p = postAt[place] ?? 0; p < to; p++) {
      const phrase = postPhrase[p] ?? 0;
      likeness[phrase] = (likeness[phrase] ?? 0) + value * (postWeight[p] ?? 0);
    }
  });
}

/** For each label its likest phrasings, the likest first. */
function nearestOf(likeness: Float64Array, phraseLabel: Uint16Array, labels: number): Float64Array {
  const count = NEIGHBOURS;
  const nearest = new Float64Array(labels * count);
  for (let p = 0; p < likeness.length; p++) {
    const value = likeness[p] ?? 0;
    const from = (phraseLabel[p] ?? 0) * count;
    if (value <= (nearest[from + count - 1] ?? 0)) continue;
    let i = count - 1;
    for (; i > 0 && (nearest[from + i - 1] ?? 0) < value; i--) nearest[from + i] = nearest[from + i - 1] ?? 0;
    nearest[from + i] = value;
  }
  return nearest;
}

function softmax(odds: Float64Array): Float64Array {
  const highest = odds.reduce((a, b) => Math.max(a, b), -Infinity);
  const found = odds.map((value) => Math.exp(value - highest));
  const sum = found.reduce((a, b) => a + b, 0);
  return found.map((value) => value / sum);
}
