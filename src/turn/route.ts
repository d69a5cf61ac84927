import { KawanError } from '../errors.ts';
import type { Waiting } from '../engine/session.ts';
import { normalise } from '../understanding/normalise.ts';
import { asksOn } from '../understanding/follow-up.ts';
import { onlyOpens } from '../understanding/opening.ts';
import { asksForRemedy, namesIllness } from '../understanding/danger/illness.ts';
import type { Reading } from '../understanding/reading.ts';
import { link, origin, start } from './answer-link.ts';
import { answerConsent } from './answer-consent.ts';
import { answerCourtesy } from './answer-courtesy.ts';
import { takeAgreement } from './answer-agreement.ts';
import { takeCorrection } from './answer-correction.ts';
import { answerFacts, answerSum } from './answer-facts.ts';
import { takeDone, takeOutcome } from './answer-outcome.ts';
import { answerQuestion, answerWords } from './answer-question.ts';
import { answerReaction } from './answer-reaction.ts';
import { answerTelling } from './answer-telling.ts';
import {
  blocked,
  kindWords,
  media,
  pressOnOffer,
  pressOnOption,
  reached,
  restOfAlbum,
  strangeButton,
} from './answer-wordless.ts';
import type { AnsweringDesk, Desk, Meaning } from './desk.ts';
import { noteHelpWords } from './help-words.ts';
import { noteFacts, noteFactsBesideHelp } from './keep-facts.ts';
import { offerPerhaps, takeHumanWish } from './human-wish.ts';
import { takeOfferedWords } from './last-offer.ts';
import { isNew } from './new-person.ts';
import { humanOption, isAmid, offer, sayWithWayBack, type Offered } from './offer.ts';
import { countInARow, lastAnswer } from './talk.ts';
import { obey } from './obey.ts';
import { askWhetherToStop, takeBackStop, takeStop } from './stopping.ts';
import type { Turn } from './turn.ts';
import { answerDanger, answerDangerBeside, answerInEmergency, answerWordlessInEmergency } from './urgent.ts';

/** May answer a message. True: it did, and those below are not asked. False: the next one is asked. */
export interface Answerer {
  readonly name: string;
  answer(turn: Turn, meaning: Meaning): boolean | Promise<boolean>;
  /** It reads words, together with those that waited. `may wait`: nothing is lost when its answer comes a moment later. */
  readonly words?: 'at once' | 'may wait';
}

/** Its answer can be given with that to whatever follows within seconds. */
const MAY_WAIT = 'may wait';

/** How sure it must be, right after an answer, that something is not about JKN. */
const PLAINLY_OUTSIDE = 0.85;

/** How sure a question must be before it takes precedence over an answer in free words. */
const CLEAR_QUESTION = 0.8;

/** Longer words are not said back. */
const LONGEST_QUOTE = 60;

/**
 * Who answers what arrived: one list, read from top to bottom, and the first that takes it ends the turn. Some only note
 * something and leave the answer to those below. A new answerer is one line here, at its place, with the reason for it.
 *
 * Two desks hold whole conversations. Staff stand above all: for them stop also ends the duty. The ticket desk stands below
 * stop and looks at data words and danger by itself: danger is also told to the mentor. What they leave goes on down.
 */
