import type { Salam } from '../understanding/courtesy-words.ts';
import { onlyOpens } from '../understanding/opening.ts';
import type { Reading } from '../understanding/reading.ts';
import type { Speaking, Stepping } from './desk.ts';
import { sayWithWayBack } from './offer.ts';

/** Greetings that would be left hanging without their own answer; "halo" and the time of the day would not. */
const ANSWERED: ReadonlySet<Salam> = new Set([
  'assalamualaikum',
  'swastiastu',
  'shalom',
  'horas',
  'kulonuwun',
  'sampurasun',
]);

/** A greeting or thanks and nothing else gets the same back; nothing is looked up, and a mentor is not told. */
export function answerCourtesy(turn: Stepping, { courtesy, isGreeting, text }: Reading): boolean {
  const opens = isGreeting || (courtesy.core !== '' && onlyOpens(text, courtesy.core));
  if (courtesy.core !== '' && !opens) return false;
  turn.draft.hear({ action: 'courtesy' });
  const answer = opens
    ? `${turn.words('mirrored', { salam: courtesy.salam ?? 'halo' })} ${turn.words('greeted')}`
    : turn.words('thanked');
  sayWithWayBack(turn, answer);
  return true;
}

/** An answer to words that came with a greeting begins with the greeting's own answer. */
export function mirrorSalam(turn: Speaking, words: Reading): void {
  const { heard, messages } = turn.draft;
  // Most turns note nothing: their greeting need not be looked for.
  if (heard === null || heard.action === 'courtesy' || heard.action === 'emergency') return;
  const { salam } = words.courtesy;
  if (salam === null || !ANSWERED.has(salam)) return;
  const [first] = messages;
  if (first?.kind !== 'say' || first.text === '') return;
  turn.draft.replaceAt(0, { ...first, text: `${turn.words('mirrored', { salam })}\n${first.text}` });
}
