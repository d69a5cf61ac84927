import { asText } from '../channels/as-text.ts';
import type { Heard } from '../turn/draft.ts';
import type { Taken } from '../turn/answering.ts';
import type { Outcome } from '../understanding/outcomes.ts';
import type { Guide } from '../turn/guide.ts';
import type { Understanding } from '../understanding/questions.ts';
import type { Facts } from '../understanding/facts/facts.ts';

/** What a chat made of one line, as `ask` prints it. */
export interface Line {
  readonly text: string;
  readonly action: Heard['action'];
  /** Of the first answer, or of what was talked about; null: nothing. */
  readonly topic: string | null;
  /** The first of `answers`, or null. */
  readonly answerId: string | null;
  /** Ids of the questions that were answered. */
  readonly answers: readonly string[];
  /** Ids of the questions that were offered in place of an answer, best first. */
  readonly candidates: readonly string[];
  /** 0 … 1 */
  readonly confidence: number;
  readonly danger: 'now' | 'ask' | 'none';
  /** A wish for a person. */
  readonly human: boolean;
  /** Only what was said. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly outcome: { readonly kind: string; readonly when: string } | null;
  /** The bubbles as a worker sees them where there are only words: options are numbered lines. */
  readonly reply: readonly string[];
}

/** Why: who took the words, and what each reading made of them. */
export interface Why {
  /** Name in the route of who answered. */
  readonly by: string | null;
  readonly heard: Heard | null;
  /** The words without courtesy; everything is looked for in these. */
  readonly core: string;
  /** What spoke for a danger, or against it. */
  readonly danger: string | null;
  /** The rule by which a wish for a person was heard, and where. */
  readonly human: string | null;
  /** What spoke for a report. */
  readonly outcome: string | null;
  /** A yes or no and nothing else. */
  readonly short: 'yes' | 'no' | null;
  /** Facts beside those of the line, such as for whom somebody asks. */
  readonly facts: object;
  /** What it means as questions: how sure, and which answers were near. */
  readonly questions: readonly Understanding[];
}

/** What offers answers in place of giving one. */
const OFFERING: ReadonlySet<Line['action']> = new Set(['clarify', 'courtesy']);

/** `typed` as the line came. */
export function lineOf(typed: string, { words, draft, by }: Taken, guide: Pick<Guide, 'answers'>): Line {
  const heard = draft.heard ?? { action: actionBy(by, words) };
  const answers = heard.answers ?? [];
  const answerId = answers[0] ?? null;
  const topic = answerId === null ? undefined : guide.answers.get(answerId)?.topic;
  return {
    text: typed,
    action: heard.action,
    topic: topic ?? heard.topic ?? null,
    answerId,
    answers,
    // With other actions they are what else was looked at, and nobody saw them.
    candidates: OFFERING.has(heard.action) ? (heard.candidates ?? []) : [],
    confidence: heard.confidence ?? 0,
    danger: words?.danger ?? 'none',
    human: words?.human ?? false,
    facts: words ? factsOf(words.facts) : {},
    outcome: outcomeOf(words?.outcome ?? null),
    reply: draft.messages.map(asText).filter((text) => text !== ''),
  };
}

/** Facts as values of one word or number; a place by its id, which is its name where the programme has no village of it. */
function factsOf({ place, children: _, workWords: __, forWhom: ___, ...facts }: Facts): Line['facts'] {
  return place === undefined ? facts : { ...facts, place: place.id };
}

export function whyOf({ words, draft, by }: Taken): Why {
  return {
    by,
    heard: draft.heard,
    core: words?.courtesy.core ?? '',
    danger: words?.alarm.why ?? null,
    human: words?.humanHelp.why ?? null,
    outcome: words?.outcome?.why ?? null,
    short: words?.short ?? null,
    facts: words?.facts ?? {},
    questions: words?.questions ?? [],
  };
}

function outcomeOf(outcome: Outcome | null): Line['outcome'] {
  return outcome && { kind: outcome.kind, when: outcome.when };
}

/** What nobody noted anything about was an answer of the dialogue or a global word, unless it was not understood. */
function actionBy(by: string | null, words: Taken['words']): Heard['action'] {
  switch (by) {
    case 'danger':
      return 'emergency';
    case 'ticket desk':
      return 'handoff';
    case 'outside':
      return 'outside';
    case 'fallback':
    case null:
      return 'fallback';
    default:
      return words?.command === 'help' ? 'handoff' : 'answer';
  }
}
