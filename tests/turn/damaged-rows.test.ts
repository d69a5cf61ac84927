/** One row that a fault of the disk made unreadable stops neither its person nor anybody beside them. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createProgram } from '../builders/program.ts';
import { NOW } from '../helpers.ts';

const text = (words: string) => ({ kind: 'text' as const, text: words });

function damage(dataDir: string, sql: string): void {
  const db = new Database(join(dataDir, 'kawan.db'));
  db.exec(sql);
  db.close();
}

test.each(['{"frames":[', 'null', '[]', '{"frames":"x"}', '{}', ''])(
  'whose session is %j is told of a fault, and served as before from then on',
  async (session) => {
    const { hands, dataDir, store } = createProgram();
    const said = async (address: string) =>
      (await store.messagesAfter('web', address, 0, 100)).map(({ body }) => ('text' in body ? body.text : ''));
    await hands('ani', text('halo'));
    await hands('budi', text('halo'));
    damage(dataDir, `update people set session = '${session}' where address = 'ani'`);
    expect((await store.openQuestions('web', 'ani', NOW)).asks).toEqual([]);
    await Promise.all([hands('ani', text('menu')), hands('budi', text('menu'))]);
    expect((await said('ani')).at(-1)).toContain('ada gangguan');
    const before = (await said('ani')).length;
    await hands('ani', text('menu'));
    const after = await said('ani');
    expect(after.length).toBeGreaterThan(before);
    expect(after.at(-1)).not.toContain('ada gangguan');
    expect((await said('budi')).at(-1)).not.toContain('ada gangguan');
    expect(await store.liveSteps()).toBeInstanceOf(Array);
  },
);

test('a damaged stored flow, job or owed message holds up nobody', async () => {
  const { hands, dataDir, store, fire, clock } = createProgram();
  await hands('ani', text('halo'));
  await hands('budi', text('halo'), { channel: 'telegram' });
  damage(
    dataDir,
    `insert into flow_versions (flow, version, source, first_seen) values ('f', 'v', '{"st', 1);
     insert into jobs (person_id, key, rank, due_at, payload) values (1, 'odd', 0, 1, '{"na');
     update outbox set body = '{"kin' where id = (select min(id) from outbox where channel = 'telegram')`,
  );
  expect((await store.flowVersions()).find(({ flow }) => flow === 'f')).toMatchObject({ source: null });
  await fire(clock.now);
  expect(await store.dueJobs(clock.now, 10)).toEqual([]);
  expect((await store.claimOutbox('telegram', 10, NOW)).length).toBeGreaterThan(0);
});

test('where the row of a person cannot be read at all, the messenger is told that the message came', async () => {
  const { hands } = createProgram({
    between: (store) => ({
      ...store,
      load: (stimuli) =>
        stimuli.some(({ address }) => address === 'ani')
          ? Promise.reject(new Error('broken row'))
          : store.load(stimuli),
    }),
  });
  await Promise.all([hands('ani', text('halo')), hands('budi', text('halo'))]);
});
