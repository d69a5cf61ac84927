import { expect } from 'vitest';
import type { Person } from '../../../src/store/people.ts';
import { newPerson } from '../../../src/turn/new-person.ts';
import { NOW } from '../../helpers.ts';
import {
  BROKEN_TEXT,
  countedRows,
  edit,
  expectConflict,
  HARD_TEXT,
  say,
  settle,
  wordsOf,
  type Contract,
} from './stand.ts';

export const turnsContract: Contract = {
  'a person is read back as they were stored, one version higher, messages counted': async ({ turn, person }) => {
    const session = {
      frames: [{ flow: 'f', version: 'v', step: 's' }],
      vars: { name: BROKEN_TEXT, count: 3, yes: true },
      asks: 4,
      attempts: 2,
      waiting: null,
      trail: [],
      paused: [],
    };
    const ani: Partial<Person> = {
      consent: 'given',
      reminders: true,
      stopped: true,
      blocked: true,
      stage: 'lapsed',
      lang: 'jv',
      zone: 'Asia/Jayapura',
      lowData: true,
      origin: 'poster_mlati',
      createdAt: NOW - 5,
      session,
      staff: true,
      ticket: 7,
    };
    const { personId } = await turn('ani', { who: ani, say: ['a', 'b'] });
    const stored = { ...ani, id: personId, channel: 'telegram', address: 'ani', version: 1, seq: 2 };
    expect(await person('ani')).toEqual(stored);
    const changed = { stage: 'active', ticket: null, staff: false, blocked: false } as const;
    await turn('ani', { who: changed });
    expect(await person('ani')).toEqual({ ...stored, ...changed, version: 2 });
  },

  'what is loaded comes in the order asked, with nobody where nobody is known': async ({ store, turn, isKnown }) => {
    expect(await store.load([])).toEqual([]);
    await turn('ani', { id: 'a' });
    await turn('budi', { id: 'b' });
    const found = await store.load([
      { channel: 'telegram', externalId: 'b', address: 'budi' },
      { channel: 'telegram', externalId: 'new', address: 'citra' },
      { channel: 'telegram', externalId: 'new', address: 'ani' },
    ]);
    expect(found.map(({ seen, person }) => [seen, person?.address ?? null])).toEqual([
      [true, 'budi'],
      [false, null],
      [false, 'ani'],
    ]);
    expect(await isKnown('ani', 'web')).toBe(false);
  },

  'a stimulus is taken once, whoever asks again': async ({ store, turn, told, person }) => {
    const job = { kind: 'job', key: 'k', rank: 0, dueAt: NOW, payload: { name: 'k', args: {} } } as const;
    expect(await turn('ani', { id: 'x', say: ['a'] })).toMatchObject({ stored: true, seqs: [1] });
    expect(await turn('ani', { id: 'x', say: ['b'], records: [job] })).toMatchObject({ stored: false, seqs: [] });
    expect(await turn('budi', { id: 'x', say: ['c'] })).toMatchObject({ stored: false, personId: null });
    expect((await store.load([{ channel: 'telegram', externalId: 'x', address: 'ani' }]))[0]?.seen).toBe(true);
    expect((await store.load([{ channel: 'web', externalId: 'x', address: 'ani' }]))[0]?.seen).toBe(false);
    expect(await told()).toEqual(['ani: a']);
    expect(await store.dueJobs(NOW, 10)).toEqual([]);
    expect((await person('ani')).version).toBe(1);
  },

  'a stimulus that comes twice in one group is taken once': async ({ store, rows, told }) => {
    const first = await rows('ani', { id: 'x', say: ['a'] });
    const results = await store.commit([first, first]);
    expect(results.map(({ stored }) => stored)).toEqual([true, false]);
    expect(await told()).toEqual(['ani: a']);
  },

  'two turns of one person in a group follow each other': async ({ store, turn, rows, told }) => {
    await turn('ani');
    const first = await rows('ani', { say: ['a', 'b'] });
    const second = await rows('ani', { say: ['c'] });
    const person = second.person && { ...second.person, version: 2, seq: 2 };
    const results = await store.commit([first, { ...second, person }]);
    expect(results.map(({ seqs }) => seqs)).toEqual([[1, 2], [3]]);
    expect(await told()).toEqual(['ani: a', 'ani: b', 'ani: c']);
    expect(await store.commit([])).toEqual([]);
  },

  'a group is stored whole or not at all; whoever changed meanwhile is a conflict': async (given) => {
    const { store, turn, rows, person, isKnown, told } = given;
    await turn('ani');
    const late = await rows('ani', { id: 'late', say: ['late'] });
    await turn('ani', { who: { stage: 'paid' } });
    const budi = await rows('budi', {
      id: 'budi',
      say: ['hi'],
      records: [
        { kind: 'profile', name: 'nickname', value: 'Budi', at: NOW },
        { kind: 'missed', text: 'apa', at: NOW },
        { kind: 'job', key: 'k', rank: 0, dueAt: NOW, payload: { name: 'k', args: {} } },
      ],
    });
    await expectConflict(store.commit([budi, late]));
    expect(await isKnown('budi')).toBe(false);
    expect(await person('ani')).toMatchObject({ stage: 'paid', version: 2, seq: 0 });
    expect(await told()).toEqual([]);
    expect(await store.missedUtterances()).toEqual([]);
    expect(await store.dueJobs(NOW, 10)).toEqual([]);
    const stimuli = ['budi', 'late'].map(
      (externalId) => ({ channel: 'telegram', externalId, address: 'ani' }) as const,
    );
    expect((await store.load(stimuli)).map(({ seen }) => seen)).toEqual([false, false]);
  },

  'of two commits at the same time onto one version one is stored, the other is a conflict': async (given) => {
    const { store, turn, rows, told } = given;
    await turn('ani');
    const both = [await rows('ani', { say: ['a'] }), await rows('ani', { say: ['b'] })];
    const results = await Promise.allSettled(both.map((one) => store.commit([one])));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'store_conflict' } });
    expect(await told()).toHaveLength(1);
  },

  'somebody new who comes twice at the same time becomes one person': async ({ store, rows, told }) => {
    const both = [await rows('ani', { say: ['a'] }), await rows('ani', { say: ['b'] })];
    await Promise.allSettled(both.map((one) => store.commit([one])));
    const ids = new Set((await store.claimOutbox('telegram', 10, NOW)).map(({ personId }) => personId));
    expect(ids.size).toBe(1);
    expect(await told()).toEqual([]);
  },

  'a stimulus of nobody is kept, and what it causes for others happens once': async ({
    store,
    someone,
    told,
    person,
  }) => {
    const ani = await someone('ani');
    const to = { id: ani, channel: 'telegram', address: 'ani' } as const;
    const rows = {
      inbound: { channel: 'telegram', externalId: 'n', kind: 'blocked', text: null, at: NOW },
      jobKey: null,
      person: null,
      messages: [],
      others: [{ to, body: say('a') }],
      records: [{ kind: 'missed', text: 'm', at: NOW }],
      erase: false,
      at: NOW,
    } as const;
    expect(await store.commit([rows])).toEqual([{ stored: true, personId: null, seqs: [] }]);
    expect(await store.commit([rows])).toEqual([{ stored: false, personId: null, seqs: [] }]);
    expect(await told()).toEqual(['ani: a']);
    expect(await store.missedUtterances()).toHaveLength(1);
    expect((await person('ani')).seq).toBe(1);
  },

  'messages to others are numbered in their own order, and their own turns are planned anew': async (given) => {
    const { store, turn, rows, someone, told, person } = given;
    const ani = await someone('ani', { say: ['1'] });
    const to = { id: ani, channel: 'telegram', address: 'ani' } as const;
    const planned = await rows('ani', { say: ['stale'] });
    await turn('budi', {
      say: ['b'],
      others: [
        { to, body: say('2') },
        { to, body: say('3') },
      ],
    });
    expect(await person('ani')).toMatchObject({ seq: 3 });
    await expectConflict(store.commit([planned]));
    await turn('ani', { say: ['4'] });
    const all = await told();
    expect(all.filter((line) => line.startsWith('ani'))).toEqual(['ani: 1', 'ani: 2', 'ani: 3', 'ani: 4']);
  },

  'whoever was erased, or never was, gets no message of somebody else': async ({ store, turn, someone, told }) => {
    const ani = await someone('ani');
    await store.erase(ani);
    const others = [ani, 999].map((id) => ({
      to: { id, channel: 'telegram', address: 'ani' } as const,
      body: say('x'),
    }));
    expect(await turn('budi', { others })).toMatchObject({ stored: true });
    expect(await told()).toEqual([]);
  },

  'what changes an earlier message has no number of its own': async ({ turn, claim, person }) => {
    const { seqs } = await turn('ani', { say: ['a', settle('ref', 'Ya'), edit(1, 'new words'), 'b'] });
    expect(seqs).toEqual([1, 2]);
    expect((await claim()).map(({ seq }) => seq)).toEqual([1, 0, 0, 2]);
    expect((await person('ani')).seq).toBe(2);
  },

  'a message to somebody else who fetches theirs is there at once': async ({ store, someone, turn }) => {
    const ani = await someone('ani', { channel: 'web', say: ['1'] });
    const to = { id: ani, channel: 'web', address: 'ani' } as const;
    await turn('budi', { others: [{ to, body: say('2'), pulled: true }] });
    const messages = await store.messagesAfter('web', 'ani', 0, 10);
    expect(messages.map(({ seq, body }) => [seq, wordsOf(body)])).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
    expect(await store.claimOutbox('web', 10, NOW)).toEqual([]);
  },

  'every name of a chat leads to its person, and takes nobody away from another': async (given) => {
    const { store, turn, person } = given;
    const ani = await turn('lid', { addresses: ['lid', 'number'] });
    expect((await person('number')).id).toBe(ani.personId);
    const budi = await turn('budi', { addresses: ['budi', 'number'] });
    expect((await person('number')).id).toBe(ani.personId);
    const [loaded] = await store.load([
      { channel: 'telegram', externalId: 'new', address: 'another', also: ['nobody', 'budi', 'lid'] },
    ]);
    expect(loaded?.person?.id).toBe(budi.personId);
  },

  'a person who moved to another chat is answered there, and found by both': async ({ turn, person, told }) => {
    const { personId } = await turn('ani');
    await turn('ani', { who: { address: 'ani2' }, say: ['a'], addresses: ['ani2'] });
    expect(await told()).toEqual(['ani2: a']);
    expect((await person('ani')).id).toBe(personId);
    expect((await person('ani2')).id).toBe(personId);
  },

  'words of any kind and length are delivered as they were said': async ({ turn, claim }) => {
    const texts = [BROKEN_TEXT, 'ꦲ'.repeat(50_000), ''];
    await turn('ani', { say: texts });
    expect((await claim()).map(({ body }) => wordsOf(body))).toEqual(texts);
  },

  'words are kept only where they are given': async ({ store, turn, someone }) => {
    const ani = await someone('ani', { words: HARD_TEXT });
    const before = await countedRows(store, ani);
    await turn('ani');
    expect(await countedRows(store, ani)).toBe(before);
    await turn('ani', { words: 'lagi' });
    expect(await countedRows(store, ani)).toBe(before + 1);
  },

  'a record that cannot be written takes the whole turn with it': async ({ store, turn, rows, told, person }) => {
    await turn('ani');
    const bad = { kind: 'invite_used', hash: 'no such invitation', at: NOW } as const;
    const all = await rows('ani', {
      id: 'x',
      who: { stage: 'paid' },
      say: ['a'],
      records: [{ kind: 'missed', text: 'm', at: NOW }, bad],
    });
    await expectConflict(store.commit([all]));
    expect(await told()).toEqual([]);
    expect(await store.missedUtterances()).toEqual([]);
    expect(await person('ani')).toMatchObject({ stage: 'unknown', version: 1 });
    expect(await turn('ani', { id: 'x' })).toMatchObject({ stored: true });
  },

  'a person who is not there any more is a conflict, not a new person': async ({ store, rows, someone, isKnown }) => {
    const ani = await someone('ani');
    const late = await rows('ani', { say: ['a'] });
    await store.erase(ani);
    await expectConflict(store.commit([late]));
    expect(await isKnown('ani')).toBe(false);
    expect(newPerson({ channel: 'telegram', address: 'ani' }, NOW).version).toBe(0);
  },
};
