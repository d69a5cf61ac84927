import type { DigestRow } from '../store/evaluation.ts';

type Count = Exclude<keyof DigestRow, 'village' | 'preMean' | 'postMean'>;

/** A count over all villages. */
export function totalOf(rows: readonly DigestRow[], count: Count): number {
  return rows.reduce((sum, row) => sum + row[count], 0);
}

/** Attempts of a phase over all villages, and the mean share of right answers (0 to 1); null where nobody finished one. */
export function quizFigures(
  rows: readonly DigestRow[],
  phase: 'pre' | 'post',
): { readonly count: number; readonly mean: number | null } {
  const count = totalOf(rows, phase);
  const right = rows.reduce((sum, row) => sum + row[phase] * (row[`${phase}Mean`] ?? 0), 0);
  return { count, mean: count === 0 ? null : right / count };
}
