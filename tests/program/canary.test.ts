/**
 * Numbers of people are planted wherever anything can be written, in odd dress, and then searched for everywhere: in every
 * byte of the database and its log of changes, in the exports, in a backup, in the list of what was not understood, and in
 * the program's own log.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { exportRows } from '../../src/cli/export.ts';
import { showMissed } from '../../src/cli/missed.ts';
import type { Inbound, InboundContent } from '../../src/messages/message.ts';
import { createWorld, type World } from '../builders/world.ts';
import { freshFolder, shippedGuide } from '../helpers.ts';
import { readPost } from '../../src/channels/web/inbound.ts';

/** Words with a number of every kind in them, and what must be found nowhere. */
interface Canary {
  readonly where: string;
  readonly words: string;
  readonly secrets: readonly string[];
}

function canaries() {
  const planted: Canary[] = [];
  function plant(where: string, around = (words: string) => words): string {
    const n = String(planted.length + 10).padStart(3, '0');
    const nik = `3404075505${n}271`;
    const phone = `0812${n}77841`;
    const card = `0001${n}558812`;
    const email = `kenari${n}@contoh.id`;
    const dressed = [
      nik.replace(/(.{4})(?=.)/g, '$1, '),
      phone.replace(/(.{4})(?=.)/g, '$1\u2011'),
      card.replace(/(.{3})(?=.)/g, '$1\u200b '),
      email,
    ];
    const words = around(`nik ${dressed[0] ?? ''} hp ${dressed[1] ?? ''} kartu ${dressed[2] ?? ''} surel ${email}`);
    planted.push({ where, words, secrets: [nik, phone, card, email] });
    return words;
  }
  return { plant, planted };
}

type Plant = (where: string, around?: (words: string) => string) => string;

async function everything(world: World, plant: Plant): Promise<void> {
  const { says, does, talks, presses } = world;
  const reaches = async (address: string, question: string) => expect(await world.last(address)).toContain(question);
  const media = (caption: string): InboundContent => ({
    kind: 'media',
    media: 'document',
    caption,
    attachment: { channel: 'web', media: 'document', ref: 'f', name: plant('the name of a file') },
  });
  await world.mentor();
  await world.kader('kader', 'Bu Kader');
  // Before anything was agreed to.
  await does('new', { kind: 'start', code: '3404075505999271' });
  await says('link', 'MULAI v-3404075505999271');
  await says('link2', 'MULAI t-081299977841');
  await says('link3', 'GABUNG Siti_081299977841');
  await says('new', plant('first words'));
  await says('new', `zzgrk blorp ${plant('words nobody understands')}`);
  await says('new', 'kenalan');
  await says('new', plant('at the question of consent'));
  await says('new', 'boleh');
  await says('new', plant('as a name'));
  // Of somebody who agreed.
  await world.worker('ani', 'Bu Ani', { reminders: true });
  await says('ani', `berapa iuran ${plant('in a question')}?`);
  await says('ani', `qwrty zxcvb ${plant('not understood, agreed')}`);
  await does('ani', media(plant('in a caption')));
  await does('ani', { kind: 'edited', text: plant('in an edited message'), ref: 'r1' });
  await does('ani', { kind: 'contact' });
  await says('ani', `saya pindah ke ${plant('as a place')}`);
  await talks('ani', 'bantuan', 'mendaftar');
  await says('ani', plant('in the words of a ticket'));
  await says('ani', plant('while a ticket waits'));
  const { id } = await world.ticketOf('ani');
  await says('sri', `ambil ${id}`);
  await says('ani', plant('to the mentor'));
  await does('ani', media(plant('in a caption to the mentor')));
  await says('sri', plant('to the worker'));
  await talks('sri', `catatan ${id}`, plant('in a note'));
  await says('sri', `temu ${id}`);
  await says('sri', plant('as the place of a visit'));
  await talks('sri', 'besok', 'jam 9 pagi');
  await says('ani', plant('instead of an answer about the visit'));
  await says('ani', 'selesai');
  await talks('ani', '1');
  await reaches('ani', 'satu kalimat');
  await says('ani', plant('as words beside a rating'));
  // A meeting.
  await says('kader', 'umumkan acara');
  await presses('kader', 'Acara lain');
  await reaches('kader', 'acara');
  await says('kader', plant('as a title'));
  await says('kader', 'besok jam 4 sore');
  await says('kader', plant('as the place of a meeting'));
  await presses('kader', 'Sinduadi');
  await presses('kader', 'Semua warga');
  await says('kader', 'bebas');
  await presses('kader', 'Kirim sekarang');
  await reaches('kader', 'dikirim');
  await world.passes(3_600_000);
  await says('ani', `hadir ${plant('as a word of attendance')}`);
  await says('ani', plant('at last'));
}

/** All digits of a text, whatever stands between. */
const digitsOf = (text: string): string => text.replace(/\D/g, '');

test('no number and no address of a person that was written anywhere is found anywhere', async () => {
  const world = createWorld();
  const { plant, planted } = canaries();
  await everything(world, plant);
  const places = new Map<string, string>();
  const { store, dataDir } = world;
  for (const what of ['people', 'attempts', 'tickets', 'announcements'] as const) {
    let out = '';
    await exportRows(store, what, 'json', (text) => void (out += text));
    places.set(`export ${what}`, out);
  }
  let missed = '';
  await showMissed(store, shippedGuide().guide, (text) => void (missed += text));
  places.set('questions missed', missed);
  const kept = join(freshFolder(), 'copy.db');
  await backup(dataDir, kept, () => undefined);
  places.set('a backup', readFileSync(kept, 'utf8'));
  for (const file of readdirSync(dataDir)) {
    // Files of the operating system's own lock hold nothing.
    places.set(file, readFileSync(join(dataDir, file), 'utf8'));
  }
  const found: string[] = [];
  for (const [place, text] of places) {
    const digits = digitsOf(text);
    for (const { where, secrets } of [...planted, ...LINKS])
      for (const secret of secrets)
        if (secret.includes('@') ? text.includes(secret) : digits.includes(secret)) found.push(`${where}: ${place}`);
  }
  expect([...new Set(found)]).toEqual([]);
  expect(planted.length).toBeGreaterThan(20);
  // All of it was tried over the web chat, so what is looked at holds the messages.
  expect(places.get('kawan.db-wal')).toContain('Bu Ani');
});

const LINKS: readonly Canary[] = [{ where: 'in a link', words: '', secrets: ['3404075505999271', '081299977841'] }];

test('an id that a page chose with a number in it is kept as its hash, and is still the same message twice', () => {
  const body = { id: 'pesan-081234567891', text: 'halo' };
  const one = readPost(body, 'a', 1)?.inbound as Inbound;
  expect(one.externalId).not.toContain('0812');
  expect(readPost(body, 'a', 2)?.inbound.externalId).toBe(one.externalId);
  expect(readPost({ id: 'pesan-1', text: 'halo' }, 'a', 1)?.inbound.externalId).toBe('a:pesan-1');
});

test('what people who declined or were not asked wrote is not kept as missed', async () => {
  const world = createWorld();
  await world.says('ani', 'zzgrk blorp qqw');
  await world.talks('ani', 'kenalan', 'jangan', 'zzgrk lagi qqw');
  expect(await world.store.missedUtterances()).toEqual([]);
});
