import { downloadContentFromMessage } from 'baileys';
import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Channel } from '../../../src/channels/channel.ts';
import type { Attachment } from '../../../src/messages/message.ts';
import { createMediaFiles, FILE_MISSING } from '../../../src/channels/media-files.ts';
import { DATABASE_FILE } from '../../../src/store/sqlite/open.ts';
import { freshFolder } from '../../helpers.ts';
import { pairedLine, startLine } from './line.ts';
import type { World } from '../../../src/channels/whatsapp/world.ts';
import { FAST, QUICK } from './bot.ts';

/** What the outbox says of a message. */
function outboxRow(folder: string, id: number) {
  const db = new Database(join(folder, DATABASE_FILE), { readonly: true });
  const row = db.prepare<[number], Record<string, unknown>>('select status, error from outbox where id = ?').get(id);
  db.close();
  return row;
}

test('options stand under the words, one a line with its number, and typing was shown before', async () => {
  const { whatsapp, owe, sends } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const options = [
    { n: 1, label: 'Ya' },
    { n: 2, label: 'Tidak' },
  ];
  expect(await sends(await owe(ani.lid, { kind: 'say', text: 'Lanjut?', ask: 1, options }))).toMatchObject({
    kind: 'sent',
  });
  await whatsapp.until(() => ani.shown.length === 1);
  expect(ani.texts()).toEqual(['Lanjut?\n\n1. Ya\n2. Tidak\n\nKetik angkanya, misalnya 1.']);
  expect(whatsapp.typing()).toBe(1);
});

test('a refused message is told as refused, and is not tried again', async () => {
  const { whatsapp, owe, sends, folder } = await pairedLine();
  const ani = whatsapp.person('Ani');
  whatsapp.refusals.set(ani.pn, '463');
  const message = await owe(ani.lid, { kind: 'say', text: 'halo' });
  expect(await sends(message)).toEqual({ kind: 'rejected', reason: '463' });
  expect(ani.shown).toEqual([]);
  expect(outboxRow(folder, message.id)).toMatchObject({ status: 'failed', error: '463' });
});

test('a refusal that comes after the message seemed taken changes what the outbox says', async () => {
  const { whatsapp, owe, sends, folder } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const message = await owe(ani.lid, { kind: 'say', text: 'halo' });
  const result = await sends(message);
  expect(result.kind).toBe('sent');
  const id = result.kind === 'sent' ? (result.ref ?? '') : '';
  whatsapp.link?.send({ tag: 'ack', attrs: { id, from: ani.lid, class: 'message', error: '463' } });
  await expect.poll(() => outboxRow(folder, message.id)).toMatchObject({ status: 'failed', error: '463' });
});

test('a send whose fate is unknown goes again under the same id, and the phone shows it once', async () => {
  const ack = 777;
  const patience = Promise.withResolvers<undefined>();
  // The bot's wait for WhatsApp's word ends when the test says so, and only the first time.
  let waits = 0;
  const wait: World['wait'] = (ms, signal) => {
    if (ms !== ack) return FAST.wait(ms, signal);
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    return ++waits === 1 ? Promise.race([patience.promise, gone]) : gone;
  };
  const { whatsapp, owe, sends } = await pairedLine({ world: { ...FAST, wait }, timings: { ...QUICK, ack } });
  const ani = whatsapp.person('Ani');
  whatsapp.holdsAcks = true;
  const message = await owe(ani.lid, { kind: 'say', text: 'halo' });
  const first = sends(message);
  await whatsapp.until(() => ani.shown.length === 1);
  patience.resolve(undefined);
  expect(await first).toMatchObject({ kind: 'unknown_fate' });
  whatsapp.releaseAcks();
  expect(await sends(message)).toMatchObject({ kind: 'sent' });
  await whatsapp.until(() => ani.repeated === 1);
  expect(ani.shown).toHaveLength(1);
});

test('a connection that dies under a send does not hold it up', async () => {
  const { whatsapp, owe, sends } = await pairedLine();
  const ani = whatsapp.person('Ani');
  whatsapp.holdsAcks = true;
  const message = await owe(ani.lid, { kind: 'say', text: 'halo' });
  const sending = sends(message);
  await whatsapp.until(() => whatsapp.heard.some(({ tag }) => tag === 'message'));
  whatsapp.drop();
  expect(await sending).toMatchObject({ kind: 'unknown_fate' });
  whatsapp.releaseAcks();
  expect(await sends(message)).toMatchObject({ kind: 'sent' });
  await whatsapp.until(() => ani.shown.length === 1);
});

