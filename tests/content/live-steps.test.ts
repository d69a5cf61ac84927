import { expect, test } from 'vitest';
import { checkFlows } from '../../src/cli/flows.ts';
import { ROOT } from '../../src/main.ts';
import { createWorld } from '../builders/world.ts';
import { freshFolder, NOW } from '../helpers.ts';
import { contentFolder } from './folder.ts';

async function check(root: string, dataDir: string): Promise<string> {
  let printed = '';
  await checkFlows({ root, dataDir, now: NOW, write: (text) => (printed += text) });
  return printed;
}

test('flows check beside a store tells of people who stand on a removed step', async () => {
  const { says, dataDir } = createWorld();
  for (const who of ['ani', 'budi']) for (const text of ['halo', 'kenalan']) await says(who, text);
  // There the dialogue "consent" has one step, "a", and no longer "notice", where both stand now.
  const removed = contentFolder({});
  expect(await check(removed, dataDir)).toMatch(
    /flows\/consent\.yaml:\d+:\d+ KJ023 warning: 2 people stand on step "notice", which is gone/,
  );
  expect(await check(ROOT, dataDir)).not.toContain('KJ023');
  expect(await check(removed, freshFolder())).not.toContain('KJ023');
});
