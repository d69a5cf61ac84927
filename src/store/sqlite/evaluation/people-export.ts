import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';
import { fromJson } from '../json.ts';
import { people, profile } from '../schema.ts';
import { inBatches, typed } from '../typed.ts';

/** One row for each person who agreed to be remembered, with what they told about themselves. */
export function peopleExport(db: Connection): AsyncGenerator<ExportRow> {
  const ask = typed(db);

  function agreed(after: number, limit: number) {
    const columns = {
      id: people.id,
      channel: people.channel,
      consent: people.consent,
      reminders: people.reminders,
      stopped: people.stopped,
      blocked: people.blocked,
      stage: people.stage,
      lang: people.lang,
      zone: people.zone,
      origin: people.origin,
      created_at: people.createdAt,
    };
    const behind = and(eq(people.consent, 'given'), gt(people.id, after));
    return ask.select(columns).from(people).where(behind).orderBy(asc(people.id)).limit(limit).all();
  }

  /** What these people told, by their number. */
  function toldBy(ids: readonly number[]) {
    const said = ask
      .select({ id: profile.personId, name: profile.name, value: profile.value })
      .from(profile)
      .where(inArray(profile.personId, [...ids]))
      .orderBy(asc(profile.personId), asc(profile.name))
      .all();
    return Map.groupBy(said, ({ id }) => id);
  }

  return inBatches<ExportRow & { id: number }>(db, (last, limit) => {
    const batch = agreed(last?.id ?? 0, limit);
    const told = toldBy(batch.map(({ id }) => id));
    return batch.map((person) => {
      const said = (told.get(person.id) ?? []).map(({ name, value }) => [name, fromJson(value)] as const);
      return { ...person, ...Object.fromEntries(said), id: person.id };
    });
  });
}
