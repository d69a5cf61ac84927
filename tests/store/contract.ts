/** What any store must do, written against the port alone: another database joins by passing the same tests. */
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import type { ChannelName, Message } from '../../src/messages/message.ts';
import type { Person } from '../../src/store/people.ts';
import type { Store } from '../../src/store/store.ts';
import type { TurnRecord, TurnRows } from '../../src/store/turns.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { NOW } from '../helpers.ts';
import { say, textOf } from '../messages.ts';

const bodies = (texts: readonly string[]): Message[] => texts.map(say);

/** `open` gives an empty store that is closed at the end of the test. */
export function storeContract(name: string, open: () => Store): void {
  describe(`${name} keeps the contract of the store`, () => {
    /** Takes a turn of whoever has this address, known or new. */
    async function turn(store: Store, address: string, texts: string[], form: Partial<TurnRows> = {}, id?: string) {
      const channel: ChannelName = form.person?.channel ?? 'telegram';
      const externalId = id ?? `${address} ${Math.random()}`;
      const [loaded] = await store.load([{ channel, externalId, address }]);
      const person = form.person ?? loaded?.person ?? newPerson({ channel, address }, NOW);
      const rows: TurnRows = {
        inbound: { channel, externalId, kind: 'text', text: null, at: NOW },
        jobKey: null,
        person,
        messages: bodies(texts),
        pulled: channel === 'web',
        records: [],
        erase: false,
        at: NOW,
        ...form,
      };
      const [committed] = await store.commit([rows]);
      return { committed, rows };
    }

    async function personAt(store: Store, address: string, channel: ChannelName = 'telegram'): Promise<Person | null> {
      return (await store.load([{ channel, externalId: 'none', address }]))[0]?.person ?? null;
    }

    const claim = async (store: Store, now = NOW, limit = 100) => store.claimOutbox('telegram', limit, now);
    const told = async (store: Store, now = NOW, limit = 100) =>
      (await claim(store, now, limit)).map(({ address, body }) => address + textOf(body));

    test('a person is read back as they were stored, one version higher, messages counted', async () => {
      const store = open();
      const ani = {
        ...newPerson({ channel: 'telegram', address: 'ani' }, NOW),
        consent: 'given',
        lowData: true,
      } as const;
      const session = { ...ani.session, vars: { name: 'Ani 😀 "\\', count: 3, yes: true } };
      await turn(store, 'ani', ['a', 'b'], { person: { ...ani, session } });
      expect(await personAt(store, 'ani')).toMatchObject({
        consent: 'given',
        lowData: true,
        session,
        version: 1,
        seq: 2,
      });
      expect(await personAt(store, 'budi')).toBeNull();
    });

    test('a stimulus is taken once, whoever asks again', async () => {
      const store = open();
      expect((await turn(store, 'ani', ['a'], {}, 'x')).committed).toMatchObject({ stored: true, seqs: [1] });
      expect((await turn(store, 'ani', ['a'], {}, 'x')).committed).toMatchObject({ stored: false, seqs: [] });
      expect((await store.load([{ channel: 'telegram', externalId: 'x', address: 'ani' }]))[0]?.seen).toBe(true);
      expect((await store.load([{ channel: 'web', externalId: 'x', address: 'ani' }]))[0]?.seen).toBe(false);
      expect(await told(store)).toEqual(['ania']);
    });

    test('a group is stored whole or not at all; whoever changed meanwhile is a conflict', async () => {
      const store = open();
      const { rows: first } = await turn(store, 'ani', ['a']);
      const stale = await personAt(store, 'ani');
      await turn(store, 'ani', ['b']);
      const budi = { ...first, inbound: null, person: newPerson({ channel: 'telegram', address: 'budi' }, NOW) };
      const late = { ...first, inbound: null, person: stale };
      await expect(async () => store.commit([budi, late])).rejects.toMatchObject({ code: 'store_conflict' });
      expect(await personAt(store, 'budi')).toBeNull();
      expect((await personAt(store, 'ani'))?.version).toBe(2);
    });

    test('messages are claimed in order for each person, and none behind one that waits', async () => {
      const store = open();
      await turn(store, 'ani', ['1', '2']);
      await turn(store, 'budi', ['1']);
      const [first, second] = await claim(store);
      expect(await claim(store)).toEqual([]);
      const waits = { status: 'waiting', error: '429' } as const;
      await store.settleOutbox([
        { id: first?.id ?? 0, dueAt: NOW + 1000, ...waits, uncertain: true },
        { id: second?.id ?? 0, dueAt: NOW, ...waits, untried: true },
      ]);
      expect(await claim(store)).toEqual([]);
      expect(await store.nextOutboxAt('telegram')).toBe(NOW + 1000);
      const again = await claim(store, NOW + 1000);
      expect(again.map(({ body, attempts }) => [textOf(body), attempts])).toEqual([
        ['1', 1],
        ['2', 0],
      ]);
    });

    test("one person's flood leaves room for the others in each batch", async () => {
      const store = open();
      for (let i = 0; i < 300; i++) await turn(store, 'flood', ['x', 'y']);
      await turn(store, 'ani', ['halo']);
      expect(await told(store, NOW, 20)).toContain('anihalo');
    });

    test('sends in flight at a crash wait again, in their old order', async () => {
      const store = open();
      await turn(store, 'ani', ['1', '2']);
      await claim(store);
      expect(await store.recoverOutbox()).toBe(2);
      expect(await told(store)).toEqual(['ani1', 'ani2']);
    });

    test('whoever blocked the bot gets nothing more until a turn lets them', async () => {
      const store = open();
      await turn(store, 'ani', ['1', '2']);
      const [first] = await claim(store, NOW, 1);
      await store.settleOutbox([{ id: first?.id ?? 0, status: 'blocked', error: '403' }]);
      expect(await claim(store)).toEqual([]);
      const ani = await personAt(store, 'ani');
      expect(ani?.blocked).toBe(true);
      await turn(store, 'ani', ['3'], {
        person: { ...(ani ?? newPerson({ channel: 'telegram', address: 'ani' }, NOW)), blocked: false },
      });
      expect(await told(store)).toEqual(['ani3']);
    });

    test('what people fetch is there at once, in order, from any number on', async () => {
      const store = open();
      const person = newPerson({ channel: 'web', address: 'ani' }, NOW);
      await turn(store, 'ani', ['1', '2', '3'], { person });
      expect((await store.messagesAfter('web', 'ani', 1, 10)).map(({ seq, body }) => [seq, textOf(body)])).toEqual([
        [2, '2'],
        [3, '3'],
      ]);
      expect(await store.messagesAfter('web', 'ani', 0, 1)).toHaveLength(1);
      expect(await store.messagesAfter('telegram', 'ani', 0, 10)).toEqual([]);
      expect(await store.claimOutbox('web', 10, NOW)).toEqual([]);
    });

    test('a job is one for each person and key, falls due in time, and goes with the turn it fired', async () => {
      const store = open();
      const job = (dueAt: number): TurnRecord => ({ kind: 'job', key: 'silence', dueAt, payload: { ask: dueAt } });
      await turn(store, 'ani', [], { records: [job(NOW + 5), job(NOW + 9)] });
      await turn(store, 'budi', [], { records: [job(NOW + 7)] });
      expect(await store.nextJobAt()).toBe(NOW + 7);
      expect(await store.dueJobs(NOW + 6, 10)).toEqual([]);
      const due = await store.dueJobs(NOW + 9, 10);
      expect(due.map(({ dueAt, payload }) => [dueAt, payload])).toEqual([
        [NOW + 7, { ask: NOW + 7 }],
        [NOW + 9, { ask: NOW + 9 }],
      ]);
      // One that was set anew since it fell due stays.
      await turn(store, 'budi', [], { inbound: null, jobKey: 'silence', at: NOW + 6 });
      expect(await store.nextJobAt()).toBe(NOW + 7);
      await turn(store, 'budi', [], { inbound: null, jobKey: 'silence', at: NOW + 7 });
      await turn(store, 'ani', [], { records: [{ kind: 'job_cancelled', key: 'silence' }] });
      expect(await store.nextJobAt()).toBeNull();
    });

    test('what was said is listed whole, the last word counts, and after erasing nothing of it is left', async () => {
      const store = open();
      const person = {
        ...newPerson({ channel: 'telegram', address: 'ani' }, NOW),
        consent: 'given',
        stage: 'paid',
      } as const;
      const quiz = { attempt: 1, quiz: 'pre', quizVersion: 'v', phase: 'pre' };
      const records: TurnRecord[] = [
        { kind: 'profile', name: 'household_size', value: 3, at: NOW },
        { kind: 'profile', name: 'household_size', value: 4, at: NOW + 1 },
        { kind: 'consent', answer: 'given', notice: '1', hash: 'h', at: NOW },
        { kind: 'stage', stage: 'paid', cause: 'test', at: NOW },
        { kind: 'attempt', ...quiz, at: NOW },
        { kind: 'attempt_answer', attempt: 1, item: 'i', choice: 2, right: true, score: 1, at: NOW },
        { kind: 'attempt_finished', attempt: 1, right: 1, total: 2, at: NOW + 2 },
      ];
      await turn(store, 'ani', ['halo'], { person, records });
      await turn(store, 'budi', ['halo'], {
        records: [{ kind: 'profile', name: 'household_size', value: 9, at: NOW }],
      });
      const id = (await personAt(store, 'ani'))?.id ?? 0;
      const data = await store.personData(id);
      expect(data?.profile).toEqual([{ name: 'household_size', value: 4, at: NOW + 1 }]);
      expect(data?.consents).toHaveLength(1);
      expect(data?.attempts).toMatchObject([
        { phase: 'pre', right: 1, total: 2, answers: [{ item: 'i', right: true }] },
      ]);
      expect(await Array.fromAsync(store.exportPeople())).toMatchObject([{ stage: 'paid', household_size: 4 }]);
      expect(await Array.fromAsync(store.exportAttempts())).toMatchObject([{ quiz: 'pre', item: 'i', choice: 2 }]);

      expect(await store.erase(id)).toMatchObject({ people: 1, profile: 1, consents: 1, outbox: 1 });
      expect(await store.personData(id)).toBeNull();
      expect(await personAt(store, 'ani')).toBeNull();
      expect(await Array.fromAsync(store.exportAttempts())).toEqual([]);
      expect((await personAt(store, 'budi'))?.id).toBeGreaterThan(0);
    });

    test('the last words to an erased person go out, or stay for a day to be fetched, and are then swept', async () => {
      const store = open();
      await turn(store, 'ani', ['halo']);
      await claim(store);
      await turn(store, 'ani', ['sudah dihapus'], { erase: true });
      expect(await told(store)).toEqual(['anisudah dihapus']);
      const person = newPerson({ channel: 'web', address: 'budi' }, NOW);
      await turn(store, 'budi', ['sudah dihapus'], { person, erase: true });
      expect(await store.messagesAfter('web', 'budi', 0, 10)).toHaveLength(1);
      expect(await store.sweepForgotten(NOW + DAY - 1)).toBe(0);
      expect(await store.sweepForgotten(NOW + DAY + 1)).toBe(1);
      expect(await store.messagesAfter('web', 'budi', 0, 10)).toEqual([]);
    });

    test('versions of flows are kept once, and it is known where sessions stand', async () => {
      const store = open();
      const version = { flow: 'f', version: 'v1', source: { steps: [] } };
      await store.saveFlowVersions([version], NOW);
      await store.saveFlowVersions([version, { ...version, version: 'v2' }], NOW + 1);
      expect((await store.flowVersions()).map((row) => [row.version, row.firstSeen])).toEqual([
        ['v1', NOW],
        ['v2', NOW + 1],
      ]);
      const ani = newPerson({ channel: 'telegram', address: 'ani' }, NOW);
      const frames = [{ flow: 'f', version: 'v1', step: 'a' }];
      await turn(store, 'ani', [], { person: { ...ani, session: { ...ani.session, frames } } });
      expect(await store.liveSteps()).toEqual([{ flow: 'f', version: 'v1', step: 'a', sessions: 1 }]);
    });

    test('settings and what was not understood are kept', async () => {
      const store = open();
      expect(await store.getSetting('offset')).toBeNull();
      await store.setSetting('offset', '1');
      await store.setSetting('offset', '2');
      expect(await store.getSetting('offset')).toBe('2');
      await turn(store, 'ani', [], { records: [{ kind: 'missed', text: 'apa ya', at: NOW }] });
      expect(await store.missedUtterances()).toMatchObject([{ text: 'apa ya', at: NOW }]);
      await store.ping();
    });
  });
}
