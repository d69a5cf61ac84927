import type { JobVerbs } from '../jobs.ts';
import { answering } from './answer.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { readJson, toJson } from './json.ts';

const JOB = columnsOf('jobs', ['key', 'personId', 'rank', 'dueAt', 'payload']);

/** What is due later: found, put off, called back. */
export function jobVerbs(db: Connection): JobVerbs {
  const answer = answering(db);
  const due = db.prepare<[number, number], Selected<typeof JOB>>(
    `select ${JOB.list} from jobs where due_at <= ? order by due_at, person_id, rank, key limit ?`,
  );
  const postpone = db.prepare('update jobs set due_at = ? where person_id = ? and key = ?');
  const recallLate = db.prepare('update jobs set due_at = ? where key = ? and due_at > ?');
  const recallAll = db.prepare(
    `insert into jobs (person_id, key, rank, due_at, payload)
     select id, ?, ?, ?, ? from people where consent = 'given' and reminders = 1 and stopped = 0
     on conflict do update set due_at = min(due_at, excluded.due_at)`,
  );

  return {
    dueJobs: answer((now, limit) =>
      due.all(now, limit).map((row) => ({
        ...row,
        // A deed that nobody knows: it is let go like any other whose moment has passed.
        payload: readJson(row.payload, { name: 'unreadable', args: {} }),
      })),
    ),
    postponeJob: answer((job, dueAt) => void postpone.run(dueAt, job.personId, job.key)),
    recallReminders: answer(({ key, rank, payload, now, laterThan }) =>
      laterThan === null
        ? recallAll.run(key, rank, now, toJson(payload)).changes
        : recallLate.run(now, key, laterThan).changes,
    ),
  };
}
