import { UNITS } from '../number-words.ts';
import type { Clause } from './clauses.ts';
import type { Report } from './report.ts';
import { find, findLast, holds, is, near } from './span.ts';

/** What people do not pay any more; null: the clause does not say that they stopped. */
export function stoppedPaying(clause: Clause): { sure: boolean; why: string } | null {
  if (
    clause.asks ||
    clause.subordinate ||
    holds(clause, 'wish', 'unless') ||
    holds(clause, 'others') ||
    isEmployers(clause)
  )
    return null;
  return stopWord(clause) ?? notAnyMore(clause) ?? notContinued(clause);
}

/** "Majikan saya sudah berhenti bayar": that is theirs. */
function isEmployers({ tokens }: Clause): boolean {
  return tokens.slice(0, 2).some(({ word }) => EMPLOYERS.test(word));
}

const EMPLOYERS = /^(?:majikan|juragan|kantor|perusahaan|pabrik|bosku|pt$)/u;
const SURE = (why: string) => ({ sure: true, why: `stopped_paying: ${why}` });

/** "saya sudah berhenti bayar", "stop bayar sejak pandemi". */
function stopWord(clause: Clause) {
  const span = near(clause, ['stop'], ['pay', 'payment', 'dues', 'jkn'], 4);
  if (!span || holds(clause, 'arrears')) return null;
  const refused = findLast(clause, ['not', 'notYet', 'ahead', 'tried', 'nominal'], span.to);
  if (refused >= 0 && find(clause, ['done'], refused + 1, span.to) < 0) return null;
  // "bpjs tak leren mbayare": I stopped.
  const mine = clause.tokens[find(clause, ['stop']) - 1]?.word === 'tak';
  return mine || holds(clause, 'done', 'past', 'now', 'self') ? SURE('stop word') : null;
}

/** "udah ga bayar lagi", "wis telung sasi ora mbayar". */
function notAnyMore(clause: Clause) {
  const pay = find(clause, ['pay', 'payment']);
  if (pay < 1) return null;
  const not = findLast(clause, ['not'], pay, pay - 3);
  const taken = not >= 0 ? not : negativeTak(clause, pay);
  if (taken < 0 || find(clause, ['ahead', 'tried', 'nominal'], taken + 1, pay) >= 0) return null;
  if (clause.tokens[taken]?.word.startsWith('ja') === true) return null;
  const before = findLast(clause, ['done'], taken);
  if (['yang', 'yg', 'sing', 'nu'].includes(clause.tokens[before - 1]?.word ?? '')) return null;
  const long = before >= 0 && find(clause, ['ahead', 'tried'], before + 1, taken) < 0;
  const again = find(clause, ['again'], pay + 1, pay + 3) >= 0;
  const willing = findLast(clause, ['ahead', 'tried', 'nominal'], taken) >= 0 && !long;
  if (willing) return null;
  if (long && (again || find(clause, ['span'], before) >= 0 || clause.tokens.length <= 5)) return SURE('no longer');
  if (!again) return null;
  if (holds(clause, 'now', 'past', 'self', 'done')) return SURE('no longer');
  return clause.tokens.length <= 3 ? { ...SURE('no longer'), sure: false } : null;
}

/** Malay and Minang "tak": not. In Javanese it is "I". Beside a span of time it is the first. */
function negativeTak(clause: Clause, pay: number): number {
  return clause.tokens[pay - 1]?.word === 'tak' && isLong(clause) ? pay - 1 : -1;
}

/** "setahun", "suwe", "3 bulan"; "bulan lalu" is a time and no span. */
function isLong({ tokens }: Clause): boolean {
  return tokens.some(({ word }, i) => {
    if (LONG.has(word)) return true;
    const before = tokens[i - 1]?.word ?? '';
    return MONTHS.has(word) && (/^\d/u.test(before) || UNITS.has(before) || before === 'beberapa');
  });
}

const LONG = new Set(['setahun', 'sebulan', 'lama', 'suwe', 'lami', 'lila', 'dangu', 'lamo']);
const MONTHS = new Set(['bulan', 'bln', 'sasi', 'wulan', 'tahun', 'thn', 'taun', 'warsa']);

/** "iurannya ga saya lanjutkan". */
function notContinued(clause: Clause) {
  const on = find(clause, ['goOn']);
  if (on < 1 || !holds(clause, 'dues', 'pay', 'payment', 'jkn')) return null;
  const not = findLast(clause, ['not'], on, on - 3);
  if (not < 0 || find(clause, ['ahead', 'tried'], 0, on) >= 0) return null;
  return SURE('not continued');
}

/** "dulu bayar, sekarang tidak": two clauses or one, over all the words of the message in order. */
export function oncePaid(all: Clause): readonly Report[] {
  const once = find(all, ['once']);
  const paid = once < 0 ? -1 : find(all, ['pay', 'payment', 'good'], once + 1, once + 7);
  const now = paid < 0 ? -1 : find(all, ['now'], paid + 1, paid + 8);
  const not = now < 0 ? -1 : find(all, ['not', 'stop'], now + 1, now + 4);
  if (not < 0) return [];
  const rest = all.tokens.slice(not + 1, not + 4);
  if (rest.some((token) => is(token, 'ahead', 'tried', 'asks') || token.word === 'tau')) return [];
  return [{ kind: 'stopped_paying', clause: all, just: false, weak: false, ...SURE('once paid, now not') }];
}
