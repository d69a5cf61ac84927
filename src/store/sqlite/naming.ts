import { changeTexts, type Json } from './json.ts';

/** What stands where the name of somebody stood who erased their data. */
const NAMELESS = '…';

/** Takes a name out of a text. */
export type Unname = (text: string) => string;

/** What people say before a name; it names nobody. */
const TITLES = ['bu', 'ibu', 'pak', 'bapak', 'mbak', 'mas', 'kak', 'bang', 'mbah'];

/** The words of a name by which somebody may be called as well: Bu Sri Lestari is also Mbak Sri, or Lestari. */
export function partsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !TITLES.includes(word.toLowerCase()));
}

/**
 * Whole names alone: whoever is called Sri does not change what Srikandi is called. `others` are names that have this one
 * in them, and stay: Bu Sri does not change what Bu Sri Lestari is called, nor another Bu Sri.
 */
export function unnaming(name: string, others: readonly string[] = []): Unname {
  if (name === '' || others.includes(name)) return (text) => text;
  const whole = new RegExp(standingAlone([...longestFirst(others), name].map(literally)), 'gu');
  return (text) => text.replaceAll(whole, (found) => (found === name ? NAMELESS : found));
}

/**
 * The same where people talk of them: in whatever letters, and `parts` of the name as well, with a title before them.
 * Elsewhere a flower in capitals may be the code of a meeting, and a part of a name a place.
 */
export function unnamingTalk(name: string, others: readonly string[], parts: readonly string[]): Unname {
  const stays = (found: string) => others.some((other) => isSameName(other, found));
  if (name === '' || stays(name)) return (text) => text;
  const any = [...longestFirst(others), name].map(literally);
  if (parts.length > 0) {
    const part = `(?:${parts.map(literally).join('|')})`;
    any.push(`(?:(?:${TITLES.join('|')})\\s+)?${part}(?:\\s+${part})*`);
  }
  const spoken = new RegExp(standingAlone(any), 'giu');
  return (text) => text.replaceAll(spoken, (found) => (stays(found) ? found : NAMELESS));
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function standingAlone(any: readonly string[]): string {
  return `(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`;
}

function longestFirst(names: readonly string[]): string[] {
  return [...names].sort((a, b) => b.length - a.length);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The same in every text of a JSON value, or only in those under these keys. */
export function unnameJson<Value>(json: Json<Value>, unname: Unname, keys?: readonly string[]): Json<Value> {
  return changeTexts(json, (text, key) => (keys?.includes(key) === false ? text : unname(text)));
}
