import { compileAnswers } from './content/answers.ts';
import type { Finding } from './content/findings.ts';
import { loadContent, type Content } from './content/load.ts';
import { compileText } from './content/texts.ts';
import type { FlowVersion } from './store/store.ts';
import { buildGuide } from './turn/build-guide.ts';
import type { Guide } from './turn/guide.ts';

export interface LoadedGuide {
  readonly guide: Guide;
  readonly content: Content;
  readonly findings: readonly Finding[];
}

/** Loads flows/ and content/ below `root` and makes them into what the turn needs. */
export function loadGuide(root: string, now: number, known: readonly FlowVersion[] = []): LoadedGuide {
  const content = loadContent(root, now, known);
  const { answers, findings } = compileAnswers(content);
  const labels = [...content.words.variables].flatMap(([name, variable]) => {
    if (variable.label === undefined) return [];
    const compiled = compileText(`{${name}}`, content.words);
    return [{ name, label: variable.label, say: (scope: Parameters<typeof compiled.say>[0]) => compiled.say(scope) }];
  });
  const guide = buildGuide({
    program: content.program,
    commands: content.settings.commands,
    notice: content.notice,
    labels,
    answers,
    questions: content.questions.map(({ source }) => source),
    reminders: content.reminders.rules,
    outside: content.outside,
  });
  return { guide, content, findings: [...content.findings, ...findings] };
}
