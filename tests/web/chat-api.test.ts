import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/main.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { freshFolder } from '../helpers.ts';

async function client(env: Record<string, string> = {}) {
  const dataDir = freshFolder();
  const serving = await serve(readConfig({ PORT: '0', DATA_DIR: dataDir, ...env }), createLog('silent'));
  onTestFinished(() => serving.stop());
  const { address } = serving;
  const created = await fetch(`${address}/api/chat`, { method: 'POST' });
  const { token = '' } = (await created.json()) as { token?: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const post = (body: unknown) =>
    fetch(`${address}/api/chat/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
  const messages = async (after = 0) =>
    (await (await fetch(`${address}/api/chat/messages?after=${after}`, { headers })).json()) as {
      seq: number;
      text: string;
      options: { n: number; label: string }[];
    }[];
  return { address, created, headers, post, messages, dataDir };
}

test('a chat is created, a message is taken once, and the answers are numbered from 1', async () => {
  const { created, post, messages } = await client();
  expect(created.status).toBe(201);
  expect((await post({ id: 'a', text: 'halo' })).status).toBe(202);
  expect((await post({ id: 'a', text: 'halo' })).status).toBe(202);
  const all = await messages();
  expect(all.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(all[0]?.options).toEqual([]);
  expect(all[1]?.options).toEqual([
    { n: 1, label: 'Ya, setuju' },
    { n: 2, label: 'Tidak' },
  ]);
  expect(await messages(1)).toHaveLength(1);
});

test('where words were erased the page says so', async () => {
  const { post, messages, dataDir } = await client();
  await post({ id: 'a', text: 'halo' });
  const db = new Database(join(dataDir, DATABASE_FILE));
  db.prepare('update outbox set body = ? where seq = 1').run(JSON.stringify({ kind: 'say', text: '', erased: true }));
  db.close();
  expect((await messages())[0]?.text).toBe('(Pesan ini sudah dihapus atas permintaan warga.)');
});

test('without a token 401, with a broken body 400, on an unknown page 404, each with a kind sentence', async () => {
  const { address, post, headers } = await client();
  const stranger = await fetch(`${address}/api/chat/messages`, { headers: { authorization: 'Bearer x' } });
  expect(stranger.status).toBe(401);
  expect((await post({ text: 'halo' })).status).toBe(400);
  expect((await fetch(`${address}/api/chat/messages`, { method: 'POST', headers, body: '{' })).status).toBe(400);
  const lost = await fetch(`${address}/tidak-ada`);
  expect(lost.status).toBe(404);
  expect(await lost.json()).toMatchObject({ error: { message: expect.any(String) } });
});

test('new messages come over server-sent events, from where the page left off', async () => {
  const { address, headers, post } = await client();
  await post({ id: 'a', text: 'halo' });
  const stop = new AbortController();
  const response = await fetch(`${address}/api/chat/stream?after=1`, { headers, signal: stop.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.getReader();
  let text = '';
  while (!text.includes('"seq":2')) text += new TextDecoder().decode((await reader?.read())?.value);
  await post({ id: 'b', text: 'ya' });
  while (!text.includes('Saya panggil siapa')) text += new TextDecoder().decode((await reader?.read())?.value);
  expect(text).not.toContain('"seq":1,');
  stop.abort();
});

test('with the web chat off only health answers', async () => {
  const { address, created } = await client({ WEB_CHAT: 'off' });
  expect(created.status).toBe(404);
  expect((await fetch(`${address}/health`)).status).toBe(200);
  expect((await fetch(`${address}/`)).status).toBe(404);
});
