import { expect } from 'vitest';
import { announcementRows } from '../../../src/evaluation/announcement-rows.ts';
import type { ExportRow } from '../../../src/store/evaluation.ts';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { announced } from './announcements.ts';
import { profile, quiz, stage, TICKET } from './counted.ts';
import { say, type Contract } from './stand.ts';

/** More rows than a store reads at once. */
const MANY = 1100;
const DAY = 86_400_000;

export const exportsContract: Contract = {
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

  'rows are read as they are asked for: who goes meanwhile is not written out any more': async ({ store, someone }) => {
    const agreed = { who: { consent: 'given' } } as const;
    const ids: number[] = [];
    for (let i = 0; i < MANY; i++) ids.push(await someone(`p${i}`, agreed));
    const rows = store.exportPeople()[Symbol.asyncIterator]();
    const first: IteratorResult<ExportRow, unknown> = await rows.next();
    expect(first.value).toMatchObject({ id: ids[0] });
    const gone = ids.pop() ?? 0;
    await store.erase(gone);
    const rest = await Array.fromAsync({ [Symbol.asyncIterator]: () => rows });
    expect(rest.map(({ id }) => id)).toEqual(ids.slice(1));
  },

  'of very many rows each is written out once, in order': async ({ store, turn, save }) => {
    const numbers = Array.from({ length: MANY }, (_, i) => i + 1);
    const answer = (attempt: number, item: number): TurnRecord => ({
      kind: 'attempt_answer',
      attempt,
      item: `${item}`,
      choice: 1,
      right: true,
      score: 1,
      at: NOW,
    });
    await turn('ani', { records: numbers.flatMap((n) => quiz(n, 'pre', 1, 1)) });
    await turn('budi', {
      records: [...quiz(1, 'pre', 1, 1), ...numbers.map((n) => answer(1, n)), ...quiz(2, 'post', 1, 1), answer(2, 1)],
    });
    const attempts = await Array.fromAsync(store.exportAttempts());
    expect(attempts.map(({ attempt, item }) => [attempt, item])).toEqual([
      ...numbers.map((n) => [n, null]),
      ...numbers.map((n) => [1, `${n}`]),
      [2, '1'],
    ]);
    await save(...numbers.map((id): TurnRecord => ({ kind: 'ticket_opened', ticket: { ...TICKET, id, workerId: 1 } })));
    const tickets = await Array.fromAsync(store.exportTickets());
    expect(tickets.map(({ ticket }) => ticket)).toEqual(numbers);
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
    expect(await Array.fromAsync(announcementRows(store))).toMatchObject([
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
