import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { CHANNELS } from '../../src/messages/message.ts';

const folders = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test('a channel is a folder, has the same nouns as the others, and is held to the contract', () => {
  const channels = folders('src/channels');
  expect(channels.sort()).toEqual([...CHANNELS].sort());
  for (const name of channels) {
    const has = (file: string) => existsSync(join(ROOT, 'src/channels', name, file));
    expect([has('traits.ts'), has('inbound.ts'), has('send.ts') || has('show.ts')], name).toEqual([true, true, true]);
    const held = readFileSync(join(ROOT, 'tests/channels', name, 'contract.test.ts'), 'utf8');
    expect(held, name).toContain(`\nchannelContract('${name}', open`);
  }
});
