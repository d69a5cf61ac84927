import type { Reading } from '../understanding/reading.ts';
import { normalise } from '../understanding/normalise.ts';
import type { Stepping } from './desk.ts';
import { humanOption, offer, optionOf } from './offer.ts';
import { lastAnswer, lastTopic } from './talk.ts';

/** Where a wish in words stands in the origin of a ticket: no dialogue asked for it. */
const ORIGIN = { flow: 'talk', step: 'wish' };
/** A wish that says no more than that has no topic of its own. */
const TELLS_MORE = 45;
/** The topic of a ticket where nothing is known. */
const ANY_TOPIC = 'lainnya';

/** BANTUAN and its like: with nothing talked about before, a short question asks what about. */
const NAMES_HELPER = /pendamping/;

/**
 * A wish for a person is the request itself: its ticket opens in this very turn, wherever the dialogue stands. The label
 * of an option that waits is left to its dialogue, which may know better what help is about.
 */
export function takeHumanWish(turn: Stepping, words: Reading): boolean {
  // "Kader" is the keyword of a dialogue of its own.
  if (!words.human || turn.guide.keywords.has(normalise(words.text))) return false;
  // What only sounds like a wish may be a name or a village that was asked for.
  if (words.humanHelp.learnt && turn.draft.person.session.waiting !== null && turn.wouldStep(words.text)) return false;
  const topic = lastTopic(turn);
  const asksWhatAbout = words.command === 'help' && !NAMES_HELPER.test(normalise(words.text));
  if (topic === null ? asksWhatAbout || isWaitingLabel(turn, words) : isLabelOfOther(turn, words)) return false;
  turn.draft.hear({ action: 'handoff', topic: 'pendamping' });
  callHuman(turn, words.text);
  return true;
}

/** What may be a wish opens no ticket: a person is offered, before what else may be meant. */
export function offerPerhaps(turn: Stepping, { perhapsHuman, question, courtesy, text }: Reading): boolean {
  if (!perhapsHuman || question.action === 'answer') return false;
  // "Lebih jelas dong" right after an answer asks on.
  const last = lastAnswer(turn);
  if (last !== null && turn.guide.follow(courtesy.core || text, last) !== null) return false;
  const candidates = question.candidates.flatMap((id) => turn.guide.answers.get(id) ?? []);
  turn.draft.hear({ action: 'clarify', topic: 'pendamping', candidates: candidates.map(({ id }) => id) });
  offer(turn, turn.words('handoff_offer'), [
    { ...humanOption(turn), means: 'yes' },
    ...candidates.slice(0, 2).map(optionOf),
  ]);
  return true;
}

/** Calls a person about what was talked about last; the ticket desk opens the ticket at the end of this turn. */
export function callHuman(turn: Stepping, words: string | null): void {
  const topic = lastTopic(turn);
  turn.draft.askHuman({
    ...ORIGIN,
    topic: topic ?? ANY_TOPIC,
    wish: { words, isKnown: topic !== null || (words ?? '').length > TELLS_MORE },
  });
}

/** BANTUAN means the same whatever waits, once it is known what about. */
function isLabelOfOther(turn: Stepping, words: Reading): boolean {
  return words.command !== 'help' && isWaitingLabel(turn, words);
}

/** Whether somebody typed the very label of an option that waits, or a word or two that choose one. */
function isWaitingLabel(turn: Stepping, { text, command }: Reading): boolean {
  const label = turn.draft.person.session.waiting === null ? null : turn.wouldChoose(text);
  if (label === null) return false;
  const said = normalise(text);
  return normalise(label) === said || (command === null && said.split(' ').length <= 2);
}
