import type { MessageBody } from '../channels/channel.ts';
import type { Person, TurnRecord } from '../store/store.ts';

/** What a turn has decided so far; becomes rows when it is whole. */
export interface Draft {
  person: Person;
  readonly messages: MessageBody[];
  readonly records: TurnRecord[];
  erase: boolean;
  /** Positions in `messages` that are filled from the store before the commit. */
  readonly fill: { at: number; what: 'data' | 'progress' | 'erase_proof' }[];
  /** Scrubbed words to keep with the stimulus; null where none may be kept. */
  text: string | null;
  /** Counts for the log, never words: what went wrong inside the dialogue. */
  readonly notes: { note: 'loop_stopped' | 'session_moved'; flow: string; step: string }[];
}

export function newDraft(person: Person): Draft {
  return { person: { ...person }, messages: [], records: [], erase: false, fill: [], text: null, notes: [] };
}
