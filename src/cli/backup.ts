import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KawanError } from '../errors.ts';
import { DATABASE_FILE, lockFolder } from '../store/sqlite/open.ts';
import type { UpkeepVerbs } from '../store/upkeep.ts';

type Write = (text: string) => void;

/** A consistent copy while the server runs. Refuses to write over a file. */
export async function backup(store: Pick<UpkeepVerbs, 'backup'>, file: string, write: Write): Promise<void> {
  if (existsSync(file)) throw new KawanError('usage', `${file} exists; name a new file`);
  await store.backup(file);
  write(`backed up to ${file}\n`);
}

/**
 * Puts a backup into a data folder that nobody serves. The backup is checked first; what was there is moved aside, never
 * deleted. Throws `store_corrupt`, `data_dir_in_use`, `usage`.
 */
export function restore(dataDir: string, from: string, now: number, write: Write): void {
  if (!existsSync(from)) throw new KawanError('usage', `${from} does not exist`);
  checkWhole(from);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  try {
    const aside = new Date(now).toISOString().replace(/[:.]/g, '-');
    for (const suffix of ['', '-wal', '-shm']) {
      const file = join(dataDir, DATABASE_FILE + suffix);
      if (!existsSync(file)) continue;
      renameSync(file, `${file}.before-${aside}`);
      write(`kept the old file as ${file}.before-${aside}\n`);
    }
    copyFileSync(from, join(dataDir, DATABASE_FILE));
    write(`restored ${from} into ${dataDir}\n`);
  } finally {
    lock.release();
  }
}

function checkWhole(file: string): void {
  let answer: unknown;
  try {
    const db = new Database(file, { readonly: true });
    answer = db.pragma('integrity_check', { simple: true });
    db.close();
  } catch (error) {
    throw new KawanError('store_corrupt', `The backup ${file} is damaged`, { cause: error });
  }
  if (answer !== 'ok') throw new KawanError('store_corrupt', `The backup ${file} is damaged`);
}
