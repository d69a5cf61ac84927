import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../helpers.ts';

/** An empty database of today's version, migrated once a test file: to copy it takes a sixth of the time. */
const TEMPLATE = await migrated();

async function migrated(): Promise<Buffer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kawan-template-'));
  await openSqliteStore({ dataDir, exclusive: false }).close();
  const bytes = readFileSync(join(dataDir, DATABASE_FILE));
  rmSync(dataDir, { recursive: true });
  return bytes;
}

/** A folder of its own, with an empty database in it. It is gone when the test is done. */
export function freshData(): string {
  const dataDir = freshFolder();
  writeFileSync(join(dataDir, DATABASE_FILE), TEMPLATE);
  return dataDir;
}
