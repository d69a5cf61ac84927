import { asksWhether, withoutOpening } from '../understanding/polarity.ts';
import type { Answer, Understanding } from '../understanding/questions.ts';
import { plainWords } from '../understanding/question-words.ts';
import { asksOn, leansOnLast } from '../understanding/follow-up.ts';
import type { Reading } from '../understanding/reading.ts';
import { piecesOf } from '../understanding/sentences.ts';
import type { Stepping } from './desk.ts';
import type { Heard } from './draft.ts';
import { humanOption, isAmid, offer, optionOf, sayWithWayBack, type Offered } from './offer.ts';
import { lastAnswer, remember } from './talk.ts';

/**
 * Answers what is asked beside the running dialogue, or offers what may be meant. Short words are read with the last
 * answer first; two clear questions get two short answers. Returns false when nothing was understood, and then nothing
 * was said.
 */
export function answerWords(turn: Stepping, words: Reading): boolean {
  const last = lastAnswer(turn);
  const leaning = last === null ? null : turn.guide.follow(words.courtesy.core || words.text, last);
  if (
    leaning !== null &&
    !repeats(leaning, words, last) &&
    answerQuestion(turn, asksOn(words.text) ? onwardOf(turn, leaning, last) : leaning)
  )
    return true;
  const both = words.questions.flatMap((asked): Said[] => {
    const answer = asked.action === 'answer' ? answerOf(turn, asked) : undefined;
    return answer && !answer.elsewhere ? [{ answer, whether: isWhether(asked) }] : [];
  });
  const [first] = both;
  const beside =
    first && both.length === 1 && first.answer.id !== last ? askedOn(turn, words, first.answer) : undefined;
  const second = both[1] ?? (beside && { answer: beside, whether: false });
  if (!first || !second || first.answer === second.answer) return answerQuestion(turn, inTalk(turn, words, last));
  turn.draft.hear({ ...heardOf(words.question), answers: [first.answer.id, second.answer.id] });
  sayBoth(turn, first, second);
  return true;
}

/** The same answer again, although the words by themselves surely ask for another. */
function repeats({ answerId }: Understanding, { question, courtesy }: Reading, last: string | null): boolean {
  if (leansOnLast(courtesy.core)) return false;
  const isSure = question.action === 'answer' && question.confidence >= SURE_ALONE;
  return answerId === last && isSure && question.answerId !== last;
}

/** So sure of another answer, short words are not about the last one. */
const SURE_ALONE = 0.8;
/** Names a thing and nothing else: "kacamata?". */
const NAMES_ONE = 3;
/** Less like anything than this, words are not about what was talked about either. */
const LIKELY = 0.3;

/**
 * What is half understood, where the talk decides it: one of those that may be meant belongs to what was just answered or
 * comes next, or so few words name a thing of which the nearest answers all speak.
 */
function inTalk({ guide }: Stepping, words: Reading, last: string | null): Understanding {
  const { question } = words;
  const before = last === null ? undefined : guide.answers.get(last);
  if (question.action !== 'clarify' || question.confidence < LIKELY || !before || !words.isAsking) return question;
  const candidates = question.candidates.flatMap((id) => guide.answers.get(id) ?? []);
  const near = candidates.find(({ id, topic }) => id !== last && (topic === before.topic || before.next.includes(id)));
  const [first, second] = candidates;
  const isNamed = first?.topic === second?.topic && plainWords(words.courtesy.core).length <= NAMES_ONE;
  const meant = near ?? (isNamed ? first : undefined);
  return meant ? { ...question, action: 'answer', answerId: meant.id, topic: meant.topic } : question;
}

/** A last question that leans on the first one: "iuran berapa? terus bayarnya di mana?" */
function askedOn(turn: Stepping, { courtesy, text }: Reading, first: Answer): Answer | undefined {
  const asking = piecesOf(courtesy.core || text).filter(({ asks, denied }) => asks && !denied);
  const last = asking.length > 1 ? asking.at(-1) : undefined;
  const leaning = last && turn.guide.follow(last.text, first.id);
  const answer = leaning?.action === 'answer' ? answerOf(turn, leaning) : undefined;
  return answer && !answer.elsewhere ? answer : undefined;
}

