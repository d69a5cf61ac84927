import { expect } from 'vitest';
import type { About, Message } from '../../../src/messages/message.ts';
import type { Ticket, TicketEntry } from '../../../src/store/tickets.ts';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { AFTERMATH, expectConflict, HARD_TEXT, say, wordsOf, type Contract } from './stand.ts';

export function ticketOf(id: number, workerId: number, form: Partial<Ticket> = {}): Ticket {
  return {
    id,
    workerId,
    village: 'mlati',
    topic: 'dues',
    words: 'bingung',
    origin: 'dues/mentor',
    state: 'waiting',
    mentorId: null,
    openedAt: NOW,
    claimedAt: null,
    firstAnswerAt: null,
    workerAt: NOW,
    mentorAt: null,
    waitingSince: NOW,
    alerts: 1,
    alertedAt: NOW,
    askedAt: null,
    closedAt: null,
    outcome: null,
    closedBy: null,
    rating: null,
    ratingWords: '',
    reopened: 0,
    visit: null,
    asked: null,
    version: 1,
    ...form,
  };
}

/** `ticketOf` gives a ticket as it is read once it was opened. */
export const opened = (ticket: Ticket): TurnRecord => ({ kind: 'ticket_opened', ticket: { ...ticket, version: 0 } });
/** A change of a ticket as it was read. */
const changed = (ticket: Ticket, form: Partial<Ticket>): TurnRecord => ({
  kind: 'ticket_changed',
  ticket: { ...ticket, ...form, version: ticket.version },
});
const entry = (ticket: number, form: Partial<TicketEntry> = {}): TurnRecord => ({
  kind: 'ticket_entry',
  entry: { ticket, what: 'noted', by: null, text: null, at: NOW, ...form },
});
/** A message about a ticket. */
const about = (text: string, ticket: number, worker: number, more: Partial<About> = {}): Message =>
  say(text, { about: { ticket, worker, kind: 'alert', ...more } });

