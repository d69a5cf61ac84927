import { featuresOf, IDEA_WORDS } from '../features.ts';
import { hashOf } from '../hash.ts';
import type { ModelTables } from '../question-model.ts';
import { plainWords } from '../question-words.ts';
import { createSpeller, spellerTables } from '../speller.ts';
import { compare } from './compare.ts';
import { trainLinear, type Example } from './linear.ts';

/** One way to put a question, with the answer it belongs to. */
export interface Phrase {
  readonly text: string;
  readonly label: string;
}

/** Weights below this share of the largest one change nothing that can be seen. */
const WORTH_KEEPING = 0.012;

/** Learns from all phrasings. Deterministic; takes some seconds and some hundred megabytes, which the server never pays. */
export function trainModel(phrases: readonly Phrase[]): ModelTables {
  const sorted = [...phrases].sort((a, b) => compare(a.label, b.label) || compare(a.text, b.text));
  const labels = [...new Set(sorted.map(({ label }) => label))];
  const numberOf = new Map(labels.map((label, i) => [label, i]));
  const plain = sorted.map(({ text }) => plainWords(text));
  const tables = spellerTables(countsOf([...plain.flat(), ...IDEA_WORDS]));
  const speller = createSpeller(tables);
  const found = plain.map((words) =>
    featuresOf(words.map((word) => (speller.knows(word) ? word : (speller.meant(word) ?? word)))),
  );
  const { keys, place, rarity } = numbered(found);
  const examples = found.map((features, i): Example => {
    const at = [...features.keys()].map((feature) => place.get(hashOf(feature)) ?? 0);
    const raw = [...features].map(([, kind], f) => kind * (rarity[at[f] ?? 0] ?? 0));
    const length = Math.hypot(...raw) || 1;
    return {
      at: Int32Array.from(at),
      weight: Float32Array.from(raw, (value) => value / length),
      label: numberOf.get(sorted[i]?.label ?? '') ?? 0,
    };
  });
  const learnt = trainLinear(examples, { features: keys.length, labels: labels.length });
  return {
    labels,
    keys,
    rarity,
    strange: rarityOf(sorted.length, 0.5),
    ...rowsOf(learnt, keys.length, labels.length),
    ...postingsOf(examples, keys.length),
    phraseLabel: Uint16Array.from(examples, ({ label }) => label),
    speller: tables,
  };
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function rarityOf(phrases: number, having: number): number {
  return Math.sqrt(Math.log(1 + phrases / having));
}

/** Features by the order of their hashes. */
function numbered(found: readonly ReadonlyMap<string, number>[]) {
  const frequency = new Map<number, number>();
  for (const features of found)
    for (const key of new Set([...features.keys()].map(hashOf))) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const sorted = [...frequency].sort((a, b) => a[0] - b[0]);
  return {
    keys: Uint32Array.from(sorted, ([key]) => key),
    place: new Map(sorted.map(([key], i) => [key, i])),
    rarity: Float32Array.from(sorted, ([, having]) => rarityOf(found.length, having)),
  };
}

/** The weights worth keeping, in steps of one 127th of the largest. */
function rowsOf(learnt: Float32Array, features: number, labels: number) {
  const most = learnt.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-9);
  const rowAt = new Uint32Array(features + 1);
  const rowLabel: number[] = [];
  const rowWeight: number[] = [];
  for (let f = 0; f < features; f++) {
    for (let l = 0; l < labels; l++) {
      const weight = (learnt[f * labels + l] ?? 0) / most;
      if (Math.abs(weight) < WORTH_KEEPING) continue;
      rowLabel.push(l);
      rowWeight.push(Math.round(weight * 127));
    }
    rowAt[f + 1] = rowLabel.length;
  }
  return { rowAt, rowLabel: Uint16Array.from(rowLabel), rowWeight: Int8Array.from(rowWeight), rowUnit: most / 127 };
}

function postingsOf(examples: readonly Example[], features: number) {
  const lists = Array.from({ length: features }, (): [number, number][] => []);
  examples.forEach(({ at, weight }, phrase) =>
    at.forEach((place, f) => lists[place]?.push([phrase, Math.min(255, Math.round((weight[f] ?? 0) * 255))])),
  );
  const postAt = new Uint32Array(features + 1);
  lists.forEach((list, f) => (postAt[f + 1] = (postAt[f] ?? 0) + list.length));
  const all = lists.flat();
  return {
    postAt,
    postPhrase: Uint16Array.from(all, ([phrase]) => phrase),
    postWeight: Uint8Array.from(all, ([, weight]) => weight),
  };
}
