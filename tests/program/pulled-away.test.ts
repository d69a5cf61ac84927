/** Files of the data folder that somebody deletes, replaces or locks while the server runs. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { restore } from '../../src/cli/backup.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { startServer, webChat } from './server.ts';

/** A server with somebody in it whose message is stored. */
async function serving() {
  // One below, so that the folder itself can be moved.
  const dataDir = join(freshFolder(), 'data');
  const server = await startServer(dataDir);
  const chat = await webChat(server.address);
  expect((await chat.post('first', 'halo')).status).toBe(202);
  const health = async () => {
    const answer = await fetch(`${server.address}/health`);
    return { code: answer.status, status: ((await answer.json()) as { status: string }).status };
  };
  const gone = async () => {
    await expect.poll(health, { timeout: 3000, interval: 50 }).toEqual({ code: 503, status: 'store_gone' });
    expect((await chat.post('later', 'menu')).status).toBe(503);
    expect(server.log()).toContain('store_gone: no message is taken');
  };
  return { dataDir, server, chat, health, gone };
}

const in_ = (dataDir: string, name: string) => join(dataDir, `kawan.${name}`);

test('what was stored in a deleted database is saved in a copy that can be restored', async () => {
  const { dataDir, server, chat, gone } = await serving();
  rmSync(in_(dataDir, 'db'));
  await gone();
  const saved = () => readdirSync(dataDir).find((name) => name.startsWith('rescued-')) ?? '';
  await expect.poll(() => server.log(), { timeout: 5000 }).toContain('saved in a copy');
  server.child.kill('SIGTERM');
  await server.ended;
  restore(dataDir, join(dataDir, saved()), NOW, () => undefined);
  const later = await startServer(dataDir);
  expect((await (await webChat(later.address, chat.token)).messages()).length).toBe(1);
});

test('a lock held by another program gives a coded error in about a second, and is over when it lets go', async () => {
  const { dataDir, server, chat, health } = await serving();
  const other = new Database(in_(dataDir, 'db'));
  onTestFinished(() => void other.close());
  other.exec('begin immediate');
  const begun = performance.now();
  const answering = Promise.all([chat.post('held', 'menu'), chat.post('held2', 'menu'), chat.post('held3', 'menu')]);
  // Nobody stands still meanwhile.
  await fetch(`${server.address}/`);
  expect(performance.now() - begun).toBeLessThan(600);
  const answers = await answering;
  const seconds = (performance.now() - begun) / 1000;
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(seconds).toBeLessThan(2.5);
  expect(server.log()).toContain('store_busy');
  expect(await health()).toEqual({ code: 503, status: 'store_busy' });
  other.exec('commit');
  expect((await chat.post('held', 'menu')).status).toBe(202);
  expect(await health()).toEqual({ code: 200, status: 'ok' });
});

test('whatever lay there with another mode, the files are for their owner alone', async () => {
  const dataDir = freshFolder();
  mkdirSync(join(dataDir, 'models'));
  const db = new Database(in_(dataDir, 'db'));
  db.exec('pragma journal_mode = wal');
  db.close();
  const server = await startServer(dataDir, {}, [process.execPath]);
  const chat = await webChat(server.address);
  expect((await chat.post('first', 'halo')).status).toBe(202);
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, stats: statSync(join(dataDir, name)) }))
    .filter(({ stats }) => stats.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['kawan.db', 'kawan.db-wal', 'kawan.lock']));
  expect(files.filter(({ stats }) => (stats.mode & 0o077) !== 0).map(({ name }) => name)).toEqual([]);
  expect(existsSync(in_(dataDir, 'db-shm'))).toBe(true);
});
