import type { ActDeclaration } from '../engine/acts.ts';

/** Sentences of content/locales/<lang>/system.yaml that one room says, and the placeholders that it fills in. */
export interface SentenceNames {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** What the rooms ask of content: the acts that a dialogue may name, and the sentences that must be written. */
export interface Declarations {
  readonly acts: ReadonlyMap<string, ActDeclaration>;
  /** Those of the engine itself are known and need not be among them. */
  readonly sentences: readonly SentenceNames[];
}
