import type { AsideTarget } from '../store/person-session.ts';
import { startAnew } from './answer-correction.ts';
import { beginOutcome } from './answer-outcome.ts';
import { sayAnswer } from './answer-question.ts';
import type { Reading } from '../understanding/reading.ts';
import { bareNumber } from '../understanding/shown-number.ts';
import type { Stepping } from './desk.ts';
import { callHuman } from './human-wish.ts';
import { obey } from './obey.ts';
import { stopMessages } from './stopping.ts';
import { calm, callUrgently, raiseAlarm } from './urgent-acts.ts';

/** A press on an option that stood beside the dialogue. False: it belongs to something else. */
export function takeOfferedPress(turn: Stepping, ask: number, n: number): boolean {
  const { aside } = turn.draft.person.session;
  const chosen = aside?.ask === ask ? aside.options.find((candidate) => candidate.n === n) : undefined;
  if (!chosen) return false;
  follow(turn, chosen.to);
  return true;
}

/**
 * The number or the words of an option that stood beside the dialogue, or a yes or no to what the bot offered, where the
 * dialogue itself does not claim them.
 */
export function takeOfferedWords(turn: Stepping, words: Pick<Reading, 'text' | 'short'>): boolean {
  const { session } = turn.draft.person;
  const { aside } = session;
  if (!aside) return false;
  // Read only here: mostly nothing was offered.
  const { text, short } = words;
  const meant = short === null ? undefined : aside.options.find(({ means }) => means === short);
  if (meant) {
    follow(turn, meant.to);
    return true;
  }
  // As a number: "02" is a 2 here, since no words are awaited that it could be. What was shown last is meant.
  const typed = Number(bareNumber(text));
  const byNumber = aside.options.find((candidate) => candidate.n === typed);
  if (byNumber) {
    follow(turn, byNumber.to);
    return true;
  }
  if (session.waiting && turn.wouldStep(text)) return false;
  const names = aside.options.map((candidate) => ({ label: candidate.label, also: [] }));
  const choice = turn.guide.program.readers.choose(text, names);
  const chosen = choice.kind === 'chosen' ? aside.options[choice.index] : undefined;
  // A bare number that is none of the numbers shown means nothing here.
  if (!chosen || Number.isInteger(typed)) return false;
  follow(turn, chosen.to);
  return true;
}

/** Does what the option stands for; what stood beside the dialogue is over. */
function follow(turn: Stepping, to: AsideTarget): void {
  const { aside: _, ...session } = turn.draft.person.session;
  turn.draft.moveTo(session);
  switch (to.kind) {
    case 'question': {
      const answer = turn.guide.answers.get(to.id);
      if (answer) sayAnswer(turn, answer);
      else turn.say('stale_choice');
      return;
    }
    case 'flow':
      turn.step({ kind: 'interrupt', flow: to.flow });
      return;
    case 'outcome':
      beginOutcome(turn, to);
      return;
    case 'stop':
      stopMessages(turn);
      return;
    case 'unstop':
      if (!startAnew(turn)) turn.say('stale_choice');
      return;
    case 'human':
      turn.draft.hear({ action: 'handoff', topic: 'pendamping' });
      callHuman(turn, null);
      return;
    case 'command':
      obey(turn, to.command);
      return;
    case 'danger':
      turn.draft.hear({ action: 'emergency', topic: 'igd', confidence: 1 });
      raiseAlarm(turn, to.danger, null);
      return;
    case 'no_danger':
      calm(turn, to.question);
      return;
    case 'urgent_human':
      callUrgently(turn, null);
      return;
    case 'dismiss':
      turn.say('dismissed');
      return;
    default:
      to satisfies never;
  }
}
