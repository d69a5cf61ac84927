import { KawanError, type ErrorCode } from '../errors.ts';

/** What no turn of a group would escape: to try each alone would only make everybody wait as often. */
export const STORE_WIDE: ReadonlySet<string> = new Set<ErrorCode>(['store_busy', 'store_gone', 'store_closed']);

/** What may be wrong with the rows of one person alone. */
export const ONE_ROW: ReadonlySet<string> = new Set(['unexpected', 'store_corrupt']);

export function codeOf(error: unknown): string {
  return error instanceof KawanError ? error.code : 'unexpected';
}
