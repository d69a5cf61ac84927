import { proto } from 'baileys';
import { expect, test } from 'vitest';
import type { InboundContent } from '../../../src/messages/message.ts';
import { pairedLine, startLine } from './line.ts';

const { Type } = proto.Message.ProtocolMessage;

test('WhatsApp hears of an arrival only after the commit', async () => {
  const arrived = Promise.withResolvers<undefined>();
  const committed = Promise.withResolvers<undefined>();
  const { whatsapp, taken, owe, sends } = await pairedLine({
    receive: () => {
      arrived.resolve(undefined);
      return committed.promise;
    },
  });
  const ani = whatsapp.person('Ani');
  const id = await ani.says('halo');
  await arrived.promise;
  // Whatever was said on this socket before is heard before this.
  const budi = whatsapp.person('Budi');
  await sends(await owe(budi.lid, { kind: 'say', text: 'sementara itu' }));
  await whatsapp.until(() => budi.shown.length === 1);
  expect(whatsapp.receiptsFor(id)).toEqual([]);
  expect(whatsapp.queue).toHaveLength(1);
  committed.resolve(undefined);
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(taken).toMatchObject([{ address: ani.lid, also: [ani.pn], content: { kind: 'text', text: 'halo' } }]);
});

test('a message that could not be stored is not confirmed, comes again, and counts once', async () => {
  let failures = 2;
  const { whatsapp, taken, isOpen } = await pairedLine({
    receive: () => (failures-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve()),
  });
  const ani = whatsapp.person('Ani');
  await ani.says('satu');
  await whatsapp.until(() => whatsapp.queue.length === 0);
  await isOpen();
  await ani.says('dua');
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(taken.map(({ content }) => content)).toEqual([
    { kind: 'text', text: 'satu' },
    { kind: 'text', text: 'dua' },
  ]);
  // Nobody was asked to send again: what was not stored is read a second time from what WhatsApp kept.
  expect(whatsapp.heard.filter(({ attrs }) => attrs['type'] === 'retry')).toEqual([]);
});

test('a connection that dies between the commit and the receipt leads to one effect', async () => {
  let die = true;
  const { whatsapp, taken, isOpen } = await pairedLine({
    receive: () => {
      if (die) whatsapp.drop();
      die = false;
      return Promise.resolve();
    },
  });
  const ani = whatsapp.person('Ani');
  await ani.says('satu');
  await whatsapp.until(() => whatsapp.queue.length === 0);
  await isOpen();
  await ani.says('dua');
  await whatsapp.until(() => taken.length === 2 && whatsapp.queue.length === 0);
  expect(taken.map(({ content }) => content)).toMatchObject([{ text: 'satu' }, { text: 'dua' }]);
});

