import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadGuide, type LoadedGuide } from '../src/live-guide.ts';
import { ROOT } from '../src/main.ts';

/** Monday, 23 November 2026, 10:00 WIB. */
export const NOW = Date.UTC(2026, 10, 23, 3);

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kawan-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export { seeded } from '../src/cli/seeded.ts';

/** The seed of this run: `SEED` from the environment, or a new one each time. */
export function seedOf(): number {
  return Number(process.env['SEED'] ?? Date.now() % 1_000_000);
}

let shipped: LoadedGuide | undefined;
/** The content as it is shipped, loaded once per test file. */
export function shippedGuide(): LoadedGuide {
  shipped ??= loadGuide(ROOT, NOW);
  return shipped;
}
