import type { ContentFile, PathSegment } from '../files/files.ts';
import type { TextKind } from './text-problems.ts';

/** A text that people read, with where it stands in its file. */
export interface ReadText {
  readonly text: string;
  readonly kind: TextKind;
  readonly path: readonly PathSegment[];
}

/** Texts that people read outside flows, quiz items and answers: pictures, sentences of the bot, labels, translations. */
export interface OtherTexts {
  readonly file: ContentFile;
  readonly lang: string;
  readonly texts: readonly ReadText[];
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
