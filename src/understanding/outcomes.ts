import { clausesOf, tagsOfAll, type Clause } from './outcomes/clauses.ts';
import type { OutcomeKind, Report } from './outcomes/report.ts';
import { reportOf } from './outcomes/detect.ts';
import { holds, is } from './outcomes/span.ts';
import { oncePaid } from './outcomes/stopped.ts';
import { momentIn, type Moment } from './outcomes/when.ts';

export type { OutcomeKind } from './outcomes/report.ts';

/** Something that people report to have come about: their JKN, their own household, already. */
export interface Outcome extends Moment {
  readonly kind: OutcomeKind;
  /** False: ask whether it is so before anything is changed, and answer what was asked beside it. */
  readonly sure: boolean;
  /** Something is asked or wrong beside it: "sudah bayar kok belum aktif". */
  readonly questioned: boolean;
  /** What decided, for whoever looks into it. */
  readonly why: string;
}

/** More than that is a story; what came about is said in its beginning. */
const LONGEST = 1000;

/**
 * What a message reports, in any wording: "wis ndaftar mas", "barusan tak bayar di indomaret". Null where nothing is
 * reported: a wish, a plan, a question, what others did, what failed. Of several things the one that goes furthest.
 * `now` is UTC milliseconds; days count at the place.
 */
export function readOutcome(text: string, now: number, zone: string): Outcome | null {
  const clauses = clausesOf(text.slice(0, LONGEST));
  const all = wholeOf(clauses);
  const report = furthest([...reportsOf(clauses, all), ...oncePaid(all)]);
  if (!report) return null;
  const questioned = isQuestioned(report, clauses);
  const said = momentIn(wordsOf(report.clause), now, zone);
  const moment =
    said.when === 'unknown' && !holds(report.clause, 'now') ? momentIn(elsewhere(report, all), now, zone) : said;
  return { kind: report.kind, ...moment, sure: report.sure && !questioned, questioned, why: report.why };
}

/** What each clause reports and nothing after it takes back. */
function reportsOf(clauses: readonly Clause[], all: Clause): readonly Report[] {
  const about = {
    newborn: holds(all, 'newborn'),
    arrears: holds(all, 'arrears'),
    jkn: holds(all, 'jkn', 'dues', 'card'),
  };
  const more = clauses.length > 1 || all.tokens.length > 4;
  const failed = clauses.findLastIndex((clause) => holds(clause, 'failed') && !holds(clause, 'facility'));
  let told = false;
  let supposed = false;
  let employed = false;
  return clauses.flatMap((clause, i) => {
    const around = { ...about, more, employed, supposed, told: told || finishedNext(clauses[i + 1]) };
    told ||= holds(clause, 'tells');
    employed ||= holds(clause, 'employer') && holds(clause, 'done', 'now');
    supposed ||= is(clause.tokens[0], 'unless');
    const report = reportOf(clause, around);
    // "sudah daftar tapi ditolak": nothing came of it.
    if (!report || (MAY_FAIL.has(report.kind) && failed > i)) return [];
    // "aktif lagi berapa lama" is a question alone.
    return report.weak && clauses[i + 1]?.asks === true ? [] : [report];
  });
}

const MAY_FAIL: ReadonlySet<OutcomeKind> = new Set([
  'registered',
  'paid',
  'paid_arrears',
  'pbi_accepted',
  'active_again',
]);

const RANK: readonly OutcomeKind[] = [
  'stopped_paying',
  'pbi_accepted',
  'baby_registered',
  'moved_segment',
  'active_again',
  'paid_arrears',
  'paid',
  'registered',
];

function furthest(reports: readonly Report[]): Report | undefined {
  return [...reports].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))[0];
}

function wholeOf(clauses: readonly Clause[]): Clause {
  const tokens = clauses.flatMap(({ joint, tokens: own }) => (joint && own[0] !== joint ? [joint, ...own] : own));
  return { tokens, tags: tagsOfAll(tokens), joint: null, asks: clauses.some(({ asks }) => asks), subordinate: false };
}

/** Where the report itself names no time, the rest of the message may; "baru daftar" is now. */
function elsewhere({ just }: Report, all: Clause): string {
  return just ? 'barusan' : wordsOf(all);
}

function wordsOf({ tokens }: Clause): string {
  return tokens.map(({ word }) => word).join(' ');
}

/** "kader yang daftarin saya, udah beres". */
function finishedNext(next: Clause | undefined): boolean {
  if (!next || next.tokens.length > 3) return false;
  return holds(next, 'done') && next.tokens.every((token) => is(token, 'done', 'finish', 'vocative', 'self', 'thanks'));
}

/** Something is asked or wrong beside it: "sudah bayar kok belum aktif", "sudah bayar tapi tagihan masih muncul". */
function isQuestioned({ kind, clause }: Report, clauses: readonly Clause[]): boolean {
  const joint = clause.joint?.word ?? '';
  if (DESPITE.has(joint) || holds(clause, 'dead') || (holds(clause, 'trouble') && kind !== 'paid_arrears')) return true;
  return clauses.some((other) => other !== clause && (other.asks || (kind !== 'stopped_paying' && isComplaint(other))));
}

const DESPITE = new Set(['padahal', 'pdhl', 'mangka']);

/** "tapi belum bayar" is none: that is the next step. */
function isComplaint(clause: Clause): boolean {
  const { joint } = clause;
  if (holds(clause, 'trouble', 'dead')) return true;
  if (clause.tokens.length === 0) return is(joint ?? undefined, 'but');
  const wrong = holds(clause, 'active', 'finish', 'settle', 'usable', 'alive') && holds(clause, 'not', 'notYet');
  return (
    wrong || (is(joint ?? undefined, 'but', 'why', 'notYet') && holds(clause, 'not', 'notYet') && !holds(clause, 'pay'))
  );
}
