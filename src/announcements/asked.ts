import type { Vars } from '../engine/values.ts';
import type { RoomTools } from '../staff/room-turn.ts';
import type { Stepping } from '../turn/desk.ts';

/** What a dialogue asked of this room: its variables then, and the place in the draft that was left for our words. */
export interface Asked {
  readonly vars: Vars;
  readonly at: number;
}

export type AnswerAct = (turn: Stepping, tools: RoomTools, asked: Asked) => Promise<void>;
