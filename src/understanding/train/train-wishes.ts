import { tagsIn } from '../human.ts';
import { words } from '../normalise.ts';
import { wishFeatures, WISH_PLACES } from '../wish-features.ts';
import type { WishTables } from '../wish-model.ts';
import { compare } from './compare.ts';
import { shuffle } from './linear.ts';

/** One phrasing, and whether a person is wished for in it. */
export interface WishPhrase {
  readonly text: string;
  readonly wish: boolean;
  /** How much it counts; 1 for what was written for this. */
  readonly share: number;
}

const ROUNDS = 12;
const STEP = 0.5;
const BASE_STEP = 0.1;
/** How strongly weights are drawn to nothing (L2), so that no single word decides. */
const DRAWN = 5e-4;
const SMALL_ERROR = 0.003;
const FIRST_SQUARE = 0.01;
const NONE: WishTables = { wishWeight: new Int8Array(0), wishUnit: 0, wishBase: 0 };

/**
 * Learns how wishes for a person sound: logistic regression with L2 by stochastic gradient (AdaGrad). Deterministic: the
 * order comes from a fixed seed. Without any wish nothing is learnt.
 */
export function trainWishes(phrases: readonly WishPhrase[]): WishTables {
  if (!phrases.some(({ wish }) => wish)) return NONE;
  const sorted = [...phrases].sort((a, b) => compare(a.text, b.text) || Number(a.wish) - Number(b.wish));
  const order = sorted.map(({ text, wish, share }) => {
    const { at, weight, count } = wishFeatures(words(text), tagsIn(text));
    return { at: at.slice(0, count), weight: weight.slice(0, count), wish: wish ? 1 : 0, share };
  });
  const learnt = new Float32Array(WISH_PLACES);
  const squares = new Float32Array(WISH_PLACES).fill(FIRST_SQUARE);
  let base = 0;
  let baseSquare = FIRST_SQUARE;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, round + 1);
    for (const { at, weight, wish, share } of order) {
      let sum = base;
      for (let i = 0; i < at.length; i++) sum += (learnt[at[i] ?? 0] ?? 0) * (weight[i] ?? 0);
      const error = share * (1 / (1 + Math.exp(-sum)) - wish);
      if (Math.abs(error) < SMALL_ERROR) continue;
      for (let i = 0; i < at.length; i++) {
        const place = at[i] ?? 0;
        const slope = error * (weight[i] ?? 0) + DRAWN * (learnt[place] ?? 0);
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        learnt[place] = (learnt[place] ?? 0) - (STEP * slope) / Math.sqrt(square);
      }
      baseSquare += error * error;
      base -= (BASE_STEP * error) / Math.sqrt(baseSquare);
    }
  }
  const most = learnt.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-9);
  return {
    wishWeight: Int8Array.from(learnt, (one) => Math.round((one / most) * 127)),
    wishUnit: most / 127,
    wishBase: base,
  };
}
