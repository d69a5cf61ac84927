import type { PeopleVerbs, PersonData } from '../people.ts';
import { answering } from './answer.ts';
import { chainOf } from './chains.ts';
import { columnsOf, type RowOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { PERSONAL } from './erase.ts';
import { readJson } from './json.ts';
import { personReader } from './person-rows.ts';
import { scour } from './scour.ts';

/** What `PersonData` lists row by row; the rest is counted. */
const LISTED: ReadonlySet<string> = new Set(['profile', 'consents', 'stages', 'attempts']);

const ATTEMPT = columnsOf('attempts', [
  'attempt',
  'quiz',
  'quizVersion',
  'phase',
  'startedAt',
  'finishedAt',
  'right',
  'total',
]);
const ANSWER = columnsOf('attempt_answers', ['attempt', 'item', 'choice', 'right', 'score', 'at']);

/** What is kept about a person: shown and erased. */
export function peopleVerbs(db: Connection, erase: (personId: number) => Record<string, number>): PeopleVerbs {
  const answer = answering(db);
  const personById = personReader(db);
  const profile = db.prepare<[number], Pick<RowOf<'profile'>, 'name' | 'value' | 'at'>>(
    'select name, value, at from profile where person_id = ? order by name',
  );
  const consents = db.prepare<[number], Pick<RowOf<'consents'>, 'answer' | 'notice' | 'hash' | 'at'>>(
    'select answer, notice, hash, at from consents where person_id = ? order by id',
  );
  const stages = db.prepare<[number], Pick<RowOf<'stages'>, 'stage' | 'cause' | 'at'>>(
    'select stage, cause, at from stages where person_id = ? order by id',
  );
  const attempts = db.prepare<[number], Selected<typeof ATTEMPT>>(
    `select ${ATTEMPT.list} from attempts where person_id = ? order by attempt`,
  );
  const answers = db.prepare<[number], Selected<typeof ANSWER>>(
    `select ${ANSWER.list} from attempt_answers where person_id = ? order by id`,
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
      profile: profile.all(personId).map((row) => ({ ...row, value: readJson(row.value, '') })),
      consents: consents.all(personId),
      stages: stages.all(personId),
      attempts: attempts.all(personId).map((row) => ({
        ...row,
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
