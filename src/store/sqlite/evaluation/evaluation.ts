import type { EvaluationVerbs } from '../../evaluation.ts';
import { answering, oneByOne } from '../answer.ts';
import type { Connection } from '../connection.ts';
import { announcementExport } from './announcement-export.ts';
import { attemptExport } from './attempt-export.ts';
import { digestOf } from './digest.ts';
import { peopleExport } from './people-export.ts';
import { registeredAfter } from './registered-after.ts';
import { ticketExport } from './ticket-export.ts';

/** What only reads figures. */
export function evaluationVerbs(db: Connection): EvaluationVerbs {
  const answer = answering(db);
  const cameBy = db.prepare<[string], number>('select count(*) from people where origin = ?').pluck();
  return {
    digest: answer(digestOf(db)),
    registeredAfter: answer(registeredAfter(db)),
    cameBy: answer((code) => cameBy.get(code) ?? 0),
    exportPeople: () => oneByOne(db, () => peopleExport(db)),
    exportAttempts: () => oneByOne(db, () => attemptExport(db)),
    exportTickets: () => oneByOne(db, () => ticketExport(db)),
    exportAnnouncements: () => oneByOne(db, () => announcementExport(db)),
  };
}
