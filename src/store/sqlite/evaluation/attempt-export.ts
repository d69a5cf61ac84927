import { and, asc, eq, sql } from 'drizzle-orm';
import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';
import { attemptAnswers, attempts } from '../schema.ts';
import { inBatches, typed } from '../typed.ts';

/** One row for each answer in a quiz, or one for an attempt without answers. */
export async function* attemptExport(db: Connection): AsyncGenerator<ExportRow> {
  const ask = typed(db);
  const columns = {
    person_id: attempts.personId,
    attempt: attempts.attempt,
    quiz: attempts.quiz,
    quiz_version: attempts.quizVersion,
    phase: attempts.phase,
    started_at: attempts.startedAt,
    finished_at: attempts.finishedAt,
    right_answers: attempts.right,
    total: attempts.total,
    item: attemptAnswers.item,
    choice: attemptAnswers.choice,
    is_right: attemptAnswers.right,
    score: attemptAnswers.score,
    answered_at: attemptAnswers.at,
    answer: attemptAnswers.id,
  };
  const itsAnswers = and(eq(attemptAnswers.personId, attempts.personId), eq(attemptAnswers.attempt, attempts.attempt));

  function behind(person: number, attempt: number, answer: number, limit: number) {
    const place = sql`(${attempts.personId}, ${attempts.attempt}, coalesce(${attemptAnswers.id}, 0))`;
    return ask
      .select(columns)
      .from(attempts)
      .leftJoin(attemptAnswers, itsAnswers)
      .where(sql`${place} > (${person}, ${attempt}, ${answer})`)
      .orderBy(asc(attempts.personId), asc(attempts.attempt), asc(attemptAnswers.id))
      .limit(limit)
      .all();
  }

  const rows = inBatches<ReturnType<typeof behind>[number]>(db, (last, limit) =>
    behind(last?.person_id ?? 0, last?.attempt ?? 0, last?.answer ?? 0, limit),
  );
  for await (const { answer: _, ...row } of rows) yield row;
}
