/* eslint-disable no-console, @typescript-eslint/unbound-method -- the console itself is what is looked at */
import { afterAll, beforeAll, expect, test } from 'vitest';

const said: string[] = [];
const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const before = METHODS.map((method) => [method, console[method]] as const);

// Before the channel is loaded, since it keeps what it finds.
beforeAll(() => {
  for (const method of METHODS)
    console[method] = (...words: unknown[]) => void said.push(`${method} ${String(words[0])}`);
});
afterAll(() => {
  for (const [method, speak] of before) console[method] = speak;
});

test('what libsignal says never reaches the console, others are heard', async () => {
  const { pairedLine } = await import('./line.ts');
  const { whatsapp, taken, owe, sends } = await pairedLine();
  const ani = whatsapp.person('Ani');
  await ani.says('satu');
  await whatsapp.until(() => taken.length === 1);
  await sends(await owe(ani.lid, { kind: 'say', text: 'jawab' }));
  // A message whose key was used already: libsignal complains of it aloud, key by key.
  await ani.says('dua');
  const [replayed] = whatsapp.queue;
  await whatsapp.until(() => taken.length === 2);
  whatsapp.deliver({ ...replayed!, attrs: { ...replayed!.attrs, id: 'REPLAYED' } });
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(said.filter((line) => !line.includes('ours'))).toEqual([]);
  console.info('ours');
  expect(said).toEqual(['info ours']);
});
