/** A phrasing as the trainer sees it: features and their weights, and the label it has. */
export interface Example {
  readonly at: Int32Array;
  readonly weight: Float32Array;
  readonly label: number;
}

const ROUNDS = 8;
const STEP = 0.5;
/** Errors smaller than this teach nothing worth the time. */
const SMALL_ERROR = 0.003;
const FIRST_SQUARE = 0.01;

/**
 * Learns which features speak for which label: softmax regression by stochastic gradient, where each weight has a step
 * of its own that shrinks as it learns (AdaGrad). Deterministic: the order of the examples comes from a fixed seed.
 * Explainable: the weight of a label is the sum of the weights of the features found. Returns features × labels.
 */
export function trainLinear(
  examples: readonly Example[],
  size: { readonly features: number; readonly labels: number },
): Float32Array {
  const { labels } = size;
  const learnt = new Float32Array(size.features * labels);
  const squares = new Float32Array(size.features * labels).fill(FIRST_SQUARE);
  const odds = new Float64Array(labels);
  /** Labels with an error worth learning from; used again for every example. */
  const columns = new Int32Array(labels);
  const errors = new Float64Array(labels);

  function fillOdds({ at, weight }: Example): void {
    odds.fill(0);
    for (let i = 0; i < at.length; i++) {
      const row = (at[i] ?? 0) * labels;
      const value = weight[i] ?? 0;
      for (let l = 0; l < labels; l++) odds[l] = (odds[l] ?? 0) + (learnt[row + l] ?? 0) * value;
    }
  }

  /** How many labels are wrong by so much that they are put into `columns` and `errors`. */
  function findErrors(label: number): number {
    let highest = -Infinity;
    for (let l = 0; l < labels; l++) highest = Math.max(highest, odds[l] ?? 0);
    let sum = 0;
    for (let l = 0; l < labels; l++) sum += odds[l] = Math.exp((odds[l] ?? 0) - highest);
    let wrong = 0;
    for (let l = 0; l < labels; l++) {
      const error = (odds[l] ?? 0) / sum - (l === label ? 1 : 0);
      if (Math.abs(error) < SMALL_ERROR) continue;
      columns[wrong] = l;
      errors[wrong++] = error;
    }
    return wrong;
  }

  function learn(example: Example): void {
    fillOdds(example);
    const wrong = findErrors(example.label);
    const { at, weight } = example;
    for (let i = 0; i < at.length; i++) {
      const row = (at[i] ?? 0) * labels;
      const value = weight[i] ?? 0;
      for (let w = 0; w < wrong; w++) {
        const place = row + (columns[w] ?? 0);
        const slope = (errors[w] ?? 0) * value;
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        learnt[place] = (learnt[place] ?? 0) - (STEP * slope) / Math.sqrt(square);
      }
    }
  }

  const order = [...examples];
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, round + 1);
    for (const example of order) learn(example);
  }
  return learnt;
}

/** The same order for the same seed, on every machine. */
export function shuffle(list: unknown[], seed: number): void {
  let state = seed;
  for (let i = list.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = Math.floor((state / 2_147_483_648) * (i + 1));
    const [a, b] = [list[i], list[j]];
    [list[i], list[j]] = [b, a];
  }
}
