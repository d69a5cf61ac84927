import { expect } from 'vitest';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { announced } from './announcements.ts';
import { say, type Contract } from './stand.ts';

const DAY = 86_400_000;
const profile = (name: string, value: string | number): TurnRecord => ({ kind: 'profile', name, value, at: NOW });
const stage = (to: 'registered' | 'paid' | 'active' | 'lapsed', at = NOW): TurnRecord => ({
  kind: 'stage',
  stage: to,
  cause: 'told',
  at,
});
const quiz = (attempt: number, phase: string, right: number, total: number): TurnRecord[] => [
  { kind: 'attempt', attempt, quiz: 'q', quizVersion: 'v', phase, at: NOW },
  { kind: 'attempt_finished', attempt, right, total, at: NOW },
];

export const evaluationContract: Contract = {
  'a programme in which nothing happened has no figures': async ({ store }) => {
    expect(await store.digest(0, NOW)).toEqual([]);
    expect(await store.registeredAfter('a1', 0, NOW)).toBe(0);
    expect(await store.cameBy('poster')).toBe(0);
    for (const rows of [store.exportPeople(), store.exportAttempts(), store.exportTickets()]) {
      expect(await Array.fromAsync(rows)).toEqual([]);
    }
    expect(await Array.fromAsync(store.exportAnnouncements())).toEqual([]);
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

  'of people only those who agreed are written out, with what they told': async ({ store, someone }) => {
    const agreed = { consent: 'given', stage: 'paid', origin: 'poster' } as const;
    const ani = await someone('ani', {
      who: agreed,
      records: [profile('household_size', 4), profile('village', 'mlati')],
    });
    await someone('budi', { who: { consent: 'declined' } });
    const citra = await someone('citra', { who: agreed });
    const rows = await Array.fromAsync(store.exportPeople());
    expect(rows).toMatchObject([
      { id: ani, channel: 'telegram', stage: 'paid', origin: 'poster', household_size: 4, village: 'mlati' },
      { id: citra },
    ]);
    expect(rows.flatMap((row) => Object.values(row))).not.toContain('ani');
  },

  'attempts are written out answer by answer, those without an answer once': async ({ store, someone }) => {
    const answer = (item: string, right: boolean | null): TurnRecord => ({
      kind: 'attempt_answer',
      attempt: 1,
      item,
      choice: 2,
      right,
      score: 0.5,
      at: NOW,
    });
    const ani = await someone('ani', {
      records: [...quiz(1, 'pre', 1, 2), answer('a', true), answer('b', null), ...quiz(2, 'post', 0, 2)],
    });
    expect(await Array.fromAsync(store.exportAttempts())).toMatchObject([
      {
        person_id: ani,
        attempt: 1,
        quiz: 'q',
        phase: 'pre',
        right_answers: 1,
        total: 2,
        item: 'a',
        is_right: 1,
        score: 0.5,
      },
      { attempt: 1, item: 'b', choice: 2, is_right: null },
      { attempt: 2, phase: 'post', item: null, choice: null },
    ]);
  },

  'tickets are written out with whole minutes and nobody’s words': async ({ store, someone, save }) => {
    const ani = await someone('ani');
    const entry = (what: 'worker_wrote' | 'mentor_wrote'): TurnRecord => ({
      kind: 'ticket_entry',
      entry: { ticket: 1, what, by: ani, text: 'rahasia', at: NOW },
    });
    await save(
      { kind: 'ticket_opened', ticket: { ...TICKET, workerId: ani } },
      entry('worker_wrote'),
      entry('worker_wrote'),
      entry('mentor_wrote'),
    );
    const rows = await Array.fromAsync(store.exportTickets());
    expect(rows).toMatchObject([
      {
        ticket: 1,
        village: 'mlati',
        topic: 'dues',
        state: 'closed',
        opened_at: new Date(NOW).toISOString(),
        minutes_to_claim: 2,
        minutes_to_first_answer: null,
        minutes_to_close: 60,
        outcome: 'registered',
        worker_messages: 2,
        mentor_messages: 1,
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('rahasia');
  },

  'announcements are written out with their figures, drafts left out': async (given) => {
    const { store, someone, turn, save, deliver } = given;
    const ani = await someone('ani', { records: [stage('paid', NOW + DAY)] });
    const budi = await someone('budi', { records: [stage('paid', NOW + 31 * DAY)] });
    await save(
      announced('a1', { guests: 3, seats: 20, villages: ['mlati', 'depok'] }),
      announced('draft', { status: 'draft' }),
      announced('early', { startsAt: NOW - 1, villages: null, status: 'cancelled' }),
    );
    for (const address of ['ani', 'budi']) await turn(address, { say: [say('datang ya', { invites: 'a1' })] });
    await deliver(({ id, personId }) =>
      personId === ani ? { id, status: 'sent', ref: 'm' } : { id, status: 'blocked', error: '403' },
    );
    const feedback = {
      kind: 'meeting_feedback',
      announcement: 'a1',
      useful: 'yes',
      clear: 'yes',
      next: '',
      at: NOW,
    } as const;
    await save(
      { kind: 'rsvp', announcement: 'a1', personId: ani, answer: 'yes', seats: 0, at: NOW },
      { kind: 'rsvp', announcement: 'a1', personId: budi, answer: 'no', seats: 0, at: NOW },
      { kind: 'attendance', announcement: 'a1', personId: ani, how: 'code', at: NOW },
      { ...feedback, personId: ani },
    );
    expect(await Array.fromAsync(store.exportAnnouncements())).toMatchObject([
      { id: 'early', villages: '', status: 'cancelled', sent: 0, came: 0 },
      {
        id: 'a1',
        what: 'JKN',
        starts_at: NOW,
        villages: 'mlati depok',
        seats: 20,
        sent: 1,
        queued: 0,
        failed: 0,
        blocked: 1,
        skipped: 0,
        said_yes: 1,
        said_maybe: 0,
        said_no: 1,
        waiting_for_seat: 0,
        came: 1,
        guests: 3,
        feedback: 1,
        registered_within_30_days: 1,
      },
    ]);
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

const TICKET = {
  id: 1,
  village: 'mlati',
  topic: 'dues',
  words: 'rahasia',
  origin: 'dues/mentor',
  state: 'closed',
  mentorId: null,
  openedAt: NOW,
  claimedAt: NOW + 100_000,
  firstAnswerAt: null,
  workerAt: NOW,
  mentorAt: null,
  waitingSince: null,
  alerts: 0,
  alertedAt: null,
  askedAt: null,
  closedAt: NOW + 3_600_000,
  outcome: 'registered',
  closedBy: 0,
  rating: null,
  ratingWords: 'rahasia',
  reopened: 0,
  visit: null,
  asked: null,
  version: 1,
} as const;
