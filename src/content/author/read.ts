import type { Content } from '../load/load.ts';
import type { LoadedFlow } from '../load/load-flows.ts';
import { NOBODY } from '../verbs/verb.ts';

/** A dialogue as a script: every message with its facts filled in, every option with where it leads. */
export function scriptOf({ flow, source }: LoadedFlow, content: Content): string {
  const lines = [
    `# ${flow.id}: ${flow.title(NOBODY)}`,
    `untuk: ${flow.for.join(', ')}${flow.keywords.length > 0 ? `; kata kunci: ${flow.keywords.join(', ')}` : ''}`,
  ];
  const nameOf = (position: number | null) => (position === null ? 'selesai' : (flow.steps[position]?.id ?? ''));
  const reading = { program: content.program, words: content.words, nameOf };
  flow.steps.forEach((step, i) => {
    lines.push('', `[${step.id}]`, ...step.script(reading));
    if (step.next !== i + 1 && step.verb !== 'end') lines.push(`   ⇒ ${nameOf(step.next)}`);
  });
  const used = [...content.words.facts.values()].filter(({ name }) => JSON.stringify(source).includes(name));
  if (used.length > 0)
    lines.push(
      '',
      'fakta:',
      ...used.map(
        (fact) => `   ${fact.name} = ${fact.words} (${fact.confidence}, ${fact.checked}; ${fact.source.join('; ')})`,
      ),
    );
  return `${lines.join('\n')}\n`;
}
