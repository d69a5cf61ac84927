import { changeTexts, type Json } from './json.ts';

/** What stands where the name of somebody stood who erased their data. */
const NAMELESS = '…';

/** Takes a name out of a text. */
export type Unname = (text: string) => string;

/** Whole names alone: whoever is called Sri does not change what Srikandi is called. */
export function unnaming(names: readonly string[]): Unname {
  if (names.length === 0) return (text) => text;
  const any = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replaceAll(whole, NAMELESS);
}

/** The same in every text of a JSON value; texts under the keys in `own` stay. */
export function unnameJson<Value>(json: Json<Value>, unname: Unname, own?: ReadonlySet<string>): Json<Value> {
  return changeTexts(json, (text, key) => (own?.has(key) === true ? text : unname(text)));
}
