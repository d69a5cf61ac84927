import { changeTexts, type Json } from './json.ts';

/** What stands where the name of somebody stood who erased their data. */
const NAMELESS = '…';

/** Takes a name out of a text. */
export type Unname = (text: string) => string;

/**
 * Whole names alone: whoever is called Sri does not change what Srikandi is called. `others` are names that have this one
 * in them, and stay: Bu Sri does not change what Bu Sri Lestari is called, nor another Bu Sri.
 */
export function unnaming(name: string, others: readonly string[] = []): Unname {
  if (name === '' || others.includes(name)) return (text) => text;
  const longestFirst = [...others].sort((a, b) => b.length - a.length);
  const any = [...longestFirst, name].map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replaceAll(whole, (found) => (found === name ? NAMELESS : found));
}

/** The same in every text of a JSON value, or only in those under these keys. */
export function unnameJson<Value>(json: Json<Value>, unname: Unname, keys?: readonly string[]): Json<Value> {
  return changeTexts(json, (text, key) => (keys?.includes(key) === false ? text : unname(text)));
}
