import type { PeopleVerbs, PersonData } from '../people.ts';
import { answering } from './answer.ts';
import { chainOf } from './chains.ts';
import type { Connection } from './connection.ts';
import { PERSONAL } from './erase.ts';
import { fromJson } from './json.ts';
import { personReader } from './person-rows.ts';
import type { Row } from './rows.ts';
import { scour } from './scour.ts';

/** What `PersonData` lists row by row; the rest is counted. */
const LISTED: ReadonlySet<string> = new Set(['profile', 'consents', 'stages', 'attempts']);

/** What is kept about a person: shown and erased. */
export function peopleVerbs(db: Connection, erase: (personId: number) => Record<string, number>): PeopleVerbs {
  const answer = answering(db);
  const personById = personReader(db);
  const profile = db.prepare<[number], Pick<Row<'profile'>, 'name' | 'value' | 'at'>>(
    'select name, value, at from profile where person_id = ? order by name',
  );
  const consents = db.prepare<[number], Pick<Row<'consents'>, 'answer' | 'notice' | 'hash' | 'at'>>(
    'select answer, notice, hash, at from consents where person_id = ? order by id',
  );
  const stages = db.prepare<[number], Pick<Row<'stages'>, 'stage' | 'cause' | 'at'>>(
    'select stage, cause, at from stages where person_id = ? order by id',
  );
  const attempts = db.prepare<[number], Row<'attempts'>>('select * from attempts where person_id = ? order by attempt');
  const answers = db.prepare<[number], Row<'attemptAnswers'>>(
    'select * from attempt_answers where person_id = ? order by id',
  );
  const counted = PERSONAL.filter((table) => !LISTED.has(table)).map((table) => ({
    table,
    count: db.prepare<[number], number>(`select count(*) from ${table} where person_id = ?`).pluck(),
  }));
  const inboundCount = db.prepare<[number], number>(`select count(*) from (${chainOf('inbound')})`).pluck();
  const outboxCount = db.prepare<[number], number>(`select count(*) from (${chainOf('outbox')})`).pluck();
  const eraseOne = db.transaction(erase);

  function personData(personId: number): PersonData | null {
    const person = personById(personId);
    if (!person) return null;
    const given = answers.all(personId);
    return {
      person,
      profile: profile.all(personId).map((row) => ({ ...row, value: fromJson(row.value) })),
      consents: consents.all(personId),
      stages: stages.all(personId),
      attempts: attempts.all(personId).map((row) => ({
        attempt: row.attempt,
        quiz: row.quiz,
        quizVersion: row.quiz_version,
        phase: row.phase,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        right: row.right,
        total: row.total,
        answers: given
          .filter((answer) => answer.attempt === row.attempt)
          .map(({ item, choice, right, score, at }) => ({
            item,
            choice,
            right: right === null ? null : right === 1,
            score,
            at,
          })),
      })),
      counts: {
        ...Object.fromEntries(counted.map(({ table, count }) => [table, count.get(personId) ?? 0])),
        outbox: outboxCount.get(personId) ?? 0,
        inbound: inboundCount.get(personId) ?? 0,
      },
    };
  }

  return {
    loadPerson: answer(personById),
    personData: answer(personData),
    erase: answer((personId) => {
      const gone = eraseOne.immediate(personId);
      scour(db);
      return gone;
    }),
  };
}
