import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

test('a server whose launcher is killed without a word ends as suddenly, and gives the data folder free', async () => {
  const child = fork(join(ROOT, 'bin/kawan-jkn.js'), ['serve'], {
    env: { ...process.env, KAWAN_LAUNCHED: '1', PORT: '0', DATA_DIR: freshFolder() },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([null, 'SIGKILL']);
});
