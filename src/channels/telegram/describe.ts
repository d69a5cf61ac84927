import { GrammyError, HttpError } from 'grammy';

/** An error without the token, which grammY's network errors carry in their address. */
export function describe(error: unknown): string {
  if (error instanceof GrammyError) return `${error.error_code} ${error.method}`;
  if (error instanceof HttpError) return 'network';
  return error instanceof Error ? error.name : 'unknown';
}
