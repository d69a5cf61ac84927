import { stripCourtesy } from './courtesy.ts';
import { afterIntroduction } from './introduction.ts';
import {
  deedsIn,
  isCommonDeed,
  leansOnLast,
  mayLean,
  namesIn,
  pointsBack,
  staysWithLast,
  variesLast,
} from './follow-up.ts';
import { readDanger, type Danger } from './danger/read-danger.ts';
import { readHuman } from './human.ts';
import { words } from './normalise.ts';
import type { QuestionModel, Scored, Scores } from './question-model.ts';
import type { QuestionWhy, Understanding } from './questions.ts';
import { bothEnds, piecesOf } from './sentences.ts';

export interface Question {
  readonly id: string;
  readonly topic: string;
  /** How it reads as an option. */
  readonly label?: string | undefined;
  readonly phrasings: readonly string[];
  /** Ids of questions that come naturally next. */
  readonly next?: readonly string[] | undefined;
  /** A person with this question needs a human as well as an answer. */
  readonly handoff?: boolean | undefined;
}

/** What was heard in a text already. */
export interface Heard {
  readonly alarm: Pick<Danger, 'level' | 'named'>;
  /** A person is wished for. */
  readonly wishes: boolean;
}

export interface QuestionIndex {
  /** What a text means: one meaning, or two where two clear questions were put, in their order. Never empty. */
  readonly read: (text: string, heard?: Heard) => readonly Understanding[];
  /**
   * What short words mean after the answer `last`: "caranya?", "kalo kelas 1?". Null: they do not lean on it, and are to
   * be read by themselves.
   */
  readonly follow: (text: string, last: string) => Understanding | null;
}

/** What is not about JKN competes as an answer of its own; no question has this name. */
export const OUTSIDE = '(outside)';
/**
 * What makes the best answer certain: how far it is ahead of the next one in all, by probability and by likeness.
 * Fitted to phrasings held back, six times over, and to the texts of the evaluation.
 */
const CERTAINTY = { base: -1.21, ahead: 2.47, moreProbable: 2.8, moreLike: 1.52, longer: 0.26 };
/** From this confidence on an answer is given; below, candidates are offered. Measured, see the evaluation. */
const ANSWER_FROM = 0.66;
/** The same where what comes next is of the same topic: the nearest answer is then of use even where it is not the one. */
const SAME_TOPIC_FROM = 0.5;
/** Below this likeness to every phrasing, or with fewer known words, nothing is said: the text is of something else. */
const LIKE_ENOUGH = 0.24;
const KNOWN_ENOUGH = 0.45;
const GUESSES_AT_LEAST = 0.25;
const SCORE_ENOUGH = 0.14;
const OUTSIDE_FROM = 0.4;
/** From here on a text is outside even where it names a thing of ours. */
const SURELY_OUTSIDE = 0.8;
const OURS = new Set(
  'bpjs jkn kis iuran faskes puskesmas rujukan antrean antrian peserta kepesertaan pbi pandawa tunggakan igd skrining petugas pelayanan pelayanannya petugasnya dokter dokternya perawat perawatnya loket berobat rawat opname operasi melahirkan kacamata klinik terdaftar kode otp sakit'.split(
    ' ',
  ),
);
/** A text is read as a whole so far; the rest is read in pieces. */
const LOOKED_AT = 400;
/** Another answer is offered while it has this share of the first one's score. */
const OFFER_FROM = 0.12;
const OFFERED = 3;
/** Whoever asks why sees so many. */
const TOLD = 5;
/** A piece is taken in place of the whole where it is surer by so much. */
const SURER = 0.05;
/** A piece of so few words is no question by itself unless the whole text is near to it. */
const FEW_WORDS = 4;
/** So sure a whole text is one question, unless two of its parts are as sure. */
const WHOLE_IS_SURE = 0.95;
/** Words that name something and are so sure by themselves do not lean on what was said before. */
const SURE_ALONE = 0.85;
/** What was talked about is meant where it is at least so much as like the words as anything else. */
const HARDLY_LESS = 0.8;
/** The same for words that name nothing: these mean it unless they are a whole question elsewhere. */
const MUCH_LESS = 0.45;
/** The same for words that name a deed which many talks come to. */
const LESS = 0.6;
const SAID_ALREADY = 0.85;

/** A text, or a part of it, beside the answers it may mean. */
interface Judged {
  readonly text: string;
  readonly asks: boolean;
  readonly scores: Scores;
  readonly confidence: number;
  /** The answer that is sure enough to be given. */
  readonly sure: string | null;
}

