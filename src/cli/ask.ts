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

/**
 * Measures understanding against `utterance<TAB>topic` lines (a first line "utterance…" is a heading). A wrong answer is
 * one given of another topic; offering candidates is not wrong, and right when the topic is among them.
 */
export function evaluate(
  guide: Pick<Guide, 'understand'>,
  topics: ReadonlyMap<string, string>,
  file: string,
  write: Write,
): number {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const cases = lines.flatMap(([text = '', topic = '']) =>
    topic === '' || text === 'utterance' ? [] : [{ text, topic }],
  );
  let right = 0;
  let wrong = 0;
  let clarified = 0;
  const misses: string[] = [];
  const confusion = new Map<string, number>();
  for (const { text, topic } of cases) {
    const meaning = guide.understand(text);
    const offered = meaning.action === 'clarify' ? meaning.candidates.map((id) => topics.get(id)) : [meaning.topic];
    const hit = offered.includes(topic) || (topic === 'none' && meaning.action === 'fallback');
    if (hit) right++;
    if (meaning.action === 'clarify') clarified++;
    if (meaning.action === 'answer' && meaning.topic !== topic) wrong++;
    if (!hit) {
      misses.push(`${meaning.action}\t${topic} → ${meaning.topic ?? '-'}\t${text}`);
      const pair = `${topic} → ${meaning.topic ?? '-'}`;
      confusion.set(pair, (confusion.get(pair) ?? 0) + 1);
    }
  }
  const share = (count: number) => `${((100 * count) / Math.max(1, cases.length)).toFixed(1)}%`;
  write(
    `utterances ${cases.length}\ntopic right ${share(right)}\nanswered wrongly ${share(wrong)}\nclarified ${share(clarified)}\n`,
  );
  write(
    `\nconfusion\n${[...confusion]
      .sort((a, b) => b[1] - a[1])
      .map(([pair, count]) => `${count}\t${pair}`)
      .join('\n')}\n`,
  );
  write(`\nmisses\n${misses.join('\n')}\n`);
  return 0;
}
