import { normalise } from '../understanding/normalise.ts';
import { readAgreement } from '../understanding/agreement.ts';
import type { Reading } from '../understanding/reading.ts';
import { agree } from './acts.ts';
import { isConsentAsked } from './answer-consent.ts';
import { isNew } from './new-person.ts';
import type { Turn } from './turn.ts';
import { sayWithWayBack } from './offer.ts';

/**
 * Takes an agreement to be remembered, from anywhere and after any no. Where the question that waits has this very word as
 * its answer, that is meant; a person who was never shown the notice is shown it first.
 */
export function takeAgreement(turn: Turn, { text }: Reading): boolean {
  const { draft, guide, now } = turn;
  const { person } = draft;
  if (person.consent === 'given' || isNew(person) || !readAgreement(text)) return false;
  if (isConsentAsked(turn)) return turn.step({ kind: 'text', text: 'ya' });
  if (isShortWord(text) && person.session.waiting && turn.wouldStep(text)) return false;
  if (person.consent === 'unasked') return turn.step({ kind: 'interrupt', flow: guide.notice.flow });
  agree(draft, guide, now);
  sayWithWayBack(turn, turn.words('agreed'));
  return true;
}

function isShortWord(text: string): boolean {
  return normalise(text).split(' ').length <= 2;
}
