import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHub } from '../../../src/channels/web/hub.ts';
import { createKnownChats } from '../../../src/channels/web/known-chats.ts';
import { WEB_LIMITS, type WebLimits } from '../../../src/channels/web/limits.ts';
import { createLog } from '../../../src/log.ts';
import type { Outbound } from '../../../src/messages/message.ts';
import { buildWeb, listen } from '../../../src/web/server.ts';
import { freshFolder } from '../../helpers.ts';

/** A web side over a chat of so many messages of so many letters. */
async function site(given: { limits?: Partial<WebLimits>; messages?: number; letters?: number } = {}) {
  const all = Array.from({ length: given.messages ?? 0 }, (_none, i): Outbound => outbound(i + 1, given.letters ?? 10));
  const hub = createHub();
  let reads = 0;
  const web = await buildWeb({
    log: createLog('silent'),
    store: { ping: () => Promise.resolve() },
    mediaRoot: freshFolder(),
    chat: {
      store: {
        messagesAfter: (_channel, _address, seq, limit) => {
          reads++;
          return Promise.resolve(all.filter((message) => message.seq > seq).slice(0, limit));
        },
        openQuestions: () => Promise.resolve({ asks: [], buttons: [] }),
      },
      receive: () => Promise.resolve('committed'),
      hub,
      now: Date.now,
      mediaFile: () => null,
      phones: () => [],
      standIn: () => null,
      limits: { ...WEB_LIMITS, ...given.limits },
    },
  });
  onTestFinished(() => web.close());
  const post = (token: string, remoteAddress = '10.0.0.1') =>
    web.inject({
      method: 'POST',
      url: '/api/chat/messages',
      remoteAddress,
      headers: { authorization: `Bearer ${token}` },
      payload: { id: '1', text: 'halo' },
    });
  return { web, hub, post, reads: () => reads, add: (message: Outbound) => all.push(message) };
}

const outbound = (seq: number, letters: number): Outbound => ({
  id: seq,
  personId: 1,
  channel: 'web',
  address: 'x',
  seq,
  attempts: 0,
  body: { kind: 'say', text: 'a'.repeat(letters) },
});
const ownToken = (): string => randomBytes(32).toString('base64url');

describe('limits of the web chat', () => {
  test('tokens of one address that it makes up itself are new chats of that address', async () => {
    const { post } = await site({ limits: { chats: 5 } });
    const statuses = [];
    for (let i = 0; i < 8; i++) statuses.push((await post(ownToken())).statusCode);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
    expect((await post(ownToken(), '10.0.0.2')).statusCode).toBe(202);
  });

  test('a token that was given, and a chat that is known, count once', async () => {
    const { web, post } = await site({ limits: { chats: 2 } });
    const { token } = (await web.inject({ method: 'POST', url: '/api/chat', remoteAddress: '10.0.0.1' })).json<{
      token: string;
    }>();
    for (let i = 0; i < 10; i++) expect((await post(token)).statusCode).toBe(202);
    const mine = ownToken();
    for (let i = 0; i < 10; i++) expect((await post(mine)).statusCode).toBe(202);
    const refused = await post(ownToken());
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toEqual({ error: { code: 'too_many', message: expect.stringContaining('Mohon tunggu') } });
  });

  test('one chat, and one address whatever its tokens, may post and read so often', async () => {
    const { post, web } = await site({ limits: { messages: 3, messagesOfAddress: 5 } });
    const one = ownToken();
    expect([await post(one), await post(one), await post(one), await post(one)].map((r) => r.statusCode)).toEqual([
      202, 202, 202, 429,
    ]);
    expect((await post(ownToken())).statusCode).toBe(202);
    expect((await post(ownToken())).statusCode).toBe(429);
    const read = (token: string) =>
      web.inject({
        url: '/api/chat/messages',
        remoteAddress: '10.0.0.1',
        headers: { authorization: `Bearer ${token}` },
      });
    expect([await read(one), await read(one), await read(one), await read(one)].map((r) => r.statusCode)).toEqual([
      200, 200, 200, 429,
    ]);
  });

  test('who was longest away is forgotten first', () => {
    const known = createKnownChats(2);
    known.add('a');
    known.add('b');
    known.add('a');
    known.add('c');
    expect(['a', 'b', 'c'].map((chat) => known.has(chat))).toEqual([true, false, true]);
  });
});

describe('streams', () => {
  const token = ownToken();
  const open = (address: string, own = token) =>
    fetch(`${address}/api/chat/stream`, { headers: { authorization: `Bearer ${own}` } });
  const read = async (response: Response, until: string): Promise<string> => {
    let text = '';
    for await (const part of response.body ?? []) {
      text += new TextDecoder().decode(part);
      if (text.includes(until)) break;
    }
    return text;
  };

  test('one chat has so many at a time: the newest stay, the oldest end', async () => {
    const { web } = await site({ limits: { streams: 2 } });
    const address = await listen(web, '127.0.0.1', 0);
    const first = await open(address);
    await open(address);
    await open(address);
    // Ended by us: the body comes to its end.
    expect(await first.text()).toBe('retry: 2000\n\n');
  });

  test('one address has so many at a time, and gets places back', async () => {
    const { web } = await site({ limits: { streamsOfAddress: 1 } });
    const address = await listen(web, '127.0.0.1', 0);
    await open(address);
    expect((await open(address, ownToken())).status).toBe(429);
    expect((await open(address)).status).toBe(200);
  });

  test('more messages than one look fetches come to the end by themselves', async () => {
    const { web } = await site({ messages: 705 });
    const text = await read(await open(await listen(web, '127.0.0.1', 0)), 'id: 705\n');
    expect(text.match(/^id: /gm)).toHaveLength(705);
  });

  test('for a page that does not read nothing is fetched in advance', async () => {
    const { web, hub, reads } = await site({ messages: 2_000, letters: 4_000 });
    const { port } = new URL(await listen(web, '127.0.0.1', 0));
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.pause();
    socket.write(`GET /api/chat/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
    await expect.poll(reads).toBeGreaterThan(0);
    let before = -1;
    await expect
      .poll(() => {
        const still = reads() === before;
        before = reads();
        return still;
      })
      .toBe(true);
    // Told again and again, it is still one look that waits.
    for (let i = 0; i < 1_000; i++) hub.notify('any');
    expect(reads()).toBeLessThan(2_000 / 50);
  });
});