test('what comes twice under one id has one effect', async () => {
  const { whatsapp, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const id = await ani.says('halo');
  await whatsapp.until(() => whatsapp.queue.length === 0);
  await ani.sends({ conversation: 'halo' }, { id });
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(taken).toHaveLength(1);
});

test.each([true, false])('what was said while the bot was away comes once, marker held back: %s', async (held) => {
  const first = await pairedLine();
  const { whatsapp, folder } = first;
  await first.stop();
  const ani = whatsapp.person('Ani');
  const budi = whatsapp.person('Budi');
  for (const text of ['satu', 'dua', 'tiga']) await ani.says(text);
  await budi.says('halo');
  whatsapp.holdsOfflineMarker = held;
  const second = await startLine(whatsapp, { folder });
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(second.taken.filter(({ address }) => address === ani.lid).map(({ content }) => content)).toMatchObject([
    { text: 'satu' },
    { text: 'dua' },
    { text: 'tiga' },
  ]);
  expect(second.taken).toHaveLength(4);
  expect(whatsapp.pairings).toBe(1);
});

test('a message that cannot be read is asked for again, and then counts', async () => {
  const { whatsapp, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  await ani.says('satu');
  await whatsapp.until(() => taken.length === 1);
  // Said in a session with keys that nobody has any more.
  const { preKeys } = [...whatsapp.devices.values()][0]!;
  ani.reinstalls();
  preKeys.unshift({ ...preKeys[0]!, keyId: 9_999_999 });
  await ani.says('dua');
  await whatsapp.until(() => taken.length === 2);
  expect(taken[1]).toMatchObject({ content: { text: 'dua' } });
  expect(whatsapp.heard.some(({ attrs }) => attrs['type'] === 'retry')).toBe(true);
});

const image = { mimetype: 'image/jpeg', directPath: '/x', mediaKey: Buffer.alloc(32), caption: 'kartu saya' };
const KINDS: [string, proto.IMessage, Record<string, string>, InboundContent | null][] = [
  ['a long text', { extendedTextMessage: { text: 'panjang' } }, {}, { kind: 'text', text: 'panjang' }],
  [
    'a text that vanishes',
    { ephemeralMessage: { message: { conversation: 'hilang' } } },
    {},
    { kind: 'text', text: 'hilang' },
  ],
  [
    'an edit',
    {
      editedMessage: {
        message: {
          protocolMessage: { type: Type.MESSAGE_EDIT, key: { id: 'E1' }, editedMessage: { conversation: 'baru' } },
        },
      },
    },
    {},
    { kind: 'edited', text: 'baru', ref: 'E1' },
  ],
  ['a deletion', { protocolMessage: { type: Type.REVOKE, key: { id: 'E1' } } }, {}, null],
  ['a reaction', { reactionMessage: { key: { id: 'E1' }, text: '👍' } }, {}, null],
  ['a poll', { pollCreationMessageV3: { name: 'Mana?' } }, {}, { kind: 'media', media: 'other' }],
  ['a vote', { pollUpdateMessage: { pollCreationMessageKey: { id: 'E1' } } }, {}, null],
  [
    'a contact',
    {
      contactMessage: {
        displayName: 'Bu Sri',
        vcard: 'BEGIN:VCARD\nitem1.TEL;waid=62812:+62 812-3456-7891\nEND:VCARD',
      },
    },
    {},
    { kind: 'contact', name: 'Bu Sri', phone: '+62 812-3456-7891' },
  ],
  [
    'an edit that is sealed',
    {
      secretEncryptedMessage: {
        targetMessageKey: { id: 'E1' },
        secretEncType: proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT,
      },
    },
    {},
    { kind: 'edited', text: '', ref: 'E1' },
  ],
  ['an album to come', { albumMessage: { expectedImageCount: 3 } }, {}, null],
  ['a notice of history', { messageHistoryNotice: {} }, {}, null],
  ['a call that was missed', { callLogMesssage: {} }, {}, null],
  ['a place kept free', { placeholderMessage: {} }, {}, null],
  ['nothing but context', { messageContextInfo: { deviceListMetadataVersion: 2 } }, {}, null],
  [
    'a sharper twin',
    {
      associatedChildMessage: {
        message: {
          imageMessage: { mimetype: 'image/jpeg' },
          messageContextInfo: {
            messageAssociation: {
              associationType: proto.MessageAssociation.AssociationType.HD_IMAGE_DUAL_UPLOAD,
              parentMessageKey: { id: 'E1' },
            },
          },
        },
      },
    },
    {},
    null,
  ],
  [
    'a sticker that moves',
    { lottieStickerMessage: { message: { stickerMessage: { mimetype: 'application/was' } } } },
    {},
    { kind: 'media', media: 'sticker' },
  ],
  ['a reply by a form', { interactiveResponseMessage: { body: { text: 'Menu' } } }, {}, { kind: 'text', text: 'Menu' }],
  [
    'a place',
    { locationMessage: { degreesLatitude: -7.7, degreesLongitude: 110.4 } },
    {},
    { kind: 'location', latitude: -7.7, longitude: 110.4 },
  ],
  [
    'a photo to be seen once',
    { viewOnceMessageV2: { message: { imageMessage: { ...image, viewOnce: true } } } },
    {},
    { kind: 'media', media: 'photo', caption: 'kartu saya' },
  ],
  ['a voice note', { audioMessage: { ptt: true, mimetype: 'audio/ogg' } }, {}, { kind: 'media', media: 'voice' }],
  ['a sticker', { stickerMessage: { mimetype: 'image/webp' } }, {}, { kind: 'media', media: 'sticker' }],
  [
    'a document',
    { documentWithCaptionMessage: { message: { documentMessage: { fileName: 'kk.pdf', caption: 'KK' } } } },
    {},
    { kind: 'media', media: 'document', caption: 'KK' },
  ],
  ['a choice from a list', { listResponseMessage: { title: 'Menu' } }, {}, { kind: 'text', text: 'Menu' }],
  ['a group', { conversation: 'halo semua' }, { from: '120363000000000001@g.us' }, null],
  ['a status', { conversation: 'status' }, { from: 'status@broadcast' }, null],
  ['a broadcast list', { conversation: 'kabar' }, { from: '12345@broadcast' }, null],
];

test('every kind of message has its outcome', async () => {
  const { whatsapp, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  for (const [name, message, attrs, expected] of KINDS) {
    const before = taken.length;
    await ani.sends(message, attrs['from'] === undefined ? attrs : { ...attrs, participant: ani.lid });
    await whatsapp.until(() => whatsapp.queue.length === 0);
    if (expected === null) expect(taken.slice(before), name).toEqual([]);
    else expect(taken.slice(before), name).toMatchObject([{ content: expected }]);
  }
  const photo = taken.find(({ content }) => content.kind === 'media' && content.media === 'photo');
  expect(photo?.content).toMatchObject({ attachment: { channel: 'whatsapp', media: 'photo', mime: 'image/jpeg' } });
});

test('a photo that WhatsApp keeps from linked devices is known as a photo; newsletters are passed over', async () => {
  const { whatsapp, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  const head = { from: ani.lid, sender_pn: ani.pn, id: 'ONCE1', type: 'media', t: '1', addressing_mode: 'lid' };
  whatsapp.deliver({ tag: 'message', attrs: head, content: [{ tag: 'unavailable', attrs: { type: 'view_once' } }] });
  const plain = proto.Message.encode({ conversation: 'berita' }).finish();
  const news = { from: '120363000000000002@newsletter', id: 'N1', type: 'text', t: '1' };
  whatsapp.deliver({ tag: 'message', attrs: news, content: [{ tag: 'plaintext', attrs: {}, content: plain }] });
  await whatsapp.until(() => whatsapp.queue.length === 0 && taken.length === 1);
  expect(taken).toMatchObject([{ content: { kind: 'media', media: 'photo' } }]);
});

test('words that a person takes back are forgotten; what stays names nobody', async () => {
  const { whatsapp, store, taken } = await pairedLine();
  const forgotten: string[] = [];
  store.forgetWords = (id) => Promise.resolve(void forgotten.push(id));
  const ani = whatsapp.person('Ani');
  const id = await ani.says('rahasia');
  await ani.sends({ protocolMessage: { type: Type.REVOKE, key: { id } } });
  await whatsapp.until(() => whatsapp.queue.length === 0);
  expect(forgotten).toEqual([taken[0]?.externalId]);
  expect(taken[0]?.externalId).toMatch(/^[\w-]{32}$/);
});

test('whether WhatsApp names the LID, the number or both: it is one address', async () => {
  const { whatsapp, taken } = await pairedLine();
  const ani = whatsapp.person('Ani');
  for (const addressing of ['pn_alone', 'pn', 'lid', 'lid_alone'] as const) {
    ani.addressing = addressing;
    await ani.says(addressing);
    await whatsapp.until(() => whatsapp.queue.length === 0);
  }
  expect(taken.map(({ address }) => address)).toEqual([ani.lid, ani.lid, ani.lid, ani.lid]);
  expect(taken.map(({ also }) => also)).toEqual([[ani.pn], [ani.pn], [ani.pn], [ani.pn]]);
});
