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

/** The same in every text of a JSON value; keys stay, and so do texts under the keys in `own`. */
export function unnameJson(json: string, unname: Unname, own?: ReadonlySet<string>): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) =>
    typeof value === 'string' && own?.has(key) !== true ? unname(value) : value,
  );
}
