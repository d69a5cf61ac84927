import type { Session } from '../engine/session.ts';
import type { Reminding } from '../reminders/reminding.ts';

/** The running dialogue of a person with what the turn and the reminders keep beside it. Stored as one piece of JSON. */
export interface PersonSession extends Session {
  /** Options shown beside the dialogue with an answered question. */
  aside?: Aside;
  reminding?: Reminding;
}

export interface Aside {
  ask: number;
  options: { n: number; label: string; to: AsideTarget }[];
}

export type AsideTarget =
  | { kind: 'question'; id: string }
  | { kind: 'flow'; flow: string }
  | { kind: 'command'; command: 'help' | 'menu' | 'resume' };
