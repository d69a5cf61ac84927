import { expect } from 'vitest';
import { NOW } from '../../helpers.ts';
import { NO_TICKET, SEVERAL_WORKERS } from '../../../src/store/tickets.ts';
import { bytesOf, countedRows, say, type Contract, type Given } from './stand.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
/** The same bytes, whatever kind of array a store gives. */
const plain = (found: Uint8Array | null | undefined) => found && [...found];

async function sent({ store, turn, deliver }: Given, address = 'ani') {
  await turn(address, { say: ['halo'] });
  const [message] = await deliver();
  const outbox = message?.id ?? 0;
  await store.keepSent(outbox, 0, { id: `${address} 0`, message: bytes(0, 255, 1) }, NOW);
  return outbox;
}

export const whatsappContract: Contract = {
  'keys come back by kind and id, and go when they are set to nothing': async ({ store }) => {
    expect(await store.allKeys()).toEqual([]);
    await store.saveKeys([
      { kind: 'session', id: 'a', value: bytes(1) },
      { kind: 'session', id: 'b', value: bytes() },
      { kind: 'pre-key', id: 'a', value: bytes(0, 255) },
    ]);
    await store.saveKeys([
      { kind: 'session', id: 'a', value: bytes(2) },
      { kind: 'session', id: 'b', value: null },
      { kind: 'session', id: 'never there', value: null },
    ]);
    const found = await store.loadKeys('session', ['b', 'a', 'c']);
    expect([...found].map(([id, value]) => [id, plain(value)])).toEqual([['a', [2]]]);
    expect(plain((await store.loadKeys('pre-key', ['a'])).get('a'))).toEqual([0, 255]);
    expect((await store.loadKeys('session', [])).size).toBe(0);
    expect((await store.allKeys()).map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(['pre-key a', 'session a']);
    await store.clearKeys();
    expect(await store.allKeys()).toEqual([]);
  },

  'of two values for one key in a set the later counts, and an empty set changes nothing': async ({ store }) => {
    const row = { kind: 'session', id: 'a' };
    await store.saveKeys([
      { ...row, value: bytes(1) },
      { ...row, value: bytes(2) },
    ]);
    await store.saveKeys([]);
    expect(plain((await store.loadKeys('session', ['a'])).get('a'))).toEqual([2]);
  },

  'a message that was sent is found by its place in the outbox and by its own id': async (given) => {
    const { store } = given;
    const outbox = await sent(given);
    await store.keepSent(outbox, 0, { id: 'another', message: bytes(9) }, NOW);
    await store.keepSent(outbox, 1, { id: 'part 1', message: bytes(7) }, NOW);
    const first = await store.sentFor(outbox, 0);
    expect([first?.id, plain(first?.message)]).toEqual(['ani 0', [0, 255, 1]]);
    expect(plain(await store.sentMessage('part 1'))).toEqual([7]);
    expect(await store.sentMessage('another')).toBeNull();
    expect(await store.sentFor(outbox, 2)).toBeNull();
    expect(await store.sentFor(outbox + 1, 0)).toBeNull();
  },

  'nothing is kept of a message to somebody who was erased, before or after': async (given) => {
    const { store, turn, claim, person } = given;
    const outbox = await sent(given);
    const ani = (await person('ani')).id;
    expect(await countedRows(store, ani)).toBeGreaterThan(0);
    await turn('ani', { say: ['sudah dihapus'], erase: true });
    expect(await store.sentFor(outbox, 0)).toBeNull();
    const [last] = await claim();
    await store.keepSent(last?.id ?? 0, 0, { id: 'last words', message: bytes(1) }, NOW);
    expect(await store.sentMessage('last words')).toBeNull();
    await store.keepSent(999, 0, { id: 'of no row', message: bytes(1) }, NOW);
    expect(await store.sentMessage('of no row')).toBeNull();
  },

  'a message that WhatsApp did not take after all counts as failed, and only once it is ours': async (given) => {
    const { store, turn, deliver } = given;
    await given.save({ kind: 'announcement', announcement: MEETING });
    await turn('ani', { say: [{ kind: 'say', text: 'datang ya', invites: 'a1' }] });
    const [message] = await deliver();
    await store.keepSent(message?.id ?? 0, 0, { id: 'm', message: bytes(1) }, NOW);
    expect((await store.announcedPeople('a1')).map(({ delivery }) => delivery)).toEqual(['sent']);
    expect(await store.markUndelivered('not ours', '463')).toBe(false);
    expect(await store.markUndelivered('m', '463')).toBe(true);
    expect((await store.announcedPeople('a1')).map(({ delivery }) => delivery)).toEqual(['failed']);
  },

  'messages sent before a moment can no longer be asked for': async (given) => {
    const { store } = given;
    const outbox = await sent(given);
    await store.keepSent(outbox, 1, { id: 'later', message: bytes(1) }, NOW + 1);
    expect(await store.dropSentBefore(NOW)).toBe(0);
    expect(await store.dropSentBefore(NOW + 1)).toBe(1);
    expect([await store.sentMessage('ani 0'), plain(await store.sentMessage('later'))]).toEqual([null, [1]]);
  },

  'words that a person takes back go; that they came stays': async ({ store, turn, someone }) => {
    const ani = await someone('ani', { channel: 'whatsapp', id: 'x', words: 'rahasia' });
    await turn('ani', { channel: 'whatsapp', id: 'y', words: 'mangga' });
    const before = await countedRows(store, ani);
    expect(await bytesOf(store)).toContain('rahasia');
    await store.forgetWords('x');
    await store.forgetWords('never came');
    const bytes = await bytesOf(store);
    expect(bytes).not.toContain('rahasia');
    expect(bytes).toContain('mangga');
    expect(await turn('ani', { channel: 'whatsapp', id: 'x' })).toMatchObject({ stored: false });
    expect(await countedRows(store, ani)).toBe(before);
  },

  'a worker’s words go from what others were sent as well, when they erase their data': async (given) => {
    const { store, someone, turn, deliver } = given;
    const [ani, budi] = [await someone('ani'), await someone('budi')];
    const about = { ticket: 1, kind: 'relay' } as const;
    const words = [
      say('kata ani', { about: { ...about, worker: ani } }),
      say('ani dan budi', { about: { ...about, ticket: NO_TICKET, worker: SEVERAL_WORKERS } }),
      say('kata budi', { about: { ...about, worker: budi } }),
    ];
    await turn('mentor', { say: words });
    const sentOut = await deliver();
    for (const { id } of sentOut) await store.keepSent(id, 0, { id: `m ${id}`, message: bytes(1) }, NOW);
    await store.erase(ani);
    const kept = await Promise.all(sentOut.map(({ id }) => store.sentFor(id, 0)));
    expect(kept.map((message) => message !== null)).toEqual([false, false, true]);
  },
};

const MEETING = {
  id: 'a1',
  by: 1,
  byName: 'Bu Sri',
  what: 'JKN',
  startsAt: NOW,
  zone: 'Asia/Jakarta',
  place: null,
  location: null,
  villages: null,
  audience: null,
  seats: null,
  status: 'sent',
  sendAt: null,
  code: 'MLATI',
  guests: 0,
  createdAt: NOW,
  version: 0,
} as const;
