import type { ContentFile } from '../files/files.ts';
import type { ReadText } from './flow-texts.ts';

/** Texts that people read outside flows, quiz items and answers: pictures, sentences of the bot, labels, translations. */
export interface OtherTexts {
  readonly file: ContentFile;
  readonly lang: string;
  readonly texts: readonly ReadText[];
}