export function routeOf(desks: readonly Desk[]): readonly Answerer[] {
  return [
    // HUBUNGKAN makes two chats one person, so it comes before anybody looks at who that person is.
    ...deskOf(desks, 'pairing'),
    // Staff talk with their menu; only "mode warga" leaves nearly everything to the dialogues.
    ...deskOf(desks, 'staff'),
    // A person who said stop is asked nothing more, also while a mentor helps; and it can be taken back.
    heard('stop', takeStop),
    heard('stop taken back', takeBackStop),
    // Only notes: what people tell a mentor, or in an emergency, is not asked for again afterwards.
    said('facts beside help', noteFactsBesideHelp),
    // While a mentor holds a ticket the bot is silent (T6). It lets data words and danger through by itself.
    ...deskOf(desks, 'ticket'),
    // HADIR and the code that is said at a meeting.
    ...deskOf(desks, 'meeting'),

    // Three things that are no sign of somebody to answer to: they stand before "reached".
    { name: 'blocked', answer: blocked },
    { name: 'unblocked', answer: (_turn, { inbound }) => inbound.content.kind === 'unblocked' },
    { name: 'strange button', answer: strangeButton },
    // Only notes: whoever does anything else can be reached again.
    { name: 'reached', answer: reached },
    // Offers beside the dialogue count their asks apart, so such a press is none on the dialogue's question.
    { name: 'press on an offer', answer: pressOnOffer },
    // Every other press is the dialogue's; it also knows the old ones.
    { name: 'press on an option', answer: pressOnOption },
    { name: 'rest of an album', answer: restOfAlbum },
    // Minutes count, also beside a picture; and in an emergency nobody is asked to write.
    { name: 'danger beside', answer: answerDangerBeside },
    { name: 'wordless in emergency', answer: answerWordlessInEmergency },
    // Messages without words. Each line takes one kind, so their order does not matter.
    { name: 'start', answer: start },
    { name: 'media', answer: media },
    { name: 'location', answer: (turn, meaning) => kindWords(turn, meaning, 'location', 'location_received') },
    { name: 'contact', answer: (turn, meaning) => kindWords(turn, meaning, 'contact', 'contact_received') },
    { name: 'edited', answer: (turn, meaning) => kindWords(turn, meaning, 'edited', 'edited_received') },

    // From here on words. A link of ours wrote these, not the person: they are not kept.
    said('link', link),
    // Only notes: what may be kept of the words, and that numbers were hidden.
    { name: 'kept words', answer: (turn, { own }) => keepWords(turn, own) },
    // Minutes count: nothing else may come before it.
    said('danger', answerDanger),
    // What people ask in the hours after; it also knows when they are over.
    said('emergency', answerInEmergency),
    // It may be the opt-out: nothing may be made of it before it was asked.
    said('may be stop', askWhetherToStop),
    // Such words are a code and nothing else, so no dialogue can mean them.
    said('origin', origin),
    // "Saya setuju" counts anywhere and for ever, whatever was said before.
    said('agreement', takeAgreement),
    // Before a report: "eh belum bayar" takes one back.
    said('correction', takeCorrection, MAY_WAIT),
    // Only notes: what people tell of themselves on the way is not asked for again.
    said('noted facts', noteFacts),
    // What people report is the measure of all this; it must not be taken for a question or an option.
    said('outcome', takeOutcome, MAY_WAIT),
    // "Wis" at "Sudah daftar?" is a yes in any dialect, and "wis yo" a goodbye.
    said('done', takeDone),
    // The wish is the request (T5): no dialogue, welcome or menu stands before it.
    said('human wish', takeHumanWish),
    // Global words work everywhere (T5); some give way to an option of that name.
    said('command', (turn, words) => wins(turn, words) && obeyed(turn, words)),
    // The options beside the last answer, unless the question that waits would take these words.
    said('last offer', takeOfferedWords),
    // A new person is welcomed first: no dialogue waits for them yet.
    said('first words', firstWords, MAY_WAIT),
    // Whether answers may be kept is asked in two lines; who doubts is answered and has refused nothing.
    said('consent', answerConsent),
    // The question that waits, unless any words would do for it and these surely ask something.
    said('waiting question', waitingQuestion),
    // A keyword of a dialogue is shorter than any question about the same.
    said('keyword', keyword),
    // The family's own price is what nearly everybody wants to know: it is worked out from whatever says enough.
    said('sum', (turn, words) => answerSum(turn, words), MAY_WAIT),
    // A greeting or thanks asks nothing: it must not be looked up, nor be told to a mentor.
    said('courtesy', answerCourtesy, MAY_WAIT),
    // A remark on what was just said asks nothing either.
    said('reaction', answerReaction, MAY_WAIT),
    // Only notes: a mentor who is asked for next is told these words.
    said('help words', helpWords),
    // Facts of the household are said back before anything is guessed from them.
    said('facts', answerFacts, MAY_WAIT),
    // Somebody tells of their life; what may be meant is offered and not asked back.
    said('telling', answerTelling, MAY_WAIT),
    // Medicine is for the puskesmas; whether it is covered is a question like others.
    said('illness', (turn, words) => asksForRemedy(words.text) && answerIllness(turn), MAY_WAIT),
    // Words that sound like a wish for a person, and no question that is sure: a person is offered first.
    said('perhaps a wish', offerPerhaps, MAY_WAIT),
    // Questions come before the fallbacks and after everything that is shorter to say.
    said('question', question, MAY_WAIT),
    // Only notes: nobody understood this, and editors should see it.
    said('missed', missed),
    // Surely nothing of ours: one sentence.
    said('outside', outside, MAY_WAIT),
    // Nothing was understood: other words, then a person.
    said('fallback', notUnderstood, MAY_WAIT),
  ];
}

