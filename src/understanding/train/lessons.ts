import type { LearntTables } from '../model-file.ts';
import { trainModel, type Phrase } from './train-model.ts';
import { trainWishes, type WishPhrase } from './train-wishes.ts';

/** What is learnt from. */
export interface LessonPhrases {
  readonly questions: readonly Phrase[];
  readonly wishes: readonly WishPhrase[];
}

/** Learns all that is learnt from a content. Deterministic. */
export function learn({ questions, wishes }: LessonPhrases): LearntTables {
  return { ...trainModel(questions), ...trainWishes(wishes) };
}