/** Finds the questions meant. A look-up takes about a millisecond. */
export function createQuestionIndex(questions: readonly Question[], model: QuestionModel): QuestionIndex {
  const byId = new Map(questions.map((question) => [question.id, question]));

  function read(text: string, heard?: Heard): readonly Understanding[] {
    const { level, named } = heard?.alarm ?? readDanger(text);
    const frame = { emergency: level === 'now', danger: named && level !== 'now' };
    const whole = judge(model, text, true);
    if (frame.emergency) return [{ ...tell(whole, [], frame), topic: 'igd', action: 'handoff', answerId: null }];
    if (heard?.wishes ?? readHuman(bothEnds(text)).wish === 'wished')
      return [{ ...tell(whole, [], frame), topic: 'pendamping', action: 'handoff', answerId: null }];
    const { meant, beside } = meantBehind(model, whole);
    return meant.map((judged) => tell(judged, beside, frame));
  }

  function tell(judged: Judged, beside: readonly Judged[], frame: Pick<Understanding, 'emergency' | 'danger'>) {
    const { confidence, scores, sure } = judged;
    const candidates = candidatesOf([judged, ...beside]);
    const topic = byId.get(candidates[0] ?? '')?.topic ?? null;
    const known = { ...frame, topic, confidence, candidates, outside: false, answerId: null, why: whyOf(judged) };
    const nothing: Understanding = { ...known, topic: null, action: 'fallback', candidates: [] };
    const clarify: Understanding = { ...known, action: 'clarify' };
    const [first] = scores.best;
    if (!first) return nothing;
    if (first.id === OUTSIDE) {
      if (namesOurs(judged.text) && confidence < SURELY_OUTSIDE) return clarify;
      return { ...nothing, outside: confidence >= OUTSIDE_FROM };
    }
    const question = byId.get(sure ?? nearestInTopic(judged) ?? '');
    // Near the wordings of a wish for a human, but none: it names a helper, or people.
    if (topic === 'pendamping' && byId.get(first.id)?.handoff === true) return clarify;
    if (question)
      return {
        ...known,
        action: question.handoff === true ? ('handoff' as const) : ('answer' as const),
        answerId: question.id,
      };
    return isNothing(judged) && beside.every(isNothing) ? nothing : clarify;
  }

  /** The likest answer where it is nearly sure and what comes next only says it otherwise: both are of one topic. */
  function nearestInTopic({ asks, confidence, scores }: Judged): string | null {
    const [first, second] = scores.best.map(({ id }) => byId.get(id));
    if (!first || first.topic !== second?.topic || first.handoff === true) return null;
    const isNear = knownEnough(scores, confidence) && (scores.best[0]?.like ?? 0) >= LIKE_ENOUGH;
    return asks && isNear && confidence >= SAME_TOPIC_FROM ? first.id : null;
  }

  function follow(text: string, last: string): Understanding | null {
    const before = byId.get(last);
    const deeds = deedsIn(text);
    const general = leansOnLast(text) || (pointsBack(text) && !deeds.some(isCommonDeed));
    if (!before || !(general || mayLean(text))) return null;
    const alone = judge(model, text, true);
    const near = staysWithLast(text) ? sameTopic(before, questions) : nearTo(before, questions);
    const said = model(text, near);
    const isNamed = deeds.some((deed) => before.label?.includes(deed) === true);
    const share = !general ? HARDLY_LESS : deeds.some(isCommonDeed) ? LESS : MUCH_LESS;
    if (!isNamed && !isNearEnough(alone, said, share)) return null;
    const named = model(`${namesIn(before.label ?? before.phrasings[0] ?? '')} ${text}`, near);
    const scores = { ...named, best: together(said.best, named.best, variesLast(text) ? null : last) };
    const [first] = scores.best;
    if (!first) return null;
    const candidates = scores.best.slice(0, OFFERED).map(({ id }) => id);
    const confidence = round(Math.max(ANSWER_FROM, first.score));
    return {
      action: 'answer',
      topic: byId.get(first.id)?.topic ?? before.topic,
      answerId: first.id,
      confidence,
      candidates,
      emergency: false,
      danger: false,
      outside: false,
      why: whyOf({ text, asks: true, scores, confidence, sure: first.id }),
    };
  }

  return { read, follow };
}

