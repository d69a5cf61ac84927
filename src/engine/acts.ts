import type { Vars } from './values.ts';

/** Something that a dialogue may ask for by `do`. The room that carries it out declares it; the engine only tells. */
export interface ActDeclaration {
  /** What it changes for the conditions that follow, before the person's record says so. */
  readonly changes: Vars;
  /** A room beside the dialogues says something in its place; it is told what the dialogue knew. */
  readonly leavesPlace: boolean;
}
