import { expect } from 'vitest';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { nextJobAt } from '../../builders/next-job.ts';
import { NOW } from '../../helpers.ts';
import { HARD_TEXT, type Contract } from './stand.ts';

const job = (dueAt: number, key = 'silence', rank = 0): TurnRecord => ({
  kind: 'job',
  key,
  rank,
  dueAt,
  payload: deed(dueAt),
});
const deed = (ask: number) => ({ name: 'ask', args: { ask } });
const REMINDERS = 'reminders';

export const jobsContract: Contract = {
  'a job is one for each person and key, falls due in time, and goes with the turn it fired': async (given) => {
    const { store, turn } = given;
    await turn('ani', { records: [job(NOW + 5), job(NOW + 9)] });
    await turn('budi', { records: [job(NOW + 7)] });
    expect(await nextJobAt(store)).toBe(NOW + 7);
    expect(await store.dueJobs(NOW + 6, 10)).toEqual([]);
    const due = await store.dueJobs(NOW + 9, 10);
    expect(due.map(({ dueAt, payload }) => [dueAt, payload])).toEqual([
      [NOW + 7, deed(NOW + 7)],
      [NOW + 9, deed(NOW + 9)],
    ]);
    // One that was set anew since it fell due stays.
    await turn('budi', { id: null, jobKey: 'silence', at: NOW + 6 });
    expect(await nextJobAt(store)).toBe(NOW + 7);
    await turn('budi', { id: null, jobKey: 'silence', at: NOW + 7 });
    await turn('ani', { records: [{ kind: 'job_cancelled', key: 'silence' }] });
    expect(await nextJobAt(store)).toBeNull();
  },

  'a job that a turn sets anew while it fires stays': async ({ store, turn }) => {
    await turn('ani', { records: [job(NOW)] });
    await turn('ani', { id: null, jobKey: 'silence', at: NOW, records: [job(NOW + 5)] });
    expect((await store.dueJobs(NOW + 5, 10)).map(({ dueAt }) => dueAt)).toEqual([NOW + 5]);
  },

  'the longest due come first, as many as asked for, each with what it is about': async ({ store, someone }) => {
    const payload = { name: 'ask', args: { text: HARD_TEXT, n: 1.5, yes: false } };
    const ani = await someone('ani', {
      records: [job(NOW - 1, 'b'), { kind: 'job', key: 'a', rank: 7, dueAt: NOW - 2, payload }, job(NOW, 'c')],
    });
    const due = await store.dueJobs(NOW, 2);
    expect(due.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(due[0]).toEqual({ key: 'a', rank: 7, personId: ani, dueAt: NOW - 2, payload });
    expect(await store.dueJobs(NOW, 0)).toEqual([]);
  },

  'what falls due together comes by person, then by rank, then by key': async ({ store, turn }) => {
    await turn('ani', { records: [job(NOW, 'c', 2), job(NOW, 'a', 2), job(NOW, 'd', 1), job(NOW, 'b', 3)] });
    await turn('budi', { records: [job(NOW, 'e')] });
    expect((await store.dueJobs(NOW, 10)).map(({ key }) => key)).toEqual(['d', 'a', 'c', 'b', 'e']);
    await turn('ani', { records: [job(NOW, 'b', 0)] });
    expect((await store.dueJobs(NOW, 1)).map(({ key }) => key)).toEqual(['b']);
  },

  'a job can be tried again later; one that is gone does not come back': async ({ store, turn }) => {
    await turn('ani', { records: [job(NOW)] });
    const [due] = await store.dueJobs(NOW, 1);
    if (!due) throw new Error('no job fell due');
    await store.postponeJob(due, NOW + 60);
    expect(await store.dueJobs(NOW + 59, 1)).toEqual([]);
    expect(await store.dueJobs(NOW + 60, 1)).toEqual([{ ...due, dueAt: NOW + 60 }]);
    await turn('ani', { records: [{ kind: 'job_cancelled', key: 'silence' }] });
    await store.postponeJob(due, NOW);
    expect(await nextJobAt(store)).toBeNull();
  },

  'a turn can set and cancel a job of somebody else': async ({ store, someone, turn, save }) => {
    const ani = await someone('ani', { records: [job(NOW, 'kept')] });
    const set: TurnRecord = { kind: 'job_of', personId: ani, key: 'visit', rank: 0, dueAt: NOW, payload: deed(1) };
    await turn('budi', { records: [set, { ...set, payload: deed(2) }] });
    const found = await store.dueJobs(NOW, 10);
    expect(found.map(({ personId, key }) => [personId, key]).sort()).toEqual([
      [ani, 'kept'],
      [ani, 'visit'],
    ]);
    expect(found.find(({ key }) => key === 'visit')?.payload).toEqual(deed(2));
    await save({ kind: 'job_of_cancelled', personId: ani, key: 'visit' });
    await save({ kind: 'job_of_cancelled', personId: ani, key: 'never set' });
    expect((await store.dueJobs(NOW, 10)).map(({ key }) => key)).toEqual(['kept']);
  },

  'new rules of reminders call everybody who may be reminded, and nobody else': async ({ store, someone }) => {
    const may = { consent: 'given', reminders: true } as const;
    const ani = await someone('ani', { who: may });
    const early = await someone('early', { who: may, records: [job(NOW - 9, REMINDERS)] });
    const far = await someone('far', { who: may, records: [job(NOW + 9, REMINDERS)] });
    await someone('stopped', { who: { ...may, stopped: true } });
    await someone('off', { who: { consent: 'given' } });
    await someone('declined', { who: { consent: 'declined', reminders: true } });
    expect(await store.recallReminders({ ...RECALL, laterThan: null })).toBe(3);
    expect((await store.dueJobs(NOW, 10)).map(({ personId, dueAt }) => [personId, dueAt]).sort(byPerson)).toEqual([
      [ani, NOW],
      [early, NOW - 9],
      [far, NOW],
    ]);
  },

  'reminders far off can be called back, and those only': async ({ store, someone }) => {
    const near = await someone('near', { records: [job(NOW + 5, REMINDERS), job(NOW + 99, 'other')] });
    const far = await someone('far', { records: [job(NOW + 6, REMINDERS)] });
    expect(await store.recallReminders({ ...RECALL, laterThan: NOW + 5 })).toBe(1);
    expect((await store.dueJobs(NOW + 5, 10)).map(({ personId, dueAt }) => [personId, dueAt])).toEqual([
      [far, NOW],
      [near, NOW + 5],
    ]);
    expect(await store.recallReminders({ ...RECALL, laterThan: NOW + 99 })).toBe(0);
  },
};

const RECALL = { key: REMINDERS, rank: 5, payload: { name: REMINDERS, args: {} }, now: NOW };
const byPerson = ([a = 0]: number[], [b = 0]: number[]) => a - b;
