import type { OutcomeKind } from './report.ts';
import type { Clause } from './clauses.ts';
import { find, findLast, is, type Span } from './span.ts';

/** Whether another household did what `span` says: "teman saya sudah daftar". */
export function isOthers(clause: Clause, span: Span, kind: OutcomeKind): boolean {
  const { tokens } = clause;
  const verb = tokens[span.to]?.word ?? '';
  const passive = /^(?:di|ku|ke|ter|ka)/u.test(verb);
  // "sudah bayarin teman": an object right after an active verb.
  if (!passive && is(tokens[span.to + 1], 'others')) return true;
  // "Ibu-ibu di sini sudah pada daftar": several others.
  const many = tokens.slice(Math.max(0, span.from - 2), span.from).some(({ word }) => word === 'pada');
  if (many && find(clause, ['self']) < 0) return true;
  // Whoever looks at a card or says that it is active does nothing.
  const told = kind === 'active_again' || kind === 'pbi_accepted';
  const named = findLast(clause, ['others'], span.from);
  const other = told ? speaksOnly(clause, named) : named;
  const helper = told ? -1 : findLast(clause, ['helper'], span.from);
  const doer = Math.max(other, helper);
  if (doer >= 0 && tokens[doer - 1]?.word === 'kata') return true;
  if (doer < 0 || is(tokens[doer - 1], 'by') || isCounted(tokens[doer - 1]?.word)) return false;
  // "majikan saya sudah daftarkan saya": the one who helped is another, the one helped is oneself.
  if (find(clause, ['self', 'family', 'newborn', 'jkn'], span.to + 1) >= 0)
    return other > helper && !hasOwnSelf(clause, other);
  if (helper > other && passive) return false;
  return !hasOwnSelf(clause, doer);
}

/** "Pak dukuh bilang PBI saya diterima": whoever says it did not do it. -1: nobody else is left. */
function speaksOnly({ tokens }: Clause, other: number): number {
  return other >= 0 && tokens.slice(other + 1, other + 3).some(({ word }) => SAYS.has(word)) ? -1 : other;
}

const SAYS = new Set(
  'bilang ngomong ngabari ngabarin kasih crito cerita matur sanjang nyarios ngandika ngomongin omong'.split(' '),
);

/** "saya" that is no "of mine" of another: "teman saya". */
function hasOwnSelf(clause: Clause, doer: number): boolean {
  for (let i = find(clause, ['self']); i >= 0; i = find(clause, ['self'], i + 1))
    if (i !== doer + 1 && !(i === doer + 2 && clause.tokens[doer + 1]?.word === 'lama')) return true;
  return false;
}

/** "4 orang sudah daftar" are people of one's own. */
function isCounted(word: string | undefined): boolean {
  return (
    word !== undefined &&
    (/^\d+$/u.test(word) || ['dua', 'tiga', 'empat', 'lima', 'enam', 'papat', 'telu'].includes(word))
  );
}

/** Whether somebody of the family did it; they may have a family card of their own. */
export function isOwnFamilys(clause: Clause, span: Span): boolean {
  const family = findLast(clause, ['family'], span.from);
  return family >= 0 && !is(clause.tokens[family - 1], 'by') && !hasOwnSelf(clause, family);
}
