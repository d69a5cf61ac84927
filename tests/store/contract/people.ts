import { expect } from 'vitest';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { announced } from './announcements.ts';
import { staffOf } from './staff.ts';
import { opened, ticketOf } from './tickets.ts';
import { AFTERMATH, countedRows, expectConflict, HARD_TEXT, type Contract } from './stand.ts';

const DAY = 86_400_000;
const attempt = (n: number, phase = 'pre'): TurnRecord => ({
  kind: 'attempt',
  attempt: n,
  quiz: `quiz ${n}`,
  quizVersion: 'v',
  phase,
  at: NOW + n,
});
const answered = (n: number, item: string, right: boolean | null): TurnRecord => ({
  kind: 'attempt_answer',
  attempt: n,
  item,
  choice: 2,
  right,
  score: 0.5,
  at: NOW,
});

export const peopleContract: Contract = {
  'a person is loaded by number as by address; nobody has a number that was never given': async (given) => {
    const ani = await given.someone('ani', { who: { consent: 'given' }, say: ['a'] });
    expect(await given.store.loadPerson(ani)).toEqual(await given.person('ani'));
    for (const id of [0, -1, ani + 1]) {
      expect(await given.store.loadPerson(id)).toBeNull();
      expect(await given.store.personData(id)).toBeNull();
    }
  },

  'what was said is listed whole, in order, and the last word counts': async ({ store, someone, turn, person }) => {
    const ani = await someone('ani', {
      records: [
        { kind: 'profile', name: 'village', value: 'mlati', at: NOW },
        { kind: 'profile', name: 'household_size', value: 3, at: NOW },
        { kind: 'profile', name: 'household_size', value: 4, at: NOW + 1 },
        { kind: 'profile', name: 'kader_sees', value: true, at: NOW },
        { kind: 'profile', name: 'hard', value: HARD_TEXT, at: NOW },
        { kind: 'consent', answer: 'given', notice: '1', hash: 'h', at: NOW },
        { kind: 'stage', stage: 'registered', cause: 'told', at: NOW },
        { kind: 'stage', stage: 'paid', cause: 'mentor', at: NOW + 1 },
      ],
    });
    await turn('ani', { records: [{ kind: 'consent', answer: 'withdrawn', notice: '2', hash: 'i', at: NOW + 5 }] });
    expect(await store.personData(ani)).toMatchObject({
      person: await person('ani'),
      profile: [
        { name: 'hard', value: HARD_TEXT },
        { name: 'household_size', value: 4, at: NOW + 1 },
        { name: 'kader_sees', value: true },
        { name: 'village', value: 'mlati' },
      ],
      consents: [
        { answer: 'given', notice: '1', hash: 'h', at: NOW },
        { answer: 'withdrawn', notice: '2', hash: 'i', at: NOW + 5 },
      ],
      stages: [
        { stage: 'registered', cause: 'told', at: NOW },
        { stage: 'paid', cause: 'mentor', at: NOW + 1 },
      ],
      attempts: [],
    });
  },

  'an attempt holds its own answers, every one as it was given, and its result': async ({ store, someone, turn }) => {
    const ani = await someone('ani', { records: [attempt(1), answered(1, 'a', true), answered(1, 'a', false)] });
    // A number that was used already goes on as it was begun.
    await turn('ani', { records: [{ ...attempt(2), attempt: 1 } as TurnRecord, attempt(2, 'post')] });
    await turn('ani', {
      records: [
        answered(2, 'b', null),
        { kind: 'attempt_finished', attempt: 2, right: 1, total: 3, at: NOW + 9 },
        { kind: 'attempt_finished', attempt: 7, right: 1, total: 3, at: NOW },
      ],
    });
    expect((await store.personData(ani))?.attempts).toEqual([
      {
        attempt: 1,
        quiz: 'quiz 1',
        quizVersion: 'v',
        phase: 'pre',
        startedAt: NOW + 1,
        finishedAt: null,
        right: null,
        total: null,
        answers: [
          { item: 'a', choice: 2, right: true, score: 0.5, at: NOW },
          { item: 'a', choice: 2, right: false, score: 0.5, at: NOW },
        ],
      },
      expect.objectContaining({
        attempt: 2,
        phase: 'post',
        finishedAt: NOW + 9,
        right: 1,
        total: 3,
        answers: [{ item: 'b', choice: 2, right: null, score: 0.5, at: NOW }],
      }),
    ]);
  },

  'what is not listed row by row is counted': async ({ store, someone, turn }) => {
    const ani = await someone('ani');
    const before = await countedRows(store, ani);
    await turn('ani', {
      id: null,
      records: [
        { kind: 'dialogue_started', flow: 'f', version: 'v', at: NOW },
        { kind: 'dialogue_ended', flow: 'f', version: 'v', at: NOW },
        { kind: 'reminder', rule: 'r', dueAt: NOW, at: NOW },
      ],
    });
    expect(await countedRows(store, ani)).toBe(before + 3);
  },

  'after erasing nothing of a person is left, and nobody else misses anything': async (given) => {
    const { store, someone, isKnown, told } = given;
    const records: TurnRecord[] = [
      { kind: 'profile', name: 'village', value: 'mlati', at: NOW },
      { kind: 'consent', answer: 'given', notice: '1', hash: 'h', at: NOW },
      { kind: 'stage', stage: 'paid', cause: 'test', at: NOW },
      attempt(1),
      answered(1, 'a', true),
      { kind: 'job', key: 'k', rank: 0, dueAt: NOW, payload: { name: 'k', args: {} } },
    ];
    const form = { who: { consent: 'given' }, words: 'halo', say: ['hi'], records, addresses: ['alias'] } as const;
    const ani = await someone('ani', form);
    const budi = await someone('budi', { ...form, addresses: [] });
    const left = await store.personData(budi);
    const gone = await store.erase(ani);
    expect(Object.values(gone).reduce((sum, rows) => sum + rows, 0)).toBeGreaterThanOrEqual(10);
    expect(await store.personData(ani)).toBeNull();
    expect([await isKnown('ani'), await isKnown('alias')]).toEqual([false, false]);
    expect((await store.dueJobs(NOW, 10)).map(({ personId }) => personId)).toEqual([budi]);
    expect(await told()).toEqual(['budi: hi']);
    expect((await store.villagers()).map(({ id }) => id)).toEqual([budi]);
    expect(await Array.fromAsync(store.exportPeople())).toHaveLength(1);
    expect(await Array.fromAsync(store.exportAttempts())).toHaveLength(1);
    expect(await store.personData(budi)).toEqual(left);
  },

  'one of the staff is named no more in what they had to do with; nobody else’s name and words change': async (
    given,
  ) => {
    const { store, someone, save } = given;
    const joins = (name: string) => ({ records: [{ kind: 'staff', staff: staffOf(0, { name }) } as const] });
    const sri = await someone('sri', joins('Bu Sri'));
    const lestari = await someone('lestari', joins('Bu Sri Lestari'));
    const [ani, budi] = [await someone('ani'), await someone('budi')];
    const words = 'Bu Sri Lestari menyuruh tanya Bu Sri';
    await save(
      opened(ticketOf(1, ani, { words, state: 'claimed', mentorId: sri })),
      opened(ticketOf(2, budi, { words: 'Anak saya Bu Sri Rejeki sakit' })),
      announced('planned', { by: sri, byName: 'Bu Sri', status: 'planned' }),
      announced('hers', { by: lestari, byName: 'Bu Sri Lestari' }),
    );
    await store.erase(sri);
    expect((await store.loadTicket(1))?.words).toBe('Bu Sri Lestari menyuruh tanya …');
    expect((await store.loadTicket(2))?.words).toBe('Anak saya Bu Sri Rejeki sakit');
    expect(await store.loadAnnouncement('planned')).toMatchObject({ byName: '', status: 'cancelled' });
    expect(await store.loadAnnouncement('hers')).toMatchObject({ byName: 'Bu Sri Lestari', status: 'sent' });
    expect((await store.loadStaff(lestari))?.name).toBe('Bu Sri Lestari');
  },

  'whoever agreed on a visit that is still to come waits for it': async ({ store, someone }) => {
    const states = ['proposed', 'agreed', 'done'] as const;
    for (const [i, state] of states.entries()) {
      const visit = { place: 'rumah', at: NOW, state, by: 'mentor', result: '' } as const;
      await someone(state, {
        records: [
          { kind: 'profile', name: 'village', value: 'mlati', at: NOW },
          { kind: 'profile', name: 'nickname', value: state, at: NOW },
          opened(ticketOf(i + 1, 0, { visit })),
        ],
      });
    }
    const waiting = (await store.villagers()).filter(({ awaitsVisit }) => awaitsVisit);
    expect(waiting.map(({ nickname }) => nickname)).toEqual(['agreed']);
  },

  'erasing somebody who is not there takes nothing away': async ({ store, someone, isKnown }) => {
    const ani = await someone('ani', { say: ['a'] });
    const gone = await store.erase(ani + 1);
    expect(Object.values(gone).every((rows) => rows === 0)).toBe(true);
    await store.erase(ani);
    expect(Object.values(await store.erase(ani)).every((rows) => rows === 0)).toBe(true);
    expect(await isKnown('ani')).toBe(false);
  },

  'a stimulus of an erased person still counts as taken': async ({ store, turn, someone }) => {
    const ani = await someone('ani', { id: 'x', words: 'halo' });
    await store.erase(ani);
    expect(await turn('ani', { id: 'x', say: ['again'] })).toMatchObject({ stored: false });
  },

  'whoever was erased and writes again is a new person': async ({ store, turn, someone, person }) => {
    const ani = await someone('ani', { records: [{ kind: 'profile', name: 'village', value: 'mlati', at: NOW }] });
    await turn('ani', { erase: true, say: ['sudah dihapus'] });
    const again = await someone('ani', { say: ['halo lagi'] });
    expect(again).not.toBe(ani);
    expect(await person('ani')).toMatchObject({ version: 1, consent: 'unasked', stage: 'unknown' });
    expect((await store.personData(again))?.profile).toEqual([]);
  },

  'two records of one person become one: what was learnt is kept, what was owed there is dropped': async (given) => {
    const { store, someone, turn, person, told } = given;
    const ani = await someone('ani', {
      records: [
        { kind: 'profile', name: 'village', value: 'mlati', at: NOW },
        attempt(1),
        { kind: 'attempt_finished', attempt: 1, right: 1, total: 2, at: NOW },
      ],
    });
    const twin = await someone('+62', {
      channel: 'whatsapp',
      words: 'halo',
      say: ['owed'],
      records: [
        { kind: 'profile', name: 'village', value: 'depok', at: NOW + 1 },
        { kind: 'profile', name: 'nickname', value: 'Ani', at: NOW },
        { kind: 'stage', stage: 'paid', cause: 'told', at: NOW },
        attempt(1, 'post'),
        answered(1, 'a', true),
        { kind: 'job', key: 'theirs', rank: 0, dueAt: NOW, payload: { name: 'invite', args: {} } },
        { kind: 'job', key: 'both', rank: 0, dueAt: NOW, payload: { name: 'theirs', args: {} } },
      ],
    });
    await turn('ani', {
      records: [{ kind: 'job', key: 'both', rank: 0, dueAt: NOW + 1, payload: { name: 'own', args: {} } }],
    });
    await turn('ani', {
      say: ['satu'],
      records: [{ kind: 'joined_person', from: twin, channel: 'whatsapp', address: '+62' }],
    });
    expect((await person('+62', 'whatsapp')).id).toBe(ani);
    expect(await store.loadPerson(twin)).toBeNull();
    const data = await store.personData(ani);
    expect(data?.profile.map(({ name, value }) => [name, value])).toEqual([
      ['nickname', 'Ani'],
      ['village', 'mlati'],
    ]);
    expect(data?.stages).toMatchObject([{ stage: 'paid' }]);
    expect(data?.attempts.map(({ attempt: n, phase, answers }) => [n, phase, answers.length])).toEqual([
      [1, 'pre', 0],
      [2, 'post', 1],
    ]);
    expect(await told()).toEqual(['ani: satu']);
    expect(await store.claimOutbox('whatsapp', 10, NOW)).toEqual([]);
    // What was to be said to them later is said to whoever they are now; of two alike the one who stays keeps their own.
    expect((await store.dueJobs(NOW + 1, 10)).map(({ personId, payload }) => [personId, payload.name])).toEqual([
      [ani, 'invite'],
      [ani, 'own'],
    ]);
  },

  'a chat nobody wrote from yet can be joined as well; a turn of the one who went is a conflict': async (given) => {
    const { store, someone, turn, rows, person } = given;
    const ani = await someone('ani');
    await turn('ani', { records: [{ kind: 'joined_person', from: 0, channel: 'whatsapp', address: '+62' }] });
    expect((await person('+62', 'whatsapp')).id).toBe(ani);
    const twin = await someone('twin');
    const late = await rows('twin', { say: ['late'] });
    await turn('ani', { records: [{ kind: 'joined_person', from: twin, channel: 'telegram', address: 'twin' }] });
    await expectConflict(store.commit([late]));
    expect((await person('twin')).id).toBe(ani);
  },

  'a chat that is linked leads to the other record; its own waits quietly, and comes back': async (given) => {
    const { store, someone, turn, rows, person } = given;
    const ani = await someone('ani');
    await turn('+62', { channel: 'whatsapp', say: ['satu', 'dua', 'tiga'] });
    const own = (await person('+62', 'whatsapp')).id;
    const late = await rows('+62', { channel: 'whatsapp', say: ['late'] });
    await turn('ani', { records: [{ kind: 'chat_linked', from: own, channel: 'whatsapp' }] });
    expect((await person('+62', 'whatsapp')).id).toBe(ani);
    expect(await store.loadPerson(own)).toMatchObject({ blocked: true, seq: 3 });
    await expectConflict(store.commit([late]));
    await turn('ani', { say: ['a', 'b', 'c', 'd', 'e'] });
    await turn('ani', { records: [{ kind: 'chat_cut', back: own, channel: 'whatsapp' }] });
    const back = await person('+62', 'whatsapp');
    expect(back).toMatchObject({ id: own, blocked: false });
    // A page has counted on with the other record; what is said now comes after that.
    expect(back.seq).toBeGreaterThanOrEqual(5);
    expect((await person('ani')).id).toBe(ani);
    // Whose record is gone begins anew.
    await turn('ani', { records: [{ kind: 'chat_linked', from: own, channel: 'whatsapp' }] });
    await store.erase(own);
    await turn('ani', { records: [{ kind: 'chat_cut', back: own, channel: 'whatsapp' }] });
    expect((await store.load([{ channel: 'whatsapp', externalId: '-', address: '+62' }]))[0]?.person).toBeNull();
  },

  'the last words to an erased person go out, or stay for a day to be fetched, and are then swept': async (given) => {
    const { store, turn, claim, told } = given;
    await turn('ani', { say: ['halo'] });
    await claim();
    await turn('ani', { say: ['sudah dihapus'], erase: true });
    const [last] = await claim();
    expect(last).toMatchObject({ address: 'ani', body: { text: 'sudah dihapus' } });
    await store.settleOutbox([{ id: last?.id ?? 0, status: 'sent', ref: 'm' }], AFTERMATH);
    // Sent is gone: nothing of it comes again after a crash.
    expect(await store.recoverOutbox()).toBe(0);
    expect(await told()).toEqual([]);
    await turn('budi', { channel: 'web', say: ['a', 'sudah dihapus'], erase: true });
    expect((await store.messagesAfter('web', 'budi', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
    // A person who comes back goes on counting, so that their page misses nothing.
    expect(await turn('budi', { channel: 'web', say: ['halo'] })).toMatchObject({ seqs: [3] });
    expect(await store.sweepForgotten(NOW + DAY - 1)).toBe(0);
    expect(await store.sweepForgotten(NOW + DAY + 1)).toBe(2);
    expect((await store.messagesAfter('web', 'budi', 0, 10)).map(({ seq }) => seq)).toEqual([3]);
  },
};
