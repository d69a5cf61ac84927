import { readFileSync } from 'node:fs';
import type { Guide } from '../turn/guide.ts';

type Write = (text: string) => void;

/** One question per line in, one JSON object per line out, in order. */
export async function askLines(
  guide: Pick<Guide, 'understand'>,
  lines: AsyncIterable<string>,
  write: Write,
): Promise<void> {
  for await (const text of lines) {
    const { topic, answerId, confidence, action } = guide.understand(text);
    write(`${JSON.stringify({ text, topic, answerId, confidence, action })}\n`);
  }
}

export interface Case {
  readonly text: string;
  /** The topic meant; `none`: nothing that may be answered. */
  readonly topic: string;
}

export interface Measured {
  readonly count: number;
  /** The topic is right, or among the candidates offered. */
  readonly right: number;
  /** The topic named first is right; candidates do not count. */
  readonly first: number;
  /** An answer of another topic was given. */
  readonly wrong: number;
  readonly clarified: number;
  readonly misses: readonly {
    readonly text: string;
    readonly meant: string;
    readonly taken: string;
    readonly action: string;
  }[];
}

/** The cases in lines of `utterance<TAB>topic`; a first line "utterance…" is a heading, further columns are ignored. */
export function casesOf(source: string): Case[] {
  return source.split('\n').flatMap((line) => {
    const [text = '', topic = ''] = line.split('\t').map((column) => column.trim());
    return topic === '' || text === 'utterance' ? [] : [{ text, topic }];
  });
}

/** How well understanding does on cases. `topics`: question id → topic. */
export function measure(
  guide: Pick<Guide, 'understand'>,
  topics: ReadonlyMap<string, string>,
  cases: readonly Case[],
): Measured {
  let first = 0;
  let wrong = 0;
  let clarified = 0;
  const misses: Measured['misses'][number][] = [];
  for (const { text, topic } of cases) {
    const meaning = guide.understand(text);
    const taken = meaning.topic ?? 'none';
    const offered = meaning.action === 'clarify' ? meaning.candidates.map((id) => topics.get(id)) : [];
    if (taken === topic) first++;
    if (meaning.action === 'clarify') clarified++;
    if (meaning.action === 'answer' && taken !== topic) wrong++;
    if (taken !== topic && !offered.includes(topic)) misses.push({ text, meant: topic, taken, action: meaning.action });
  }
  return { count: cases.length, right: cases.length - misses.length, first, wrong, clarified, misses };
}

/** Prints the figures of a file of cases, the confusion by topic and the misses. */
export function evaluate(
  guide: Pick<Guide, 'understand'>,
  topics: ReadonlyMap<string, string>,
  file: string,
  write: Write,
): number {
  const found = measure(guide, topics, casesOf(readFileSync(file, 'utf8')));
  const share = (count: number) => `${((100 * count) / Math.max(1, found.count)).toFixed(1)}%`;
  write(`utterances ${found.count}\ntopic right ${share(found.right)}\nanswered wrongly ${share(found.wrong)}\n`);
  write(`clarified ${share(found.clarified)}\ntopic right, candidates not counted ${share(found.first)}\n`);
  const confusion = new Map<string, number>();
  for (const { meant, taken } of found.misses) {
    const pair = `${meant} → ${taken}`;
    confusion.set(pair, (confusion.get(pair) ?? 0) + 1);
  }
  const pairs = [...confusion].sort((a, b) => b[1] - a[1]).map(([pair, count]) => `${count}\t${pair}`);
  write(`\nconfusion\n${pairs.join('\n')}\n`);
  const lines = found.misses.map(({ action, meant, taken, text }) => `${action}\t${meant} → ${taken}\t${text}`);
  write(`\nmisses\n${lines.join('\n')}\n`);
  return 0;
}
