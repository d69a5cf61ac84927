import { readHumanClauses, type HumanReading } from './human.ts';
import { words } from './normalise.ts';
import type { WishModel } from './wish-model.ts';

/**
 * So probable, it is a wish although no rule knows its words. With each hand held out in its turn, 3.0 % of what is no
 * wish is taken for one from here on.
 */
const SURELY = 0.6;
/** So probable, it may be one: a person is offered. */
const PERHAPS = 0.4;
/** The model learnt from single messages; of a longer text the rules read more. In letters. */
const LONGEST = 200;
/** A person, or what one does, is refused or was there already; see human-words.ts. */
const REFUSED = /J[^|]*-|Z.?-/;

/**
 * What a message says of human help: rules first, then a model that was learnt from phrasings by many hands. What is
 * refused in plain words, or is past, is never a wish. Without a model the rules stand alone.
 */
export function hearWish(text: string, model: WishModel | null): HumanReading {
  const { reading, tags } = readHumanClauses(text);
  if (model === null || reading.wish === 'wished' || text.length > LONGEST) return reading;
  const probable = model(words(text), tags);
  const learnt = `learnt: ${probable.toFixed(2)}`;
  if (probable < PERHAPS || tags.some((clause) => REFUSED.test(clause))) return reading;
  if (probable >= SURELY) return { wish: 'wished', why: learnt, learnt: true };
  return reading.wish === 'lost' ? reading : { wish: 'perhaps', why: learnt };
}
