import type { EvaluationVerbs, ExportRow } from '../../evaluation.ts';
import { answering } from '../answer.ts';
import type { Connection } from '../connection.ts';
import { digestOf } from './digest.ts';
import { registeredAfter } from './registered-after.ts';

/** What only reads figures. */
export function evaluationVerbs(db: Connection): EvaluationVerbs {
  const answer = answering(db);
  const cameBy = db.prepare<[string], number>('select count(*) from people where origin = ?').pluck();
  const written = db
    .prepare<[], string>("select id from announcements where status <> 'draft' order by starts_at")
    .pluck();
  return {
    digest: answer(digestOf(db)),
    registeredAfter: answer(registeredAfter(db)),
    cameBy: answer((code) => cameBy.get(code) ?? 0),
    announcementIds: answer(() => written.all()),
    exportPeople: () => later(async () => (await import('./people-export.ts')).peopleExport(db)),
    exportAttempts: () => later(async () => (await import('./attempt-export.ts')).attemptExport(db)),
    exportTickets: () => later(async () => (await import('./ticket-export.ts')).ticketExport(db)),
  };
}

/** Rows of what is loaded when the first of them is asked for. */
async function* later(load: () => Promise<AsyncIterable<ExportRow>>): AsyncGenerator<ExportRow> {
  yield* await load();
}
