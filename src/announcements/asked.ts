import type { Vars } from '../engine/values.ts';
import type { RoomStore, RoomTools } from '../staff/room-turn.ts';
import type { Stepping } from '../turn/desk.ts';

/** What a dialogue asked of this room: its variables then, and the place in the draft that was left for our words. */
export interface Asked {
  readonly vars: Vars;
  readonly at: number;
}

/** The sentences, and the questions to the store, that such an answer needs. */
export type AnswerTools = Pick<RoomTools, 'announcements'> & {
  readonly store: Pick<RoomStore, 'loadAnnouncement' | 'announcedPeople' | 'loadStaff' | 'getSetting' | 'cameBy'>;
};

export type AnswerAct = (turn: Stepping, tools: AnswerTools, asked: Asked) => Promise<void>;
