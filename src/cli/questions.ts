import { compileAnswers } from '../content/answers.ts';
import { loadContent } from '../content/load.ts';
import type { Store } from '../store/store.ts';
import { stem } from '../understanding/features.ts';
import { words } from '../understanding/normalise.ts';

type Write = (text: string) => void;

/** Every question with its answer as people read it. */
export function readQuestions(root: string, write: Write): void {
  const content = loadContent(root, Date.now());
  const { answers } = compileAnswers(content);
  const scope = { vars: {}, now: Date.now(), lang: 'id' };
  for (const { source } of content.questions) {
    const answer = answers.get(source.id);
    write(`\n## ${source.topic} / ${source.id}\nT: ${source.phrasings[0] ?? ''}\n`);
    for (const message of answer?.messages ?? []) write(`J: ${message(scope)}\n`);
    if (source.caveat) write(`   ${content.program.system.caveat(scope)}\n`);
    write(`   sumber: ${source.source.join(', ')}${source.next ? `; lanjut: ${source.next.join(', ')}` : ''}\n`);
  }
}

/** What was not understood: alike ones together, most frequent first, each with how it was typed. */
export async function showMissed(store: Store, write: Write): Promise<void> {
  const groups = new Map<string, string[]>();
  for (const { text } of await store.missedUtterances()) {
    const key = [...new Set(words(text).map(stem))].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  if (sorted.length === 0) write('nothing was missed so far\n');
  for (const texts of sorted) write(`${texts.length}\t${[...new Set(texts)].slice(0, 3).join('  |  ')}\n`);
}
