import type { TextKind } from '../words/text-problems.ts';
import type { PathSegment } from '../files/files.ts';
import type { FlowSource, QuizItemSource, StepSource } from '../schema.ts';

/** A text that people read, with where it stands in its file. */
export interface ReadText {
  readonly text: string;
  readonly kind: TextKind;
  readonly path: readonly PathSegment[];
}

/** Everything that people read of a flow, in the order of the file; quiz items have files of their own. */
export function textsOfFlow(flow: FlowSource): ReadText[] {
  return [
    { text: flow.title, kind: 'label', path: ['title'] },
    ...flow.steps.flatMap((step, i) => textsOfStep(step, ['steps', i])),
  ];
}

export function textsOfStep(step: StepSource, at: readonly PathSegment[]): ReadText[] {
  const texts: ReadText[] = [];
  const add = (text: string | undefined, kind: TextKind, ...path: PathSegment[]) => {
    if (text !== undefined) texts.push({ text, kind, path: [...at, ...path] });
  };
  if ('say' in step) {
    if (Array.isArray(step.say)) step.say.forEach((text, n) => add(text, 'message', 'say', n));
    else add(step.say, 'message', 'say');
  }
  if ('ask' in step) {
    add(step.ask, 'message', 'ask');
    add(step.otherwise, 'message', 'otherwise');
    add(step.village?.elsewhere?.say, 'label', 'village', 'elsewhere', 'say');
    step.choices?.forEach((choice, n) => add(choice.say, 'label', 'choices', n, 'say'));
  }
  if ('end' in step && step.end !== true) add(step.end, 'message', 'end');
  return texts;
}

/** The same texts as people get them: a question and its options are one message. */
export function messagesOf(texts: readonly ReadText[]): ReadText[] {
  const messages: ReadText[] = [];
  for (const text of texts) {
    const question = text.kind === 'label' ? messages.findLastIndex(({ path }) => path.at(-1) === 'ask') : -1;
    const before = messages[question];
    if (before) messages[question] = { ...before, text: `${before.text}\n${text.text}` };
    else messages.push(text);
  }
  return messages;
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
