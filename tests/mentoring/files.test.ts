import { expect, test } from 'vitest';
import type { InboundContent } from '../../src/messages/message.ts';
import { createWorld } from '../builders/world.ts';

const voice: InboundContent = {
  kind: 'media',
  media: 'voice',
  attachment: { channel: 'telegram', media: 'voice', ref: 'suara-1' },
};

async function village() {
  const world = createWorld();
  await world.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await world.worker('tini', 'Bu Tini');
  return world;
}

test('each voice note, picture and sticker is answered with a button to a person, and a yes takes it', async () => {
  const w = await village();
  for (const media of ['voice', 'photo', 'sticker'] as const)
    expect(await w.does('tini', { kind: 'media', media })).toMatch(/\d\. Minta pendamping/);
  expect(await w.says('tini', 'ya')).toContain('#1');
});

test('the second voice note in a row offers somebody who listens, also at first contact', async () => {
  const w = await village();
  expect(await w.does('new', voice)).toContain('Minta pendamping');
  const second = await w.does('new', voice);
  expect(second).toContain('pendamping bisa mendengarkan');
  expect(await w.says('new', '👍')).toContain('#1');
});

test('while nobody has taken the ticket voice notes and pictures wait in it, and whoever takes it gets them', async () => {
  const w = await village();
  await w.says('tini', 'mau ngomong sama orang');
  expect(await w.does('tini', voice)).toContain('Saya teruskan ke pendamping');
  await w.says('tini', 'itu suara saya bu, kartu ditolak');
  await w.hears('sri');
  await w.says('sri', 'ambil 1');
  const got = await w.got('sri');
  const files = got.flatMap((body) => (body.kind === 'forward' ? [body.attachment.ref] : []));
  expect(files).toEqual(['suara-1']);
  expect((await w.ticketOf('tini')).asked).toBeNull();
});
