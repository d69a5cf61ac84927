import { stringify } from 'csv-stringify/sync';
import { DAY } from '../calendar/durations.ts';
import { KawanError } from '../errors.ts';
import { announcementRows, type AnnouncementReads } from '../evaluation/announcement-rows.ts';
import type { EvaluationVerbs, ExportRow } from '../store/evaluation.ts';

/** Cells that a spreadsheet would take for a formula are made plain text. */
const escapeFormulas = {
  escape_formulas: true,
  // A terminal or a spreadsheet would obey control characters in a name.
  cast: { string: (text: string) => text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ') },
};

const DIGEST_DAYS = 7;

/**
 * Writes people (those who agreed), quiz attempts, tickets (without anybody's words), announcements with their figures, or
 * the digest of the last days by village, as JSON lines or CSV. Throws `usage`.
 */
export async function exportRows(
  figures: EvaluationVerbs & AnnouncementReads,
  what: string,
  format: string,
  write: (text: string) => void,
  form: { now: number; days?: number } = { now: Date.now() },
): Promise<void> {
  const rows = rowsOf(figures, what, form.now, form.days ?? DIGEST_DAYS);
  if (!rows)
    throw new KawanError(
      'usage',
      `"${what}" cannot be exported; people, attempts, tickets, announcements and digest can`,
    );
  if (format === 'csv') {
    const all = await Array.fromAsync(rows);
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    write(stringify(all, { header: true, columns, ...escapeFormulas }));
  } else if (format === 'json') {
    for await (const row of rows) write(`${JSON.stringify(row)}\n`);
  } else throw new KawanError('usage', `"${format}" is no format; json and csv are`);
}

function rowsOf(
  figures: EvaluationVerbs & AnnouncementReads,
  what: string,
  now: number,
  days: number,
): AsyncIterable<ExportRow> | null {
  switch (what) {
    case 'people':
      return figures.exportPeople();
    case 'attempts':
      return figures.exportAttempts();
    case 'tickets':
      return figures.exportTickets();
    case 'announcements':
      return announcementRows(figures);
    case 'digest':
      return digestRows(figures, now - days * DAY, now);
    default:
      return null;
  }
}

async function* digestRows(figures: EvaluationVerbs, from: number, until: number): AsyncGenerator<ExportRow> {
  for (const row of await figures.digest(from, until)) yield { from, until, ...row };
}
