import type { ActDeclaration } from '../engine/acts.ts';

/** Sentences that one room says, and the placeholders that it fills in. */
export interface SentenceNames {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** What the rooms ask of content: the acts that a dialogue may name, and the sentences that must be written. */
export interface Declarations {
  readonly acts: ReadonlyMap<string, ActDeclaration>;
  /** Of content/locales/<lang>/system.yaml. Those of the engine and of the verbs are known and not among them. */
  readonly sentences: readonly SentenceNames[];
  /** Of content/mentoring.yaml. */
  readonly staff: SentenceNames;
  /** Of content/announcements.yaml. */
  readonly announcements: SentenceNames;
}
