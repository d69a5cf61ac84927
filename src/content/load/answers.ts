import type { Answer } from '../../understanding/questions.ts';
import { Reporter } from '../files/files.ts';
import type { Content } from './load.ts';
import { nearest } from '../files/nearest.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import { asText, compileText } from '../words/texts.ts';
import type { Finding } from '../files/findings.ts';

/** The answered questions of a content, ready to be said, and what is wrong with them. */
export function compileAnswers(content: Content): { answers: Map<string, Answer>; findings: Finding[] } {
  const reporter = new Reporter();
  const ids = new Set(content.questions.map(({ source }) => source.id));
  const answers = new Map<string, Answer>();
  for (const { source, file, index } of content.questions) {
    const at = ['questions', index];
    const parts = Array.isArray(source.answer) ? source.answer : [source.answer];
    const compiled = parts.map((part) => compileText(part, content.words));
    const place = { file, path: [...at, 'answer'] };
    for (const text of compiled) reportText(text, place, content.words, reporter);
    if (source.caveat !== true) reportCaveat(compiled, place, 'question', content.words, reporter);
    for (const next of source.next ?? []) {
      if (!ids.has(next))
        reporter.error(file, [...at, 'next'], 'KJ011', `there is no question "${next}"`, nearest(next, ids));
    }
    if (source.flow !== undefined && !content.program.flows.has(source.flow)) {
      const hint = nearest(source.flow, content.program.flows.keys());
      reporter.error(file, [...at, 'flow'], 'KJ011', `there is no flow "${source.flow}"`, hint);
    }
    answers.set(source.id, {
      id: source.id,
      topic: source.topic,
      label: source.label ?? source.phrasings[0] ?? source.id,
      messages: compiled.map(asText),
      caveat: source.caveat ?? false,
      next: source.next ?? [],
      flow: source.flow ?? null,
      elsewhere: source.elsewhere ?? false,
    });
  }
  return { answers, findings: reporter.findings };
}
