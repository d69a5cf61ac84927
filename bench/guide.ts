import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSoundGuide } from '../src/live-guide.ts';
import { ROOT } from '../src/main.ts';
import type { Guide } from '../src/turn/guide.ts';

export const BENCH_FLOW = 'bench_household';

/** A root folder for the loader: everything that is shipped, and the flows of the benchmark beside it. */
export function benchRoot(folder: string, more: ReadonlyMap<string, string> = new Map()): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, 'flows'), join(folder, 'flows'), { recursive: true });
  cpSync(join(ROOT, 'bench/flows'), join(folder, 'flows'), { recursive: true });
  symlinkSync(join(ROOT, 'content'), join(folder, 'content'));
  for (const [name, source] of more) writeFileSync(join(folder, 'flows', `${name}.yaml`), source);
  return folder;
}

/** Loads that root; throws when the content is broken. */
export function loadBenchGuide(root: string): Guide {
  return loadSoundGuide(root, Date.now()).guide;
}
