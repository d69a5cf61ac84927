import { asc } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { missed } from './schema.ts';
import { typed } from './typed.ts';

/** What was not understood, oldest first. */
export function missedUtterances(db: Connection): { text: string; at: number }[] {
  const { id, text, at } = missed;
  return typed(db).select({ text, at }).from(missed).orderBy(asc(id)).all();
}
