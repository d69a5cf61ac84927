import { initAuthCreds, proto, type SignalDataSet } from 'baileys';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAuthState } from '../../../src/channels/whatsapp/auth-state.ts';
import { openKeyBox, type KeyStore } from '../../../src/channels/whatsapp/key-box.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../../helpers.ts';

const SECRET = 'rahasia yang cukup panjang';
/** One value of every type that Baileys keeps. */
const EVERY_TYPE: Required<SignalDataSet> = {
  'pre-key': { '1': { public: Buffer.from('pub'), private: Buffer.from('priv') } },
  session: { '200000000000001_1.0': { _sessions: { a: 1 }, version: 'v1' } as never },
  'sender-key': { s: Buffer.from('sender') },
  'sender-key-memory': { 'x@g.us': { 'a@lid': true } },
  'app-state-sync-key': {
    k: proto.Message.AppStateSyncKeyData.create({ keyData: Buffer.from('kd'), timestamp: 5 }),
  },
  'app-state-sync-version': { regular: { version: 2, hash: Buffer.from('h'), indexValueMap: {} } },
  'lid-mapping': { '628120000001': '200000000000001', '200000000000001_reverse': '628120000001' },
  'device-list': { '628120000001': ['0', '3'] },
  tctoken: { '200000000000001@lid': { token: Buffer.from('tc'), timestamp: '9' } },
  'identity-key': { i: Buffer.from('identity') },
};

function store(dataDir: string) {
  const opened = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => opened.close());
  return opened;
}

function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

test.each([null, SECRET])('every type of key comes back as it was, in another run (secret: %s)', async (secret) => {
  const folder = freshFolder();
  const first = await loadAuthState(await openKeyBox(store(folder), secret));
  await first.keys.set(EVERY_TYPE);
  const second = await loadAuthState(await openKeyBox(store(folder), secret));
  for (const [type, values] of Object.entries(EVERY_TYPE)) {
    const read = await second.keys.get(type as 'session', [...Object.keys(values), 'none']);
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(values)));
  }
  await second.keys.set({ session: { '200000000000001_1.0': null } });
  expect(await first.keys.get('session', ['200000000000001_1.0'])).toEqual({});
});

test('with a secret neither values nor phone numbers stand in any file', async () => {
  const folder = freshFolder();
  const { keys } = await loadAuthState(await openKeyBox(store(folder), SECRET));
  await keys.set(EVERY_TYPE);
  expect(bytesIn(folder)).not.toContain('628120000001');
  expect(bytesIn(folder)).not.toContain('200000000000001');
});

test('keys from a run without a secret are sealed by the first run with one, and open with no other', async () => {
  const folder = freshFolder();
  const opened = store(folder);
  await (await loadAuthState(await openKeyBox(opened, null))).keys.set(EVERY_TYPE);
  const sealed = await loadAuthState(await openKeyBox(opened, SECRET));
  expect(await sealed.keys.get('device-list', ['628120000001'])).toEqual({ '628120000001': ['0', '3'] });
  expect((await opened.allKeys()).every(({ value }) => value[0] === 1)).toBe(true);
  await expect(openKeyBox(opened, 'another secret, long enough')).rejects.toMatchObject({ code: 'whatsapp_key_wrong' });
  await expect(openKeyBox(opened, null)).rejects.toMatchObject({ code: 'whatsapp_key_wrong' });
});

test('a set that fails half-way leaves nothing behind', async () => {
  const opened = store(freshFolder());
  const bad = { kind: 'session', id: 'b', value: 'no bytes' as unknown as Uint8Array };
  const rows = [
    { kind: 'session', id: 'a', value: Buffer.from('x') },
    { ...bad, id: null as unknown as string },
  ];
  await expect(opened.saveKeys(rows)).rejects.toThrow();
  expect(await opened.allKeys()).toEqual([]);
});

test('on a store that takes its time changes happen one after the other, also behind one that failed', async () => {
  const writing: PromiseWithResolvers<undefined>[] = [];
  const slow: KeyStore = {
    getSetting: () => Promise.resolve(null),
    setSetting: () => Promise.resolve(),
    loadKeys: () => Promise.resolve(new Map([['a', Buffer.from('0read')]])),
    allKeys: () => Promise.resolve([]),
    clearKeys: () => Promise.resolve(),
    async saveKeys() {
      const done = Promise.withResolvers<undefined>();
      writing.push(done);
      await done.promise;
    },
  };
  const box = await openKeyBox(slow, null);
  const row = { kind: 'session', id: 'a', value: Buffer.from('x') };
  const [first, second] = [box.save([row]), box.save([row])];
  let read = false;
  const found = box.load('session', ['a']).then(() => (read = true));
  await new Promise(setImmediate);
  expect([writing.length, read]).toEqual([1, false]);
  writing[0]?.reject(new Error('the disk is full'));
  await expect(first).rejects.toThrow('full');
  await new Promise(setImmediate);
  expect([writing.length, read]).toEqual([2, false]);
  writing[1]?.resolve(undefined);
  await second;
  expect(await found).toBe(true);
});

test('credentials are kept once the device is linked; a pairing cut short begins anew', async () => {
  const box = await openKeyBox(store(freshFolder()), SECRET);
  const half = await loadAuthState(box);
  half.creds.me = { id: '628110000001@s.whatsapp.net' };
  await half.saveCreds();
  expect((await loadAuthState(box)).creds.me).toBeUndefined();
  const linked = await loadAuthState(box);
  Object.assign(linked.creds, { ...initAuthCreds(), me: { id: '628110000001:1@s.whatsapp.net' }, account: {} });
  await linked.saveCreds();
  const again = (await loadAuthState(box)).creds;
  expect(again.me?.id).toBe('628110000001:1@s.whatsapp.net');
  expect(again.noiseKey).toEqual(linked.creds.noiseKey);
});
