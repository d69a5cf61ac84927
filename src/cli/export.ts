import { stringify } from 'csv-stringify/sync';
import { DAY } from '../calendar/durations.ts';
import { KawanError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** Cells that a spreadsheet would take for a formula are made plain text. */
const escapeFormulas = { escape_formulas: true };

const DIGEST_DAYS = 7;

/**
 * Writes people (those who agreed), quiz attempts, tickets (without anybody's words), announcements with their figures, or
 * the digest of the last days by village, as JSON lines or CSV. Throws `usage`.
 */
export async function exportRows(
  store: Store,
  what: string,
  format: string,
  write: (text: string) => void,
  form: { now: number; days?: number } = { now: Date.now() },
): Promise<void> {
  const rows = await rowsOf(store, what, form.now, form.days ?? DIGEST_DAYS);
  if (!rows)
    throw new KawanError(
      'usage',
      `"${what}" cannot be exported; people, attempts, tickets, announcements and digest can`,
    );
  if (format === 'csv') {
    const all = [...rows];
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    write(stringify(all, { header: true, columns, ...escapeFormulas }));
  } else if (format === 'json') {
    for (const row of rows) write(`${JSON.stringify(row)}\n`);
  } else throw new KawanError('usage', `"${format}" is no format; json and csv are`);
}

async function rowsOf(
  store: Store,
  what: string,
  now: number,
  days: number,
): Promise<Iterable<Record<string, unknown>> | null> {
  switch (what) {
    case 'people':
      return store.exportPeople();
    case 'attempts':
      return store.exportAttempts();
    case 'tickets':
      return store.exportTickets();
    case 'announcements':
      return store.exportAnnouncements();
    case 'digest': {
      const from = now - days * DAY;
      return (await store.digest(from, now)).map((row) => ({ from, until: now, ...row }));
    }
    default:
      return null;
  }
}