/** "Terus?": what is often asked after the last answer, in place of the same answer once more. */
function onwardOf({ guide }: Stepping, leaning: Understanding, last: string | null): Understanding {
  const [next] = leaning.answerId === last ? (guide.answers.get(last ?? '')?.next ?? []) : [];
  return next === undefined ? leaning : { ...leaning, answerId: next };
}

/** Answers one question, or offers what may be meant. Returns false when nothing was understood, and then nothing was said. */
export function answerQuestion(turn: Stepping, question: Understanding, form: { brief?: boolean } = {}): boolean {
  const manner: Manner = { brief: form.brief ?? false, danger: question.danger, whether: isWhether(question) };
  switch (question.action) {
    case 'answer': {
      const answer = answerOf(turn, question);
      if (!answer) return false;
      if (answer.elsewhere) {
        turn.draft.hear({ ...heardOf(question), action: 'outside', topic: null });
        sayAll(turn, bubblesOf(turn, answer, {}));
        return true;
      }
      turn.draft.hear({ ...heardOf(question), answers: [answer.id] });
      sayAnswer(turn, answer, manner);
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
      const answer = answerOf(turn, question);
      if (!answer) {
        offerHuman(turn, question);
        return true;
      }
      turn.draft.hear({ ...heardOf(question), answers: [answer.id] });
      sayAnswer(turn, answer, { ...manner, humanFirst: true });
      return true;
    }
    case 'fallback':
      return false;
    default:
      return question.action satisfies never;
  }
}

function answerOf({ guide }: Stepping, { answerId }: Understanding): Answer | undefined {
  return answerId === null ? undefined : guide.answers.get(answerId);
}

/** Offers a human; in an emergency what to do now comes first. */
function offerHuman(turn: Stepping, question: Understanding): void {
  turn.draft.hear({ ...heardOf(question), action: question.emergency ? 'emergency' : 'handoff' });
  if (question.emergency) turn.say('emergency');
  offer(turn, turn.words('handoff_offer'), [{ ...humanOption(turn), means: 'yes' }]);
}

/** Whether yes or no was asked in the sense in which the answer is written. */
function isWhether({ why }: Understanding): boolean {
  return why !== undefined && asksWhether(why.read);
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
  /** Yes or no was asked, so that an answer may open with it; else it opens with its topic. */
  readonly whether?: boolean;
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
    const said = answer.messages.map((message) => message(turn.scope())).join(' ');
    offer(turn, turn.words('answered_already', { label: answer.label, said }), [humanOption(turn), ...onward]);
    return;
  }
  const bubbles = bubblesOf(turn, answer, manner);
  if (manner.brief === true) {
    sayAll(turn, bubbles);
    return;
  }
  const last = bubbles.at(-1) ?? '';
  sayAll(turn, bubbles.slice(0, -1));
  if (isAmid(turn)) {
    sayWithWayBack(turn, last);
    return;
  }
  offer(
    turn,
    `${last}\n\n${turn.words('or_menu')}`,
    manner.humanFirst === true ? [humanOption(turn), ...onward] : [...onward, humanOption(turn)],
  );
}

interface Said {
  readonly answer: Answer;
  readonly whether: boolean;
}

/** Two answers, each in one bubble; each opens with a yes or no only where that was asked. */
function sayBoth(turn: Stepping, ...both: readonly [Said, Said]): void {
  const [first, second] = [both[0].answer, both[1].answer];
  remember(turn, { answer: second.id, topic: second.topic });
  const scope = turn.scope();
  const [one = '', other = ''] = both.map(({ answer, whether }) => {
    const text = answer.messages.map((say) => say(scope)).join('\n');
    return whether ? text : withoutOpening(text);
  });
  const caveat = first.caveat || second.caveat ? [turn.guide.texts.caveat(scope)] : [];
  turn.draft.say({ kind: 'say', text: one });
  const closing = [other, ...caveat].join('\n\n');
  if (isAmid(turn)) sayWithWayBack(turn, closing);
  else offer(turn, `${closing}\n\n${turn.words('or_menu')}`, [...onwardFrom(turn, second), humanOption(turn)]);
}

/** At most two: more than two bubbles are not read. */
function bubblesOf(turn: Stepping, answer: Answer, { danger, whether }: Manner): string[] {
  const scope = turn.scope();
  const { texts } = turn.guide;
  const said = answer.messages.map((message) => message(scope));
  if (whether !== true) said[0] = withoutOpening(said[0] ?? '');
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
