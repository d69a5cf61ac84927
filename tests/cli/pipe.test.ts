import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';

test('a reader that has seen enough ends a command quietly', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'bin/kawan-jkn.js'), 'ask']);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdin.on('error', () => undefined); // It has ended, so it reads no more.
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end('brp iuran kls 3\n'.repeat(20_000));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(complaint).toBe('');
});

test.each([
  [['--conversatoin'], "unknown option '--conversatoin'", 'ask --help'],
  [['--eval', '/nowhere/x.tsv'], '/nowhere/x.tsv cannot be read', 'Check its path'],
])('ask %j says what is wrong and what to do', async (flags, wrong, next) => {
  const child = spawn(process.execPath, [join(ROOT, 'bin/kawan-jkn.js'), 'ask', ...flags]);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdin.end();
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(complaint).toContain(wrong);
  expect(complaint).toContain(next);
});
