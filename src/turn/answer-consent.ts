import { asksOtherMatter, readConsentDoubt, refusesKeeping } from '../understanding/consent-doubts.ts';
import { leansOnLast } from '../understanding/follow-up.ts';
import type { Reading } from '../understanding/reading.ts';
import { answerWords } from './answer-question.ts';
import type { Stepping } from './desk.ts';
import type { Heard } from './draft.ts';
import { lastAnswer, remember, talkOf } from './talk.ts';
import { saidBefore } from './nothing-twice.ts';

/**
 * While it is asked whether answers may be kept: any yes and any no counts, and a doubt is answered and is no refusal.
 * False: these words are about something else.
 */
export function answerConsent(turn: Stepping, words: Reading): boolean {
  if (!isConsentAsked(turn)) return false;
  if (words.short !== null) return turn.step({ kind: 'text', text: words.short === 'yes' ? 'ya' : 'tidak' });
  if (refusesKeeping(words.text)) return turn.step({ kind: 'text', text: 'tidak' });
  // "Syaratnya apa aja" is about the answer before: "apa" would be near to "Buat apa?".
  if (words.isAsking && lastAnswer(turn) !== null && asksOtherMatter(words.text.toLowerCase()))
    return answerWords(turn, words);
  const doubt = isAboutOther(turn, words) ? null : readConsentDoubt(words.text);
  if (doubt === null || (doubt === 'why' && turn.wouldStep(words.text))) return false;
  if (doubt === 'child') {
    // Not theirs to give: nothing is kept, and they are told what can be done without.
    turn.draft.remember({ consent_who: 'child' });
    return turn.step({ kind: 'text', text: 'tidak' });
  }
  // Once answered, the same doubt is no longer what they are about.
  const again = saidBefore(turn, turn.words(`consent_${doubt}`));
  if (again && (doubt === 'safe' || doubt === 'cost')) return false;
  turn.draft.hear({ action: 'answer' });
  turn.say(`consent_${doubt}`);
  turn.step({ kind: 'repeat' });
  return true;
}

/** So sure a question is none about what is kept. */
const SURE = 0.8;
const OF_KEEPING: ReadonlySet<string | null> = new Set(['privasi', 'salam', 'pendamping', 'pengingat']);

/** Surely asks for something else, or leans on what was answered just before. */
function isAboutOther(turn: Stepping, words: Reading): boolean {
  const { question } = words;
  if (!words.isAsking) return false;
  if (question.action === 'answer' && question.confidence >= SURE && !OF_KEEPING.has(question.topic)) return true;
  const last = lastAnswer(turn);
  const core = words.courtesy.core;
  return last !== null && !leansOnLast(core) && (turn.guide.follow(core, last)?.answerId ?? last) !== last;
}

/** Whether the question that waits is the one for consent. */
export function isConsentAsked({ draft, guide }: Stepping): boolean {
  const { frames, waiting } = draft.person.session;
  return waiting?.kind === 'choices' && frames.at(-1)?.flow === guide.notice.flow;
}

/**
 * Asks once whether answers may be kept, as soon as something worth keeping was said and answered; called after whoever
 * answered. Options beside the answer give way: numbers mean what was shown last.
 */
export function askConsentWhenDue(turn: Stepping): void {
  const { draft, guide } = turn;
  if (draft.person.consent !== 'unasked') return;
  if (draft.person.session.frames.some(({ flow }) => flow === guide.notice.flow)) {
    remember(turn, { consentAsked: true });
    return;
  }
  if (!isDue(turn) || !isWorthKeeping(turn)) return;
  withdrawOptions(turn);
  remember(turn, { consentAsked: true });
  turn.step({ kind: 'interrupt', flow: guide.notice.flow });
}

/** What was given where answers were heard as one of these; what was only asked back is no value yet. */
const VALUE: ReadonlySet<Heard['action']> = new Set(['answer', 'fact', 'outcome']);

/** Nothing else waits: no question of a dialogue, none of our own, no person, no danger. */
function isDue(turn: Stepping): boolean {
  const { draft, guide } = turn;
  const { person, messages, heard } = draft;
  const { session } = person;
  if (person.stopped || person.ticket !== null || person.staff) return false;
  if (talkOf(turn).consentAsked === true || draft.erase || messages.length === 0) return false;
  if (draft.handoff !== null || draft.asked.length > 0) return false;
  if (session.aside?.options.some(({ means }) => means !== undefined)) return false;
  if (heard !== null && !VALUE.has(heard.action)) return false;
  if (session.waiting === null) return true;
  // The welcome was just put: its options stay until something else was answered.
  const menus = [guide.program.menu, guide.rest, ...(person.version === 0 ? [] : [guide.program.welcome])];
  return menus.includes(session.frames.at(-1)?.flow ?? '');
}

function isWorthKeeping({ draft, guide }: Stepping): boolean {
  return Object.keys(draft.person.session.vars).some((name) => name === 'stage' || guide.program.kept.has(name));
}

/** What was said keeps its words; what it offered gives way to the question that follows. */
function withdrawOptions({ draft }: Stepping): void {
  draft.messages.forEach((message, at) => {
    if (message.kind !== 'say' || message.options === undefined) return;
    const { ask: _ask, options: _options, ...words } = message;
    draft.replaceAt(at, words);
  });
}