function judge(model: QuestionModel, text: string, asks: boolean): Judged {
  const core = stripCourtesy(text).core || text;
  const scores = model(core.slice(0, LOOKED_AT));
  const confidence = confidenceOf(scores);
  const [first] = scores.best;
  const isKnown = knownEnough(scores, confidence) && (first?.like ?? 0) >= LIKE_ENOUGH;
  const isSure = first && first.id !== OUTSIDE && isKnown && confidence >= ANSWER_FROM;
  return { text: core, asks, scores, confidence, sure: isSure === true ? first.id : null };
}

/** Words that were all mended are only guesses, unless the guesses agree as words hardly do by chance. */
function knownEnough({ known }: Scores, confidence: number): boolean {
  return known >= KNOWN_ENOUGH || (known >= GUESSES_AT_LEAST && confidence >= WHOLE_IS_SURE);
}

/**
 * The whole text, or those of its parts that say more clearly what is asked: a story before a question does not hide it,
 * what is denied ("bukan mau bayar, …") is not meant, and two clear questions are two. `beside`: where none is clear,
 * what else may be meant.
 */
function meantBy(model: QuestionModel, all: Judged): { meant: readonly Judged[]; beside: readonly Judged[] } {
  const pieces = piecesOf(all.text);
  if (pieces.length < 2) return { meant: [all], beside: [] };
  const known = new Map([[all.text, all]]);
  // To judge costs most here, and who says a thing twice means it once.
  const judged = (text: string, asks: boolean): Judged => {
    const found = known.get(text) ?? judge(model, text, asks);
    known.set(text, found);
    return found.asks === asks ? found : { ...found, asks };
  };
  const kept = pieces.filter(({ denied }) => !denied);
  const denied = pieces.filter((piece) => piece.denied).map(({ text }) => judged(text, false).scores.best[0]?.id);
  const isDenied = kept.length > 0 && kept.length < pieces.length;
  const whole = isDenied ? judged(kept.map(({ text }) => text).join('. '), true) : all;
  const parts = kept
    .filter(({ text }) => !leansOnLast(text))
    .map(({ text, asks }) => judged(text, asks))
    .filter(({ sure }) => sure === null || !denied.includes(sure));
  const sure = parts.filter((part) => part.sure !== null && fits(part, whole));
  const asked = distinct(sure.filter(({ asks }) => asks));
  const [first, second] = asked;
  const isWholeSure = whole.sure !== null && whole.confidence >= WHOLE_IS_SURE;
  const oneQuestion = isWholeSure && Math.min(first?.confidence ?? 0, second?.confidence ?? 0) < WHOLE_IS_SURE;
  if (first && second && !oneQuestion) return { meant: [first, second], beside: [] };
  const open = parts.filter(({ asks, scores }) => asks && scores.best[0]?.id !== OUTSIDE);
  const best = first ?? surestOf(open.length > 0 ? sure.filter(isPlain) : sure);
  const better = best !== null && best.asks && best.confidence > whole.confidence + SURER;
  if (whole.sure !== null && !better) return { meant: [whole], beside: [] };
  if (best !== null) return { meant: [best], beside: [] };
  // A story may be about anything; what is asked in it is ours.
  const [asksOurs] = open.filter((part) => namesOurs(whole.text) && !isNothing(part));
  if (asksOurs && whole.scores.best[0]?.id === OUTSIDE) return { meant: [asksOurs], beside: open };
  return { meant: [whole], beside: [...parts.filter(({ asks }) => asks), ...parts.filter(({ asks }) => !asks)] };
}

/** The same, and where that is not clear: what is asked behind what somebody says of themselves. */
function meantBehind(model: QuestionModel, whole: Judged): { meant: readonly Judged[]; beside: readonly Judged[] } {
  const direct = meantBy(model, whole);
  const surest = surestOf(direct.meant.filter(({ sure }) => sure !== null));
  if (surest !== null && (surest.confidence >= SURE_ALONE || direct.meant.length > 1)) return direct;
  const rest = afterIntroduction(whole.text);
  if (rest === null) return direct;
  const behind = meantBy(model, judge(model, rest, true));
  const [first] = behind.meant;
  if (!first) return direct;
  if (surest !== null) return first.sure !== null && first.confidence > surest.confidence + SURER ? behind : direct;
  if (first.sure !== null) return behind;
  return first.scores.best[0]?.id === OUTSIDE ? direct : { ...behind, beside: [...behind.beside, ...direct.meant] };
}

/** Some few words mean many things ("biar ga lupa"): what they mean must also be near to the whole text. */
function fits({ sure, scores }: Judged, whole: Judged): boolean {
  return scores.words.length > FEW_WORDS || whole.scores.best.some(({ id }) => id === sure);
}

