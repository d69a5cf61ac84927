import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { ROOT, serve } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

/** A running server over its own copy of the content, whose log lines can be waited for. */
async function running(dataDir = freshFolder(), before?: { root: string; stop(): Promise<void> }) {
  const root = before?.root ?? freshFolder();
  await before?.stop();
  if (!before)
    for (const folder of ['flows', 'content']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  const lines: string[] = [];
  let onLine: () => void = () => undefined;
  const log = createLog('info', {
    write(line: string) {
      lines.push(line);
      onLine();
    },
  });
  const serving = await serve(readConfig({ PORT: '0', DATA_DIR: dataDir, ANSWER_QUIET_MS: '0' }), log, root);
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= serving.stop());
  onTestFinished(stop);
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
    root,
    flow,
    stop,
    mend: () => cpSync(join(ROOT, 'flows/lesson_jkn.yaml'), flow),
    address: serving.address,
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

test('every kind of save is noticed, and what editors leave beside a file is no content', async () => {
  const { root, flow, address, says, logged } = await running();
  await says('halo');
  const text = readFileSync(flow, 'utf8');
  const changed = (n: number) => text.replace('seperti jimpitan', `seperti lumbung ${n}`);
  symlinkSync('nobody@nowhere.1', join(root, 'flows/.#lesson_jkn.yaml'));
  symlinkSync('.', join(root, 'flows/round'));
  const saves: ((n: number) => void)[] = [
    (n) => {
      writeFileSync(`${flow}.new`, changed(n));
      renameSync(`${flow}.new`, flow);
    },
    (n) => {
      rmSync(flow);
      writeFileSync(flow, changed(n));
    },
    (n) => {
      const beside = join(root, 'next');
      cpSync(join(root, 'flows'), beside, { recursive: true });
      writeFileSync(join(beside, 'lesson_jkn.yaml'), changed(n));
      renameSync(join(root, 'flows'), join(root, 'before'));
      renameSync(beside, join(root, 'flows'));
    },
  ];
  for (const [n, save] of saves.entries()) {
    save(n);
    await logged('content reloaded');
    await says('menu');
    expect(await says('jkn itu apa')).toContain(`lumbung ${n}`);
  }
  writeFileSync(join(root, 'flows/lesson_jkn.yaml'), 'flow: [');
  await logged('the old version goes on');
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'degraded', reasons: ['content_broken'] });
});

test('a start that finds broken content runs on the last good one, and takes the mended one', async () => {
  const dataDir = freshFolder();
  const first = await running(dataDir);
  writeFileSync(first.flow, 'flow: [');
  const second = await running(dataDir, first);
  expect(await second.says('halo')).not.toBe('');
  expect(await (await fetch(`${second.address}/health`)).json()).toMatchObject({ status: 'degraded' });
  second.mend();
  await second.logged('content reloaded');
  expect(await (await fetch(`${second.address}/health`)).json()).toEqual({ status: 'ok' });
});
