import type { QuizItem } from '../../engine/quiz.ts';
import { compileItem } from '../compile/compile-item.ts';
import { listContent, readContent, type ContentFile, type Reporter } from '../files/files.ts';
import { quizSchema, type QuizItemSource } from '../schema.ts';
import type { OtherTexts } from '../words/read-text.ts';
import { versionOf } from '../files/versions.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Quizzes and their items, both by id: a step may ask one item or a whole quiz. */
export function loadQuizzes(root: string, words: Vocabulary, reporter: Reporter) {
  const named = new Map<string, { version: string; items: QuizItem[] }>();
  const items: { source: QuizItemSource; file: ContentFile; index: number }[] = [];
  const texts: OtherTexts[] = [];
  for (const name of listContent(root, 'content/quizzes')) {
    const read = readContent(root, name, quizSchema, reporter);
    if (!read) continue;
    const { file, value } = read;
    const compiled = value.items.map((item, i) => compileItem(item, words, file, ['items', i], reporter));
    const add = (id: string, entry: { version: string; items: QuizItem[] }, path: (string | number)[]) => {
      if (named.has(id)) reporter.error(file, path, 'KJ003', `"${id}" stands twice among quizzes and items`);
      named.set(id, entry);
    };
    add(value.quiz, { version: versionOf(value), items: compiled }, ['quiz']);
    compiled.forEach((item, i) =>
      add(item.id, { version: versionOf(value.items[i]), items: [item] }, ['items', i, 'id']),
    );
    items.push(...value.items.map((source, index) => ({ source, file, index })));
    texts.push({ file, lang: 'id', texts: [{ text: value.title, kind: 'label', path: ['title'] }] });
  }
  return { named, items, texts };
}
