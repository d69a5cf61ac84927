import { features } from './features.ts';
import { trainSoftmax, type Rivals, type Vector } from './softmax.ts';

/** One way to put a question, with the topic and the question it belongs to. */
export interface Phrase {
  readonly text: string;
  readonly topic: string;
  readonly question: string;
}

export interface Ranked {
  readonly topic: string;
  /** 0 … 1: likeness and model together. */
  readonly score: number;
  /** The model's own probability of the topic. */
  readonly probable: number;
  /** Questions of the topic, likeliest first, with how probable each is within it. */
  questions(): { id: string; score: number }[];
}

export interface Ranking {
  /** Topics, best first. */
  readonly topics: readonly Ranked[];
  /** Likeness to the likest phrasing of all, 0 … 1. */
  readonly like: number;
  /** How much of the text's weight lies in words that some phrasing has, 0 … 1. */
  readonly known: number;
}

/** How much the model counts beside likeness to single phrasings. */
const MODEL_SHARE = 0.6;
/** How much each of the likest phrasings of a topic counts after the first: 1, 1/2, 1/3 … of so many. */
const NEIGHBOURS = 5;
const HARMONIC = 137 / 60;

interface Seen extends Vector {
  readonly known: number;
}

/**
 * Ranks topics, and the questions within them, for a text. The topic: likeness to its phrasings (cosine over weighted
 * features, by an inverted index) together with a model learnt from all phrasings; one phrasing that happens to be near
 * counts for less than what a whole topic has in common. The question: a second model, in which only the questions of
 * one topic compete. Built once; a look-up takes well under 1 ms.
 */
export function buildTopicRanker(phrases: readonly Phrase[]): (text: string) => Ranking {
  const sorted = [...phrases].sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0));
  const topics = [...new Set(sorted.map(({ topic }) => topic))];
  const questions = [...new Set(sorted.map(({ question }) => question))];
  const number = new Map<string, number>();
  const frequency: number[] = [];
  const found = sorted.map(({ text }) => features(text));
  for (const each of found) {
    for (const feature of each.keys()) {
      const id = number.get(feature) ?? number.set(feature, number.size).size - 1;
      frequency[id] = (frequency[id] ?? 0) + 1;
    }
  }

  function see(text: ReadonlyMap<string, number>): Seen {
    const ids: number[] = [];
    const weights: number[] = [];
    let square = 0;
    let knownWords = 0;
    let allWords = 0;
    for (const [feature, kind] of text) {
      const id = number.get(feature);
      const rarity = 1 + sorted.length / (id === undefined ? 0.5 : (frequency[id] ?? 1));
      const weight = kind * Math.sqrt(Math.log(rarity));
      square += weight * weight;
      if (feature.startsWith('w ')) allWords += weight;
      if (id === undefined) continue;
      if (feature.startsWith('w ')) knownWords += weight;
      ids.push(id);
      weights.push(weight);
    }
    const length = Math.sqrt(square) || 1;
    return {
      ids: Int32Array.from(ids),
      weights: Float32Array.from(weights, (weight) => weight / length),
      known: allWords === 0 ? 0 : knownWords / allWords,
    };
  }

  const vectors = found.map(see);
  const topicOf = Int32Array.from(sorted, ({ topic }) => topics.indexOf(topic));
  const questionOf = Int32Array.from(sorted, ({ question }) => questions.indexOf(question));
  /** Phrases are sorted by topic: where those of each stand. */
  const ranges = topics.map((topic): Rivals => {
    const from = sorted.findIndex(({ topic: other }) => other === topic);
    return { from, to: from + sorted.filter(({ topic: other }) => other === topic).length };
  });
  const everyTopic = { from: 0, to: topics.length };
  const siblings = ranges.map(({ from, to }): Rivals => {
    const own = questionOf.subarray(from, to);
    return { from: Math.min(...own), to: Math.max(...own) + 1 };
  });
  const topicModel = trainSoftmax(
    vectors.map((vector, i) => ({ vector, label: topicOf[i] ?? 0 })),
    { features: number.size, labels: topics.length },
    () => everyTopic,
  );
  const topicOfQuestion = new Map(sorted.map((_, i) => [questionOf[i] ?? 0, topicOf[i] ?? 0]));
  const questionModel = trainSoftmax(
    vectors.map((vector, i) => ({ vector, label: questionOf[i] ?? 0 })),
    { features: number.size, labels: questions.length },
    (label) => siblings[topicOfQuestion.get(label) ?? 0] ?? everyTopic,
  );
  const likenessTo = invert(vectors, number.size);

  return (text) => {
    const seen = see(features(text));
    const likeness = likenessTo(seen);
    const nearest = new Float64Array(NEIGHBOURS);
    const model = topicModel(seen, everyTopic);
    let like = 0;
    const ranked = topics.map((topic, t): Ranked => {
      keepBest(likeness, ranges[t] ?? everyTopic, nearest);
      const best = nearest[0] ?? 0;
      like = Math.max(like, best);
      const together = nearest.reduce((sum, score, i) => sum + score / (i + 1), 0) / HARMONIC;
      const probable = model[t] ?? 0;
      const score = (1 - MODEL_SHARE) * 0.5 * (best + together) + MODEL_SHARE * probable;
      const among = siblings[t] ?? everyTopic;
      return {
        topic,
        score,
        probable,
        questions: () =>
          [...questionModel(seen, among)]
            .map((score, i) => ({ id: questions[among.from + i] ?? '', score }))
            .sort((a, b) => b.score - a.score),
      };
    });
    return { topics: ranked.sort((a, b) => b.score - a.score), like, known: seen.known };
  };
}

/** Puts the best scores of a range into `list`, highest first. */
function keepBest(scores: Float64Array, { from, to }: Rivals, list: Float64Array): void {
  list.fill(0);
  const last = list.length - 1;
  let least = 0;
  for (let at = from; at < to; at++) {
    const score = scores[at] ?? 0;
    if (score <= least) continue;
    let i = last;
    for (; i > 0 && (list[i - 1] ?? 0) < score; i--) list[i] = list[i - 1] ?? 0;
    list[i] = score;
    least = list[last] ?? 0;
  }
}

/** Cosine of a vector with each of these, over an inverted index. */
function invert(vectors: readonly Vector[], size: number): (vector: Vector) => Float64Array {
  const lists = Array.from({ length: size }, (): { at: number[]; weight: number[] } => ({ at: [], weight: [] }));
  vectors.forEach(({ ids, weights }, i) => {
    ids.forEach((id, f) => {
      lists[id]?.at.push(i);
      lists[id]?.weight.push(weights[f] ?? 0);
    });
  });
  return ({ ids, weights }) => {
    const likeness = new Float64Array(vectors.length);
    ids.forEach((id, f) => {
      const list = lists[id];
      const own = weights[f] ?? 0;
      if (!list) return;
      for (let i = 0; i < list.at.length; i++) {
        const at = list.at[i] ?? 0;
        likeness[at] = (likeness[at] ?? 0) + own * (list.weight[i] ?? 0);
      }
    });
    return likeness;
  };
}
