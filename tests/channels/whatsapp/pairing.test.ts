import { expect, test } from 'vitest';
import { waMeLink } from '../../../src/channels/whatsapp/traits.ts';
import { pair, status } from '../../../src/cli/whatsapp.ts';
import { readConfig } from '../../../src/config.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { freshFolder } from '../../helpers.ts';
import { startBot, whatsappServer } from './bot.ts';
import { pairedLine, startLine } from './line.ts';

/** The command, with what it writes. */
function command(whatsapp: FakeWhatsApp, folder: string, more: { phone?: string; raw?: boolean; anew?: boolean } = {}) {
  const written: string[] = [];
  const told: string[] = [];
  const env = { DATA_DIR: folder, WHATSAPP: 'on', WHATSAPP_SOCKET_URL: whatsapp.url };
  const done = pair({
    config: readConfig(env),
    phone: more.phone ?? null,
    raw: more.raw ?? false,
    anew: more.anew ?? false,
    write: (text) => {
      written.push(text);
      whatsapp.changed();
    },
    tell: (text) => void told.push(text),
  });
  return { written, told, done };
}

test('a restart never asks to pair again, and encrypted chats go on', async () => {
  const first = await pairedLine();
  const { whatsapp, folder } = first;
  const ani = whatsapp.person('Ani');
  await ani.says('satu');
  await first.sends(await first.owe(ani.lid, { kind: 'say', text: 'jawab satu' }));
  await whatsapp.until(() => ani.shown.length === 1);
  await first.stop();
  for (let run = 2; run <= 4; run++) {
    const line = await startLine(whatsapp, { folder });
    await line.isOpen();
    await ani.says(`pesan ${run}`);
    await whatsapp.until(() => line.taken.length === 1);
    await line.sends(await line.owe(ani.lid, { kind: 'say', text: `jawab ${run}` }));
    await whatsapp.until(() => ani.shown.length === run);
    await line.stop();
  }
  expect(ani.texts()).toEqual(['jawab satu', 'jawab 2', 'jawab 3', 'jawab 4']);
  expect(whatsapp.pairings).toBe(1);
  expect(whatsapp.heard.filter(({ attrs }) => attrs['type'] === 'retry')).toEqual([]);
});

test('beside a running server the raw QR comes on one line, at once', async () => {
  const whatsapp = await whatsappServer();
  const { folder, linkIs } = await startBot(whatsapp);
  const { written, done } = command(whatsapp, folder, { raw: true });
  expect(await done).toBe(0);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^https:\/\/wa\.me\/settings\/linked_devices#\S+\n$/);
  whatsapp.scan(written[0]!.trim());
  await linkIs(({ state }) => state === 'open');
  const again = command(whatsapp, folder, { raw: true });
  expect(await again.done).toBe(0);
  expect(again.written).toEqual([]);
  expect(again.told.join('')).toContain('628110000001');
});

test('beside a running server the code comes, is typed on the phone, and the command ends', async () => {
  const whatsapp = await whatsappServer();
  const { folder, linkIs } = await startBot(whatsapp);
  await linkIs(({ qr }) => qr !== undefined);
  const { written, done } = command(whatsapp, folder, { phone: '+62 811-0000-001' });
  await whatsapp.until(() => written.length > 0);
  const code = /Code: (\S{4}-\S{4})/.exec(written.join(''))?.[1];
  await whatsapp.enterCode(code ?? '');
  expect(await done).toBe(0);
  expect(whatsapp.pairings).toBe(1);
});

test('without a server the command pairs by itself; what was written meanwhile waits for the server', async () => {
  const whatsapp = await whatsappServer();
  const folder = freshFolder();
  const { written, done } = command(whatsapp, folder);
  await whatsapp.until(() => written.length > 0);
  // What the terminal shows is a picture made of blocks.
  expect(written[0]).toContain('▄');
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  const shown: string[] = [];
  whatsapp.scan((JSON.parse((await store.getSetting('whatsapp_link')) ?? '{}') as { qr: string }).qr);
  await whatsapp.until(() => whatsapp.pairings === 1);
  const ani = whatsapp.person('Ani');
  await whatsapp.until(() => (whatsapp.devices.get(1)?.preKeys.length ?? 0) > 0);
  await ani.says('halo');
  expect(await done).toBe(0);
  expect(await status(store, (text) => void shown.push(text))).toBe(1);
  await store.close();
  expect(whatsapp.queue).toHaveLength(1);
  const line = await startLine(whatsapp, { folder });
  await whatsapp.until(() => line.taken.length === 1);
  expect(whatsapp.pairings).toBe(1);
});

test('another phone can be paired in place of the first, while the server runs', async () => {
  const { whatsapp, folder, linkIs } = await pairedLine();
  const { done } = command(whatsapp, folder, { anew: true });
  const { qr } = await linkIs((link) => link.qr !== undefined);
  expect(whatsapp.devices.size).toBe(0);
  whatsapp.scan(qr ?? '');
  expect(await done).toBe(0);
  expect(whatsapp.pairings).toBe(2);
});

test('keys that were sealed with another secret: the channel rests, the rest works, the old secret brings it back', async () => {
  const whatsapp = await whatsappServer();
  const folder = freshFolder();
  const sealed = { WHATSAPP_AUTH_KEY: 'rahasia yang cukup panjang' };
  const first = await startBot(whatsapp, { folder, env: sealed });
  await first.pair();
  await first.stop();
  const second = await startBot(whatsapp, { folder, env: { WHATSAPP_AUTH_KEY: 'rahasia yang lain sama sekali' } });
  await second.linkIs(({ state }) => state === 'key_wrong');
  expect((await fetch(`${second.serving.address}/health`)).status).toBe(200);
  await second.stop();
  const third = await startBot(whatsapp, { folder, env: sealed });
  await third.linkIs(({ state }) => state === 'open');
  expect(whatsapp.pairings).toBe(1);
});

test('a wa.me link carries the words, whatever is in them', () => {
  expect(waMeLink('+62 811-0000-001', 'GABUNG A&B')).toBe('https://wa.me/628110000001?text=GABUNG%20A%26B');
});
