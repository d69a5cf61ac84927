/** A text as the index sees it: features with their weights, of length one. */
export type Vector = readonly (readonly [feature: string, weight: number])[];

export interface Example {
  readonly vector: Vector;
  readonly topic: number;
}

/** How probable each topic is, by number; they add up to 1. */
export type TopicModel = (vector: Vector) => Float64Array;

const ROUNDS = 12;
const FIRST_STEP = 6;
const SLOWER_BY = 0.35;

/**
 * Learns which features speak for which topic from all phrasings together: softmax regression by stochastic gradient.
 * One phrasing that happens to be near counts for less than what a whole topic has in common; with a fifth of the
 * phrasings held back this finds the topic far more often than the nearest phrasing does. Deterministic: the order of
 * the examples comes from a fixed seed. Explainable: a topic's weight is the sum of the weights of its features.
 */
export function trainTopics(examples: readonly Example[], topics: number): TopicModel {
  const rows = new Map<string, number>();
  for (const { vector } of examples)
    for (const [feature] of vector) if (!rows.has(feature)) rows.set(feature, rows.size * topics);
  const weights = new Float64Array(rows.size * topics);

  const rowsOf = (vector: Vector): [number, number][] =>
    vector.flatMap(([feature, weight]) => {
      const row = rows.get(feature);
      return row === undefined ? [] : [[row, weight]];
    });
  function probabilities(known: readonly (readonly [number, number])[]): Float64Array {
    const odds = new Float64Array(topics);
    for (const [row, weight] of known)
      for (let t = 0; t < topics; t++) odds[t] = (odds[t] ?? 0) + (weights[row + t] ?? 0) * weight;
    const highest = odds.reduce((a, b) => Math.max(a, b), -Infinity);
    let sum = 0;
    for (let t = 0; t < topics; t++) sum += odds[t] = Math.exp((odds[t] ?? 0) - highest);
    for (let t = 0; t < topics; t++) odds[t] = (odds[t] ?? 0) / sum;
    return odds;
  }

  const prepared = examples.map(({ vector, topic }) => ({ known: rowsOf(vector), topic }));
  for (let round = 0; round < ROUNDS; round++) {
    const step = FIRST_STEP / (1 + round * SLOWER_BY);
    shuffle(prepared, round + 1);
    for (const { known, topic } of prepared) {
      const found = probabilities(known);
      for (const [row, weight] of known) {
        for (let t = 0; t < topics; t++) {
          const error = (t === topic ? 1 : 0) - (found[t] ?? 0);
          weights[row + t] = (weights[row + t] ?? 0) + step * error * weight;
        }
      }
    }
  }
  return (vector) => probabilities(rowsOf(vector));
}

/** The same order for the same seed, on every machine. */
function shuffle(list: unknown[], seed: number): void {
  let state = seed;
  for (let i = list.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = Math.floor((state / 2_147_483_648) * (i + 1));
    const [a, b] = [list[i], list[j]];
    [list[i], list[j]] = [b, a];
  }
}