/**
 * Asks them one after the other, from this place on; returns who took it. Most answer at once, and then so does this: a
 * promise for each of them would cost more than what they do. Throws when nobody takes it: that is a bug of the route.
 */
export function answer(
  route: readonly Answerer[],
  turn: Turn,
  meaning: Meaning,
  from = 0,
): Answerer | Promise<Answerer> {
  for (let place = from; ; place++) {
    const answerer = route[place];
    if (!answerer) throw new KawanError('turn_failed', `nobody answers "${meaning.inbound.content.kind}"`);
    const taken = answerer.answer(turn, meaning);
    if (taken === true) return answerer;
    if (taken !== false) return taken.then((took) => (took ? answerer : answer(route, turn, meaning, place + 1)));
  }
}

/** The desk of that name, where the house has one. It reads the store only for what it wants. */
function deskOf(desks: readonly Desk[], name: AnsweringDesk['name']): Answerer[] {
  return desks.filter(isAnswering).flatMap((desk): Answerer[] => {
    if (desk.name !== name) return [];
    const answer: Answerer['answer'] = (turn, meaning) =>
      desk.wants(turn.draft.person, meaning) && desk.take(turn, meaning);
    return [{ name: `${name} desk`, answer }];
  });
}

function isAnswering(desk: Desk | AnsweringDesk): desk is AnsweringDesk {
  return 'take' in desk;
}

/** An answerer for words alone. */
function said(
  name: string,
  answerWords: (turn: Turn, words: Reading) => boolean,
  words: Answerer['words'] = 'at once',
): Answerer {
  return { name, words, answer: (turn, meaning) => meaning.words !== null && answerWords(turn, meaning.words) };
}

/** An answerer for words alone that stands above those that note: it does what they would have done. */
function heard(name: string, answerWords: (turn: Turn, words: Reading) => boolean): Answerer {
  return {
    name,
    words: 'at once',
    answer: (turn, meaning) => {
      if (meaning.words === null || !answerWords(turn, meaning.words)) return false;
      keepWords(turn, meaning.own);
      reached(turn);
      return true;
    },
  };
}

/** Notes what may be kept of somebody's own words, and tells them that numbers were hidden. */
export function keepWords(turn: Turn, own: Reading | null): boolean {
  if (own === null) return false;
  const { draft } = turn;
  const { text, masked } = own;
  if (draft.person.consent === 'given') draft.keepWords(text);
  if (masked.length > 0) turn.say('scrubbed');
  return false;
}

function obeyed(turn: Turn, { command }: Reading): boolean {
  if (command === null) return false;
  obey(turn, command);
  return true;
}

/** Menu, help, stop and the data words always work; the others give way to an option of that name. */
function wins(turn: Turn, { command, text }: Reading): boolean {
  switch (command) {
    case null:
      return false;
    case 'menu':
    case 'help':
    case 'stop':
    case 'my_data':
    case 'erase_data':
      return true;
    case 'start':
    case 'back':
    case 'repeat':
    case 'skip':
    case 'resume': {
      const { waiting, paused } = turn.draft.person.session;
      // "Terus?" right after an answer asks on, where no dialogue could be meant.
      if (command === 'resume' && paused.length === 0 && lastAnswer(turn) !== null && !isAmid(turn)) return false;
      return !waiting || takesAnyText(waiting.kind) || !turn.wouldStep(text);
    }
    default:
      return command satisfies never;
  }
}

/**
 * First contact: a question is answered first, then the welcome follows; what is half understood or not at all comes back
 * after it, with options of its own.
 */
function firstWords(turn: Turn, words: Reading): boolean {
  if (!isNew(turn.draft.person)) return false;
  const { question: asked } = words;
  if (answerSum(turn, words, { brief: true })) {
    welcome(turn, { plain: false });
    return true;
  }
  const { core } = words.courtesy;
  const asksNothing = words.isGreeting || words.isBareReply || core === '' || onlyOpens(words.text, core);
  const open = !asksNothing && asked.answerId === null && !asked.outside;
  if (open) {
    welcome(turn, { plain: true });
    const isOffered = asked.action === 'clarify' && answerQuestion(turn, asked);
    if (!isOffered && !answerFacts(turn, words)) askAgain(turn, words);
    return true;
  }
  if (!asksNothing && asked.outside) sayOutside(turn, words);
  else if (!asksNothing) answerQuestion(turn, asked, { brief: true });
  welcome(turn, { plain: false });
  return true;
}

