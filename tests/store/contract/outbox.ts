import { expect } from 'vitest';
import { newSession, type Waiting } from '../../../src/engine/session.ts';
import type { Message } from '../../../src/messages/message.ts';
import { NOW } from '../../helpers.ts';
import { AFTERMATH, edit, expectConflict, say, wordsOf, type Contract } from './stand.ts';

export const outboxContract: Contract = {
  'messages are claimed in order for each person, and none behind one that waits': async ({ store, turn, claim }) => {
    await turn('ani', { say: ['1', '2'] });
    await turn('budi', { say: ['1'] });
    const [first, second] = await claim();
    expect(await claim()).toEqual([]);
    const waits = { status: 'waiting', error: '429' } as const;
    await store.settleOutbox(
      [
        { id: first?.id ?? 0, dueAt: NOW + 1000, ...waits, uncertain: true },
        { id: second?.id ?? 0, dueAt: NOW, ...waits, untried: true },
      ],
      AFTERMATH,
    );
    expect(await claim()).toEqual([]);
    expect(await store.nextOutboxAt('telegram')).toBe(NOW + 1000);
    const again = await claim(NOW + 1000);
    expect(again.map(({ body, attempts }) => [wordsOf(body), attempts])).toEqual([
      ['1', 1],
      ['2', 0],
    ]);
  },

  'a message says whom it is for, in which chat, and how often it was tried': async ({ someone, claim }) => {
    const ani = await someone('ani', { say: [say('halo', { unasked: true })] });
    expect(await claim()).toEqual([
      {
        id: expect.any(Number),
        personId: ani,
        channel: 'telegram',
        address: 'ani',
        seq: 1,
        body: say('halo', { unasked: true }),
        attempts: 0,
        at: NOW,
      },
    ]);
  },

  'nothing is claimed twice, however many claim at the same time': async ({ store, turn }) => {
    for (let i = 0; i < 20; i++) await turn(`p${i}`, { say: ['a'] });
    const batches = await Promise.all(Array.from({ length: 5 }, () => store.claimOutbox('telegram', 10, NOW)));
    const ids = batches.flat().map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  },

  'no more is claimed than asked for, and only of that channel': async ({ store, turn, claim }) => {
    await turn('ani', { say: ['1', '2', '3'] });
    await turn('+62', { channel: 'whatsapp', say: ['w'] });
    expect((await claim(NOW, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await store.claimOutbox('whatsapp', 10, NOW)).toHaveLength(1);
    expect(await store.claimOutbox('web', 10, NOW)).toEqual([]);
  },

  "one person's flood leaves room for the others in each batch": async ({ turn, told, claim }) => {
    const flood = Array.from({ length: 300 }, (_, i) => `${i}`);
    await turn('flood', { say: flood });
    await turn('ani', { say: ['halo'] });
    const batch = await claim(NOW, 20);
    expect(batch.map(({ address }) => address)).toContain('ani');
    expect(await told()).toEqual([]);
  },

  'whoever writes is answered before what others have been owed for long': async ({ store, turn, claim }) => {
    for (let i = 0; i < 30; i++) await turn(`owed${i}`, { say: ['1', '2'] });
    await store.claimOutbox('telegram', 0, NOW);
    await turn('ani', { say: ['halo'] });
    expect((await claim(NOW, 4)).map(({ address }) => address)).toContain('ani');
  },

  'people take turns, and each gets theirs in order': async ({ store, turn, claim }) => {
    for (const who of ['ani', 'budi', 'citra']) await turn(who, { say: Array.from({ length: 20 }, (_, i) => `${i}`) });
    const told: string[] = [];
    for (let now = NOW; told.length < 60; now++) {
      const batch = await claim(now, 8);
      told.push(...batch.map(({ address, body }) => `${address} ${wordsOf(body)}`));
      await store.settleOutbox(
        batch.map(({ id }) => ({ id, status: 'sent', ref: null })),
        AFTERMATH,
      );
    }
    for (const who of ['ani', 'budi', 'citra']) {
      const theirs = told.filter((line) => line.startsWith(who));
      expect(theirs).toEqual(Array.from({ length: 20 }, (_, i) => `${who} ${i}`));
    }
    expect(new Set(told.slice(0, 24).map((line) => line.split(' ')[0])).size).toBe(3);
  },

  'new messages wait behind one that is tried again later, also with several claims': async (given) => {
    const { store, turn, claim, told } = given;
    await turn('ani', { say: ['1', '2'] });
    const [first, second] = await claim();
    const waits = { status: 'waiting', dueAt: NOW + 1000, error: '502' } as const;
    await store.settleOutbox([{ id: first?.id ?? 0, ...waits }], AFTERMATH);
    await store.settleOutbox([{ id: second?.id ?? 0, ...waits, untried: true }], AFTERMATH);
    await turn('ani', { say: ['3'] });
    expect(await told(NOW + 500)).toEqual([]);
    await turn('ani', { say: ['4'] });
    expect(await told(NOW + 1000)).toEqual(['ani: 1', 'ani: 2', 'ani: 3', 'ani: 4']);
  },

  'what was put off far ahead can be called back, asked for or not': async ({ store, turn, deliver, told }) => {
    await turn('ani', { say: ['answer'] });
    await turn('budi', { say: [say('reminder', { unasked: true })] });
    await deliver(({ id }) => ({ id, status: 'waiting', dueAt: NOW + 5000, error: 'network' }));
    await turn('citra', { say: ['ahead'], at: NOW + 5000 });
    expect(await store.recallOutbox('telegram', { unasked: false, until: NOW + 6000 }, NOW)).toBe(0);
    expect(await told()).toEqual([]);
    expect(await store.recallOutbox('telegram', { unasked: false, until: NOW + 1000 }, NOW)).toBe(2);
    expect(await told()).toEqual(['ani: answer', 'citra: ahead']);
    expect(await store.recallOutbox('telegram', { unasked: true, until: NOW + 1000 }, NOW)).toBe(1);
    expect(await told()).toEqual(['budi: reminder']);
  },

  'how much of what they asked for waits for a person is known, up to a number': async ({ store, someone, turn }) => {
    const ani = await someone('ani', { say: ['1', '2', say('reminder', { unasked: true })] });
    expect(await store.owedTo(ani, 10)).toBe(2);
    await turn('ani', { say: ['3'] });
    expect(await store.owedTo(ani, 10)).toBe(3);
    expect(await store.owedTo(ani, 2)).toBe(2);
    const batch = await store.claimOutbox('telegram', 10, NOW);
    await store.settleOutbox(
      batch.map(({ id }) => ({ id, status: 'sent', ref: null })),
      AFTERMATH,
    );
    expect(await store.owedTo(ani, 10)).toBe(0);
    expect(await store.owedTo(999, 10)).toBe(0);
  },

  'what was asked for does not wait behind what was not': async ({ store, turn, deliver, told }) => {
    await turn('ani', { say: [say('reminder', { unasked: true })] });
    await deliver(({ id }) => ({ id, status: 'waiting', dueAt: NOW + 1000, error: 'quiet hours' }));
    await turn('ani', { say: ['answer'] });
    expect(await told()).toEqual(['ani: answer']);
    await store.recoverOutbox();
    expect(await told(NOW + 1000)).toEqual(['ani: reminder', 'ani: answer']);
  },

  'nor does it behind what another’s turn said to them unasked': async (given) => {
    const { store, turn, person, deliver, told } = given;
    await turn('ani');
    await turn('kader', { others: [{ to: await person('ani'), body: say('invitation', { unasked: true }) }] });
    await deliver(({ id }) => ({ id, status: 'waiting', dueAt: NOW + 1000, error: 'quiet hours' }));
    await turn('ani', { say: ['answer'] });
    expect(await told()).toEqual(['ani: answer']);
    await store.recoverOutbox();
    expect(await told(NOW + 1000)).toEqual(['ani: invitation', 'ani: answer']);
  },

  'what failed for good holds nothing up': async ({ store, turn, claim, told }) => {
    await turn('ani', { say: ['1', '2'] });
    const [first] = await claim(NOW, 1);
    await store.settleOutbox([{ id: first?.id ?? 0, status: 'failed', error: '400' }], AFTERMATH);
    expect(await told()).toEqual(['ani: 2']);
  },

  'settling nothing, or what is not there, does nothing': async ({ store, turn, told }) => {
    await turn('ani', { say: ['1'] });
    await store.settleOutbox([], AFTERMATH);
    await store.settleOutbox(
      [
        { id: 999, status: 'sent', ref: null },
        { id: 998, status: 'failed', error: 'x' },
        { id: 997, status: 'blocked', error: 'x' },
        { id: 996, status: 'waiting', dueAt: NOW, error: 'x' },
      ],
      AFTERMATH,
    );
    expect(await told()).toEqual(['ani: 1']);
  },

  'sends in flight at a crash wait again, in their old order': async ({ store, turn, claim, told }) => {
    await turn('ani', { say: ['1', '2'] });
    expect(await store.recoverOutbox()).toBe(0);
    await claim();
    expect(await store.recoverOutbox()).toBe(2);
    expect(await told()).toEqual(['ani: 1', 'ani: 2']);
  },

  'when the next message falls due is known for each channel': async ({ store, turn, deliver }) => {
    expect(await store.nextOutboxAt('telegram')).toBeNull();
    await turn('ani', { say: ['1'], at: NOW + 7 });
    expect(await store.nextOutboxAt('telegram')).toBe(NOW + 7);
    expect(await store.nextOutboxAt('whatsapp')).toBeNull();
    await turn('budi', { say: ['1'] });
    expect(await store.nextOutboxAt('telegram')).toBe(NOW);
    await deliver();
    expect(await store.nextOutboxAt('telegram')).toBe(NOW + 7);
  },

  'whoever blocked the bot gets nothing more until a turn lets them': async (given) => {
    const { store, turn, rows, claim, person, told } = given;
    await turn('ani', { say: ['1', '2'] });
    await turn('budi', { say: ['b'] });
    const [first] = await claim(NOW, 1);
    const planned = await rows('ani', { say: ['late'] });
    await store.settleOutbox([{ id: first?.id ?? 0, status: 'blocked', error: '403' }], AFTERMATH);
    expect(await told()).toEqual(['budi: b']);
    expect((await person('ani')).blocked).toBe(true);
    expect(await store.nextOutboxAt('telegram')).toBe(null);
    // A turn that was planned on the person as they were before is planned anew.
    await expectConflict(store.commit([planned]));
    await turn('ani', { who: { blocked: false }, say: ['3'] });
    expect(await told()).toEqual(['ani: 3']);
  },

  'a staff member who blocked the bot gets a turn of their own at once, a worker does not': async (given) => {
    const { store, someone, deliver } = given;
    const kader = await someone('kader', { who: { staff: true }, say: ['1'] });
    await someone('ani', { say: ['1'] });
    await deliver(({ id }) => ({ id, status: 'blocked', error: '403' }));
    expect(await store.dueJobs(NOW, 10)).toEqual([{ personId: kader, dueAt: 0, ...AFTERMATH.staffBlocked }]);
  },

  'an edit is sent with the messenger’s own id of what it edits, or none where it never arrived': async (given) => {
    const { store, turn, claim, deliver } = given;
    await turn('ani', { say: ['1', '2'] });
    const [first, second] = await deliver(({ id, seq }) =>
      seq === 1 ? { id, status: 'sent', ref: 'm1' } : { id, status: 'failed', error: '400' },
    );
    await turn('ani', { say: [edit(first?.id ?? 0, 'a'), edit(second?.id ?? 0, 'b')] });
    expect((await claim()).map(({ body }) => refOfEdit(body))).toEqual(['m1', null]);
    expect(await store.messagesAfter('telegram', 'ani', 0, 10)).toHaveLength(1);
  },

  'what people fetch is there at once, in order, from any number on': async ({ store, turn }) => {
    await turn('ani', { channel: 'web', say: ['1', '2', '3'] });
    await turn('budi', { channel: 'web', say: ['b'] });
    const after = async (seq: number, limit = 10) =>
      (await store.messagesAfter('web', 'ani', seq, limit)).map(({ seq: n, body }) => [n, wordsOf(body)]);
    expect(await after(1)).toEqual([
      [2, '2'],
      [3, '3'],
    ]);
    expect(await after(0, 1)).toEqual([[1, '1']]);
    expect(await after(3)).toEqual([]);
    expect(await after(99)).toEqual([]);
    expect(await store.messagesAfter('telegram', 'ani', 0, 10)).toEqual([]);
    expect(await store.messagesAfter('web', 'nobody', 0, 10)).toEqual([]);
  },

  'a very long chat is fetched from any number on, and others get their turn meanwhile': async ({ store, turn }) => {
    for (let i = 0; i < 25; i++)
      await turn('ani', { channel: 'web', say: Array.from({ length: 100 }, (_none, n) => `${i * 100 + n + 1}`) });
    const after = async (seq: number, limit: number) =>
      (await store.messagesAfter('web', 'ani', seq, limit)).map(({ seq: n, body }) => [n, wordsOf(body)]);
    for (const seq of [0, 1, 499, 1499, 1500, 1501, 2498, 2500]) {
      const expected = [seq + 1, seq + 2, seq + 3].filter((n) => n <= 2500).map((n) => [n, String(n)]);
      expect(await after(seq, 3)).toEqual(expected);
    }
    expect(await after(0, 5000)).toHaveLength(2500);
    let turns = 0;
    const tick = () => {
      turns++;
      immediate = setImmediate(tick);
    };
    let immediate = setImmediate(tick);
    await after(0, 1);
    clearImmediate(immediate);
    expect(turns).toBeGreaterThan(0);
  },

  'last words to an erased person say so, and what came after them does not': async ({ store, turn }) => {
    await turn('ani', { channel: 'web', say: ['1'] });
    await turn('ani', { channel: 'web', erase: true, say: ['erased'] });
    await turn('ani', { channel: 'web', say: ['anew'] });
    const messages = await store.messagesAfter('web', 'ani', 0, 10);
    expect(messages.map(({ seq, last }) => [seq, last ?? false])).toEqual([
      [2, true],
      [3, false],
    ]);
  },

  'what can still be answered or pressed is known: what waits, and buttons not used nor expired': async (given) => {
    const { store, turn } = given;
    const openTo = (address: string, now = NOW) => store.openQuestions('web', address, now);
    expect(await openTo('nobody')).toEqual({ asks: [], buttons: [] });
    const button = (token: string, personId: number, expiresAt = NOW + 1) =>
      ({ kind: 'button', token, personId, deed: { name: 'd', args: {} }, expiresAt }) as const;
    const { personId: ani } = await turn('ani', { channel: 'web' });
    expect(await openTo('ani')).toEqual({ asks: [], buttons: [] });
    const waiting: Waiting = { ask: 7, kind: 'choices', shown: [0], misses: 0 };
    const session = { ...newSession(), asks: 9, waiting, aside: { ask: 9, options: [] } };
    const records = ['a', 'b', 'c'].map((token) => button(token, ani ?? 0, token === 'c' ? NOW : NOW + 1));
    await turn('ani', { channel: 'web', who: { session }, records });
    await turn('budi', { channel: 'web', records: [button('d', 0)] });
    expect(await openTo('ani')).toEqual({ asks: [7, 9], buttons: ['b', 'a'] });
    await turn('ani', { channel: 'web', records: [{ kind: 'button_used', token: 'b', at: NOW }] });
    expect(await openTo('ani')).toEqual({ asks: [7, 9], buttons: ['a'] });
    expect(await openTo('ani', NOW + 1)).toEqual({ asks: [7, 9], buttons: [] });
    const many = Array.from({ length: 100 }, (_, i) => button(`m${i}`, ani ?? 0));
    await turn('ani', { channel: 'web', records: many });
    const { buttons } = await openTo('ani');
    expect(buttons[0]).toBe('m99');
    expect(buttons.length).toBeLessThan(100);
  },
};

function refOfEdit(message: Message): string | null | undefined {
  return message.kind === 'edit' ? message.ref : undefined;
}
