import { wishFeatures, WISH_PLACES } from './wish-features.ts';

/** What training makes of phrasings: one small number for each place that a feature may have. */
export interface WishTables {
  readonly wishWeight: Int8Array;
  /** What a weight of 1 stands for. */
  readonly wishUnit: number;
  readonly wishBase: number;
}

/** The probability, 0 … 1, that words with these tags wish for a person. A look-up takes some ten microseconds. */
export type WishModel = (words: readonly string[], tags: readonly string[]) => number;

/** Null: nothing was learnt, and the rules stand alone. */
export function openWishes({ wishWeight, wishUnit, wishBase }: WishTables): WishModel | null {
  if (wishWeight.length !== WISH_PLACES) return null;
  return (words, tags) => {
    const { at, weight, count } = wishFeatures(words, tags);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (wishWeight[at[i] ?? 0] ?? 0) * (weight[i] ?? 0);
    return 1 / (1 + Math.exp(-(wishBase + wishUnit * sum)));
  };
}
