import type { Stage, Value } from '../../engine/program.ts';
import type { Person, PersonData } from '../store.ts';
import { chainOf } from './chains.ts';
import type { Connection } from './connection.ts';
import { trusted } from './person-rows.ts';

/** Tables that hold rows of a person by `person_id`, besides `people` itself and the chained `inbound` and `outbox`. */
const PERSONAL = [
  'profile',
  'consents',
  'stages',
  'attempts',
  'attempt_answers',
  'dialogues',
  'handoffs',
  'reminders',
  'jobs',
  'origins',
  'whatsapp_sent',
  'addresses',
  'staff',
  'announced',
  'event_feedback',
  'kader_visits',
  'courses',
  'buttons',
] as const;
/** What `PersonData` lists row by row; the rest is counted. */
const LISTED: ReadonlySet<string> = new Set(['profile', 'consents', 'stages', 'attempts']);

/** What is kept about a person: shown, exported, erased. */
export function peopleVerbs(db: Connection, loadPerson: (id: number) => Person | null) {
  const profile = db.prepare<[number], { name: string; value: string; at: number }>(
    'select name, value, at from profile where person_id = ? order by name',
  );
  const consents = db.prepare<[number], { answer: string; notice: string; hash: string; at: number }>(
    'select answer, notice, hash, at from consents where person_id = ? order by id',
  );
  const stages = db.prepare<[number], { stage: Stage; cause: string; at: number }>(
    'select stage, cause, at from stages where person_id = ? order by id',
  );
  const attempts = db.prepare<[number], AttemptRow>('select * from attempts where person_id = ? order by attempt');
  const answers = db.prepare<[number], AnswerRow>('select * from attempt_answers where person_id = ? order by id');
  const counts = PERSONAL.map((table) => ({
    table,
    count: db.prepare<[number], number>(`select count(*) from ${table} where person_id = ?`).pluck(),
    erase: db.prepare(`delete from ${table} where person_id = ?`),
  }));
  const inboundCount = db.prepare<[number], number>(`select count(*) from (${chainOf('inbound')})`).pluck();
  const outboxCount = db.prepare<[number], number>(`select count(*) from (${chainOf('outbox')})`).pluck();
  const forgetInbound = db.prepare(
    `update inbound set person_id = null, text = null, prev = 0 where id in (${chainOf('inbound')})`,
  );
  const eraseOutbox = db.prepare(`delete from outbox where id in (${chainOf('outbox')})`);
  const erasePerson = db.prepare('delete from people where id = ?');

  function eraseRows(personId: number): Record<string, number> {
    const gone: Record<string, number> = {};
    for (const { table, erase } of counts) gone[table] = erase.run(personId).changes;
    gone['outbox'] = eraseOutbox.run(personId).changes;
    gone['inbound'] = forgetInbound.run(personId).changes;
    gone['people'] = erasePerson.run(personId).changes;
    return gone;
  }

  function personData(personId: number): PersonData | null {
    const person = loadPerson(personId);
    if (!person) return null;
    const given = answers.all(personId);
    const counted = counts.filter(({ table }) => !LISTED.has(table));
    return {
      person,
      profile: profile.all(personId).map((row) => ({ ...row, value: trusted<Value>(row.value) })),
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
    eraseRows,
    personData,
    *exportPeople(): Iterable<Record<string, unknown>> {
      const rows = db.prepare<[], Record<string, unknown> & { id: number }>(
        `select id, channel, consent, reminders, stopped, blocked, stage, lang, zone, origin, created_at
         from people where consent = 'given' order by id`,
      );
      const values = db.prepare<[number], { name: string; value: string }>(
        'select name, value from profile where person_id = ?',
      );
      for (const row of rows.all()) {
        const said = Object.fromEntries(values.all(row.id).map(({ name, value }) => [name, trusted<Value>(value)]));
        yield { ...row, ...said };
      }
    },
    *exportAttempts(): Iterable<Record<string, unknown>> {
      const rows = db.prepare<[], Record<string, unknown>>(
        `select a.person_id, a.attempt, a.quiz, a.quiz_version, a.phase, a.started_at, a.finished_at, a."right" as right_answers,
                a.total, b.item, b.choice, b."right" as is_right, b.score, b.at as answered_at
         from attempts a left join attempt_answers b on b.person_id = a.person_id and b.attempt = a.attempt
         order by a.person_id, a.attempt, b.id`,
      );
      yield* rows.all();
    },
  };
}

interface AttemptRow {
  attempt: number;
  quiz: string;
  quiz_version: string;
  phase: string;
  started_at: number;
  finished_at: number | null;
  right: number | null;
  total: number | null;
}

interface AnswerRow {
  attempt: number;
  item: string;
  choice: number;
  right: number | null;
  score: number;
  at: number;
}
