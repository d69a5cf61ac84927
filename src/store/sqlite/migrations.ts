import { resolve } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { KawanError } from '../../errors.ts';
import type { Connection } from './connection.ts';

const FOLDER = resolve(import.meta.dirname, '../../../migrations');

/**
 * Brings a database to the newest shape by the migrations it has not had, all in one transaction. The bookkeeping is
 * drizzle's; its own migrator does the same, but loading it takes longer than everything else at a start together.
 * Throws `store_newer` when the database has migrations that this program does not know.
 */
export function migrateDatabase(db: Connection): void {
  const known = readMigrationFiles({ migrationsFolder: FOLDER });
  const last = Math.max(...known.map((migration) => migration.folderMillis));
  const newest = newestOf(db);
  if (newest > last) throw new KawanError('store_newer', 'The database has migrations this program lacks');
  if (newest === last) return;
  const apply = db.transaction(() => {
    db.exec(
      'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
    );
    // Read again under the lock: another process may have been faster.
    const had = newestOf(db);
    const note = db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
    for (const { sql, hash, folderMillis } of known) {
      if (folderMillis <= had) continue;
      for (const statement of sql) db.exec(statement);
      note.run(hash, folderMillis);
    }
  });
  apply.immediate();
}

/**
 * Refuses what this program never wrote: a database without our migrations, or with one among them that is not ours.
 * `name` is what its reader calls it. Throws `backup_foreign`, `store_newer`.
 */
export function refuseForeign(db: Connection, name: string): void {
  const known = new Map(
    readMigrationFiles({ migrationsFolder: FOLDER }).map(({ folderMillis, hash }) => [folderMillis, hash]),
  );
  const last = Math.max(...known.keys());
  if (!isBookkept(db)) throw new KawanError('backup_foreign', `${name} is a database of another program`);
  if (newestOf(db) > last) throw new KawanError('store_newer', `${name} was written by a newer Kawan JKN`);
  const had = db
    .prepare<[], { hash: string; at: number }>('select hash, created_at as at from __drizzle_migrations')
    .all();
  if (had.length === 0 || had.some(({ hash, at }) => known.get(at) !== hash))
    throw new KawanError('backup_foreign', `${name} is a database of another program`);
}

function isBookkept(db: Connection): boolean {
  const columns = db.prepare<[], string>("select name from pragma_table_info('__drizzle_migrations')").pluck().all();
  return columns.includes('hash') && columns.includes('created_at');
}

/** When the newest migration of a database was made; 0: it has none. */
function newestOf(db: Connection): number {
  const exists = db.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'").get();
  if (exists === undefined) return 0;
  const newest = db.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get();
  return newest ?? 0;
}
