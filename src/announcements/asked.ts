import type { Vars } from '../engine/values.ts';
import type { Stepping } from '../turn/desk.ts';

/** What a dialogue asked of this room: its variables then, and the place in the draft that was left for our words. */
export interface Asked {
  readonly vars: Vars;
  readonly at: number;
}

/** Carries it out; `tools` are the sentences and the questions to the store that the answer needs, and no more. */
export type AnswerAct<Tools> = (turn: Stepping, tools: Tools, asked: Asked) => Promise<void>;
