import type { Understanding } from './questions.ts';
import { buildTopicRanker, type Ranked, type Ranking } from './topic-ranker.ts';
import { readDanger } from './danger/read-danger.ts';
import { readHuman } from './human.ts';
import { words } from './normalise.ts';

export interface Question {
  readonly id: string;
  readonly topic: string;
  readonly phrasings: readonly string[];
  /** A person with this question needs a human as well as an answer. */
  readonly handoff?: boolean | undefined;
}

export interface QuestionIndex {
  understand(text: string): Understanding;
}

/** What is not about JKN competes as a topic of its own; no question has this name. */
const OUTSIDE = '(outside)';
/** What makes a topic certain: fitted to phrasings held back, ten times over, and to examples from outside. */
const CERTAINTY = { base: -1.2, ahead: 6.2, known: 0.4, like: 0.4 };
/** Below this likeness to every phrasing nothing is answered: the text is about something else. */
const LIKE_ENOUGH = 0.24;
/** From this confidence on an answer is given; between the two, candidates are offered. Measured, see the evaluation. */
const ANSWER_FROM = 0.85;
const CLARIFY_FROM = 0.28;
/** From here on a text is outside even where it names a thing of ours. */
const SURELY_OUTSIDE = 0.9;
const OURS = new Set(
  'bpjs jkn kis iuran faskes puskesmas rujukan antrean antrian peserta kepesertaan pbi pandawa tunggakan igd skrining'.split(
    ' ',
  ),
);
/** A question stands in its first so many characters; what follows is story, and work per message stays bounded. */
const LOOKED_AT = 600;
/** A second topic is offered while it has this share of the first one's score. */
const OFFER_FROM = 0.3;

/**
 * Finds the question meant: the topic first, then the question within it. Built once, in well under a second; a look-up
 * takes a tenth of a millisecond. `outside`: examples of what is not about JKN.
 */
export function buildQuestionIndex(questions: readonly Question[], outside: readonly string[] = []): QuestionIndex {
  const rank = buildTopicRanker([
    ...questions.flatMap(({ id, topic, phrasings }) => phrasings.map((text) => ({ text, topic, question: id }))),
    ...outside.map((text) => ({ text, topic: OUTSIDE, question: OUTSIDE })),
  ]);
  const needsHuman = new Set(questions.filter(({ handoff }) => handoff === true).map(({ id }) => id));
  return { understand: (text) => understand(text, rank(text.slice(0, LOOKED_AT)), needsHuman) };
}

function understand(text: string, ranking: Ranking, needsHuman: ReadonlySet<string>): Understanding {
  const { level, named } = readDanger(text);
  const emergency = level === 'now';
  const { like, topics } = ranking;
  const [first] = topics;
  const inside = topics.filter(({ topic }) => topic !== OUTSIDE);
  const confidence = confidenceOf(ranking);
  const candidates = candidatesOf(inside);
  const known = {
    topic: inside[0]?.topic ?? null,
    confidence,
    candidates,
    emergency,
    danger: named && !emergency,
    outside: false,
  };
  if (emergency) return { ...known, topic: 'igd', action: 'handoff', answerId: null };
  if (readHuman(text).wish === 'wished') return { ...known, topic: 'pendamping', action: 'handoff', answerId: null };
  const nothing: Understanding = { ...known, topic: null, action: 'fallback', answerId: null, candidates: [] };
  if (first?.topic === OUTSIDE) {
    if (names(text) && confidence < SURELY_OUTSIDE) return { ...known, action: 'clarify', answerId: null };
    return { ...nothing, outside: confidence >= CLARIFY_FROM };
  }
  if (candidates.length === 0 || confidence < CLARIFY_FROM) return nothing;
  const best = candidates[0] ?? '';
  // Near the wordings of a wish, but none: it names a helper, or people.
  if (known.topic === 'pendamping' && needsHuman.has(best)) return { ...known, action: 'clarify', answerId: null };
  if (like >= LIKE_ENOUGH && confidence >= ANSWER_FROM)
    return { ...known, action: needsHuman.has(best) ? 'handoff' : 'answer', answerId: best };
  return { ...known, action: 'clarify', answerId: null };
}

/** Whether a text names a thing of JKN: then it is asked back rather than turned down. */
function names(text: string): boolean {
  return words(text).some((word) => OURS.has(word));
}

/** Up to three questions: the likeliest of each of the best topics, then the next ones of the best topic. */
function candidatesOf(ranked: readonly Ranked[]): string[] {
  const [first] = ranked;
  if (!first) return [];
  const near = ranked.slice(0, 3).filter(({ score }) => score >= first.score * OFFER_FROM);
  const leads = near.flatMap((topic) => topic.questions().slice(0, 1));
  return [...leads, ...first.questions().slice(1)].slice(0, 3).map(({ id }) => id);
}

/** How sure the topic is, 0 … 1. */
function confidenceOf({ topics: [first, rival], like, known }: Ranking): number {
  const ahead = (first?.score ?? 0) - (rival?.score ?? 0);
  const odds = CERTAINTY.base + CERTAINTY.ahead * ahead + CERTAINTY.known * known + CERTAINTY.like * like;
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
}
