import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createHub } from '../../../src/channels/web/hub.ts';
import { createLog } from '../../../src/log.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { WEB_LIMITS } from '../../../src/channels/web/limits.ts';
import { buildWeb } from '../../../src/web/server.ts';
import { freshFolder } from '../../helpers.ts';
import { owe } from '../contract-store.ts';
import { channelContract, FETCHED, type House, type Stand } from '../contract.ts';

interface ShownMessage {
  text: string;
  options: { n: number; label: string }[];
}

async function open(house: House): Promise<Stand> {
  const folder = freshFolder();
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  const web = await buildWeb({
    log: createLog('silent'),
    store,
    mediaRoot: folder,
    chat: {
      store,
      receive: house,
      hub: createHub(),
      now: Date.now,
      mediaFile: () => null,
      phones: () => [],
      standIn: () => null,
      limits: WEB_LIMITS,
    },
  });
  onTestFinished(async () => {
    await web.close();
    await store.close();
  });
  const created = await web.inject({ method: 'POST', url: '/api/chat' });
  const { token } = created.json<{ token: string }>();
  const headers = { authorization: `Bearer ${token}` };
  const address = createHash('sha256').update(token).digest('base64url');
  let ids = 0;
  let last = { id: '', text: '' };
  let waiting = 0;
  let posts = Promise.resolve();

  /** As the page does it: one after the other, and each again until it was taken. */
  function post(payload: { id: string; text: string }): void {
    waiting++;
    posts = posts.then(async () => {
      while ((await web.inject({ method: 'POST', url: '/api/chat/messages', headers, payload })).statusCode !== 202);
      waiting--;
    });
  }

  return {
    name: 'web',
    writes(text) {
      last = { id: String(++ids), text };
      post(last);
      return Promise.resolve();
    },
    repeats() {
      post(last);
      return Promise.resolve();
    },
    writesInGroup: () => Promise.reject(new Error('no groups here')),
    isAcknowledged: () => waiting === 0,
    acknowledged: () => posts,
    passesTime: () => web.inject({ url: '/health' }),
    owes: (body) => owe(store, 'web', address, body),
    sends: () => Promise.resolve({ kind: 'sent', ref: null }),
    async shown() {
      const answer = await web.inject({ url: '/api/chat/messages?after=0', headers });
      return answer
        .json<ShownMessage[]>()
        .map(({ text, options }) => [text, ...options.map(({ n, label }) => `${n}. ${label}`)].join('\n'));
    },
    meets: () => undefined,
    recovers: () => undefined,
  };
}

channelContract('web', open, FETCHED);
