import type { Clause } from './clauses.ts';
import { find, findLast, holds, is, type Span } from './span.ts';
import type { Tag } from './words.ts';

/** What between "already" and a verb says that the verb did not happen. */
const BREAKS: readonly Tag[] = [
  'not',
  'notYet',
  'ahead',
  'nominal',
  'tried',
  'failed',
  'asks',
  'habit',
  'nearly',
  'stop',
];
const LATER = new Set([
  'besok',
  'bsk',
  'besuk',
  'sesuk',
  'benjing',
  'lusa',
  'nanti',
  'nti',
  'ntar',
  'mengko',
  'mangke',
  'engke',
  'depan',
]);
const FURTHEST = 7;

/** Why a clause is taken to say that something happened; null: it does not say so. */
export type Evidence = 'already' | 'just' | 'just now' | 'past' | 'dated' | 'told' | 'finished' | 'by itself';

interface Saying {
  /** The verb needs no "already": diterima, lunas. */
  readonly byItself?: boolean;
  /** Words before it said that a report follows: alhamdulillah, lapor. */
  readonly told: boolean;
}

/** Whether what `span` says happened, by the words around it. */
export function evidenceOf(clause: Clause, span: Span, { byItself = false, told }: Saying): Evidence | null {
  if (isDenied(clause, span)) return null;
  const before = findLast(clause, ['done', 'just'], span.to + 1, span.from - FURTHEST);
  if (
    before >= 0 &&
    !isOnlyThen(clause, before) &&
    !isBroken(clause, before + 1, before < span.from ? span.from : span.to)
  ) {
    if (is(clause.tokens[before], 'done')) return 'already';
    return clause.tokens[before]?.word === 'baru' ? 'just now' : 'just';
  }
  const after = find(clause, ['done'], span.to + 1, span.to + 4);
  if (after >= 0 && !isBroken(clause, span.to + 1, after + 2)) return 'already';
  // "habis bayar nih": just done with it.
  if (is(clause.tokens[0], 'after') && !clause.subordinate) return 'just';
  const moment = find(clause, ['just'], span.to + 1);
  if (moment >= 0 && clause.tokens[moment]?.word !== 'baru') return 'just';
  if (find(clause, ['finish'], span.to + 1, span.to + 4) >= 0) return 'finished';
  const first = clause.tokens[span.from - 1];
  if (first && ENDED.has(first.word)) return 'finished';
  if (isDated(clause)) return hasOwnTime(clause, span) ? 'dated' : null;
  if (hasPast(clause)) return 'past';
  if (told || holds(clause, 'tells')) return 'told';
  return byItself ? 'by itself' : null;
}

function isBroken(clause: Clause, from: number, end: number): boolean {
  // "daftarin orang tua yang sudah sepuh": that is said of somebody.
  if (clause.tokens.slice(Math.max(0, from - 2), end).some(({ word }) => RELATIVE.has(word))) return true;
  const broken = find(clause, BREAKS, from, end);
  // "udah siap kudaftarkan" (Medan): done with it.
  return (
    broken >= 0 &&
    !(clause.tokens[broken]?.word === 'siap' && clause.tokens[broken + 1]?.word.startsWith('ku') === true)
  );
}

/** A time gone by, and not the one of a birth. */
function hasPast(clause: Clause): boolean {
  return clause.tokens.some((token, i) => is(token, 'past') && !/lahir|lair/u.test(clause.tokens[i - 1]?.word ?? ''));
}

const ABLE = new Set(['bisa', 'iso', 'saged', 'tiasa', 'bs', 'sempat']);
const RELATIVE = new Set(['yang', 'yg', 'sing', 'nu', 'nan', 'ingkang']);
/** Before a verb these speak of the doing, not of something done. */
const ABOUT = new Set(
  'cara carane caranya caronyo syarat biaya bukti tau tahu soal tentang kalau titip nitip'.split(' '),
);
const ENDED = new Set('beres kelar selesai rampung tuntas bares'.split(' '));

/** Said not to be so: not, not yet, wished for, in the future, tried in vain, asked. */
function isDenied(clause: Clause, span: Span): boolean {
  const { tokens } = clause;
  if (clause.asks || clause.subordinate || holds(clause, 'wish', 'failed', 'unless')) return true;
  if (tokens.some(({ word }) => LATER.has(word)) || isDemanded(clause)) return true;
  if (
    span.from > 0 &&
    (clause.tokens[0]?.word === 'cek' || clause.tokens.slice(0, span.from).some(({ word }) => ABOUT.has(word)))
  )
    return true;
  const refused = findLast(clause, ['not', 'notYet', 'ahead', 'tried', 'nearly', 'nominal', 'ongoing'], span.from);
  // "alhamdulillah bisa bayar": they could, and did.
  if (refused >= 0 && ABLE.has(tokens[refused]?.word ?? '') && holds(clause, 'tells')) return false;
  // "Pak dukuh bilang PBI saya diterima".
  if (refused > 0 && tokens[refused]?.word === 'bilang' && is(tokens[refused - 1], 'others', 'helper')) return false;
  // "mau lapor sudah daftar": the wish is to tell it.
  if (refused >= 0 && find(clause, ['done'], refused + (tokens[refused]?.word === 'siap' ? -1 : 1), span.to) < 0)
    return true;
  if (is(tokens[span.to + 1], 'not', 'notYet') || is(tokens[span.to + 2], 'notYet')) return true;
  if (findLast(clause, ['once'], span.from) >= 0) return true;
  return holds(clause, 'habit');
}

const DEMANDED = new Set('kudu harus hrs mesti musti wajib kedah haruslah must'.split(' '));

/** "kudu wis lunas": what is asked for is not there. */
function isDemanded({ tokens }: Clause): boolean {
  return tokens.some((token, i) => is(token, 'done') && DEMANDED.has(tokens[i - 1]?.word ?? ''));
}

/** "gajian dulu baru bayar": not before that. "saya baru bayar": a moment ago. */
function isOnlyThen(clause: Clause, at: number): boolean {
  if (clause.tokens[at]?.word !== 'baru') return false;
  return clause.tokens.slice(0, at).some((token) => !is(token, 'self', 'vocative', 'tells', 'family', 'past', 'now'));
}

/** A day of the month and no other time gone by. */
function isDated(clause: Clause): boolean {
  const times = clause.tokens.filter((token) => is(token, 'past'));
  return (
    times.length > 0 &&
    times.every(
      ({ word }) => (word.startsWith('t') && word.endsWith('l') && !word.startsWith('ta')) || word === 'tanggal',
    )
  );
}

/** "tanggal 10 bayar" may as well be a plan; "saya bayar tanggal 10", "bayarnya tanggal 1" hardly. */
function hasOwnTime(clause: Clause, { from }: Span): boolean {
  return holds(clause, 'self', 'newborn', 'family') || is(clause.tokens[from], 'payment', 'registration');
}
