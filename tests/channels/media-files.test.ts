import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import type { Attachment } from '../../src/messages/message.ts';
import { createMediaFiles, FILE_MISSING } from '../../src/channels/media-files.ts';
import { createTelegramChannel } from '../../src/channels/telegram/telegram-channel.ts';
import { readUpdate, updateSchema } from '../../src/channels/telegram/inbound.ts';
import { createLog } from '../../src/log.ts';
import { buildWeb } from '../../src/web/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fakeTelegram } from '../fakes/telegram.ts';
import { freshFolder } from '../helpers.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** A channel with files to fetch, and nothing else. */
function source(bytes: Buffer | Error): Channel {
  return {
    name: 'whatsapp',
    pace: 'own',
    start: () => Promise.resolve(),
    send: () => Promise.resolve({ kind: 'sent', ref: null }),
    stop: () => Promise.resolve(),
    fetch: () => (bytes instanceof Error ? Promise.reject(bytes) : Promise.resolve(bytes)),
  };
}

const photo: Attachment = { channel: 'whatsapp', media: 'photo', ref: 'r' };

test('a file lies in the data folder only while it is lent, also when two want it', async () => {
  const folder = freshFolder();
  const files = createMediaFiles(folder, [source(Buffer.from('kartu'))]);
  const inside = await files.lend(photo, async (outer) => {
    const inner = await files.lend(photo, (path) => Promise.resolve(path));
    expect(existsSync(outer)).toBe(true);
    return { inner, words: readFileSync(outer, 'utf8') };
  });
  expect(inside.words).toBe('kartu');
  expect(existsSync(inside.inner)).toBe(false);
});

test('what a crash left in the media folder is gone after the next start', () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'media', 'x'), 'ktp');
  createMediaFiles(folder, []);
  expect(existsSync(join(folder, 'media', 'x'))).toBe(false);
});

async function telegram(origin: Channel) {
  const folder = freshFolder();
  const server = await fakeTelegram(TOKEN);
  server.knows(7);
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  const log = createLog('silent');
  const web = await buildWeb({ log, store, mediaRoot: folder, chat: null });
  onTestFinished(async () => {
    await Promise.all([web.close(), server.stop(), store.close()]);
    expect(server.complaints).toEqual([]);
  });
  const channels = [origin];
  const files = createMediaFiles(folder, channels);
  const options = { token: TOKEN, apiRoot: server.url, webhook: null, web, store, now: Date.now, log, files };
  const channel = createTelegramChannel({ ...options, mediaPath: () => null });
  channels.push(channel);
  const send = (attachment: Attachment, text = '') =>
    channel.send({
      id: 1,
      personId: 1,
      channel: 'telegram',
      address: '7',
      seq: 1,
      body: { kind: 'forward', text, attachment },
      attempts: 0,
    });
  return { server, channel, files, send, folder };
}

test('a photo from another channel is uploaded to Telegram with its words, and stays nowhere', async () => {
  const { server, send, folder } = await telegram(source(Buffer.from('foto')));
  expect(await send(photo, 'dari Bu Sri')).toMatchObject({ kind: 'sent' });
  expect(server.shown).toMatchObject([{ text: 'dari Bu Sri', file: Buffer.from('foto') }]);
  expect(readdirSync(join(folder, 'media'))).toEqual([]);
});

test('a voice note within Telegram goes by its id, without a download', async () => {
  const { server, send } = await telegram(source(Buffer.from('')));
  await send({ channel: 'telegram', media: 'voice', ref: 'voice-1' });
  expect(server.shown).toMatchObject([{ file: 'voice-1' }]);
});

test('of a file that is gone the words arrive, with a kind note', async () => {
  const { server, send, channel } = await telegram(source(Buffer.from('')));
  expect(await send({ channel: 'web', media: 'photo', ref: 'x' }, 'Foto dari Bu Sri')).toMatchObject({ kind: 'sent' });
  expect(server.texts(7)).toEqual([`Foto dari Bu Sri\n\n${FILE_MISSING}`]);
  await expect(channel.fetch?.({ channel: 'telegram', media: 'photo', ref: 'none' })).rejects.toMatchObject({
    code: 'media_gone',
  });
});

test('a file that came over Telegram is fetched by its id', async () => {
  const { server, files } = await telegram(source(Buffer.from('')));
  server.kept.set('doc-1', Buffer.from('surat'));
  const read = await files.lend({ channel: 'telegram', media: 'document', ref: 'doc-1' }, (path) =>
    Promise.resolve(readFileSync(path, 'utf8')),
  );
  expect(read).toBe('surat');
});

test('of a photo sent over Telegram the largest size is named, a document keeps its name', () => {
  const message = { message_id: 1, chat: { id: 7, type: 'private' } };
  const read = (content: object) =>
    readUpdate(updateSchema.parse({ update_id: 1, message: { ...message, ...content } }), 0).inbound?.content;
  expect(read({ photo: [{ file_id: 'small' }, { file_id: 'large' }] })).toEqual({
    kind: 'media',
    media: 'photo',
    attachment: { channel: 'telegram', media: 'photo', ref: 'large' },
  });
  expect(read({ document: { file_id: 'd', mime_type: 'application/pdf', file_name: 'kk.pdf' } })).toMatchObject({
    attachment: { media: 'document', ref: 'd', mime: 'application/pdf', name: 'kk.pdf' },
  });
});
