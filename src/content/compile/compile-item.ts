import type { Text } from '../../engine/program.ts';
import type { QuizItem } from '../../engine/quiz.ts';
import type { ContentFile, PathSegment, Reporter } from '../files/files.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import type { QuizItemSource } from '../schema.ts';
import { asText, compileText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Compiles a quiz item; right and wrong follow from its kind. */
export function compileItem(
  source: QuizItemSource,
  words: Vocabulary,
  file: ContentFile,
  path: readonly PathSegment[],
  reporter: Reporter,
): QuizItem {
  const text = (part: string, at: readonly PathSegment[], needsCaveat = true): Text => {
    const compiled = compileText(part, words);
    reportText(compiled, { file, path: at }, words, reporter);
    if (needsCaveat && source.caveat !== true) reportCaveat([compiled], { file, path: at }, 'item', words, reporter);
    return asText(compiled);
  };
  const rightOnes = source.options.filter((option) => option.right === true).length;
  if (source.kind === 'knowledge' && rightOnes !== 1) {
    reporter.error(file, [...path, 'options'], 'KJ020', `item "${source.id}" has ${rightOnes} right options`);
  }
  return {
    id: source.id,
    kind: source.kind,
    ask: text(source.ask, [...path, 'ask'], false),
    caveat: source.caveat ?? false,
    feedback: source.feedback === undefined ? null : text(source.feedback, [...path, 'feedback']),
    options: source.options.map((option, n) => ({
      say: text(option.say, [...path, 'options', n, 'say'], false),
      also: option.also ?? [],
      right: source.kind === 'knowledge' ? (option.right ?? false) : null,
      score: source.kind === 'knowledge' ? (option.right ? 1 : 0) : (option.score ?? 0),
      reply: option.reply === undefined ? null : text(option.reply, [...path, 'options', n, 'reply']),
    })),
  };
}
