import { expect, test } from 'vitest';
import type { InboundContent } from '../../src/messages/message.ts';
import { createRooms } from '../../src/rooms.ts';
import type { Store } from '../../src/store/store.ts';
import { meaningOf, type Desk } from '../../src/turn/desk.ts';
import { Draft } from '../../src/turn/draft.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { answer, routeOf } from '../../src/turn/route.ts';
import { Turn } from '../../src/turn/turn.ts';
import { createWorld, type World } from '../builders/world.ts';
import { NOW, shippedGuide } from '../helpers.ts';

const ORDER = [
  'pairing desk',
  'staff desk',
  'stop',
  'stop taken back',
  'facts beside help',
  'ticket desk',
  'meeting desk',
  'blocked',
  'unblocked',
  'strange button',
  'reached',
  'press on an offer',
  'press on an option',
  'rest of an album',
  'danger beside',
  'wordless in emergency',
  'start',
  'media',
  'location',
  'contact',
  'edited',
  'link',
  'kept words',
  'danger',
  'emergency',
  'may be stop',
  'origin',
  'agreement',
  'correction',
  'noted facts',
  'outcome',
  'done',
  'human wish',
  'command',
  'last offer',
  'first words',
  'consent',
  'waiting question',
  'keyword',
  'sum',
  'courtesy',
  'reaction',
  'help words',
  'facts',
  'telling',
  'illness',
  'perhaps a wish',
  'question',
  'missed',
  'outside',
  'fallback',
];
/** These note something and leave the answer to those below. */
const NOTING = new Set(['facts beside help', 'reached', 'kept words', 'noted facts', 'help words', 'missed']);
const said = (text: string): InboundContent => ({ kind: 'text', text });

const desksOf = (store: Store) => createRooms({ store, content: () => shippedGuide().content });

/** Who answers somebody, and what comes of it; nothing is stored. Nobody known under the address: somebody new. */
async function asked(world: World, address: string, content: InboundContent, desks: readonly Desk[] = []) {
  const { guide } = shippedGuide();
  const now = world.clock.now;
  const at = { channel: 'web', address } as const;
  const [loaded] = await world.store.load([{ ...at, externalId: '' }]);
  const turn = new Turn(new Draft(loaded?.person ?? newPerson(at, now)), { guide, now, random: () => 0 });
  const meaning = meaningOf({ ...at, externalId: 'x', content, at: now }, guide, turn.draft.person.zone);
  const { name: who } = await answer(routeOf(desks), turn, meaning);
  return { who, draft: turn.draft };
}

test('who answers stands in one list, in this order', () => {
  expect(routeOf(desksOf(createWorld().store)).map(({ name }) => name)).toEqual(ORDER);
});

