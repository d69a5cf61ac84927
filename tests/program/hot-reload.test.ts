import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { ROOT, serve } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

/** A running server over its own copy of the content, whose log lines can be waited for. */
async function running() {
  const root = freshFolder();
  for (const folder of ['flows', 'content']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  const lines: string[] = [];
  let onLine: () => void = () => undefined;
  const log = createLog('info', {
    write(line: string) {
      lines.push(line);
      onLine();
    },
  });
  const serving = await serve(readConfig({ PORT: '0', DATA_DIR: freshFolder(), ANSWER_QUIET_MS: '0' }), log, root);
  onTestFinished(() => serving.stop());
  const logged = (words: string) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const at = lines.findIndex((line) => line.includes(words));
        if (at >= 0) resolve(lines.splice(0, at + 1).at(-1) ?? '');
      };
      onLine = look;
      look();
    });
  const created = await fetch(`${serving.address}/api/chat`, { method: 'POST' });
  const { token = '' } = (await created.json()) as { token?: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let count = 0;
  const says = async (text: string) => {
    const from = (await messages(0)).length;
    const body = JSON.stringify({ id: `m${++count}`, text });
    await fetch(`${serving.address}/api/chat/messages`, { method: 'POST', headers, body });
    return (await messages(from)).map((message) => message.text).join('\n');
  };
  const messages = async (after: number) =>
    (await (await fetch(`${serving.address}/api/chat/messages?after=${after}`, { headers })).json()) as {
      text: string;
    }[];
  const flow = join(root, 'flows/lesson_jkn.yaml');
  return {
    says,
    logged,
    edit: (change: (text: string) => string) => writeFileSync(flow, change(readFileSync(flow, 'utf8'))),
  };
}

test('a changed flow is taken; a broken one keeps the old version and names its finding; mended, it is taken again', async () => {
  const { says, logged, edit } = await running();
  await says('halo');

  edit((text) => text.replace('seperti jimpitan', 'seperti lumbung desa'));
  await logged('content reloaded');
  expect(await says('jkn itu apa')).toContain('lumbung desa');

  edit((text) => text.replace('seperti lumbung desa', 'seperti {dues.clas3}'));
  const line = await logged('the old version goes on');
  expect(line).toContain('flows/lesson_jkn.yaml:');
  expect(line).toContain('KJ009');
  expect(line).toContain('did you mean \\"dues.class3\\"?');
  await says('menu');
  expect(await says('jkn itu apa')).toContain('lumbung desa');

  edit((text) => text.replace('seperti {dues.clas3}', 'seperti arisan'));
  await logged('content reloaded');
  await says('menu');
  expect(await says('jkn itu apa')).toContain('seperti arisan');
});
