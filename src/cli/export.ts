import { stringify } from 'csv-stringify/sync';
import { KawanError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** Cells that a spreadsheet would take for a formula are made plain text. */
const escapeFormulas = { escape_formulas: true };

/** Writes people (those who agreed), quiz attempts or tickets (without anybody's words) as JSON lines or CSV. Throws `usage`. */
export async function exportRows(
  store: Store,
  what: string,
  format: string,
  write: (text: string) => void,
): Promise<void> {
  const rows = rowsOf(store, what);
  if (!rows) throw new KawanError('usage', `"${what}" cannot be exported; people, attempts and tickets can`);
  if (format === 'csv') {
    const all = [...rows];
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    write(stringify(all, { header: true, columns, ...escapeFormulas }));
  } else if (format === 'json') {
    for (const row of rows) write(`${JSON.stringify(row)}\n`);
  } else throw new KawanError('usage', `"${format}" is no format; json and csv are`);
  await Promise.resolve();
}

function rowsOf(store: Store, what: string): Iterable<Record<string, unknown>> | null {
  switch (what) {
    case 'people':
      return store.exportPeople();
    case 'attempts':
      return store.exportAttempts();
    case 'tickets':
      return store.exportTickets();
    default:
      return null;
  }
}
