import type { Urgent } from '../store/person-session.ts';
import { URGENT_TOPIC } from '../store/tickets.ts';
import type { Danger } from '../understanding/danger/read-danger.ts';
import type { UrgentQuestion } from '../understanding/danger/urgent-questions.ts';
import type { Reading } from '../understanding/reading.ts';
import { answerQuestion } from './answer-question.ts';
import type { Stepping } from './desk.ts';
import { isNew } from './new-person.ts';
import { offer, type Offered } from './offer.ts';
import type { TurnText } from './texts.ts';
import { keepUrgent, urgentOf } from './urgent-memory.ts';

/** The two lines that answer it. */
export const URGENT_ANSWERS: Readonly<Record<UrgentQuestion, TurnText>> = {
  card: 'urgent_card',
  money: 'urgent_money',
  papers: 'urgent_papers',
  pay_first: 'urgent_pay_first',
  which_hospital: 'urgent_which_hospital',
  no_answer: 'urgent_no_answer',
  refused: 'urgent_refused',
  at_home: 'urgent_at_home',
  arrived: 'urgent_arrived',
  transport: 'urgent_transport',
};
/** What is said first. */
export const ALARM: Readonly<Record<Urgent['kind'], TurnText>> = { body: 'emergency', despair: 'despair' };

/** What to do now, what was asked about it, and a person. */
export function raiseAlarm(turn: Stepping, kind: Urgent['kind'], asked: UrgentQuestion | null): void {
  keepUrgent(turn, kind, asked ?? undefined);
  if (asked !== null && kind === 'body') {
    turn.say(ALARM[kind]);
    sayUrgent(turn, turn.words(URGENT_ANSWERS[asked]));
  } else sayUrgent(turn, turn.words(ALARM[kind]));
}

/** In doubt: what to do stands above the question whether it happens now. */
export function askNow(turn: Stepping, danger: Danger, words: Reading | null): void {
  const question = words?.question ?? null;
  const answer = question?.action === 'answer' ? question.answerId : null;
  const candidates = answer === null ? (question?.candidates ?? []) : [answer];
  turn.draft.hear({ action: 'clarify', topic: 'igd', candidates, confidence: 0.5, why: danger.why });
  const despairs = danger.kind === 'despair';
  const text = despairs ? turn.words('despair_ask') : `${turn.words('danger_first')}\n\n${turn.words('danger_ask')}`;
  const yes: Offered = {
    label: turn.words(despairs ? 'despair_yes' : 'danger_yes'),
    to: { kind: 'danger', danger: danger.kind },
    means: 'yes',
  };
  const no: Offered = {
    label: turn.words('danger_no'),
    to: { kind: 'no_danger', question: answer },
    means: 'no',
  };
  offer(turn, text, [yes, no]);
}

/** "Tidak": the question that was put is answered after all. */
export function calm(turn: Stepping, question: string | null): void {
  const answer = question === null ? undefined : turn.guide.answers.get(question);
  if (answer) {
    const known = { topic: answer.topic, answerId: answer.id, candidates: [], emergency: false, outside: false };
    answerQuestion(turn, { action: 'answer', confidence: 1, danger: false, ...known });
    return;
  }
  turn.say('danger_calm');
  if (isNew(turn.draft.person)) turn.step({ kind: 'start', flow: turn.guide.program.welcome });
  else if (turn.draft.person.session.waiting) turn.step({ kind: 'repeat' });
}

/** A person now: an urgent ticket, or the open one becomes urgent. `words`: what they wrote; null: they pressed. */
export function callUrgently(turn: Stepping, words: string | null): void {
  turn.draft.hear({ action: 'handoff', topic: 'igd', why: 'a person, in an emergency' });
  keepUrgent(turn, urgentOf(turn)?.kind ?? 'body');
  turn.draft.askHuman({ topic: URGENT_TOPIC, flow: 'talk', step: 'urgent', urgent: { words } });
}

export function sayUrgent(turn: Stepping, text: string): void {
  offer(turn, text, [{ label: turn.words('urgent_call'), to: { kind: 'urgent_human' } }]);
}
