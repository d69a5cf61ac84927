import { get } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/main.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { freshFolder } from '../helpers.ts';

async function client(env: Record<string, string> = {}) {
  const dataDir = freshFolder();
  const serving = await serve(
    readConfig({ PORT: '0', DATA_DIR: dataDir, ANSWER_QUIET_MS: '0', ...env }),
    createLog('silent'),
  );
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
      ask?: number;
      links?: { label: string; url: string }[];
      last?: boolean;
      open?: { asks: number[]; buttons: string[] };
    }[];
  return { address, created, headers, post, messages, dataDir };
}

test('a chat is created, a message is taken once, and the answers are numbered from 1', async () => {
  const { created, post, messages } = await client();
  expect(created.status).toBe(201);
  expect((await post({ id: 'a', text: 'halo' })).status).toBe(202);
  expect((await post({ id: 'a', text: 'halo' })).status).toBe(202);
  const all = await messages();
  expect(all.map(({ seq }) => seq)).toEqual([1]);
  expect(all[0]?.options).toEqual([
    { n: 1, label: 'Iuran keluarga saya' },
    { n: 2, label: 'Cara daftar' },
    { n: 3, label: 'Minta pendamping' },
  ]);
  await post({ id: 'b', choice: { ask: all[0]?.ask, n: 1 } });
  await post({ id: 'c', text: '4' });
  expect((await messages(1)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  expect((await messages(3))[0]?.options.map(({ label }) => label)).toEqual(['Boleh', 'Jangan', 'Kenapa?']);
});

test('where words were erased the page says so', async () => {
  const { post, messages, dataDir } = await client();
  await post({ id: 'a', text: 'halo' });
  const db = new Database(join(dataDir, DATABASE_FILE));
  db.prepare('update outbox set body = ? where seq = 1').run(JSON.stringify({ kind: 'say', text: '', erased: true }));
  db.close();
  expect((await messages())[0]?.text).toBe('(Pesan ini sudah dihapus atas permintaan warga.)');
});

test('the newest message says which questions are open, and what was erased is told', async () => {
  const { post, messages } = await client();
  await post({ id: 'a', text: 'halo' });
  const [welcome] = await messages();
  expect(welcome?.open).toEqual({ asks: [welcome?.ask], buttons: [] });
  await post({ id: 'b', choice: { ask: welcome?.ask, n: 1 } });
  expect((await messages())[0]).not.toHaveProperty('open');
  const { open, ask } = (await messages()).at(-1) ?? {};
  expect(open?.asks).toEqual([ask]);
  expect(ask).toBeGreaterThan(welcome?.ask ?? 0);
  await post({ id: 'c', text: 'HAPUS DATA' });
  await post({ id: 'd', text: 'ya' });
  const left = await messages();
  expect(left.map(({ last }) => last)).toEqual([true]);
  expect(left[0]?.open).toEqual({ asks: [], buttons: [] });
});

test('telephone numbers of an answer are links as well, and its text stays as it is', async () => {
  const { post, messages } = await client();
  await post({ id: 'a', text: 'halo' });
  await post({ id: 'b', text: 'berapa iuran kelas 3?' });
  const [named] = (await messages()).filter(({ links }) => links);
  expect(named?.text).toContain('165');
  expect(named?.links?.map(({ url }) => url.split('?')[0])).toEqual(['tel:165', 'https://wa.me/628118165165']);
});

test.each([
  ['the public address', { PUBLIC_URL: 'https://kawan.example.org/' }, () => 'https://kawan.example.org'],
  [
    'the one by which they opened the page, where none is public',
    {},
    (address: string) => address.replace('127.0.0.1', 'localhost'),
  ],
])('a friend is invited to %s', async (_name, env, expected) => {
  const { address, headers, post } = await client(env);
  await post({ id: 'a', text: 'halo' });
  await post({ id: 'b', text: 'ya' });
  await post({ id: 'c', text: 'MENU' });
  await post({ id: 'd', text: 'ajak teman' });
  const elsewhere = address.replace('127.0.0.1', 'localhost');
  const response = await fetch(`${elsewhere}/api/chat/messages`, { headers });
  const passedOn = JSON.stringify(await response.json());
  expect(passedOn).toContain(`Halaman web: ${expected(address)}/?mulai=t-1`);
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
  await post({ id: 'b', text: '1' });
  while (!text.includes('"seq":2')) text += new TextDecoder().decode((await reader?.read())?.value);
  await post({ id: 'c', text: '4' });
  while (!text.includes('Boleh saya simpan')) text += new TextDecoder().decode((await reader?.read())?.value);
  expect(text).not.toContain('"seq":1,');
  stop.abort();
});

test('with the web chat off only health answers', async () => {
  const { address, created } = await client({ WEB_CHAT: 'off' });
  expect(created.status).toBe(404);
  expect((await fetch(`${address}/health`)).status).toBe(200);
  expect((await fetch(`${address}/`)).status).toBe(404);
});

test('the page comes packed where the browser can unpack it, and is small', async () => {
  const { address } = await client();
  const sizes = await Promise.all(
    ['', 'style.css', 'chat.js', 'log.js', 'kept.js'].map(async (file) => {
      const packed = await raw(`${address}/${file}`, { 'accept-encoding': 'gzip, br' });
      const plain = await raw(`${address}/${file}`, {});
      expect(packed.encoding).toBe('gzip');
      expect(plain.encoding).toBeUndefined();
      expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
      return packed.body.length;
    }),
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(12_000);
});

/** What comes over the wire, as it is. */
function raw(url: string, headers: Record<string, string>): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((done, fail) => {
    get(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) });
      });
    }).on('error', fail);
  });
}
