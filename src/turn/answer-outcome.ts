import type { Vars } from '../engine/program.ts';
import { localDay } from '../calendar/local-time.ts';
import { readDone } from '../understanding/done.ts';
import { normalise } from '../understanding/normalise.ts';
import { OUTCOME_KINDS } from '../understanding/outcomes/report.ts';
import type { Outcome } from '../understanding/outcomes.ts';
import type { Reading } from '../understanding/reading.ts';
import { answerQuestion } from './answer-question.ts';
import { isNew } from './new-person.ts';
import { offer } from './offer.ts';
import { remember } from './talk.ts';
import type { Turn } from './turn.ts';

/**
 * Takes what people report of their own JKN, from anywhere: it is said back, moves the stage, and leads to the next date.
 * What is not sure is asked first; a question beside it is answered before.
 */
export function takeOutcome(turn: Turn, words: Reading): boolean {
  const { outcome } = words;
  if (outcome === null || meansTheOption(turn, words.text, outcome)) return false;
  if (!outcome.sure) return askWhether(turn, words, outcome);
  turn.draft.hear({ action: 'outcome' });
  const fresh = isNew(turn.draft.person);
  const vars = { ...givenOf(turn, outcome), ...(fresh && { outcome_brief: true }) };
  beginOutcome(turn, { flow: turn.guide.outcomes[outcome.kind], vars });
  if (!fresh) return true;
  // What was reported is worth keeping, so that is asked next, in place of what the welcome offers.
  turn.draft.remember({ welcome_plain: true });
  turn.step({ kind: 'start', flow: turn.guide.program.welcome });
  return true;
}

/** What people ask about after it; what was answered before is over. */
const THEN: Readonly<Record<Outcome['kind'], string | undefined>> = {
  registered: 'daftar-kapan-aktif',
  paid: 'status-sudah-bayar',
  paid_arrears: 'status-sudah-bayar',
  active_again: undefined,
  pbi_accepted: undefined,
  baby_registered: undefined,
  moved_segment: undefined,
  stopped_paying: 'tunggakan-berhenti',
};

/** Begins the dialogue that answers a report. */
export function beginOutcome(
  turn: Pick<Turn, 'draft' | 'step' | 'guide' | 'now'>,
  { flow, vars }: { readonly flow: string; readonly vars: Vars },
): void {
  const then = OUTCOME_KINDS.find((kind) => turn.guide.outcomes[kind] === flow);
  const answer = turn.guide.answers.get((then && THEN[then]) ?? '');
  remember(turn, { answer: answer?.id, topic: answer?.topic });
  turn.draft.remember(vars);
  turn.step({ kind: 'interrupt', flow });
}

/**
 * The question that waits asks for just this ("Sudah daftar?") and knows as much as was said: then its own dialogue goes
 * on. What it would only swallow, or a day that it would ask for again, is none of its.
 */
function meansTheOption(turn: Turn, text: string, { kind, day, sure }: Outcome): boolean {
  if (!turn.draft.person.session.waiting || !sure) return false;
  const { outcome, events } = turn.look({ kind: 'text', text }, () => 0);
  if (outcome !== 'stepped') return false;
  const answered = events.find((event) => event.type === 'answered');
  if (answered?.type !== 'answered' || answered.label === null) return false;
  if (normalise(answered.label) === normalise(text)) return true;
  const stage = STAGE_OF[kind];
  return day === null && events.some((event) => event.type === 'stage_changed' && stage.includes(event.stage));
}

/** What somebody would change of a person by saying no more than "already". */
const TOLD: ReadonlySet<string> = new Set(['paid_month', 'baby_registered']);

/**
 * A bare "wis" at "Sudah daftar?" is a yes in any dialect; "wis yo" is a goodbye, and reports nothing. Where no such
 * question waits, both belong to somebody else.
 */
export function takeDone(turn: Turn, { text }: Reading): boolean {
  if (turn.draft.person.session.waiting?.kind !== 'choices') return false;
  const done = readDone(text);
  if (done === null) return false;
  const taken = turn.look({ kind: 'text', text: 'sudah' });
  const changes = taken.events.some(
    (event) => event.type === 'stage_changed' || (event.type === 'saved' && TOLD.has(event.name)),
  );
  if (taken.outcome !== 'stepped' || !changes) return false;
  if (done === 'done') {
    turn.take(taken);
    return true;
  }
  turn.draft.hear({ action: 'courtesy' });
  turn.say('goodbye');
  return true;
}

/** Stages that a dialogue may move to where this was reported. */
const STAGE_OF: Readonly<Record<Outcome['kind'], readonly string[]>> = {
  registered: ['registered'],
  paid: ['paid', 'active'],
  paid_arrears: ['active'],
  active_again: ['active'],
  pbi_accepted: ['subsidised'],
  baby_registered: [],
  moved_segment: [],
  stopped_paying: ['lapsed'],
};

/** "Jadi sudah daftar kemarin, ya?" beside whatever was asked. False: what was asked is half understood, and goes first. */
function askWhether(turn: Turn, { question }: Reading, outcome: Outcome): boolean {
  if (isNew(turn.draft.person)) return false;
  // What is known already is not asked: only the question is left.
  if (outcome.questioned && isKnown(turn, outcome)) return false;
  if (outcome.questioned) {
    if (question.action === 'clarify' || question.action === 'handoff') return false;
    answerQuestion(turn, question, { brief: true });
  } else turn.draft.hear({ action: 'outcome' });
  const { kind, when } = outcome;
  const { texts, outcomes } = turn.guide;
  const scope = turn.scope();
  offer(turn, texts.outcome_asked(scope, { kind, when }), [
    {
      label: texts.outcome_yes(scope),
      to: { kind: 'outcome', flow: outcomes[kind], vars: givenOf(turn, outcome) },
      means: 'yes',
    },
    { label: texts.outcome_no(scope, { kind }), to: { kind: 'dismiss' }, means: 'no' },
  ]);
  return true;
}

/** Whether the stage says so already. */
function isKnown(turn: Turn, { kind }: Outcome): boolean {
  const { stage } = turn.scope().vars;
  return typeof stage === 'string' && STAGE_OF[kind].includes(stage);
}

/** What the dialogue is given: the day and the month that were named, this month where none was. */
function givenOf({ draft, now }: Turn, { day, when }: Outcome): Vars {
  const today = localDay(now, draft.person.zone);
  const month = when === 'last_month' ? monthBefore(today) : (day ?? today).slice(0, 7);
  return { outcome_day: day ?? '', outcome_month: month, outcome_brief: false };
}

function monthBefore(day: string): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 2;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