/** What tells and asks nothing is meant in place of a question beside it only where it is very plain. */
function isPlain({ asks, confidence }: Judged): boolean {
  return asks || confidence >= SURE_ALONE;
}

function distinct(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ sure }, i) => judged.findIndex((other) => other.sure === sure) === i);
}

function surestOf(judged: readonly Judged[]): Judged | null {
  return judged.reduce<Judged | null>((best, one) => (best && best.confidence >= one.confidence ? best : one), null);
}

/** Nothing that could be offered: unlike every phrasing, or hardly a word of it is known. */
function isNothing({ scores: { best, known } }: Judged): boolean {
  return known < KNOWN_ENOUGH || best.every(({ like, score }) => like < LIKE_ENOUGH || score < SCORE_ENOUGH);
}

/** Whether a text names a thing of JKN: then it is asked back rather than turned down. */
function namesOurs(text: string): boolean {
  return words(text).some((word) => OURS.has(word));
}

/** Up to three answers: the best of each part in turn, and then what comes after them. */
function candidatesOf(judged: readonly Judged[]): string[] {
  const lists = judged.map(({ scores: { best } }) => {
    const inside = best.filter(({ id }) => id !== OUTSIDE);
    return inside.filter(({ score }) => score >= (inside[0]?.score ?? 0) * OFFER_FROM).map(({ id }) => id);
  });
  const [whole = [], ...parts] = lists;
  const leads = [...whole.slice(0, parts.length > 0 ? 2 : OFFERED), ...parts.flatMap(([lead]) => lead ?? [])];
  return [...new Set([...leads, ...whole])].slice(0, OFFERED);
}

/** What belongs to what was talked about: its topic, what comes next, and what comes after that. */
function nearTo(before: Question, questions: readonly Question[]): ReadonlySet<string> {
  const next = new Set([before.id, ...(before.next ?? [])]);
  return new Set(questions.filter(({ id, topic }) => topic === before.topic || next.has(id)).map(({ id }) => id));
}

function sameTopic(before: Question, questions: readonly Question[]): ReadonlySet<string> {
  return new Set(questions.filter(({ topic }) => topic === before.topic).map(({ id }) => id));
}

/** Whether words that name something still mean what was talked about: by themselves they are hardly more like anything else. */
function isNearEnough(alone: Judged, near: Scores, share: number): boolean {
  const like = Math.max(0, ...near.best.map((one) => one.like));
  const isOutside = alone.scores.best[0]?.id === OUTSIDE && alone.confidence >= SURELY_OUTSIDE;
  if (share === HARDLY_LESS && (like < LIKE_ENOUGH || isOutside)) return false;
  const elsewhere = alone.scores.best[0]?.like ?? 0;
  return alone.sure === null || alone.confidence < SURE_ALONE || like >= elsewhere * share;
}

/** What short words say by themselves, and what they say behind the name of what was talked about, in equal parts. */
function together(said: readonly Scored[], named: readonly Scored[], last: string | null): Scored[] {
  const byName = new Map(named.map((one) => [one.id, one.score]));
  return said
    .map((one) => {
      // What was answered a moment ago is less likely what is still asked.
      const share = one.id === last ? SAID_ALREADY : 1;
      return { ...one, score: (share * (one.score + (byName.get(one.id) ?? 0))) / 2 };
    })
    .sort((a, b) => b.score - a.score);
}

/** How sure the best answer is, 0 … 1. */
function confidenceOf({ best: [first, rival], words: said }: Scores): number {
  const ahead = (of: (one: Scored) => number) => (first ? of(first) : 0) - (rival ? of(rival) : 0);
  const odds =
    CERTAINTY.base +
    CERTAINTY.ahead * ahead(({ score }) => score) +
    CERTAINTY.moreProbable * ahead(({ probable }) => probable) +
    CERTAINTY.moreLike * ahead(({ like }) => like) +
    CERTAINTY.longer * Math.log(1 + said.length);
  return round(1 / (1 + Math.exp(-odds)));
}

function whyOf({ text, scores }: Judged): QuestionWhy {
  const ranked = scores.best.slice(0, TOLD).map(({ id, score, probable, like }) => {
    return { id, score: round(score), probable: round(probable), like: round(like) };
  });
  return { read: text, as: scores.words.join(' '), ranked };
}

function round(share: number): number {
  return Math.round(1000 * share) / 1000;
}
