import type { Reading } from '../understanding/reading.ts';
import { startAnew } from './answer-correction.ts';
import type { Stepping } from './desk.ts';
import { obey } from './obey.ts';
import { offer } from './offer.ts';

/**
 * Stops at once whatever is sent unasked. Whoever waits for a person is asked by the ticket desk whether they still want
 * one; whoever pressed it by mistake is shown the way back.
 */
export function takeStop(turn: Stepping, { optOut }: Reading): boolean {
  if (optOut !== 'stop') return false;
  turn.draft.hear({ action: 'answer', topic: OF_MESSAGES });
  stopMessages(turn);
  return true;
}

/** Stops, as plainly said or pressed. */
export function stopMessages(turn: Stepping): void {
  const { ticket, stopped } = turn.draft.person;
  obey(turn, 'stop');
  if (ticket !== null) turn.draft.askAboutTicket();
  else if (!stopped && turn.draft.person.stopped && turn.draft.person.session.waiting === null)
    offer(turn, turn.words('stop_undo_offer'), [{ label: turn.words('stop_undo'), to: { kind: 'unstop' } }]);
}

/** The topic of what is sent unasked. */
const OF_MESSAGES = 'pengingat';

/**
 * Words that may mean stop, where the question that waits offers nothing of the kind: they are asked. Who asks how, and has
 * an answer to that, gets it.
 */
export function askWhetherToStop(turn: Stepping, words: Reading): boolean {
  if (words.optOut !== 'maybe' || turn.draft.person.stopped || turn.wouldChoose(words.text) !== null) return false;
  const { question } = words;
  if (words.isAsking && question.action === 'answer' && question.topic === OF_MESSAGES) return false;
  turn.draft.hear({ action: 'clarify', topic: OF_MESSAGES, candidates: question.candidates });
  offer(turn, turn.words('stop_ask'), [
    { label: turn.words('stop_ask_yes'), to: { kind: 'stop' }, means: 'yes' },
    { label: turn.words('stop_ask_no'), to: { kind: 'dismiss' }, means: 'no' },
  ]);
  return true;
}

/** "Eh jangan berhenti", also while a mentor helps. */
export function takeBackStop(turn: Stepping, words: Reading): boolean {
  return turn.draft.person.stopped && words.correction?.kind === 'unstop' && startAnew(turn);
}
