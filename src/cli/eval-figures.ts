import type { Line } from './heard.ts';
import type { Row } from './eval-rows.ts';

/** `right`: answered by an answer that truly answers; `offered`: it is among what was offered; `wrong`: another one was given. */
export type Verdict = 'right' | 'offered' | 'wrong' | 'missed';

/** What may stand in a row in place of an answer, and the actions that are as good. */
const ALSO: Readonly<Record<string, readonly Line['action'][]>> = {
  outside: ['outside', 'fallback', 'courtesy'],
  none: ['outside', 'fallback', 'courtesy'],
  salam: ['courtesy'],
  pendamping: ['handoff'],
  human: ['handoff'],
  igd: ['emergency'],
};

/** How the answer of a chat does beside the answers that are accepted. `topics`: answer → topic. */
export function verdictOf(
  line: Pick<Line, 'action' | 'answers' | 'candidates' | 'topic'>,
  accepted: NonNullable<Row['accepted']>,
  topics: ReadonlyMap<string, string>,
): Verdict {
  const answers = (ids: readonly string[], wanted: readonly string[]) =>
    ids.some((id) => wanted.includes(id) || wanted.includes(topics.get(id) ?? id));
  const acts = (wanted: readonly string[]) =>
    wanted.some((one) => one === line.action || (ALSO[one]?.includes(line.action) ?? false));
  // A dialogue that was begun by its keyword answers as well: it has a topic and no answer.
  const begun = (wanted: readonly string[]) =>
    line.action === 'answer' && line.answers.length === 0 && line.topic !== null && wanted.includes(line.topic);
  if (accepted.every((wanted) => answers(line.answers, wanted) || acts(wanted) || begun(wanted))) return 'right';
  const all = accepted.flat();
  if (line.action === 'answer' && !answers(line.answers, all)) return 'wrong';
  return answers([...line.answers, ...line.candidates], all) ? 'offered' : 'missed';
}

export interface Count {
  readonly all: number;
  readonly right: number;
  readonly offered: number;
  readonly wrong: number;
}

export function countOf(verdicts: readonly Verdict[]): Count {
  const of = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return { all: verdicts.length, right: of('right'), offered: of('offered'), wrong: of('wrong') };
}

/** How well something is heard that is there or not: a call for help, a wish for a human, an outcome. */
export interface Heedful {
  readonly there: number;
  readonly heard: number;
  readonly notThere: number;
  readonly falsely: number;
}

interface Judged {
  readonly row: Row;
  readonly line: Line;
}

export function dangerOf(judged: readonly Judged[]): Heedful {
  return heedful(
    judged.filter(({ row }) => row.danger !== null),
    ({ row }) => row.danger === 'now',
    ({ line }) => line.danger !== 'none',
    // Where the row leaves it open, to ask is no false alarm.
    ({ row, line }) => line.danger === 'now' || (line.danger === 'ask' && row.danger === 'none'),
  );
}

export function humanOf(judged: readonly Judged[]): Heedful {
  const wishes = ({ line }: Judged) => line.human;
  return heedful(
    judged.filter(({ row }) => row.human !== null),
    ({ row }) => row.human === true,
    wishes,
    wishes,
  );
}

export function outcomeOf(judged: readonly Judged[]): Heedful {
  return heedful(
    judged.filter(({ row }) => row.outcome !== null),
    ({ row }) => row.outcome !== 'none',
    ({ row, line }) => isOutcome(row, line),
    ({ line }) => line.outcome !== null,
  );
}

/** Rows with facts; of those without, the ones where some were heard. */
export function factsOf(judged: readonly Judged[]): Heedful {
  return heedful(
    judged.filter(({ row }) => row.facts !== null),
    ({ row }) => (row.facts?.size ?? 0) > 0,
    ({ row, line }) => areFacts(row, line),
    ({ line }) => Object.keys(line.facts).length > 0,
  );
}

export function isOutcome({ outcome }: Row, line: Line): boolean {
  const [kind = '', when] = (outcome ?? 'none').split(':');
  if (kind === 'none') return line.outcome === null;
  return line.outcome?.kind === kind && (when === undefined || line.outcome.when === when);
}

/** All facts of the row, with their values. */
export function areFacts({ facts }: Row, line: Line): boolean {
  const wanted = [...(facts ?? [])];
  if (wanted.length === 0) return Object.keys(line.facts).length === 0;
  return wanted.every(([name, value]) => String(line.facts[name] ?? '').toLowerCase() === value.toLowerCase());
}

function heedful(
  judged: readonly Judged[],
  isThere: (one: Judged) => boolean,
  isHeard: (one: Judged) => boolean,
  isFalse: (one: Judged) => boolean,
): Heedful {
  const there = judged.filter(isThere);
  const others = judged.filter((one) => !isThere(one));
  return {
    there: there.length,
    heard: there.filter(isHeard).length,
    notThere: others.length,
    falsely: others.filter(isFalse).length,
  };
}