test('a phone that cannot read a message gets it again, also from a bot that was started anew', async () => {
  const first = await pairedLine();
  const { whatsapp, folder } = first;
  const ani = whatsapp.person('Ani');
  await first.sends(await first.owe(ani.lid, { kind: 'say', text: 'satu' }));
  await whatsapp.until(() => ani.shown.length === 1);
  const { id } = ani.shown[0]!;
  await first.stop();
  const second = await startLine(whatsapp, { folder });
  await second.isOpen();
  ani.reinstalls();
  ani.shown.splice(0);
  ani.asksAgain(id);
  await whatsapp.until(() => ani.shown.length === 1);
  expect(ani.shown).toMatchObject([{ id, text: 'satu' }]);
});

test('forty people at once each get theirs in order', async () => {
  const { whatsapp, owe, sends } = await pairedLine();
  const people = Array.from({ length: 40 }, (_, i) => whatsapp.person(`Orang ${i}`));
  await Promise.all(
    people.map(async (person) => {
      for (const text of ['satu', 'dua', 'tiga']) await sends(await owe(person.lid, { kind: 'say', text }));
    }),
  );
  await whatsapp.until(() => people.every(({ shown }) => shown.length === 3));
  for (const person of people) expect(person.texts()).toEqual(['satu', 'dua', 'tiga']);
});

test('an answer that is sent while a message of the same person is being committed does not spoil their session', async () => {
  const gate = { arrived: Promise.withResolvers<undefined>(), commit: Promise.resolve() };
  const { whatsapp, owe, sends, taken } = await pairedLine({
    receive: () => {
      gate.arrived.resolve(undefined);
      return gate.commit;
    },
  });
  const [ani, budi] = [whatsapp.person('Ani'), whatsapp.person('Budi')];
  await ani.says('satu');
  await sends(await owe(ani.lid, { kind: 'say', text: 'jawab satu' }));
  await whatsapp.until(() => ani.shown.length === 1);
  await ani.says('dua');
  await whatsapp.until(() => taken.length === 2);
  // Two messages in a row: the second one changes the session without making a new chain for the answers.
  const committed = Promise.withResolvers<undefined>();
  Object.assign(gate, { arrived: Promise.withResolvers<undefined>(), commit: committed.promise });
  await ani.says('tiga');
  await gate.arrived.promise;
  const meanwhile = sends(await owe(ani.lid, { kind: 'say', text: 'sementara itu' }));
  for (const text of ['a', 'b', 'c']) await sends(await owe(budi.lid, { kind: 'say', text }));
  committed.resolve(undefined);
  await meanwhile;
  await sends(await owe(ani.lid, { kind: 'say', text: 'jawab dua' }));
  await whatsapp.until(() => ani.shown.length === 3 && taken.length === 3);
  expect(ani.texts()).toEqual(['jawab satu', 'sementara itu', 'jawab dua']);
  expect(ani.unreadable).toBe(0);
});

test('writing and answering at the same time does not spoil the encryption', async () => {
  const { whatsapp, owe, sends, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const said = (async () => {
    for (let i = 0; i < 25; i++) await ani.says(`tanya ${i}`);
  })();
  for (let i = 0; i < 25; i++) await sends(await owe(ani.lid, { kind: 'say', text: `jawab ${i}` }));
  await said;
  await whatsapp.until(() => taken.length === 25 && ani.shown.length === 25);
  expect(ani.texts()).toEqual(Array.from({ length: 25 }, (_, i) => `jawab ${i}`));
  expect(whatsapp.heard.filter(({ attrs }) => attrs['type'] === 'retry')).toEqual([]);
});

test('unasked messages above the day’s number wait for the next morning; answers do not', async () => {
  const { whatsapp, owe, sends } = await pairedLine({ dailyUnasked: 2 });
  const ani = whatsapp.person('Ani');
  const results = [];
  for (const text of ['a', 'b', 'c'])
    results.push(await sends(await owe(ani.lid, { kind: 'say', text, unasked: true })));
  expect(results.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'held']);
  expect(results[2]).toMatchObject({ kind: 'held', reason: 'daily_cap' });
  expect(await sends(await owe(ani.lid, { kind: 'say', text: 'jawaban' }))).toMatchObject({ kind: 'sent' });
});

const PICTURE = join(import.meta.dirname, '../../../content/media');

