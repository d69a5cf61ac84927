import type { Text } from '../engine/program.ts';
import { Reporter } from './files.ts';
import type { Content } from './load.ts';
import { asText, compileText } from './texts.ts';
import type { Finding } from './findings.ts';

export interface CompiledAnswer {
  readonly id: string;
  readonly topic: string;
  readonly label: string;
  readonly messages: readonly Text[];
  readonly caveat: boolean;
  readonly next: readonly string[];
  readonly flow: string | null;
  readonly handoff: boolean;
}

/** The answered questions of a content, ready to be said, and what is wrong with them. */
export function compileAnswers(content: Content): { answers: Map<string, CompiledAnswer>; findings: Finding[] } {
  const reporter = new Reporter();
  const ids = new Set(content.questions.map(({ source }) => source.id));
  const answers = new Map<string, CompiledAnswer>();
  for (const { source, file, index } of content.questions) {
    const at = ['questions', index];
    const parts = Array.isArray(source.answer) ? source.answer : [source.answer];
    const compiled = parts.map((part) => compileText(part, content.words));
    for (const text of compiled) {
      if (text.problem !== null) reporter.error(file, [...at, 'answer'], 'KJ025', text.problem);
      for (const name of text.unknown)
        reporter.error(file, [...at, 'answer'], 'KJ009', `"{${name}}" is no fact and no variable`);
    }
    const demanding = compiled.flatMap(({ facts }) => facts.filter((name) => content.words.facts.get(name)?.caveat));
    if (demanding.length > 0 && source.caveat !== true) {
      reporter.error(
        file,
        [...at, 'answer'],
        'KJ018',
        `${demanding.join(', ')} may change: put "caveat: true" on this question`,
      );
    }
    for (const next of source.next ?? []) {
      if (!ids.has(next)) reporter.error(file, [...at, 'next'], 'KJ011', `there is no question "${next}"`);
    }
    if (source.flow !== undefined && !content.program.flows.has(source.flow)) {
      reporter.error(file, [...at, 'flow'], 'KJ011', `there is no flow "${source.flow}"`);
    }
    answers.set(source.id, {
      id: source.id,
      topic: source.topic,
      label: source.label ?? source.phrasings[0] ?? source.id,
      messages: compiled.map(asText),
      caveat: source.caveat ?? false,
      next: source.next ?? [],
      flow: source.flow ?? null,
      handoff: source.handoff ?? false,
    });
  }
  return { answers, findings: reporter.findings };
}
