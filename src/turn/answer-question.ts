import type { AsideOption } from '../store/person-session.ts';
import { pausedTitleOf } from '../engine/resumable.ts';
import type { Answer, Understanding } from '../understanding/questions.ts';
import type { Stepping } from './desk.ts';
import type { Heard } from './draft.ts';
import { remember } from './talk.ts';

/**
 * Answers a free question beside the running dialogue. At most three short messages; the last carries what to do next as
 * options; then whatever waits is put again. Returns false when nothing was understood, and then nothing was said.
 */
export function answerQuestion(turn: Stepping, question: Understanding, form: { brief?: boolean } = {}): boolean {
  switch (question.action) {
    case 'answer': {
      const answer = question.answerId === null ? undefined : turn.guide.answers.get(question.answerId);
      if (!answer) return false;
      turn.draft.hear({ ...heardOf(question), answers: [answer.id] });
      sayAnswer(turn, answer, { brief: form.brief ?? false, danger: question.danger });
      return true;
    }
    case 'clarify': {
      const candidates = question.candidates.flatMap((id) => turn.guide.answers.get(id) ?? []);
      if (candidates.length === 0) return false;
      turn.draft.hear({ ...heardOf(question), action: 'clarify', candidates: candidates.map(({ id }) => id) });
      offer(turn, turn.guide.texts.clarify(turn.scope()), [...candidates.map((answer) => option(answer)), human(turn)]);
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
  offer(turn, turn.guide.texts.handoff_offer(turn.scope()), [{ ...human(turn), means: 'yes' }]);
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

/** Says an answer; the last message carries what to do next as options. */
export function sayAnswer(turn: Stepping, answer: Answer, manner: Manner = {}): void {
  remember(turn, { answer: answer.id, topic: answer.topic });
  const scope = turn.scope();
  const { texts } = turn.guide;
  const said = answer.messages.map((message) => message(scope));
  if (manner.danger === true && answer.topic !== 'igd') said[0] = `${texts.danger_first(scope)}\n\n${said[0] ?? ''}`;
  const last = said.pop() ?? '';
  for (const text of said) turn.draft.say({ kind: 'say', text });
  const text = answer.caveat ? `${last}\n\n${texts.caveat(scope)}` : last;
  if (manner.brief === true) {
    turn.draft.say({ kind: 'say', text });
    return;
  }
  const next = answer.next.flatMap((id) => turn.guide.answers.get(id) ?? []).map(option);
  const flow = answer.flow === null ? undefined : turn.guide.program.flows.get(answer.flow);
  const deeper: Offered[] = flow ? [{ label: flow.title(scope), to: { kind: 'flow', flow: flow.id } }] : [];
  const onward = [...next.slice(0, deeper.length > 0 ? 2 : 3), ...deeper];
  offer(turn, text, manner.humanFirst === true ? [human(turn), ...onward] : [...onward, human(turn)]);
}

type Offered = Omit<AsideOption, 'n'>;

function option(answer: Answer): Offered {
  return { label: answer.label, to: { kind: 'question', id: answer.id } };
}

function human(turn: Stepping): Offered {
  return { label: turn.guide.texts.ask_human(turn.scope()), to: { kind: 'command', command: 'help' } };
}

/**
 * Says a text with options that stand beside the dialogue. Their numbers follow those of the question that waits, so
 * that a typed number means one thing only; that question is put again right after.
 */
function offer(turn: Stepping, text: string, offered: readonly Offered[]): void {
  const { session } = turn.draft.person;
  const first = session.waiting ? session.waiting.shown.length + 1 : 1;
  const all = [...offered];
  const title = session.waiting ? null : pausedTitleOf(turn.guide.program, session, turn.scope());
  if (title !== null) {
    all.push({
      label: turn.guide.texts.resume_to(turn.scope(), { title }),
      to: { kind: 'command', command: 'resume' },
    });
  }
  const ask = session.asks + 1;
  const options = all.map((candidate, i) => ({ ...candidate, n: first + i }));
  turn.draft.moveTo({ ...session, asks: ask, aside: { ask, options } });
  turn.draft.say({ kind: 'say', text, ask, options: options.map(({ n, label }) => ({ n, label })) });
  if (session.waiting) turn.step({ kind: 'repeat' });
}
