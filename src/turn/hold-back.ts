import type { Person } from '../store/people.ts';
import type { Reading } from '../understanding/reading.ts';
import { reached } from './answer-wordless.ts';
import { Draft } from './draft.ts';
import { isNew } from './new-person.ts';
import { heldPieces, hold, mayHold } from './pieces.ts';
import { keepWords, type Answerer } from './route.ts';
import { Turn, type Planning } from './turn.ts';

/** How a message is called that waits for what may follow. */
export const HELD = 'held';

/** Whether what `by` would answer waits for what may follow. `own`: the words of this message alone. */
export function waits(
  person: Person,
  own: Reading | null,
  by: Answerer,
  { now, quietMs = 0 }: Planning,
): own is Reading {
  if (own === null || by.words !== 'may wait' || !mayHold(person, own.text, now, quietMs)) return false;
  // A greeting at first contact is welcomed at once.
  return !(isNew(person) && own.courtesy.core === '' && heldPieces(person) === null);
}

/** The message is kept, and says nothing yet. */
export function heldBack(person: Person, own: Reading, planning: Planning): Turn {
  const turn = new Turn(new Draft(person), planning);
  keepWords(turn, own);
  reached(turn);
  hold(turn, own, planning.quietMs ?? 0);
  turn.isHeld = true;
  return turn;
}
