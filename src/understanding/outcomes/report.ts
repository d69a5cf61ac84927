import type { Clause } from './clauses.ts';

/** What people report of their own JKN. */
export const OUTCOME_KINDS = [
  'registered',
  'paid',
  'paid_arrears',
  'active_again',
  'pbi_accepted',
  'baby_registered',
  'moved_segment',
  'stopped_paying',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What one clause reports. */
export interface Report {
  readonly kind: OutcomeKind;
  readonly clause: Clause;
  readonly sure: boolean;
  /** It was a moment ago: "baru bayar". */
  readonly just: boolean;
  /** Nothing but the words themselves says that it is so. */
  readonly weak: boolean;
  /** For whoever wants to know how this was found. */
  readonly why: string;
}
