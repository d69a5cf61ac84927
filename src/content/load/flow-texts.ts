import type { PathSegment } from '../files/files.ts';
import type { QuizItemSource } from '../schema.ts';
import type { FlowSource } from '../verbs/flow-schema.ts';
import { textsOfStep } from '../verbs/verbs.ts';
import type { ReadText } from '../words/read-text.ts';

/** Everything that people read of a flow, in the order of the file; quiz items have files of their own. */
export function textsOfFlow(flow: FlowSource): ReadText[] {
  return [
    { text: flow.title, kind: 'label', path: ['title'] },
    ...flow.steps.flatMap((step, i) => textsOfStep(step, ['steps', i])),
  ];
}

/** Everything that people read of a quiz item. */
export function textsOfItem(item: QuizItemSource, at: readonly PathSegment[]): ReadText[] {
  return [
    { text: item.ask, kind: 'message', path: [...at, 'ask'] },
    ...item.options.flatMap((option, n): ReadText[] => [
      { text: option.say, kind: 'label', path: [...at, 'options', n, 'say'] },
      ...(option.reply === undefined
        ? []
        : [{ text: option.reply, kind: 'message' as const, path: [...at, 'options', n, 'reply'] }]),
    ]),
    ...(item.feedback === undefined
      ? []
      : [{ text: item.feedback, kind: 'message' as const, path: [...at, 'feedback'] }]),
  ];
}
