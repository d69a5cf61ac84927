import type { Answer, Understanding } from '../understanding/questions.ts';
import type { Stepping } from './desk.ts';
import type { Heard } from './draft.ts';
import { humanOption, isAmid, offer, optionOf, wayBack, type Offered } from './offer.ts';
import { lastAnswer, remember } from './talk.ts';

/**
 * Answers a free question beside the running dialogue, or offers what may be meant. Returns false when nothing was
 * understood, and then nothing was said.
 */
export function answerQuestion(turn: Stepping, question: Understanding, form: { brief?: boolean } = {}): boolean {
  switch (question.action) {
    case 'answer': {
      const answer = question.answerId === null ? undefined : turn.guide.answers.get(question.answerId);
      if (!answer) return false;
      if (answer.elsewhere) {
        turn.draft.hear({ ...heardOf(question), action: 'outside', topic: null });
        sayAll(turn, bubblesOf(turn, answer, {}));
        return true;
      }
      turn.draft.hear({ ...heardOf(question), answers: [answer.id] });
      sayAnswer(turn, answer, { brief: form.brief ?? false, danger: question.danger });
      return true;
    }
    case 'clarify': {
      const candidates = question.candidates.flatMap((id) => turn.guide.answers.get(id) ?? []);
      if (candidates.length === 0) return false;
      turn.draft.hear({ ...heardOf(question), action: 'clarify', candidates: candidates.map(({ id }) => id) });
      offer(turn, turn.words('clarify'), candidates.map(optionOf));
      return true;
    }
    case 'handoff': {
      const answer = question.answerId === null ? undefined : turn.guide.answers.get(question.answerId);
      if (answer) turn.draft.hear({ ...heardOf(question), answers: [answer.id] });
      if (answer) sayAnswer(turn, answer, { brief: form.brief ?? false, humanFirst: true, danger: question.danger });
      else offerHuman(turn, question);
      return true;
    }
    case 'fallback':
      return false;
    default:
      return question.action satisfies never;
  }
}

/** Offers a human; in an emergency what to do now comes first. */
export function offerHuman(turn: Stepping, question: Understanding): void {
  turn.draft.hear({ ...heardOf(question), action: question.emergency ? 'emergency' : 'handoff' });
  if (question.emergency) turn.say('emergency');
  offer(turn, turn.words('handoff_offer'), [{ ...humanOption(turn), means: 'yes' }]);
}

function heardOf({ action, topic, confidence, candidates }: Understanding): Heard {
  return { action, topic, confidence, candidates };
}

interface Manner {
  /** Without options: something else follows. */
  readonly brief?: boolean;
  /** The mentor is the first option in place of the last. */
  readonly humanFirst?: boolean;
  /** Danger was named: the answer begins with what to do if it is happening now. */
  readonly danger?: boolean;
}

/**
 * Says an answer; the last bubble carries what to do next: two ways on and a person. In the middle of a dialogue there are
 * no options, since its own are still open, but the way back to it. What was said a moment ago is not said again.
 */
export function sayAnswer(turn: Stepping, answer: Answer, manner: Manner = {}): void {
  const again = lastAnswer(turn) === answer.id && manner.brief !== true;
  remember(turn, { answer: answer.id, topic: answer.topic });
  const onward = onwardFrom(turn, answer);
  if (again) {
    offer(turn, turn.words('answered_already', { label: answer.label }), [humanOption(turn), ...onward]);
    return;
  }
  const bubbles = bubblesOf(turn, answer, manner);
  if (manner.brief === true || isAmid(turn)) {
    const back = manner.brief === true ? '' : wayBack(turn);
    sayAll(turn, back === '' ? bubbles : [...bubbles.slice(0, -1), `${bubbles.at(-1) ?? ''}\n\n${back}`]);
    return;
  }
  sayAll(turn, bubbles.slice(0, -1));
  offer(
    turn,
    `${bubbles.at(-1) ?? ''}\n\n${turn.words('or_menu')}`,
    manner.humanFirst === true ? [humanOption(turn), ...onward] : [...onward, humanOption(turn)],
  );
}

/** At most two: more than two bubbles are not read. */
function bubblesOf(turn: Stepping, answer: Answer, { danger }: Manner): string[] {
  const scope = turn.scope();
  const { texts } = turn.guide;
  const said = answer.messages.map((message) => message(scope));
  if (answer.caveat) said.push(texts.caveat(scope));
  const all =
    said.length > 2
      ? [said[0] ?? '', said.slice(1).join('\n\n')]
      : said.length === 2 && answer.caveat
        ? [said.join('\n\n')]
        : said;
  if (danger === true && answer.topic !== 'igd') all[0] = `${texts.danger_first(scope)}\n\n${all[0] ?? ''}`;
  return all;
}

function sayAll(turn: Stepping, bubbles: readonly string[]): void {
  for (const text of bubbles) turn.draft.say({ kind: 'say', text });
}

/** Two ways on: what is often asked next, and the dialogue about it. */
function onwardFrom(turn: Stepping, answer: Answer): Offered[] {
  const flow = answer.flow === null ? undefined : turn.guide.program.flows.get(answer.flow);
  const next = answer.next.flatMap((id) => turn.guide.answers.get(id) ?? []).map(optionOf);
  if (!flow) return next.slice(0, 2);
  return [...next.slice(0, 1), { label: flow.title(turn.scope()), to: { kind: 'flow', flow: flow.id } }];
}
