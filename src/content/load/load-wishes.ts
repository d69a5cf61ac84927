import { readOptional, type Reporter } from '../files/files.ts';
import { wishesSchema } from '../schema.ts';

/** A phrasing that wishes for a person, or only sounds like it. */
export interface WishExample {
  readonly text: string;
  readonly wish: boolean;
  /** Who wrote it. */
  readonly hand: string;
}

/** The phrasings of content/wishes.yaml; none where there is no such file. */
export function loadWishes(root: string, reporter: Reporter): WishExample[] {
  const hands = readOptional(root, 'content/wishes.yaml', wishesSchema, reporter)?.hands ?? [];
  return hands.flatMap(({ hand, wish, other }) => [
    ...wish.map((text) => ({ text, wish: true, hand })),
    ...other.map((text) => ({ text, wish: false, hand })),
  ]);
}
