import type { LearntTables } from './model-file.ts';
import { openModel, type QuestionModel } from './question-model.ts';
import { openWishes, type WishModel } from './wish-model.ts';

/** What was learnt from a content, ready to be asked. */
export interface Learnt {
  readonly questions: QuestionModel;
  /** Null: the content tells nothing of wishes for a person, and the rules stand alone. */
  readonly wishes: WishModel | null;
}

export function openLearnt(tables: LearntTables): Learnt {
  return { questions: openModel(tables), wishes: openWishes(tables) };
}
