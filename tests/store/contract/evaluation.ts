import { expect } from 'vitest';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { announced } from './announcements.ts';
import { profile, quiz, stage, TICKET } from './counted.ts';
import type { Contract } from './stand.ts';

const DAY = 86_400_000;

export const evaluationContract: Contract = {
  'a programme in which nothing happened has no figures': async ({ store }) => {
    expect(await store.digest(0, NOW)).toEqual([]);
    expect(await store.registeredAfter('a1', 0, NOW)).toBe(0);
    expect(await store.cameBy('poster')).toBe(0);
    for (const rows of [store.exportPeople(), store.exportAttempts(), store.exportTickets()]) {
      expect(await Array.fromAsync(rows)).toEqual([]);
    }
    expect(await store.announcementIds()).toEqual([]);
  },

  'what happened in a time is counted by village': async ({ store, someone, save }) => {
    const consent = { kind: 'consent', answer: 'given', notice: '1', hash: 'h', at: NOW } as const;
    const ani = await someone('ani', {
      records: [
        profile('household_size', 4),
        profile('village', 'mlati'),
        profile('work', 'farmer'),
        consent,
        { ...consent, at: NOW + 1 },
        ...quiz(1, 'pre', 1, 4),
        ...quiz(2, 'post', 3, 4),
        ...quiz(3, 'practice', 4, 4),
        stage('registered'),
        stage('paid'),
        stage('active'),
        { kind: 'reminder', rule: 'r', dueAt: NOW, at: NOW - DAY },
        { kind: 'reminder', rule: 'r', dueAt: NOW, at: NOW },
      ],
    });
    await someone('budi', { records: [profile('village', 'mlati'), ...quiz(1, 'pre', 3, 4), stage('lapsed')] });
    await someone('citra');
    await save(announced('a1', { villages: ['mlati', 'depok'] }), announced('draft', { status: 'draft' }), {
      kind: 'attendance',
      announcement: 'a1',
      personId: ani,
      how: 'tick',
      at: NOW,
    });
    expect(await store.digest(NOW - DAY, NOW + DAY)).toEqual([
      {
        village: 'mlati',
        reached: 2,
        consented: 1,
        pre: 2,
        preMean: 0.5,
        post: 1,
        postMean: 0.75,
        registered: 1,
        paid: 1,
        lapsed: 1,
        meetings: 1,
        came: 1,
        ticketsOpened: 0,
        ticketsClosed: 0,
        reminders: 2,
        remindersLed: 1,
      },
      { ...NOTHING, village: '', reached: 1 },
      { ...NOTHING, village: 'depok', meetings: 1 },
    ]);
  },

  'whoever has an empty village and whoever has none are counted together': async ({ store, someone }) => {
    await someone('ani', { records: [profile('village', ''), stage('registered')] });
    await someone('budi', { records: [stage('registered')] });
    expect(await store.digest(NOW, NOW + 1)).toEqual([{ ...NOTHING, village: '', reached: 2, registered: 2 }]);
  },

  'the first moment counts, the last does not': async ({ store, someone }) => {
    await someone('ani', { records: [stage('registered', NOW + 5)] });
    const registered = async (from: number, until: number) => (await store.digest(from, until))[0]?.registered ?? 0;
    expect(await registered(NOW + 5, NOW + 6)).toBe(1);
    expect(await registered(NOW + 4, NOW + 5)).toBe(0);
    expect(await registered(NOW + 6, NOW + 5)).toBe(0);
  },

  'tickets count in the time they were opened, and in the time they were closed': async ({ store, someone, save }) => {
    const ani = await someone('ani', { who: { createdAt: 0 } });
    await save({ kind: 'ticket_opened', ticket: { ...TICKET, workerId: ani } });
    const { openedAt, closedAt } = TICKET;
    const counted = async (from: number, until: number) => {
      const [row] = await store.digest(from, until);
      return [row?.village, row?.ticketsOpened, row?.ticketsClosed];
    };
    expect(await counted(openedAt, closedAt)).toEqual(['mlati', 1, 0]);
    expect(await counted(openedAt + 1, closedAt + 1)).toEqual(['mlati', 0, 1]);
    expect(await counted(openedAt, closedAt + 1)).toEqual(['mlati', 1, 1]);
    expect(await counted(closedAt + 1, closedAt + 2)).toEqual([undefined, undefined, undefined]);
  },

  'it is counted who registered or paid after a meeting, each once': async ({ store, someone, save }) => {
    const ani = await someone('ani', { records: [stage('registered'), stage('paid', NOW + 1)] });
    const budi = await someone('budi', { records: [stage('lapsed')] });
    await someone('citra', { records: [stage('paid')] });
    const told = (personId: number): TurnRecord => ({
      kind: 'announced',
      announcement: 'a1',
      personId,
      status: 'queued',
      reason: '',
      at: NOW,
    });
    await save(told(ani), told(budi));
    expect(await store.registeredAfter('a1', NOW, NOW + 1)).toBe(1);
    expect(await store.registeredAfter('a1', NOW + 1, NOW + 1)).toBe(1);
    expect(await store.registeredAfter('a1', NOW + 2, NOW + 9)).toBe(0);
    expect(await store.registeredAfter('a2', NOW, NOW + 9)).toBe(0);
  },

  'it is counted how many came by a code': async ({ store, someone }) => {
    await someone('ani', { who: { origin: 'poster' } });
    const budi = await someone('budi', { who: { origin: 'poster' } });
    await someone('citra', { who: { origin: 'posters' } });
    expect(await store.cameBy('poster')).toBe(2);
    await store.erase(budi);
    expect(await store.cameBy('poster')).toBe(1);
  },
};

const NOTHING = {
  reached: 0,
  consented: 0,
  pre: 0,
  preMean: null,
  post: 0,
  postMean: null,
  registered: 0,
  paid: 0,
  lapsed: 0,
  meetings: 0,
  came: 0,
  ticketsOpened: 0,
  ticketsClosed: 0,
  reminders: 0,
  remindersLed: 0,
};
