/**
 * The same connection, asked by drizzle's typed queries: for reads whose speed does not count. Loading drizzle takes
 * longer than a start, so whoever imports this (or the tables themselves) is imported in turn when first asked.
 */
import { setImmediate } from 'node:timers/promises';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';

export type Typed = BetterSQLite3Database;

/** Rows that one query of an export reads at most. */
const BATCH = 500;

export function typed(db: Connection): Typed {
  return drizzle(db);
}

/**
 * Rows in the order of a key, read in batches, each behind the last row of the one before: memory stays flat however many
 * rows there are, and between two batches the process does its other work. What changes meanwhile may be in them or not.
 */
export async function* inBatches<Row>(
  db: Connection,
  read: (after: Row | undefined, limit: number) => readonly Row[],
): AsyncGenerator<Row> {
  const answer = answering(db)(read);
  let last: Row | undefined;
  for (;;) {
    const batch: readonly Row[] = await answer(last, BATCH);
    yield* batch;
    if (batch.length < BATCH) return;
    last = batch.at(-1);
    await setImmediate();
  }
}
