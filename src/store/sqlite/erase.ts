import { chainOf } from './chains.ts';
import type { Connection } from './connection.ts';
import type { TicketStatements } from './tickets.ts';

/** Tables that hold rows of a person by `person_id`, besides `people` itself and the chained `inbound` and `outbox`. */
export const PERSONAL = [
  'profile',
  'consents',
  'stages',
  'attempts',
  'attempt_answers',
  'dialogues',
  'reminders',
  'jobs',
  'whatsapp_sent',
  'addresses',
  'staff',
  'announced',
  'event_feedback',
  'kader_visits',
  'courses',
  'buttons',
] as const;

/**
 * Erases a person, inside a transaction; returns how many rows went, by table. What others hold of them goes first, while
 * it is known where it stands.
 */
export function eraseStatements(
  db: Connection,
  tickets: Pick<TicketStatements, 'erase'>,
): (personId: number) => Record<string, number> {
  const erasures = PERSONAL.map((table) => ({
    table,
    erase: db.prepare<[number]>(`delete from ${table} where person_id = ?`),
  }));
  const forgetInbound = db.prepare<[number]>(
    `update inbound set person_id = null, text = null, prev = 0 where id in (${chainOf('inbound')})`,
  );
  const eraseOutbox = db.prepare<[number]>(`delete from outbox where id in (${chainOf('outbox')})`);
  const erasePerson = db.prepare<[number]>('delete from people where id = ?');

  return (personId) => {
    const gone: Record<string, number> = { tickets: tickets.erase(personId) };
    for (const { table, erase } of erasures) gone[table] = erase.run(personId).changes;
    gone['outbox'] = eraseOutbox.run(personId).changes;
    gone['inbound'] = forgetInbound.run(personId).changes;
    gone['people'] = erasePerson.run(personId).changes;
    return gone;
  };
}
