import type { ExportRow } from '../../evaluation.ts';
import type { Connection } from '../connection.ts';
import { fromJson } from '../json.ts';
import type { Row } from '../rows.ts';

/** One row for each person who agreed to be remembered, with what they told about themselves. */
export function peopleExport(db: Connection): ExportRow[] {
  const rows = db.prepare<[], ExportRow & { id: number }>(
    `select id, channel, consent, reminders, stopped, blocked, stage, lang, zone, origin, created_at
     from people where consent = 'given' order by id`,
  );
  const values = db.prepare<[number], Pick<Row<'profile'>, 'name' | 'value'>>(
    'select name, value from profile where person_id = ?',
  );
  return rows.all().map((row) => {
    const said = values.all(row.id).map(({ name, value }) => [name, fromJson(value)] as const);
    return { ...row, ...Object.fromEntries(said) };
  });
}
