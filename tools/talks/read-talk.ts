import type { MediaKind } from '../../src/messages/message.ts';

/** What somebody does in a talk. */
export type Deed =
  /** `mark`: what the words are, such as `human`, `danger` or the kind of an outcome; empty: nothing of these. */
  | { readonly kind: 'says'; readonly text: string; readonly mark: string }
  | { readonly kind: 'sends'; readonly media: MediaKind }
  | { readonly kind: 'waits'; readonly ms: number };

/** A worker's side of a talk. */
export interface Talk {
  readonly name: string;
  /** Who it is, for a reader. */
  readonly who: string;
  /** What they say of themselves, by the names that `ask` prints. */
  readonly facts: ReadonlyMap<string, string>;
  readonly deeds: readonly Deed[];
}

const MEDIA = new Map<string, MediaKind>([
  ['<voice>', 'voice'],
  ['<sticker>', 'sticker'],
  ['<photo>', 'photo'],
]);
const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE };

/**
 * Reads a talk. Its first lines are `who:` and `facts: name=Tini, people=4`; then each line is a message. `+2h` (m, h, d)
 * lets time pass, `<voice>` sends something else than words, and after a tab stands what the words are.
 */
export function readTalk(name: string, source: string): Talk {
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '');
  const heading = (key: string) => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? '';
  return {
    name,
    who: heading('who'),
    facts: factsOf(heading('facts')),
    deeds: lines.filter((line) => !/^(?:who|facts): /.test(line)).map(deedOf),
  };
}

function deedOf(line: string): Deed {
  const media = MEDIA.get(line);
  if (media !== undefined) return { kind: 'sends', media };
  const [, count, unit] = /^\+(\d+)([mhd])$/.exec(line) ?? [];
  if (count !== undefined && unit !== undefined) return { kind: 'waits', ms: Number(count) * (UNITS[unit] ?? MINUTE) };
  const [text = '', mark = ''] = line.split('\t');
  return { kind: 'says', text, mark };
}

function factsOf(heading: string): ReadonlyMap<string, string> {
  const pairs = heading.split(',').map((pair) => pair.trim().split('='));
  return new Map(pairs.flatMap(([name = '', value = '']) => (value === '' ? [] : [[name, value] as const])));
}

/** The worker's lines of a written-down talk, `👤12 words`; what was tapped is typed by its label. */
export function readTranscript(name: string, source: string): Talk {
  const said = [...source.matchAll(/^👤\d+ (.*)$/gmu)].map(([, text = '']) => text);
  const deeds = said.map((text): Deed => {
    const [, number = '', label = ''] = /^\[ketuk (\d+)\. (.*)\]$/.exec(text) ?? [];
    return { kind: 'says', text: number === '' ? text : label === 'undefined' ? number : label, mark: '' };
  });
  return { name, who: '', facts: new Map(), deeds };
}
