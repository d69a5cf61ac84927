import type { Reading } from '../understanding/reading.ts';
import { startAnew } from './answer-correction.ts';
import type { Stepping } from './desk.ts';
import { obey } from './obey.ts';
import { offer } from './offer.ts';

/**
 * Stops at once whatever is sent unasked. Whoever waits for a person is asked by the ticket desk whether they still want
 * one; whoever pressed it by mistake is shown the way back.
 */
export function takeStop(turn: Stepping, { command }: Reading): boolean {
  if (command !== 'stop') return false;
  const { ticket, stopped } = turn.draft.person;
  obey(turn, 'stop');
  if (ticket !== null) turn.draft.askAboutTicket();
  else if (!stopped && turn.draft.person.stopped && turn.draft.person.session.waiting === null)
    offer(turn, turn.words('stop_undo_offer'), [{ label: turn.words('stop_undo'), to: { kind: 'unstop' } }]);
  return true;
}

/** "Eh jangan berhenti", also while a mentor helps. */
export function takeBackStop(turn: Stepping, words: Reading): boolean {
  return turn.draft.person.stopped && words.correction?.kind === 'unstop' && startAnew(turn);
}
