/** Erasing while another process reads the database: nobody waits for it, and the last traces go when it has left. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { freshData } from '../builders/database.ts';
import { NOW } from '../helpers.ts';
import { say } from '../messages.ts';

const SECRET = 'Bu Kenanga dari Wonokromo';

test('a foreign reader makes nobody wait, and what is erased is in no file once it has gone', async () => {
  const dataDir = freshData();
  const store = openSqliteStore({ dataDir, exclusive: true });
  onTestFinished(() => store.close());
  const [done] = await store.commit([
    {
      inbound: { channel: 'web', externalId: '1', kind: 'text', text: null, at: NOW },
      jobKey: null,
      person: newPerson({ channel: 'web', address: 'a' }, NOW),
      messages: [say(SECRET)],
      records: [],
      erase: false,
      at: NOW,
    },
  ]);
  const reader = new Database(join(dataDir, 'kawan.db'), { readonly: true });
  onTestFinished(() => void reader.close());
  reader.exec('begin');
  reader.prepare('select count(*) from people').get();

  const begun = performance.now();
  await store.erase(done?.personId ?? 0);
  await store.ping();
  expect(performance.now() - begun).toBeLessThan(100);
  const isLeft = () =>
    ['kawan.db', 'kawan.db-wal'].some((name) => readFileSync(join(dataDir, name), 'latin1').includes(SECRET));
  expect(isLeft()).toBe(true);

  reader.exec('commit');
  await expect.poll(isLeft, { timeout: 3000, interval: 50 }).toBe(false);
});
