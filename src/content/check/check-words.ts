import type { Reporter, ContentFile } from '../files/files.ts';
import { textProblems } from '../words/text-problems.ts';
import { textsOfFlow, textsOfItem } from '../load/flow-texts.ts';
import { textsOfStep } from '../verbs/verbs.ts';
import { messagesOf, type ReadText } from '../words/read-text.ts';
import type { Glossary } from '../words/glossary.ts';
import type { Content } from '../load/load.ts';
import { surfacesOf } from '../words/surfaces.ts';

/** Looks at every text that people read: length, literal values, blame, English, reading level, unexplained words. */
export function checkWords(content: Content, reporter: Reporter): void {
  const judge = new Judge(content, reporter);
  const items = new Map(content.items.map(({ source }) => [source.id, source]));
  for (const { source, file } of content.flows) {
    judge.texts(textsOfFlow(source), file);
    const told = new Set<string>();
    source.steps.forEach((step, i) => {
      judge.explained(textsOfStep(step, ['steps', i]), file, told);
      // Once an item has been asked here, what it explains is explained.
      const item = 'quiz' in step ? items.get(step.quiz) : undefined;
      if (item) judge.explained(textsOfItem(item, []), null, told);
    });
  }
  for (const { source, file, index } of content.items) {
    judge.texts(textsOfItem(source, ['items', index]), file);
  }
  for (const { source, file, index } of content.questions) {
    const list = Array.isArray(source.answer) ? source.answer : [source.answer];
    const texts = list.map((text, n): ReadText => {
      const path = ['questions', index, 'answer'];
      return { text, kind: 'message', path: Array.isArray(source.answer) ? [...path, n] : path };
    });
    judge.texts(texts, file);
    judge.explained(texts, file, new Set());
  }
  for (const { texts, file, lang } of content.others) {
    judge.texts(texts, file, lang);
    if (lang === 'id') for (const text of texts) judge.explained([text], file, new Set());
  }
}

class Judge {
  private readonly content: Content;
  private readonly reporter: Reporter;
  private readonly glossary: Glossary;

  constructor(content: Content, reporter: Reporter) {
    this.content = content;
    this.reporter = reporter;
    this.glossary = content.glossary;
  }

  texts(texts: readonly ReadText[], file: ContentFile, lang = 'id'): void {
    for (const { text, kind, path } of texts) {
      for (const { code, severity, message } of textProblems(text, kind, this.content.words, lang)) {
        if (severity === 'error') this.reporter.error(file, path, code, message);
        else this.reporter.warning(file, path, code, message);
      }
    }
  }

  /** Goes through the texts in order; without a file what they explain is only noted. */
  explained(texts: readonly ReadText[], file: ContentFile | null, told: Set<string>): void {
    for (const { text, path } of messagesOf(texts)) {
      const read = surfacesOf(text, this.content.words)
        .map(({ filled }) => filled)
        .join('\n');
      for (const { term, known, means } of this.glossary.unexplained(read, told)) {
        if (file === null) continue;
        const hint = known
          ? `say once what it is: ${means ?? ''}`
          : 'say in the same message what it means, or put it into content/glossary.yaml';
        this.reporter.warning(file, path, 'KJ032', `"${term}" is not explained before`, hint);
      }
    }
  }
}
