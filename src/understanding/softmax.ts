/** A text as the models see it: numbers of known features and their weights. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

export interface Example {
  readonly vector: Vector;
  readonly label: number;
}

/** Labels that compete with each other: from, and up to but not including, to. */
export interface Rivals {
  readonly from: number;
  readonly to: number;
}

/** How probable each of the rival labels is, in order; they add up to 1. */
export type Model = (vector: Vector, among: Rivals) => Float64Array;

const ROUNDS = 4;
const FIRST_STEP = 3;
const SLOWER_BY = 0.35;
/** Errors smaller than this teach nothing worth the time. */
const SMALL_ERROR = 0.01;

/**
 * Learns which features speak for which label: softmax regression by stochastic gradient, where each example is weighed
 * only against the labels it competes with. Deterministic: the order of the examples comes from a fixed seed.
 * Explainable: the weight of a label is the sum of the weights of the features found.
 */
export function trainSoftmax(
  examples: readonly Example[],
  size: { readonly features: number; readonly labels: number },
  rivalsOf: (label: number) => Rivals,
): Model {
  const { labels } = size;
  const learnt = new Float32Array(size.features * labels);

  function probabilities({ ids, weights }: Vector, { from, to }: Rivals): Float64Array {
    const count = to - from;
    const odds = new Float64Array(count);
    for (let i = 0; i < ids.length; i++) {
      const row = (ids[i] ?? 0) * labels + from;
      const weight = weights[i] ?? 0;
      for (let l = 0; l < count; l++) odds[l] = (odds[l] ?? 0) + (learnt[row + l] ?? 0) * weight;
    }
    const highest = odds.reduce((a, b) => Math.max(a, b), -Infinity);
    let sum = 0;
    for (let l = 0; l < count; l++) sum += odds[l] = Math.exp((odds[l] ?? 0) - highest);
    for (let l = 0; l < count; l++) odds[l] = (odds[l] ?? 0) / sum;
    return odds;
  }

  /** Labels with an error worth learning from, and the change each asks for; used again for every example. */
  const columns = new Int32Array(labels);
  const changes = new Float64Array(labels);

  function learn({ vector, label }: Example, step: number): void {
    const rivals = rivalsOf(label);
    const found = probabilities(vector, rivals);
    let wrong = 0;
    for (let l = 0; l < found.length; l++) {
      const column = rivals.from + l;
      const error = (column === label ? 1 : 0) - (found[l] ?? 0);
      if (Math.abs(error) < SMALL_ERROR) continue;
      columns[wrong] = column;
      changes[wrong++] = step * error;
    }
    const { ids, weights } = vector;
    for (let i = 0; i < ids.length; i++) {
      const row = (ids[i] ?? 0) * labels;
      const weight = weights[i] ?? 0;
      for (let w = 0; w < wrong; w++) {
        const at = row + (columns[w] ?? 0);
        learnt[at] = (learnt[at] ?? 0) + (changes[w] ?? 0) * weight;
      }
    }
  }

  const order = [...examples];
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, round + 1);
    for (const example of order) learn(example, FIRST_STEP / (1 + round * SLOWER_BY));
  }
  return probabilities;
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