/** Plain: without its options, since others follow. */
function welcome(turn: Turn, { plain }: { readonly plain: boolean }): void {
  if (plain) turn.draft.remember({ welcome_plain: true });
  turn.step({ kind: 'start', flow: turn.guide.program.welcome });
}

/** What was written before the welcome and could not be answered is not lost. */
function askAgain(turn: Turn, words: Reading): void {
  turn.draft.hear({ action: 'fallback' });
  missed(turn, words);
  noteHelpWords(turn.draft, words.text, turn.now);
  const text = words.courtesy.core;
  const quoted = words.masked.length === 0 && text.length <= LONGEST_QUOTE;
  offer(turn, quoted ? turn.words('first_words', { words: text }) : turn.words('first_words_long'), [
    { ...humanOption(turn), means: 'yes' },
  ]);
}

function waitingQuestion(turn: Turn, words: Reading): boolean {
  const { waiting, paused } = turn.draft.person.session;
  // "Terus abis itu?" asks on; it is near the name of an option only by its letters.
  if (asksOn(words.text) && paused.length === 0 && lastAnswer(turn) !== null && !isAmid(turn)) return false;
  const anyText = waiting !== null && takesAnyText(waiting.kind);
  if (anyText && words.isAsking && isClear(words)) return false;
  return turn.step({ kind: 'text', text: spokenSign(words) });
}

/** A thumb is the word that it stands for. */
function spokenSign({ text, short }: Reading): string {
  if (/[\p{L}\p{N}]/u.test(text)) return text;
  return short === 'yes' ? 'ya' : short === 'no' ? 'tidak' : text;
}

/** A question that is surely understood gets its answer even where any words would do as one. */
function isClear({ question: { action, confidence } }: Reading): boolean {
  return action === 'answer' && confidence >= CLEAR_QUESTION;
}

function takesAnyText(kind: Waiting['kind']): boolean {
  return kind === 'text' || kind === 'number' || kind === 'date' || kind === 'month' || kind === 'village';
}

function keyword(turn: Turn, { text }: Reading): boolean {
  const flow = turn.guide.keywords.get(normalise(text));
  return flow !== undefined && turn.step({ kind: 'interrupt', flow });
}

function helpWords({ draft, now }: Turn, { text }: Reading): boolean {
  noteHelpWords(draft, text, now);
  return false;
}

function missed({ draft, now }: Turn, { text }: Reading): boolean {
  // Who did not agree, or was not asked yet, leaves no words of theirs here.
  if (draft.person.consent === 'given') draft.keep({ kind: 'missed', text, at: now });
  return false;
}

/** A yes to nothing asks nothing: it was meant for what waits. */
function question(turn: Turn, words: Reading): boolean {
  const meantForIt = turn.draft.person.session.waiting !== null && words.isBareReply;
  return !meantForIt && answerWords(turn, words);
}

/** A place that nobody knows here is about nothing in particular, but it is an answer. */
function outside(turn: Turn, words: Reading): boolean {
  const { waiting } = turn.draft.person.session;
  const { question: asked } = words;
  if (waiting?.kind === 'village' || !asked.outside) return false;
  // What follows an answer within minutes is about it, unless it plainly is not.
  if (lastAnswer(turn) !== null && asked.confidence < PLAINLY_OUTSIDE) return false;
  sayOutside(turn, words);
  return true;
}

function sayOutside(turn: Turn, words: Reading): void {
  if (namesIllness(words.text)) {
    answerIllness(turn);
    return;
  }
  turn.draft.hear({ action: 'outside' });
  sayWithWayBack(turn, turn.words('outside'));
}

/** No advice on medicine: who may look at it, and where to go when it is grave. */
function answerIllness(turn: Turn): boolean {
  turn.draft.hear({ action: 'outside', topic: 'sakit' });
  sayWithWayBack(turn, turn.words('illness'));
  return true;
}

/** Not understood: first the question once more, or other words are asked for; from the second time on a person is offered. */
function notUnderstood(turn: Turn): boolean {
  turn.draft.hear({ action: 'fallback' });
  const misses = countInARow(turn, 'missed');
  const amid = isAmid(turn);
  const human: Offered = { ...humanOption(turn), means: 'yes' };
  const goOn: Offered = { label: turn.words('go_on'), to: { kind: 'command', command: 'resume' }, means: 'no' };
  if (misses === 1 && amid) turn.step({ kind: 'unrecognised' });
  else if (misses === 1) offer(turn, turn.words('fallback'), [human]);
  else offer(turn, turn.words(misses % 2 === 0 ? 'miss_human' : 'miss_still'), amid ? [human, goOn] : [human]);
  return true;
}
