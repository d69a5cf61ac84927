import type { MessageBody } from '../messages/message.ts';
import type { Act, Vars } from '../engine/program.ts';
import type { Happened } from '../reminders/keep.ts';
import type { MessageTo, Person, TurnRecord } from '../store/store.ts';

/** What a turn has decided so far; becomes rows when it is whole. */
export interface Draft {
  person: Person;
  readonly messages: MessageBody[];
  /** To other people than the one whose turn this is. */
  readonly others: MessageTo[];
  readonly records: TurnRecord[];
  /** A human was asked for; `at` is the position in `messages` of the words that said so. */
  handoff: { topic: string; flow: string; step: string; at: number } | null;
  /** Acts that belong to a room beside the dialogues; `at` is the place in `messages` left for its words. */
  readonly asked: { act: Act; vars: Vars; at: number }[];
  /** A case closed not long ago, to be offered once more after the dialogues. */
  reopen: number | null;
  erase: boolean;
  /** Positions in `messages` that are filled from the store before the commit. */
  readonly fill: { at: number; what: 'data' | 'progress' | 'erase_proof' }[];
  /** Scrubbed words to keep with the stimulus; null where none may be kept. */
  text: string | null;
  /** What reminders may wait for. */
  readonly happened: Happened[];
  /** Counts for the log, never words: what went wrong inside the dialogue. */
  readonly notes: { note: 'loop_stopped' | 'session_moved'; flow: string; step: string }[];
}

export function newDraft(person: Person): Draft {
  return {
    person: { ...person },
    messages: [],
    others: [],
    records: [],
    handoff: null,
    asked: [],
    reopen: null,
    erase: false,
    fill: [],
    text: null,
    happened: [],
    notes: [],
  };
}

/** Puts a message between those that are there; places that were noted for later move along. */
export function putAt(draft: Draft, at: number, message: MessageBody): void {
  draft.messages.splice(at, 0, message);
  const places = [...draft.fill, ...draft.asked, ...(draft.handoff ? [draft.handoff] : [])];
  for (const place of places) if (place.at >= at) place.at++;
}
