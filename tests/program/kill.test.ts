import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../helpers.ts';

const KILLS = 12;
const CHATS = 8;

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function startServer(dataDir: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/kawan-jkn.js'), 'serve'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /Kawan JKN: (\S+)/.exec(line)?.[1];
    if (address) return { child, address };
  }
  throw new Error('the server did not start');
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

test('an acknowledged message survives kill -9 and has exactly one effect', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  const dataDir = freshFolder();
  const acknowledged: { token: string; id: string }[] = [];
  let tokens: string[] = [];
  let count = 0;
  for (let round = 0; round < KILLS; round++) {
    const { child, address } = await startServer(dataDir);
    const post = (token: string, id: string, text: string) =>
      fetch(`${address}/api/chat/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id, text }),
      });
    if (tokens.length === 0) {
      tokens = await Promise.all(
        Array.from(
          { length: CHATS },
          async () =>
            ((await (await fetch(`${address}/api/chat`, { method: 'POST' })).json()) as { token: string }).token,
        ),
      );
    }
    let alive = true;
    const writers = tokens.map(async (token) => {
      while (alive) {
        const id = `m${count++}`;
        try {
          if ((await post(token, id, random() < 0.5 ? 'menu' : 'ulang')).status === 202)
            acknowledged.push({ token, id });
        } catch {
          // The server died under the request: it was not acknowledged, so nothing is promised.
          return;
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 120));
    child.kill('SIGKILL');
    await ended(child);
    alive = false;
    await Promise.all(writers);
  }
  const store = openSqliteStore({ dataDir, exclusive: true });
  onTestFinished(() => store.close());
  expect(acknowledged.length, `repeat with SEED=${seed}`).toBeGreaterThan(KILLS * 4);
  const { createHash } = await import('node:crypto');
  const stimuli = acknowledged.map(({ token, id }) => {
    const address = createHash('sha256').update(token).digest('base64url');
    return { channel: 'web' as const, externalId: `${address}:${id}`, address };
  });
  const loaded = await store.load(stimuli);
  expect(
    loaded.filter(({ seen }) => !seen),
    `repeat with SEED=${seed}`,
  ).toEqual([]);
  // Every turn leaves its person's version one higher: as many as there are stimuli means no effect twice, none lost.
  for (const address of new Set(stimuli.map((stimulus) => stimulus.address))) {
    const mine = loaded.find((_, i) => stimuli[i]?.address === address)?.person;
    const own = stimuli.filter((stimulus) => stimulus.address === address).length;
    expect(mine?.version).toBeGreaterThanOrEqual(own);
    expect(mine?.version).toBeLessThanOrEqual(own + KILLS);
    const messages = await store.messagesAfter('web', address, 0, 100_000);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
    expect(messages.length).toBe(mine?.seq);
  }
});

test('a second server on the same folder is refused with a clear sentence, and SIGTERM ends the first one cleanly', async () => {
  const dataDir = freshFolder();
  const { child } = await startServer(dataDir);
  const second = spawn(process.execPath, [join(ROOT, 'bin/kawan-jkn.js'), 'serve'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  second.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(1);
  expect(words).toContain('data_dir_in_use');
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
});
