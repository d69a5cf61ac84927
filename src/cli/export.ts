import { stringify } from 'csv-stringify/sync';
import { KawanError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** Cells that a spreadsheet would take for a formula are made plain text. */
const escapeFormulas = { escape_formulas: true };

/** Writes people (those who agreed) or quiz attempts as JSON lines or CSV. Throws `usage`. */
export async function exportRows(
  store: Store,
  what: string,
  format: string,
  write: (text: string) => void,
): Promise<void> {
  const rows = what === 'people' ? store.exportPeople() : what === 'attempts' ? store.exportAttempts() : null;
  if (!rows) throw new KawanError('usage', `"${what}" cannot be exported; people and attempts can`);
  if (format === 'csv') {
    const all = [...rows];
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    write(stringify(all, { header: true, columns, ...escapeFormulas }));
  } else if (format === 'json') {
    for (const row of rows) write(`${JSON.stringify(row)}\n`);
  } else throw new KawanError('usage', `"${format}" is no format; json and csv are`);
  await Promise.resolve();
}
