import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { KawanError } from '../errors.ts';
import { copyDatabase } from '../store/sqlite/copy.ts';
import { DATABASE_FILE } from '../store/sqlite/open.ts';
import { replaceDatabase } from '../store/sqlite/replace.ts';

type Write = (text: string) => void;

/**
 * A whole, checked copy of the database of a data folder, also while a server writes to it. The database itself is only
 * read: not even migrations are carried out. Refuses to write over a file. Throws `usage`, `file_unreadable`,
 * `backup_failed`, `store_corrupt`.
 */
export async function backup(dataDir: string, file: string, write: Write): Promise<void> {
  if (existsSync(file)) throw new KawanError('usage', `${file} exists; name a new file`);
  await copyDatabase(join(dataDir, DATABASE_FILE), file);
  const { people, hasOpenKeys } = whatIsIn(file);
  write(`backed up to ${file}\n`);
  write(`  whole and checked: ${people} people, ${(statSync(file).size / 1e6).toFixed(1)} MB; only you can read it\n`);
  write('→ Keep it on another disk than DATA_DIR, where nobody else reads it: it holds what people told.\n');
  write(`→ Try it now and then: DATA_DIR=/tmp/drill kawan-jkn restore ${file}  (docs/operating.md)\n`);
  if (hasOpenKeys)
    write(
      '⚠ The keys of the linked WhatsApp device lie open in it: whoever has the file can write as the bot. Set WHATSAPP_AUTH_KEY and start the server once, then back up again.\n',
    );
}

function whatIsIn(file: string): { people: number; hasOpenKeys: boolean } {
  const db = new Database(file, { readonly: true });
  try {
    const has = (table: string) =>
      db.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined;
    const count = (sql: string) => Number(db.prepare(sql).pluck().get());
    return {
      people: has('people') ? count('select count(*) from people') : 0,
      // The first byte says whether a key is sealed.
      hasOpenKeys:
        has('whatsapp_keys') && count("select count(*) from whatsapp_keys where substr(value, 1, 1) = x'00'") > 0,
    };
  } finally {
    db.close();
  }
}

/**
 * Puts a backup into a data folder that nobody serves. It is checked first; what was there is moved aside, never deleted.
 * Throws as `replaceDatabase`.
 */
export function restore(dataDir: string, from: string, now: number, write: Write): void {
  const kept = replaceDatabase(dataDir, from, now);
  for (const file of kept) write(`kept the old file as ${file}\n`);
  write(`restored ${from} into ${dataDir}\n`);
  write(
    `→ Start the server with DATA_DIR=${resolve(dataDir)}. Whoever wrote after the backup was made writes once more.\n`,
  );
  if (kept.length > 0) write('→ When all is well, delete the kept files: they hold what people told.\n');
}
