import type { Urgent } from '../store/person-session.ts';
import type { Command } from '../understanding/api.ts';
import { readDanger, type Danger } from '../understanding/danger/read-danger.ts';
import { isEmergencyOver, readUrgentQuestion } from '../understanding/danger/urgent-questions.ts';
import { normalise } from '../understanding/normalise.ts';
import type { Reading } from '../understanding/reading.ts';
import type { Meaning, Stepping } from './desk.ts';
import { takeOfferedWords } from './last-offer.ts';
import type { TurnText } from './texts.ts';
import { ALARM, askNow, callUrgently, raiseAlarm, sayUrgent, URGENT_ANSWERS } from './urgent-acts.ts';
import { countSaid, endUrgent, keepUrgent, urgentOf } from './urgent-memory.ts';

/** What is said to anything else in these hours, in turn: never the same twice running. */
const OTHERWISE: Readonly<Record<Urgent['kind'], readonly [TurnText, TurnText]>> = {
  body: ['urgent_other', 'urgent_other_again'],
  despair: ['despair_other', 'despair_other_again'],
};
/** Global words that begin something else. */
const ENDING: ReadonlySet<Command> = new Set(['menu', 'start', 'my_data', 'erase_data']);
/** The short word to anything else is said so often. */
const TOLD_ENOUGH = 2;
/** How sure another wish must be to end an emergency. */
const SURE = 0.9;
/** Minutes count: nothing else may be said beside it, no menu, no question that waits. */
export function answerDanger(turn: Stepping, words: Reading): boolean {
  return heedDanger(turn, words.alarm, words);
}

/** Words in an edited message may be a call for help as well. */
export function answerDangerBeside(turn: Stepping, meaning: Meaning): boolean {
  const alarm = meaning.words === null ? alarmOf(meaning) : null;
  return alarm !== null && heedDanger(turn, alarm, null);
}

/** The danger in what arrived, whatever it came as; null: it has no words. */
export function alarmOf({ inbound: { content }, words }: Pick<Meaning, 'inbound' | 'words'>): Danger | null {
  if (words !== null) return words.alarm;
  return content.kind === 'edited' ? readDanger(content.text) : null;
}

/** Whether this is said in an emergency, or may begin one. */
export function isUrgentTalk(turn: Stepping, meaning: Meaning): boolean {
  if (meaning.words?.optOut === 'stop') return false;
  return urgentOf(turn) !== null || (alarmOf(meaning)?.level ?? 'none') !== 'none';
}

/**
 * While a mentor holds a ticket the bot says only what cannot wait: the alarm, and the two lines of its questions; the
 * words reach the mentor all the same. Returns whether they are to be marked. `text`: null where there are only words
 * beside a picture.
 */
export function heedBesideMentor(turn: Stepping, alarm: Danger | null, text: string | null): boolean {
  const urgent = urgentOf(turn);
  if (alarm?.level === 'now') {
    if (urgent?.kind !== alarm.kind) turn.say(ALARM[alarm.kind]);
    keepUrgent(turn, alarm.kind);
    return true;
  }
  const asked = urgent === null || text === null ? null : readUrgentQuestion(text);
  if (asked !== null) {
    turn.say(URGENT_ANSWERS[asked]);
    return true;
  }
  if (alarm?.level === 'ask') turn.say('danger_first');
  return alarm?.level === 'ask';
}

function heedDanger(turn: Stepping, danger: Danger, words: Reading | null): boolean {
  switch (danger.level) {
    case 'now':
      // In an emergency its own questions come first: what is asked now is one of them.
      if (urgentOf(turn)?.kind === danger.kind) return false;
      turn.draft.hear({ action: 'emergency', topic: 'igd', confidence: 1, why: danger.why });
      raiseAlarm(turn, danger.kind, words === null ? null : readUrgentQuestion(words.text));
      return true;
    case 'ask':
      if (urgentOf(turn)) return false;
      // They were asked, and go on about it: that is an answer.
      if (wasAsked(turn)) return heedDanger(turn, { ...danger, level: 'now' }, words);
      askNow(turn, danger, words);
      return true;
    case 'none':
      if (!danger.asked || words === null || isAnswered(words) || urgentOf(turn) || wasAsked(turn)) return false;
      askNow(turn, danger, words);
      return true;
    default:
      return danger.level satisfies never;
  }
}

