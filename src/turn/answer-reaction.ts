import { isTelling, readReaction, type Reaction } from '../understanding/reactions.ts';
import type { Reading } from '../understanding/reading.ts';
import { isAsking } from '../understanding/choose.ts';
import { sayAnswer } from './answer-question.ts';
import type { Stepping } from './desk.ts';
import { humanOption, isAmid, offer, optionOf, sayWithWayBack, type Offered } from './offer.ts';
import { saidBefore } from './nothing-twice.ts';
import { lastAnswer } from './talk.ts';
import type { TurnText } from './texts.ts';

/** The answer to somebody for whom it is too much money. */
const PRICEY = 'mampu-berat';

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
  long: ['reaction_long', 'reaction_sorrow_again'],
};

/** A remark on what was just said asks nothing: it is taken as what it is, and nothing is looked up. */
export function answerReaction(turn: Stepping, words: Reading): boolean {
  const reaction = readReaction(words.courtesy.core || words.text);
  if (reaction === null) return false;
  // "ok" in the middle of a dialogue was meant for its question.
  if (reaction === 'understood' && words.isBareReply && turn.draft.person.session.waiting !== null && isAmid(turn))
    return false;
  const pricey = reaction === 'pricey' ? turn.guide.answers.get(PRICEY) : undefined;
  if (pricey) {
    turn.draft.hear({ action: 'answer', topic: pricey.topic, answers: [pricey.id] });
    sayAnswer(turn, pricey);
    return true;
  }
  if (reaction === 'pricey') return false;
  turn.draft.hear({ action: 'courtesy' });
  reply(turn, REPLIES[reaction], optionsFor(turn, reaction));
  return true;
}

/** What tells of a life and asks nothing is listened to; what may be meant is offered beside. */
export function answerTelling(turn: Stepping, words: Reading): boolean {
  const { question } = words;
  const core = words.courtesy.core || words.text;
  if (question.action === 'answer' || question.action === 'handoff') return false;
  if (isAsking(core) || !isTelling(core)) return false;
  // At first contact it may be about anything; in a talk about JKN it belongs to that.
  if (question.outside && turn.draft.person.session.talk === undefined) return false;
  const found = question.action === 'clarify' ? question.candidates : [];
  const candidates = found.flatMap((id) => turn.guide.answers.get(id) ?? []);
  turn.draft.hear({ action: 'courtesy', candidates: candidates.map(({ id }) => id) });
  const texts =
    candidates.length > 0
      ? (['listened_maybe', 'listened_maybe_again'] as const)
      : (['listened', 'listened_again'] as const);
  reply(turn, texts, candidates.map(optionOf));
  return true;
}

/** What may come next: of an answer just given its own next questions, and a person where there is sorrow or doubt. */
function optionsFor(turn: Stepping, reaction: Reaction): Offered[] {
  switch (reaction) {
    case 'sorrow':
    case 'doubt':
    case 'long':
      return [{ ...humanOption(turn), means: 'yes' }];
    case 'understood': {
      if (isAmid(turn)) return [];
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
