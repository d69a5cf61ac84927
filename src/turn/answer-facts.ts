import type { Vars } from '../engine/program.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { Facts } from '../understanding/facts/facts.ts';
import type { Reading } from '../understanding/reading.ts';
import { afterIntroduction } from '../understanding/introduction.ts';
import { readMonthsAnswer } from '../understanding/facts/arrears.ts';
import { readTelling } from '../understanding/telling.ts';
import { saidIn } from '../understanding/facts/said.ts';
import { answerQuestion } from './answer-question.ts';
import { profileOf } from './keep-facts.ts';
import { knownInWords } from './known-in-words.ts';
import { humanOption, isAmid, offer, sayWithWayBack, type Offered } from './offer.ts';
import { knownOf, lastTopic, remember } from './talk.ts';
import type { Turn } from './turn.ts';

/** How sure a question must be to be answered in place of a sum that would still ask something. */
const SURE = 0.8;
/** Topics in which a class or a number of people is asked about for its price. */
const PRICED: ReadonlySet<string> = new Set(['iuran', 'bayar', 'tunggakan', 'rehab', 'status_nonaktif', 'mampu_bayar']);
/** Topics of whoever owes dues. */
const OWING: ReadonlySet<string> = new Set(['tunggakan', 'status_nonaktif', 'rehab', 'denda']);
const ASKS_PRICE =
  /\b(?:iuran\w*|bayar\w*|mbayar\w*|be?rapa\w*|bra?pa|piro|pinten|pira|biaya\w*|harga\w*|total\w*|hitung\w*|itung\w*|kena|cicil\w*|sebulan\w*|jadi\w*|perbulan)\b/iu;
const HOW_MUCH = /\b(?:be?rapa\w*|bra?pa?|brp|piro|pinten|pira|kena|total\w*|hitung\w*|itung\w*)\b/iu;
/** So few words tell facts and nothing else. */
const FEW = 5;
/** Longer words tell a story. */
const SENTENCE = 12;
const COMPLAINS = /\b(?:berat\w*|keberatan|kabotan|abot|sanggup\w*|mampu|mahal\w*|larang)\b/iu;
/** A class of something else than dues. */
const OTHER_CLASS =
  /\b(?:kaca ?mata|kamar|ruang\w*|rawat|bangsal|gigi|alat bantu|naik|pindah|turun|ganti|beda\w*|rs|rumah sakit|operasi)\b/iu;

type Sum = 'dues' | 'arrears';
/** The dialogue that works it out, and the answer that says the same without numbers of one's own. */
const SUMS: Readonly<Record<Sum, { readonly flow: string; readonly answer: string; readonly topic: string }>> = {
  dues: { flow: 'dues_calculator', answer: 'iuran-keluarga', topic: 'iuran' },
  arrears: { flow: 'fine_estimator', answer: 'tunggakan-lunasi', topic: 'tunggakan' },
};

/**
 * Works out what was asked for with what is known: the family's dues, or the arrears with their instalment. What is missing
 * is asked by the dialogue that does the sum, one thing at a time. `brief`: only a sum that can be made at once.
 */
export function answerSum(turn: Turn, words: Reading, { brief = false } = {}): boolean {
  const facts = withMonths(turn, words);
  const sum = sumOf(turn, words, facts);
  if (sum === null) return false;
  const { flow, answer, topic } = SUMS[sum];
  if (!turn.guide.program.flows.has(flow)) return false;
  const given = givenFor(turn, facts);
  const whole = given.family > 0 && given.class > 0 && (sum === 'dues' || given.months > 0);
  const { question } = words;
  if (!whole && brief) return false;
  // What was surely asked for is answered first; then what the sum still needs is asked.
  const ruled = !whole && question.action === 'answer' && question.confidence >= SURE;
  if (ruled && !HOW_MUCH.test(words.text)) return false;
  if (ruled) answerQuestion(turn, question, { brief: true });
  const answers = [question.topic === topic && question.answerId !== null ? question.answerId : answer];
  if (!ruled)
    turn.draft.hear({ action: whole ? 'answer' : 'fact', topic, answers: whole ? answers : [], confidence: 1 });
  remember(turn, { topic, answer });
  turn.draft.remember({ ...given, sum_brief: brief });
  turn.step({ kind: 'interrupt', flow });
  return true;
}

