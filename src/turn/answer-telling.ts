import type { Reading } from '../understanding/reading.ts';
import { isTelling, readTelling, type Telling } from '../understanding/telling.ts';
import type { Stepping } from './desk.ts';
import { sayAnswer } from './answer-question.ts';
import { saidBefore } from './nothing-twice.ts';
import { humanOption, isAmid, offer, optionOf, sayWithWayBack, type Offered } from './offer.ts';
import type { TurnText } from './texts.ts';

/** How sure a question must be to be answered in place of what is told. */
const SURE = 0.8;
/** Less likely answers are not worth offering to somebody who asked nothing. */
const WORTH_OFFERING = 0.35;

/** Beside a person. */
const MOST = 2;

/** What is said to each, and the answers that may help next. */
const REPLIES: Readonly<
  Record<Exclude<Telling, 'joining'>, { readonly text: TurnText; readonly next: readonly string[] }>
> = {
  deaf: { text: 'telling_deaf', next: ['pandawa-nomor'] },
  reading: { text: 'telling_reading', next: [] },
  afraid: { text: 'telling_afraid', next: [] },
  fraud: { text: 'telling_fraud', next: ['penipuan-ciri', 'penipuan-kena'] },
  angry: { text: 'telling_angry', next: [] },
  income: { text: 'telling_income', next: ['mampu-tidak-tetap', 'pbi-cara'] },
  far: { text: 'telling_far', next: ['tanpa-hp-cara', 'lansia-wakil'] },
  ill: { text: 'telling_ill', next: ['status-cek', 'sakit-daftar'] },
  bereaved: { text: 'telling_bereaved', next: [] },
  for_other: { text: 'telling_for_other', next: ['daftar-cara', 'status-cek'] },
};
/** Who wants to be in is shown how. */
const HOW_TO_JOIN = 'daftar-cara';
/** These say more than the nearest answer would. */
const ABOVE_ANSWERS: ReadonlySet<Telling> = new Set(['afraid', 'deaf', 'angry']);

/** What tells of a life and asks nothing is listened to: it is said back in a way that fits, with one thing that helps next. */
export function answerTelling(turn: Stepping, words: Reading): boolean {
  const { question } = words;
  const core = words.courtesy.core || words.text;
  const kind = readTelling(core);
  const isAnswered = question.action === 'answer' || question.action === 'handoff';
  const isAbove = kind !== null && ABOVE_ANSWERS.has(kind) && (kind === 'afraid' || question.confidence < SURE);
  if (isAnswered && !isAbove) return false;
  if (kind === 'joining') return join(turn);
  const found = question.action === 'clarify' && question.confidence >= WORTH_OFFERING ? question.candidates : [];
  if (kind !== null) {
    const { text, next } = REPLIES[kind];
    // The options of a dialogue in the middle stay the ones that a number means.
    const offered = isAmid(turn) ? null : [...new Set([...next.slice(0, 1), ...found, ...next])].slice(0, MOST);
    turn.draft.hear({ action: 'courtesy', candidates: offered ?? [] });
    reply(turn, [text, 'listened_again'], offered && optionsOf(turn, offered));
    return true;
  }
  // At first contact it may be about anything; in a talk about JKN it belongs to that.
  if (!isTelling(core) || (question.outside && turn.draft.person.session.talk === undefined)) return false;
  turn.draft.hear({ action: 'courtesy', candidates: found });
  if (found.length > 0) reply(turn, ['listened_maybe', 'listened_maybe_again'], optionsOf(turn, found));
  else reply(turn, ['listened', 'listened_again'], null);
  return true;
}

function optionsOf({ guide }: Stepping, ids: readonly string[]): Offered[] {
  return ids.flatMap((id) => guide.answers.get(id) ?? []).map(optionOf);
}

function join(turn: Stepping): boolean {
  const answer = turn.guide.answers.get(HOW_TO_JOIN);
  if (!answer) return false;
  turn.draft.hear({ action: 'answer', topic: answer.topic, answers: [answer.id] });
  sayAnswer(turn, answer);
  return true;
}

/** Null: nothing is offered, not even a person. */
function reply(
  turn: Stepping,
  [first, second]: readonly [TurnText, TurnText],
  offered: readonly Offered[] | null,
): void {
  const told = turn.words(first);
  const text = saidBefore(turn, told) ? turn.words(second) : told;
  // The options of a dialogue in the middle stay the ones that a number means.
  if (offered === null) sayWithWayBack(turn, text);
  else offer(turn, text, [...offered, humanOption(turn)]);
}