test('a picture goes with its words under it, and a phone can open it', async () => {
  const file = readdirSync(PICTURE).find((name) => name.endsWith('.png'))!;
  const { whatsapp, owe, sends } = await pairedLine({ mediaPath: () => join(PICTURE, file) });
  const ani = whatsapp.person('Ani');
  await sends(await owe(ani.lid, { kind: 'say', text: 'Cara daftar', media: 'poster' }));
  await whatsapp.until(() => ani.shown.length === 1);
  const image = ani.shown[0]!.message.imageMessage!;
  expect(image.caption).toBe('Cara daftar');
  const url = `http://${whatsapp.media.host()}${image.directPath!}`;
  const chunks: Buffer[] = [];
  for await (const chunk of await downloadContentFromMessage({ mediaKey: image.mediaKey!, url }, 'image')) {
    chunks.push(chunk as Buffer);
  }
  expect(Buffer.concat(chunks).equals(readFileSync(join(PICTURE, file)))).toBe(true);
});

test('a voice note from WhatsApp can be fetched, and goes on within WhatsApp without being fetched', async () => {
  const { whatsapp, owe, sends, taken, channel, folder } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const budi = whatsapp.person('Budi');
  await sends(await owe(ani.lid, { kind: 'say', text: 'x', media: 'none' }));
  const voice = await whatsapp.upload(Buffer.from('suara Bu Sri'), 'audio');
  await ani.sends({ audioMessage: { ...voice, ptt: true, mimetype: 'audio/ogg; codecs=opus' } });
  await whatsapp.until(() => taken.length === 1);
  const { content } = taken[0]!;
  const attachment = content.kind === 'media' ? content.attachment! : null;
  expect(Buffer.from(await channel.fetch!(attachment!)).toString()).toBe('suara Bu Sri');
  const before = whatsapp.media.count();
  await sends(await owe(budi.lid, { kind: 'forward', text: '', attachment: attachment! }));
  await whatsapp.until(() => budi.shown.length === 1);
  expect(budi.shown[0]!.message.audioMessage).toMatchObject({ ptt: true, directPath: voice.directPath });
  expect(whatsapp.media.count()).toBe(before);
  expect(readdirSync(folder)).not.toContain('media');
});

test('a file that is gone, or that names another host, is not fetched', async () => {
  const { whatsapp, channel, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const elsewhere = { directPath: '/none', url: 'http://169.254.169.254/x', mediaKey: Buffer.alloc(32) };
  await ani.sends({ imageMessage: { ...elsewhere, mimetype: 'image/jpeg' } });
  await whatsapp.until(() => taken.length === 1);
  const { content } = taken[0]!;
  const attachment = content.kind === 'media' ? content.attachment! : null;
  await expect(channel.fetch!(attachment!)).rejects.toMatchObject({ code: 'media_gone' });
});

test('a photo from Telegram is uploaded with its words; of one that is gone the words arrive', async () => {
  const folder = freshFolder();
  const telegram = {
    name: 'telegram',
    fetch: ({ ref }: Attachment) => Promise.resolve(Buffer.from(`foto ${ref}`)),
  } as unknown as Channel;
  const { whatsapp, owe, sends } = await pairedLine({ files: createMediaFiles(folder, [telegram]) });
  const ani = whatsapp.person('Ani');
  const photo: Attachment = { channel: 'telegram', media: 'photo', ref: '7' };
  await sends(await owe(ani.lid, { kind: 'forward', text: 'dari pendamping', attachment: photo }));
  await sends(await owe(ani.lid, { kind: 'forward', text: 'lagi', attachment: { ...photo, channel: 'web' } }));
  await whatsapp.until(() => ani.shown.length === 2);
  expect(ani.shown[0]!.message.imageMessage).toMatchObject({ caption: 'dari pendamping', mimetype: 'image/jpeg' });
  expect(ani.texts()[1]).toBe(`lagi\n\n${FILE_MISSING}`);
  expect(readdirSync(join(folder, 'media'))).toEqual([]);
});

test('a mark stands on the person’s own message, and new words replace old ones', async () => {
  const { whatsapp, owe, sends } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const id = await ani.says('sampai?');
  expect(await sends(await owe(ani.lid, { kind: 'mark', ref: id }))).toMatchObject({ kind: 'sent' });
  await whatsapp.until(() => ani.marks.length === 1);
  const first = await owe(ani.lid, { kind: 'say', text: 'menunggu' });
  await sends(first);
  await sends(await owe(ani.lid, { kind: 'edit', outbox: first.id, text: 'sudah diambil' }));
  await whatsapp.until(() => ani.texts()[0] === 'sudah diambil');
  expect(ani.marks).toEqual([id]);
  expect(ani.shown).toHaveLength(1);
});
