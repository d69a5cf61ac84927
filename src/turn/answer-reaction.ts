import { readReaction, type Reaction } from '../understanding/reactions.ts';
import { refusesKeeping } from '../understanding/consent-doubts.ts';
import type { Reading } from '../understanding/reading.ts';
import { sayAnswer } from './answer-question.ts';
import type { Stepping } from './desk.ts';
import { humanOption, isAmid, offer, optionOf, sayWithWayBack, type Offered } from './offer.ts';
import { saidBefore } from './nothing-twice.ts';
import { lastAnswer } from './talk.ts';
import type { TurnText } from './texts.ts';

/** The answer to somebody for whom it is too much money. */
const PRICEY = 'mampu-berat';
/** The answer to somebody of whom nothing is to be kept. */
const FORGETTING = 'privasi-hapus';

/** Two wordings each, so that none is said twice running. */
const REPLIES: Readonly<Record<Exclude<Reaction, 'pricey'>, readonly [TurnText, TurnText]>> = {
  understood: ['reaction_understood', 'reaction_understood_again'],
  later: ['reaction_later', 'reaction_understood_again'],
  leaving: ['reaction_leaving', 'reaction_leaving_again'],
  joy: ['reaction_joy', 'reaction_understood_again'],
  sorrow: ['reaction_sorrow', 'reaction_sorrow_again'],
  doubt: ['reaction_doubt', 'reaction_sorrow_again'],
  laugh: ['reaction_laugh', 'reaction_understood_again'],
  oops: ['reaction_oops', 'reaction_understood_again'],
  sure: ['reaction_sure', 'reaction_doubt'],
  long: ['reaction_long', 'reaction_sorrow_again'],
};

/** A remark on what was just said asks nothing: it is taken as what it is, and nothing is looked up. */
export function answerReaction(turn: Stepping, words: Reading): boolean {
  if (refusesKeeping(words.text)) return answerById(turn, FORGETTING);
  const reaction = readReaction(words.courtesy.core || words.text) ?? (words.short === 'yes' ? 'understood' : null);
  if (reaction === null) return words.short === 'no' && takeNo(turn);
  // "Beneran?" wonders about what was just said; where nothing was, it asks something.
  if (reaction === 'sure' && lastAnswer(turn) === null) return false;
  if (reaction === 'pricey') return answerById(turn, PRICEY);
  turn.draft.hear({ action: 'courtesy' });
  // "Ok" in the middle of a dialogue was meant for its question, which knows no such answer: it is put again.
  if (reaction === 'understood' && isAmid(turn)) return turn.step({ kind: 'repeat' });
  reply(turn, REPLIES[reaction], optionsFor(turn, reaction));
  return true;
}

function answerById(turn: Stepping, id: string): boolean {
  const answer = turn.guide.answers.get(id);
  if (!answer) return false;
  turn.draft.hear({ action: 'answer', topic: answer.topic, answers: [answer.id] });
  sayAnswer(turn, answer);
  return true;
}

/** A no where nothing was offered. */
function takeNo(turn: Stepping): boolean {
  turn.draft.hear({ action: 'courtesy' });
  sayWithWayBack(turn, turn.words('dismissed'));
  return true;
}

/** What may come next: of an answer just given its own next questions, and a person where there is sorrow or doubt. */
function optionsFor(turn: Stepping, reaction: Reaction): Offered[] {
  switch (reaction) {
    case 'sorrow':
    case 'doubt':
    case 'sure':
    case 'long':
      return [{ ...humanOption(turn), means: 'yes' }];
    case 'understood': {
      const last = turn.guide.answers.get(lastAnswer(turn) ?? '');
      const next = (last?.next ?? []).flatMap((id) => turn.guide.answers.get(id) ?? []);
      return next.slice(0, 2).map(optionOf);
    }
    default:
      return [];
  }
}

function reply(turn: Stepping, [first, second]: readonly [TurnText, TurnText], options: readonly Offered[]): void {
  const told = turn.words(first);
  const text = saidBefore(turn, told) ? turn.words(second) : told;
  if (options.length > 0) {
    offer(turn, text, options);
    return;
  }
  sayWithWayBack(turn, text);
}
