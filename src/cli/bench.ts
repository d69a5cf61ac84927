import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KawanError } from '../errors.ts';

const manifest = z.object({ devDependencies: z.record(z.string(), z.string()) });
/** Only the benchmark needs these; an installation for production leaves them out. */
const PEERS = ['@grammyjs/conversations', 'telegraf', 'xstate'];

/**
 * Runs bench/main.ts of the repository at `root` with these arguments; returns its exit code.
 * Throws `bench_unavailable` where the benchmark or what it compares with is not installed.
 */
export async function bench(root: string, args: readonly string[]): Promise<number> {
  const script = join(root, 'bench/main.ts');
  if (!existsSync(script)) throw new KawanError('bench_unavailable', 'The benchmark is not part of this installation');
  const missing = PEERS.filter((name) => !existsSync(join(root, 'node_modules', name, 'package.json')));
  if (missing.length > 0) {
    const { devDependencies } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const named = missing.map((name) => `${name}@${devDependencies[name] ?? ''}`).join(', ');
    throw new KawanError('bench_unavailable', `The benchmark compares with packages that are not installed: ${named}`);
  }
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  await once(child, 'exit');
  return child.exitCode ?? 1;
}
