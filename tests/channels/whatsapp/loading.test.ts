import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../../../src/main.ts';
import { freshFolder } from '../../helpers.ts';

/** Serves for a moment and tells which files of the WhatsApp libraries were loaded. */
const SCRIPT = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  const { serve } = await import('./src/main.ts');
  const { readConfig } = await import('./src/config.ts');
  const { createLog } = await import('./src/log.ts');
  const serving = await serve(readConfig(process.env), createLog('silent'));
  await serving.stop();
  const found = loaded.filter((url) => /baileys|libsignal|whatsapp-rust|channels\\/whatsapp\\/(?!traits)/.test(url));
  console.log(JSON.stringify({ all: loaded.length, found }));
`;

function loadedWith(whatsapp: 'on' | 'off'): { all: number; found: string[] } {
  const env = { ...process.env, PORT: '0', DATA_DIR: freshFolder(), WHATSAPP: whatsapp };
  // Nobody listens there: what matters is only what is loaded.
  const more = { WHATSAPP_SOCKET_URL: 'ws://127.0.0.1:9/ws' };
  const args = ['--input-type=module', '-e', SCRIPT];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, ...more },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { all: number; found: string[] };
}

test('with WhatsApp off nothing of Baileys is loaded; with it on it is', () => {
  const off = loadedWith('off');
  expect(off.found).toEqual([]);
  expect(off.all).toBeGreaterThan(100);
  expect(loadedWith('on').found.length).toBeGreaterThan(50);
});
