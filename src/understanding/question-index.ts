import { features } from './features.ts';
import type { Understanding } from './questions.ts';
import { trainTopics, type Vector } from './topic-model.ts';
import { asksForHuman, isEmergency } from './urgent.ts';

export interface Question {
  readonly id: string;
  readonly topic: string;
  readonly phrasings: readonly string[];
}

export interface QuestionIndex {
  understand(text: string): Understanding;
}

interface Posting {
  readonly phrase: number;
  readonly weight: number;
}

/** How much the topic model counts beside likeness to single phrasings. */
const MODEL_SHARE = 0.35;
/** How much each of the likest phrasings of a topic counts after the first: 1, 1/2, 1/3 … of so many. */
const NEIGHBOURS = 5;
const HARMONIC = 137 / 60;
/** Weights of what makes a topic certain. */
const CERTAINTY = { base: -2.3, ahead: 8, known: 2 };
/** Below this likeness to every phrasing nothing is answered: the text is about something else. */
const LIKE_ENOUGH = 0.24;
/** From this confidence on an answer is given; between the two, candidates are offered. Measured, see the evaluation. */
const ANSWER_FROM = 0.72;
const CLARIFY_FROM = 0.22;

interface TopicScore {
  readonly topic: number;
  readonly score: number;
  /** Questions of the topic that are like the text, likest first. */
  readonly questions: readonly { readonly q: number; readonly score: number }[];
}

/**
 * Finds the question meant. The topic first: likeness to its phrasings (cosine of weighted stems, pairs and letter
 * triples over an inverted index) together with a small model learnt from all phrasings; then the likest question of
 * that topic. Built once, in under a second; a look-up takes well under 1 ms.
 */
export function buildQuestionIndex(questions: readonly Question[]): QuestionIndex {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  const phrases = questions.flatMap((question, q) =>
    question.phrasings.map((phrasing) => ({
      q,
      topic: topics.indexOf(question.topic),
      found: features(phrasing),
    })),
  );
  const frequency = new Map<string, number>();
  for (const { found } of phrases)
    for (const feature of found.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const vectorOf = (found: ReadonlyMap<string, number>): Vector => {
    const weighted = [...found].map(
      ([feature, weight]) =>
        [feature, weight * Math.log(1 + phrases.length / (frequency.get(feature) ?? 0.5))] as const,
    );
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return weighted.map(([feature, weight]) => [feature, weight / length] as const);
  };
  const postings = new Map<string, Posting[]>();
  const examples = phrases.map(({ topic, found }, phrase) => {
    const vector = vectorOf(found);
    for (const [feature, weight] of vector) {
      const list = postings.get(feature);
      if (list) list.push({ phrase, weight });
      else postings.set(feature, [{ phrase, weight }]);
    }
    return { vector, topic };
  });
  const probable = trainTopics(examples, topics.length);

  /** How much of a text's weight lies in words that stand in some phrasing: little in talk about other things. */
  function knownShare(vector: Vector): number {
    let known = 0;
    let all = 0;
    for (const [feature, weight] of vector) {
      if (!feature.startsWith('w ')) continue;
      all += weight;
      if (frequency.has(feature)) known += weight;
    }
    return all === 0 ? 0 : known / all;
  }

  function rank(text: string): { like: number; known: number; ranked: TopicScore[] } {
    const vector = vectorOf(features(text));
    const likeness = new Float64Array(phrases.length);
    for (const [feature, own] of vector)
      for (const { phrase, weight } of postings.get(feature) ?? [])
        likeness[phrase] = (likeness[phrase] ?? 0) + own * weight;
    const near = topics.map((): { q: number; score: number }[] => []);
    phrases.forEach(({ q, topic }, phrase) => {
      const score = likeness[phrase] ?? 0;
      if (score > 0) near[topic]?.push({ q, score });
    });
    const model = probable(vector);
    let like = 0;
    const ranked = near.map((list, topic) => {
      list.sort((a, b) => b.score - a.score);
      const best = list[0]?.score ?? 0;
      like = Math.max(like, best);
      const together = list.slice(0, NEIGHBOURS).reduce((sum, { score }, i) => sum + score / (i + 1), 0) / HARMONIC;
      const score = (1 - MODEL_SHARE) * 0.5 * (best + together) + MODEL_SHARE * (model[topic] ?? 0);
      const seen = new Set<number>();
      return { topic, score, questions: list.filter(({ q }) => !seen.has(q) && seen.add(q)).slice(0, 3) };
    });
    return { like, known: knownShare(vector), ranked: ranked.sort((a, b) => b.score - a.score) };
  }

  function understand(text: string): Understanding {
    const emergency = isEmergency(text);
    const { like, known: familiar, ranked } = rank(text);
    const [first, rival] = ranked;
    const question = questions[first?.questions[0]?.q ?? -1];
    const confidence = confidenceOf(first?.score ?? 0, rival?.score ?? 0, familiar);
    const candidates = candidatesOf(ranked).flatMap((q) => questions[q]?.id ?? []);
    const known = { topic: question?.topic ?? null, confidence, candidates, emergency };
    if (emergency) return { ...known, topic: 'igd', action: 'handoff', answerId: null };
    // A question that is plainly put is answered, even where it names a helper or sounds lost.
    if (asksForHuman(text) && !(like >= 0.75 && question?.topic !== 'pendamping'))
      return { ...known, topic: 'pendamping', action: 'handoff', answerId: null };
    if (question && like >= LIKE_ENOUGH && confidence >= ANSWER_FROM)
      return { ...known, action: 'answer', answerId: question.id };
    if (question && confidence >= CLARIFY_FROM) return { ...known, action: 'clarify', answerId: null };
    return { ...known, topic: null, action: 'fallback', answerId: null, candidates: [] };
  }

  return { understand };
}

/** Up to three questions: the likest of each of the best topics, then the next of the best topic. */
function candidatesOf(ranked: readonly TopicScore[]): number[] {
  const [first] = ranked;
  const best = first?.score ?? 0;
  const leads = ranked
    .slice(0, 3)
    .flatMap(({ score, questions }) => (score >= best * 0.45 ? questions.slice(0, 1) : []));
  return [...leads, ...(first?.questions.slice(1) ?? [])].slice(0, 3).map(({ q }) => q);
}

/** How sure the topic is, 0 … 1: fitted to phrasings held back and to the project's own evaluation set. */
function confidenceOf(score: number, rival: number, known: number): number {
  const odds = CERTAINTY.base + CERTAINTY.ahead * (score - rival) + CERTAINTY.known * known;
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
}