test('everybody in the list is reached by something that people do', async () => {
  const world = createWorld();
  const desks = desksOf(world.store);
  await world.worker('ani', 'Bu Ani');
  await world.worker('tini', 'Bu Tini');
  await world.talks('sri', 'halo', 'kenalan', 'boleh');
  await world.talks('doubter', 'halo', 'kenalan');
  await world.talks('declined', 'halo', 'kenalan', 'tidak');
  await world.worker('siti', 'Bu Siti', { stage: 'aktif' });
  await world.says('siti', 'langkah saya');
  await world.says('budi', 'anak saya kejang');
  await world.mentor('sri', 'Bu Sri');
  await world.talks('ani', 'bayar bpjs di alfamart bisa ga?');
  await world.asksForHelp('tini');
  await world.presses('sri', 'Ambil');
  await world.talks('stopped', 'halo', 'berhenti');
  const { session } = await world.personOf('ani');
  const [offered] = session.aside?.options ?? [];
  const free = { ...newPerson({ channel: 'web', address: 'free' }, NOW), consent: 'given' as const };
  await world.store.commit([
    { inbound: null, jobKey: null, person: free, messages: [], records: [], erase: false, at: NOW },
  ]);

  const deeds: readonly (readonly [who: string, content: InboundContent, expected: string])[] = [
    ['ani', said('HUBUNGKAN'), 'pairing desk'],
    ['sri', said('menu'), 'staff desk'],
    ['stopped', said('eh jangan berhenti'), 'stop taken back'],
    ['tini', said('terima kasih bu'), 'ticket desk'],
    ['ani', said('HADIR MELATI 12'), 'meeting desk'],
    ['ani', { kind: 'blocked' }, 'blocked'],
    ['ani', { kind: 'unblocked' }, 'unblocked'],
    ['ani', { kind: 'choice', ask: session.aside?.ask ?? 0, n: offered?.n ?? 0 }, 'press on an offer'],
    ['ani', { kind: 'choice', ask: session.waiting?.ask ?? 0, n: 1 }, 'press on an option'],
    ['new', { kind: 'start', code: 'poster' }, 'start'],
    ['ani', { kind: 'media', media: 'photo' }, 'media'],
    ['ani', { kind: 'location', latitude: -7.7, longitude: 110.4 }, 'location'],
    ['ani', { kind: 'contact' }, 'contact'],
    ['ani', { kind: 'edited', text: 'iuran', ref: '1' }, 'edited'],
    ['new', said('MULAI v-sinduadi_k-7'), 'link'],
    ['ani', said('STOP'), 'stop'],
    ['ani', said('bapak saya sesak napas'), 'danger'],
    ['declined', said('eh tadi salah, saya setuju'), 'agreement'],
    ['ani', said('salah, keluarga saya 5 orang'), 'correction'],
    ['ani', said('kemarin saya sudah daftar'), 'outcome'],
    ['siti', said('uwis mas'), 'done'],
    ['ani', { kind: 'edited', text: 'bapak saya sesak napas', ref: '1' }, 'danger beside'],
    ['ani', { kind: 'media', media: 'photo', caption: 'iuran kelas 3 berapa?' }, 'sum'],
    ['ani', said('pesannya mengganggu'), 'may be stop'],
    ['budi', said('bayar dulu?'), 'emergency'],
    ['budi', { kind: 'media', media: 'voice' }, 'wordless in emergency'],
    ['new', said('GABUNG poster_mlati'), 'origin'],
    ['ani', said('mau ngomong sama orang'), 'human wish'],
    ['ani', said('menu'), 'command'],
    ['ani', said(String(offered?.n)), 'last offer'],
    ['new', said('halo'), 'first words'],
    ['doubter', said('aman ga?'), 'consent'],
    ['ani', said('Belajar JKN'), 'waiting question'],
    ['free', said('iuran'), 'keyword'],
    ['free', said('iuran kelas 3 untuk 5 orang berapa'), 'sum'],
    ['free', said('nama saya bu tini, tinggal di sinduadi'), 'facts'],
    ['ani', said('selamat pagi kak'), 'courtesy'],
    ['free', said('mahal banget'), 'reaction'],
    ['free', said('suami saya sudah lama tidak kerja'), 'telling'],
    ['ani', said('anak panas dikasih obat apa'), 'illness'],
    ['free', said('operator tolong angkat'), 'perhaps a wish'],
    ['free', said('bayar bpjs di alfamart bisa ga?'), 'question'],
    ['ani', said('harga cabai hari ini berapa'), 'outside'],
    ['free', said('xyzzy blorp'), 'fallback'],
  ];
  for (const [who, content, expected] of deeds)
    expect([content, (await asked(world, who, content, desks)).who]).toEqual([content, expected]);
  // Where there is a staff desk, it takes every button.
  expect((await asked(world, 'ani', { kind: 'button', token: 'forged' })).who).toBe('strange button');
  // Pictures after the first of an album are its rest: plain-words.test.ts sends some.
  const reached = new Set([
    'rest of an album',
    ...deeds.map(([, , expected]) => expected),
    'strange button',
    ...NOTING,
  ]);
  expect(ORDER.filter((name) => !reached.has(name))).toEqual([]);
});

test('what is only noted is left to those below', async () => {
  const world = createWorld();
  await world.worker('ani', 'Bu Ani');
  const { draft } = await asked(world, 'ani', said('xyzzy blorp 3404011234567890'));
  expect(draft.person.session.vars['help_words']).toContain('xyzzy blorp');
  expect(draft.text).toContain('disembunyikan');
  expect(draft.records).toContainEqual(expect.objectContaining({ kind: 'missed', text: draft.text }));
  expect(draft.person.blocked).toBe(false);
});

test('the question in somebody’s words is looked for once a turn at most, and only where nothing shorter answers', async () => {
  const world = createWorld();
  await world.worker('ani', 'Bu Ani');
  const { guide } = shippedGuide();
  const person = await world.personOf('ani');
  const looksFor = async (text: string) => {
    let looks = 0;
    const counting = {
      ...guide,
      questions: (words: string) => {
        looks++;
        return guide.questions(words);
      },
    };
    const turn = new Turn(new Draft(person), { guide: counting, now: NOW, random: () => 0 });
    const inbound = { channel: 'web', externalId: 'x', address: 'ani', content: said(text), at: NOW } as const;
    await answer(routeOf([]), turn, meaningOf(inbound, counting, turn.draft.person.zone));
    return looks;
  };
  expect(await looksFor('menu')).toBe(0);
  expect(await looksFor('1')).toBe(0);
  expect(await looksFor('harga cabai hari ini berapa')).toBe(1);
  expect(await looksFor('bayar bpjs di alfamart bisa ga?')).toBe(1);
});