function givenFor(turn: Turn, facts: Facts): Vars & { family: number; class: number; months: number } {
  const known = knownOf(turn);
  const household = Number(turn.draft.person.session.vars[PROFILE.householdSize] ?? 0);
  return {
    family: facts.people ?? known.people ?? household,
    class: facts.class ?? known.class ?? 0,
    months: facts.months ?? known.months ?? 0,
  };
}

/** "Kalo 10 bulan?" after a sum of arrears needs no word for owing. */
function withMonths(turn: Turn, { facts, text }: Reading): Facts {
  const { draft, now } = turn;
  if (facts.months !== undefined || lastTopic(turn) !== SUMS.arrears.topic || wordsIn(text) > FEW) return facts;
  const months = readMonthsAnswer(saidIn(text), now, draft.person.zone);
  if (months === undefined) return facts;
  remember(turn, { known: { ...knownOf(turn), months } });
  return { ...facts, months };
}

/**
 * After a correction of what a sum was made of: the same sum with what is right. `months`: nothing else was put right, which
 * changes no dues. False: none was made.
 */
export function sumAgain(turn: Turn, { months }: { readonly months: boolean }): boolean {
  const topic = lastTopic(turn);
  const sum = topic === SUMS.arrears.topic ? SUMS.arrears : topic === SUMS.dues.topic && !months ? SUMS.dues : null;
  const given = givenFor(turn, {});
  if (!sum || given.family === 0 || given.class === 0 || (sum === SUMS.arrears && given.months === 0)) return false;
  turn.draft.remember({ ...given, sum_brief: false });
  return turn.step({ kind: 'interrupt', flow: sum.flow });
}

/** Which sum these words ask for; null: none. */
function sumOf(turn: Turn, words: Reading, facts: Facts): Sum | null {
  const { text, question } = words;
  const topic = lastTopic(turn);
  if (OTHER_CLASS.test(text)) return null;
  const isPriced = ASKS_PRICE.test(text) || (topic !== null && PRICED.has(topic));
  const told = facts.people !== undefined && facts.class !== undefined;
  const isOther = question.action === 'answer' && question.confidence >= SURE && !PRICED.has(question.topic ?? '');
  const isShort = topic !== null && PRICED.has(topic) && wordsIn(text) <= FEW;
  if (isOther && !told && !isShort) return null;
  if (facts.months !== undefined && facts.people === undefined && facts.class === undefined && !isPriced) return null;
  if (facts.months !== undefined) return 'arrears';
  const one = facts.people !== undefined || facts.class !== undefined;
  // A long story, or a complaint, asks for no sum although a number stands in it.
  if (!told && (wordsIn(text) > SENTENCE || COMPLAINS.test(text))) return null;
  const { family, class: ofDues } = givenFor(turn, facts);
  const completes = one && family > 0 && ofDues > 0 && wordsIn(text) <= FEW && !words.isAsking;
  if (!told && !completes && !(one && isPriced)) return null;
  // A class alone is a price for one; for the family where it is known.
  if (family === 0) return null;
  const owes = topic !== null && OWING.has(topic) && knownOf(turn).months !== undefined && !/iuran/iu.test(text);
  return owes ? 'arrears' : 'dues';
}

/**
 * Says back what was told, where nothing was asked, with the one thing that it leads to. False: nothing was told, or these
 * words ask something.
 */