export const ticketsContract: Contract = {
  'a ticket is read back as it was opened and changed': async ({ store, someone, save }) => {
    const ani = await someone('ani');
    expect(await store.loadTicket(1)).toBeNull();
    const first = ticketOf(1, ani, { words: HARD_TEXT });
    await save(opened(first));
    expect(await store.loadTicket(1)).toEqual(first);
    const all: Ticket = {
      ...first,
      state: 'closed',
      mentorId: 9,
      claimedAt: NOW + 1,
      firstAnswerAt: NOW + 2,
      workerAt: NOW + 3,
      mentorAt: NOW + 4,
      waitingSince: null,
      alerts: 3,
      alertedAt: NOW + 5,
      askedAt: NOW + 6,
      closedAt: NOW + 7,
      outcome: 'registered',
      closedBy: 0,
      rating: 4,
      ratingWords: HARD_TEXT,
      reopened: 2,
      visit: { place: HARD_TEXT, at: NOW, state: 'agreed', by: 'worker', result: '' },
      asked: { shown: [], awaiting: null },
    };
    await save(changed(first, all));
    expect(await store.loadTicket(1)).toEqual({ ...all, version: 2 });
  },

  'a ticket opened in the turn that makes its worker a person is theirs': async ({ store, someone }) => {
    const ani = await someone('ani', {
      records: [opened(ticketOf(1, 0)), entry(1, { what: 'opened', text: 'bingung' })],
    });
    expect(await store.loadTicket(1)).toMatchObject({ workerId: ani });
    expect(await store.ticketEntries(1)).toEqual([{ ticket: 1, what: 'opened', by: ani, text: 'bingung', at: NOW }]);
  },

  'the next number is free; whoever takes one that is taken meanwhile plans anew': async ({ store, someone, save }) => {
    const ani = await someone('ani');
    expect(await store.nextTicket()).toBe(1);
    await save(opened(ticketOf(1, ani)));
    expect(await store.nextTicket()).toBe(2);
    await expectConflict(save({ kind: 'missed', text: 'm', at: NOW }, opened(ticketOf(1, ani, { topic: 'late' }))));
    expect((await store.loadTicket(1))?.topic).toBe('dues');
    expect(await store.missedUtterances()).toEqual([]);
  },

  'of two mentors who claim at the same time one gets the ticket': async ({ store, someone, rows }) => {
    const ani = await someone('ani');
    const ticket = ticketOf(1, ani);
    const sri = await someone('sri', { records: [opened(ticket)] });
    const tono = await someone('tono');
    const claimed = async (address: string, mentorId: number) =>
      rows(address, { records: [changed(ticket, { state: 'claimed', mentorId })] });
    const both = [await claimed('sri', sri), await claimed('tono', tono)];
    const results = await Promise.allSettled(both.map((one) => store.commit([one])));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const held = [await store.ticketsHeldBy(sri), await store.ticketsHeldBy(tono)];
    expect(held.flat()).toHaveLength(1);
    await expectConflict(store.commit([await rows('sri', { records: [changed(ticketOf(2, ani), {})] })]));
  },

  'tickets are listed by what they are: open, held, of a worker, closed since': async ({ store, someone, save }) => {
    const ani = await someone('ani');
    const [late, early] = [ticketOf(1, ani, { openedAt: NOW + 1 }), ticketOf(2, ani)];
    const held = ticketOf(3, 99, { state: 'claimed', mentorId: 7, openedAt: NOW - 1 });
    const over = (id: number, closedAt: number) => ticketOf(id, ani, { state: 'closed', mentorId: 7, closedAt });
    await save(...[late, early, held, over(4, NOW + 9), over(5, NOW + 8)].map(opened));
    const numbers = async (found: Promise<Ticket[]>) => (await found).map(({ id }) => id);
    expect(await numbers(store.openTickets())).toEqual([3, 2, 1]);
    expect(await numbers(store.ticketsHeldBy(7))).toEqual([3]);
    expect(await numbers(store.ticketsHeldBy(8))).toEqual([]);
    expect(await numbers(store.ticketsOf(ani))).toEqual([1, 2, 4, 5]);
    expect(await numbers(store.ticketsOf(98))).toEqual([]);
    expect(await numbers(store.ticketsClosedSince(NOW + 8))).toEqual([5, 4]);
    expect(await numbers(store.ticketsClosedSince(NOW + 9))).toEqual([4]);
  },

  'the history of a ticket is told in the order it was written': async ({ store, someone, turn }) => {
    const ani = await someone('ani', { records: [opened(ticketOf(1, 0)), entry(1, { what: 'opened' })] });
    await turn('ani', { records: [entry(1, { what: 'alerted', by: 0, at: NOW - 5 }), entry(1, { text: HARD_TEXT })] });
    expect((await store.ticketEntries(1)).map(({ what, by, text }) => [what, by, text])).toEqual([
      ['opened', ani, null],
      ['alerted', 0, null],
      ['noted', ani, HARD_TEXT],
    ]);
    expect(await store.ticketEntries(2)).toEqual([]);
  },

  'somebody is pointed at their ticket, and a turn of theirs planned before is planned anew': async (given) => {
    const { store, someone, rows, save, person } = given;
    const ani = await someone('ani');
    const planned = await rows('ani', { say: ['late'] });
    await save({ kind: 'ticket_of', personId: ani, ticket: 1 });
    expect((await person('ani')).ticket).toBe(1);
    await expectConflict(store.commit([planned]));
    await save({ kind: 'ticket_of', personId: ani, ticket: null }, { kind: 'ticket_of', personId: 999, ticket: 1 });
    expect((await person('ani')).ticket).toBeNull();
  },

  'a mentor moves the stage of whoever agreed to be remembered, and of nobody else': async (given) => {
    const { store, someone, rows, save, person } = given;
    const ani = await someone('ani', { who: { consent: 'given' } });
    const budi = await someone('budi');
    const moved = (personId: number, at: number): TurnRecord => ({
      kind: 'stage_of',
      personId,
      stage: 'paid',
      cause: 'mentor',
      at,
    });
    const planned = await rows('ani', { say: ['late'] });
    await save(moved(ani, NOW), moved(budi, NOW), moved(999, NOW));
    await expectConflict(store.commit([planned]));
    await save(moved(ani, NOW + 1));
    expect([(await person('ani')).stage, (await person('budi')).stage]).toEqual(['paid', 'unknown']);
    expect((await store.personData(ani))?.stages).toEqual([{ stage: 'paid', cause: 'mentor', at: NOW }]);
    expect((await store.personData(budi))?.stages).toEqual([]);
  },

  'who was alerted to a ticket is known, and by which message last': async (given) => {
    const { store, someone, turn, deliver } = given;
    const ani = await someone('ani', { records: [opened(ticketOf(1, 0))] });
    const sri = await someone('sri', { say: [about('first', 1, ani), about('again', 1, ani)] });
    const tono = await someone('tono');
    const others = [{ to: { id: tono, channel: 'telegram', address: 'tono' } as const, body: about('yours?', 1, ani) }];
    await turn('sri', { others, say: [about('passed on', 1, ani, { kind: 'relay' })] });
    const sent = await deliver();
    const numberOf = (text: string) => sent.find(({ body }) => wordsOf(body) === text)?.id;
    expect(await store.ticketAlerts(1)).toEqual([
      { outboxId: numberOf('again'), ticket: 1, personId: sri, kind: 'alert' },
      { outboxId: numberOf('yours?'), ticket: 1, personId: tono, kind: 'alert' },
    ]);
    expect([await store.wasAlerted(1, sri), await store.wasAlerted(1, ani), await store.wasAlerted(2, sri)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await store.ticketAlerts(2)).toEqual([]);
  },

  'an answer to a message of ours is known to belong to its ticket': async ({ store, someone, turn, deliver }) => {
    const ani = await someone('ani');
    const sri = await someone('sri', { say: ['hello', about('one', 1, ani)] });
    await turn('sri', { say: [about('two', 2, ani)] });
    const sent = await deliver(({ id, seq }) => ({ id, status: 'sent', ref: seq === 3 ? null : `m${seq}` }));
    expect(sent).toHaveLength(3);
    expect(await store.ticketOfMessage(sri, 'm2')).toBe(1);
    // The channel gave no id of its own: people answer by number.
    expect(await store.ticketOfMessage(sri, '3')).toBe(2);
    expect(await store.ticketOfMessage(sri, 'm1')).toBeNull();
    expect(await store.ticketOfMessage(ani, 'm2')).toBeNull();
  },

  'words that were passed on get a mark where they were written once they arrive': async (given) => {
    const { someone, turn, deliver, claim } = given;
    const ani = await someone('ani');
    await someone('sri');
    await turn('sri', { say: [about('from ani', 1, ani, { kind: 'relay', from: ani, ref: 'm7', ...AT_TELEGRAM })] });
    await deliver();
    expect((await claim()).map(({ address, seq, body }) => [address, seq, body])).toEqual([
      ['ani', 0, { kind: 'mark', ref: 'm7' }],
    ]);
  },

  'whoever wrote words that can never be passed on gets a turn of their own': async ({
    store,
    someone,
    turn,
    deliver,
  }) => {
    const ani = await someone('ani');
    await someone('sri', { say: [about('lost', 1, ani, { kind: 'relay', from: ani, ref: 'm7', ...AT_TELEGRAM })] });
    await deliver(({ id }) => ({ id, status: 'failed', error: '400' }));
    expect(await store.dueJobs(NOW, 10)).toEqual([{ personId: ani, dueAt: 0, ...AFTERMATH.notPassedOn(1) }]);
    await turn('sri', { say: [about('an alert', 1, ani)] });
    await deliver(({ id }) => ({ id, status: 'failed', error: '400' }));
    expect(await store.dueJobs(NOW, 10)).toHaveLength(1);
  },

  'when a worker erases their data their words go, and figures without a name stay': async (given) => {
    const { store, someone, turn, deliver } = given;
    const visit = { place: 'Balai', at: NOW, state: 'agreed', by: 'mentor', result: '' } as const;
    const ticket = ticketOf(1, 0, { state: 'claimed', mentorId: 50, visit });
    const ani = await someone('ani', {
      records: [opened(ticket), entry(1, { what: 'worker_wrote', text: 'rahasia' })],
    });
    const closed = ticketOf(2, ani, { state: 'closed', closedAt: NOW, outcome: 'registered', ratingWords: 'makasih' });
    await turn('ani', { records: [opened(closed)] });
    await someone('sri', { say: [about('rahasia', 1, ani, { kind: 'relay', from: ani, ref: 'm1', ...AT_TELEGRAM })] });
    await store.erase(ani);
    expect(await store.loadTicket(1)).toMatchObject({
      workerId: 0,
      words: '',
      visit: null,
      state: 'closed',
      outcome: 'erased',
    });
    expect(await store.loadTicket(2)).toMatchObject({ workerId: 0, ratingWords: '', outcome: 'registered' });
    expect((await store.ticketEntries(1)).map(({ what, text }) => [what, text])).toEqual([['worker_wrote', null]]);
    expect(await store.ticketsOf(ani)).toEqual([]);
    expect((await deliver()).some(({ body }) => wordsOf(body).includes('rahasia'))).toBe(false);
  },

  'when a mentor erases their data what they held waits again': async ({ store, someone, save }) => {
    const ani = await someone('ani');
    const sri = await someone('sri');
    const held = ticketOf(1, ani, { state: 'claimed', mentorId: sri, waitingSince: null, alerts: 2 });
    await save(opened(held));
    await store.erase(sri);
    const given = await store.loadTicket(1);
    expect(given).toMatchObject({ state: 'waiting', mentorId: null, alerts: 0, waitingSince: NOW, workerId: ani });
    await expectConflict(save(changed(held, { state: 'closed' })));
  },

  'it is known what somebody learnt last': async ({ store, someone, turn }) => {
    const ani = await someone('ani');
    expect(await store.learntBy(ani)).toEqual({ flow: null, right: null, total: null });
    const ended = (flow: string): TurnRecord => ({ kind: 'dialogue_ended', flow, version: 'v', at: NOW });
    const quiz = (attempt: number, total: number, right: number): TurnRecord[] => [
      { kind: 'attempt', attempt, quiz: 'q', quizVersion: 'v', phase: 'pre', at: NOW },
      { kind: 'attempt_finished', attempt, right, total, at: NOW },
    ];
    const lessons = [ended('lesson_dues'), ended('lesson_rights'), ended('menu')];
    const begun = { kind: 'dialogue_started', flow: 'lesson_register', version: 'v', at: NOW } as const;
    await turn('ani', { records: [...lessons, begun, ...quiz(1, 4, 2), ...quiz(2, 5, 3), ...quiz(3, 0, 0)] });
    expect(await store.learntBy(ani)).toEqual({ flow: 'lesson_rights', right: 3, total: 5 });
  },

  'whom a mentor may help is listed, newest first': async ({ store, someone, save }) => {
    const may = { consent: 'given', stage: 'preparing' } as const;
    const village: TurnRecord = { kind: 'profile', name: 'village', value: 'mlati', at: NOW };
    const ani = await someone('ani', { who: may, records: [village] });
    const budi = await someone('budi', { who: may });
    await someone('declined', { who: { ...may, consent: 'declined' } });
    await someone('stopped', { who: { ...may, stopped: true } });
    await someone('blocked', { who: { ...may, blocked: true } });
    await someone('staff', { who: { ...may, staff: true } });
    await someone('active', { who: { ...may, stage: 'active' } });
    const helped = await someone('helped', { who: may });
    await save(opened(ticketOf(1, helped)), opened(ticketOf(2, ani, { state: 'closed', closedAt: NOW })));
    expect(await store.helpable(10)).toEqual([
      { personId: budi, village: '' },
      { personId: ani, village: 'mlati' },
    ]);
    expect((await store.helpable(1)).map(({ personId }) => personId)).toEqual([budi]);
  },
};

const AT_TELEGRAM = { channel: 'telegram' } as const;
