import { compileAnswers } from '../content/load/answers.ts';
import { DECLARATIONS } from '../declarations.ts';
import { loadContent } from '../content/load/load.ts';
import { scopeOfNobody } from '../engine/nobody.ts';

type Write = (text: string) => void;

/** Every question with its answer as people read it. */
export function readQuestions(root: string, write: Write): void {
  const content = loadContent(root, Date.now(), DECLARATIONS);
  const { answers } = compileAnswers(content);
  const scope = scopeOfNobody(Date.now());
  for (const { source } of content.questions) {
    const answer = answers.get(source.id);
    write(`\n## ${source.topic} / ${source.id}\nT: ${source.phrasings[0] ?? ''}\n`);
    for (const message of answer?.messages ?? []) write(`J: ${message(scope)}\n`);
    if (source.caveat) write(`   ${content.program.system.caveat(scope)}\n`);
    write(`   sumber: ${source.source.join(', ')}${source.next ? `; lanjut: ${source.next.join(', ')}` : ''}\n`);
  }
}
