import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';

/** One row for each answer in a quiz, or one for an attempt without answers. */
export function attemptExport(db: Connection): ExportRow[] {
  const rows = db.prepare<[], ExportRow>(
    `select a.person_id, a.attempt, a.quiz, a.quiz_version, a.phase, a.started_at, a.finished_at, a."right" as right_answers,
            a.total, b.item, b.choice, b."right" as is_right, b.score, b.at as answered_at
     from attempts a left join attempt_answers b on b.person_id = a.person_id and b.attempt = a.attempt
     order by a.person_id, a.attempt, b.id`,
  );
  return rows.all();
}
