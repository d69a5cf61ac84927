import { expect, onTestFinished, test } from 'vitest';
import type { Inbound } from '../../src/messages/message.ts';
import { createLog } from '../../src/log.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { TurnRows } from '../../src/store/turns.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { freshFolder, NOW, shippedGuide } from '../helpers.ts';
import { textOf } from '../messages.ts';

/** Turns over a store whose commits fail where the test says so. */
function turnsOver(fails: (turns: readonly TurnRows[]) => Error | null) {
  const store = openSqliteStore({ dataDir: freshFolder(), exclusive: false });
  onTestFinished(() => store.close());
  const commits: number[] = [];
  const failing: Store = {
    ...store,
    commit(turns) {
      commits.push(turns.length);
      const error = fails(turns);
      if (error) throw error;
      return store.commit(turns);
    },
  };
  const { guide } = shippedGuide();
  const turns = createTurns({
    store: failing,
    guide: () => guide,
    now: () => NOW,
    random: () => 0,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  return { store, turns, commits };
}

function halo(address: string, externalId = address): Inbound {
  return { channel: 'web', externalId, address, content: { kind: 'text', text: 'halo' }, at: NOW };
}

const texts = async (store: Store, address: string) =>
  (await store.messagesAfter('web', address, 0, 100)).map(({ body }) => textOf(body));

test('a turn that fails takes nobody else of its group with it', async () => {
  const { store, turns, commits } = turnsOver((group) =>
    group.some(({ inbound }) => inbound?.externalId === 'bad') ? new Error('no room for this one') : null,
  );
  const results = await Promise.allSettled([halo('ani'), halo('bad'), halo('budi')].map((one) => turns.receive(one)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(commits[0]).toBe(3);
  expect(await texts(store, 'ani')).toHaveLength(1);
  expect(await texts(store, 'budi')).toHaveLength(1);
  expect(await texts(store, 'bad')).toEqual([]);
  expect(await store.load([{ channel: 'web', externalId: 'bad', address: 'bad' }])).toMatchObject([{ seen: false }]);
});

test('what can never be stored with its effect is kept with an apology, and does not come again for ever', async () => {
  const { store, turns } = turnsOver((group) =>
    group.some(({ messages }) => messages.some((body) => textOf(body).includes('Saya Kawan JKN')))
      ? new Error('this row is impossible')
      : null,
  );
  expect(await turns.receive(halo('ani'))).toBe('committed');
  expect(await texts(store, 'ani')).toHaveLength(1);
  expect(await turns.receive(halo('ani'))).toBe('duplicate');
});

test('a duplicate in one group is answered no earlier than the first one is stored', async () => {
  let broken = true;
  const { turns } = turnsOver(() => (broken ? new Error('the disk is full') : null));
  const results = await Promise.allSettled([turns.receive(halo('ani')), turns.receive(halo('ani'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await Promise.all([turns.receive(halo('ani')), turns.receive(halo('ani'))])).toEqual([
    'committed',
    'duplicate',
  ]);
});