/**
 * The hours after an alarm: what people ask next is answered in two lines, without menu or lesson; anything else gets a
 * short word. It ends when they say that it is over, with a global word, or with another sure wish.
 */
export function answerInEmergency(turn: Stepping, words: Reading): boolean {
  const urgent = urgentOf(turn);
  if (!urgent) return false;
  if (words.command !== null && ENDING.has(words.command)) {
    endUrgent(turn);
    return false;
  }
  if (words.command === 'help' || words.human) {
    callUrgently(turn, words.text);
    return true;
  }
  if (isShort(words.text) && takeOfferedWords(turn, words)) return true;
  if (isEmergencyOver(words.text)) {
    endUrgent(turn);
    turn.draft.hear({ action: 'courtesy', topic: 'igd', why: 'the emergency is over' });
    turn.say(urgent.kind === 'despair' ? 'despair_over' : 'urgent_over');
    return true;
  }
  const asked = readUrgentQuestion(words.text);
  if (asked === null && words.danger === 'none' && isOtherWish(turn, words)) {
    endUrgent(turn);
    return false;
  }
  // Who goes on about other things was told twice; they are heard, and the emergency is not forgotten.
  if (asked === null && words.danger === 'none' && urgent.kind === 'body' && urgent.said >= TOLD_ENOUGH) return false;
  turn.draft.hear({ action: 'emergency', topic: 'igd', confidence: 1, why: `in an emergency: ${asked ?? 'anything'}` });
  if (asked !== null) {
    keepUrgent(turn, urgent.kind, asked);
    const again = urgent.asked === asked ? `${turn.words('urgent_again')} ` : '';
    sayUrgent(turn, `${again}${turn.words(URGENT_ANSWERS[asked])}`);
    return true;
  }
  const [once, again] = OTHERWISE[urgent.kind];
  sayUrgent(turn, turn.words(countSaid(turn) % 2 === 0 ? once : again));
  return true;
}

/** Voice, a picture, a place: in an emergency they get the same short word as anything else that is not read. */
export function answerWordlessInEmergency(turn: Stepping, { inbound: { content }, words }: Meaning): boolean {
  if (words !== null) return false;
  if (content.kind !== 'media' && content.kind !== 'location' && content.kind !== 'contact') return false;
  if (!urgentOf(turn)) return false;
  turn.draft.hear({ action: 'emergency', topic: 'igd', why: `in an emergency: ${content.kind}` });
  sayUrgent(turn, turn.words('urgent_unread'));
  return true;
}

/** A danger that is only asked about gets its answer, with what to do above it; where there is none, it is asked whether it happens. */
function isAnswered({ question, command, human }: Reading): boolean {
  return command !== null || human || question.action === 'answer' || question.action === 'handoff';
}

/** "Ini terjadi sekarang?" is still open. */
function wasAsked({ draft }: Stepping): boolean {
  return draft.person.session.aside?.options.some(({ to }) => to.kind === 'danger') === true;
}

/** A number, or the few words of an option; what is longer is told, and chooses nothing. */
function isShort(text: string): boolean {
  return normalise(text).split(' ').length <= 4;
}

/** A keyword of a dialogue, or a question that surely is about something else. */
function isOtherWish(turn: Stepping, words: Reading): boolean {
  if (turn.guide.keywords.has(normalise(words.text))) return true;
  const { action, topic, confidence } = words.question;
  return words.isAsking && action === 'answer' && topic !== 'igd' && confidence >= SURE;
}
