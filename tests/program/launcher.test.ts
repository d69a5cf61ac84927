import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

test('tests that are started with an old Node say what to do, in place of a crash', async () => {
  const old = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const started = promisify(execFile)(process.execPath, ['--import', old, vitest, 'run', 'tests/calendar'], {
    cwd: ROOT,
  });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Node 20\.20\.2 is too old .*use npm test.*https:\/\/nodejs\.org\.\n$/),
  });
});