export function answerFacts(turn: Turn, words: Reading): boolean {
  const { facts, question } = words;
  const told = inWords(turn, words);
  const isPlain = facts.people !== undefined && wordsIn(words.text) <= FEW;
  // A class alone, in the middle of a sentence, is a part of what is talked about.
  if (told.length === 1 && facts.class !== undefined && wordsIn(words.text) > FEW) return false;
  const isHousehold = knownOf(turn).people === undefined && facts.children !== undefined;
  const isMoney =
    facts.rupiah !== undefined && told.length === 0 && !isHousehold && readTelling(words.courtesy.core) === null;
  if ((told.length === 0 && !isHousehold && !isMoney) || words.isAsking) return false;
  // What is asked behind an introduction is asked, even where it is less sure.
  const isAnswered =
    question.action === 'answer' && (question.confidence >= SURE || afterIntroduction(words.courtesy.core) !== null);
  if (isAnswered && !isPlain) return false;
  turn.draft.hear({ action: 'fact' });
  if (isMoney) {
    const { text, options } = nextOf(turn, facts);
    offer(turn, `${turn.words('heard_money')} ${turn.words(text)}`, [...options, humanOption(turn)]);
    return true;
  }
  if (told.length === 0) return askHousehold(turn, facts);
  const name = turn.draft.person.consent === 'given' ? 'facts_kept' : 'facts_heard';
  const said = turn.words(name, { told: told.join(', ') });
  if (isAmid(turn)) {
    sayWithWayBack(turn, said);
    return true;
  }
  if (told.length === 1 && facts.name !== undefined) {
    turn.say('met', { told: facts.name });
    return true;
  }
  const next = nextOf(turn, facts);
  if (next.text === 'next_dues') remember(turn, { topic: SUMS.dues.topic });
  offer(turn, `${said} ${turn.words(next.text)}`, [...next.options, humanOption(turn)]);
  return true;
}

/** Children alone are no household: how many people there are is asked, and their dues worked out. */
function askHousehold(turn: Turn, { children = 0 }: Facts): boolean {
  turn.say('told_children', { count: children });
  if (isAmid(turn)) return turn.step({ kind: 'repeat' });
  turn.draft.remember({ family: 0, class: knownOf(turn).class ?? 0, sum_brief: false });
  return turn.step({ kind: 'interrupt', flow: SUMS.dues.flow });
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** What was told, as it reads. */
function inWords(turn: Turn, { facts, text }: Reading): string[] {
  const profile = profileOf(facts, text);
  const scope = { ...turn.scope(), vars: { ...turn.scope().vars, ...profile } };
  const named = (name: string) => knownInWords(turn.guide, name, scope);
  const { work, workWords, place, people, months, pregnant, cardOff } = facts;
  return [
    facts.name,
    workWords ?? (work === undefined ? undefined : named(PROFILE.work)),
    place && named(place.own ? PROFILE.village : PROFILE.otherPlace),
    people === undefined ? undefined : turn.words('told_people', { count: people }),
    facts.class === undefined ? undefined : turn.words('told_class', { count: facts.class }),
    months === undefined ? undefined : turn.words('told_months', { count: months }),
    pregnant && turn.words('told_pregnant'),
    cardOff && turn.words('told_card_off'),
  ].filter((told): told is string => told !== undefined && told !== '');
}

/** The one thing that this leads to: what is most pressing of what is known. */
function nextOf(
  turn: Turn,
  { cardOff, pregnant }: Facts,
): { text: 'next_card' | 'next_baby' | 'next_dues'; options: Offered[] } {
  const { answers } = turn.guide;
  const asked = (id: string): Offered[] => {
    const answer = answers.get(id);
    return answer ? [{ label: answer.label, to: { kind: 'question', id }, means: 'yes' }] : [];
  };
  if (cardOff) return { text: 'next_card', options: asked('status-aktifkan') };
  if (pregnant) return { text: 'next_baby', options: asked('daftar-cara') };
  const flow = turn.guide.program.flows.get(SUMS.dues.flow);
  const title = flow?.title(turn.scope()) ?? '';
  return {
    text: 'next_dues',
    options: flow ? [{ label: title, to: { kind: 'flow', flow: flow.id }, means: 'yes' }] : [],
  };
}
