import { expect } from 'vitest';
import type { Announcement, AnnouncementRecord } from '../../../src/store/announcements.ts';
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';
import { AFTERMATH, expectConflict, HARD_TEXT, say, type Contract, type Given } from './stand.ts';

function meeting(id: string, form: Partial<Announcement> = {}): Announcement {
  return {
    id,
    by: 1,
    byName: 'Bu Sri',
    what: 'JKN',
    startsAt: NOW,
    zone: 'Asia/Jakarta',
    place: 'Balai Desa',
    location: null,
    villages: ['mlati'],
    audience: null,
    seats: 0,
    status: 'sent',
    sendAt: null,
    code: 'MLATI',
    guests: 0,
    createdAt: NOW,
    version: 0,
    ...form,
  };
}
export const announced = (id: string, form: Partial<Announcement> = {}): TurnRecord => ({
  kind: 'announcement',
  announcement: meeting(id, form),
});
const idsOf = async (found: Promise<Announcement[]>) => (await found).map(({ id }) => id);
const deliveries = async ({ store }: Given, id = 'a1') =>
  (await store.announcedPeople(id)).map(({ personId, delivery }) => [personId, delivery]);

export const announcementsContract: Contract = {
  'an announcement is read back as it was written, one version higher': async ({ store, save }) => {
    const first = meeting('a1', {
      byName: HARD_TEXT,
      what: null,
      startsAt: null,
      place: null,
      villages: null,
      seats: null,
      status: 'draft',
    });
    await save({ kind: 'announcement', announcement: first });
    expect(await store.loadAnnouncement('a1')).toEqual({ ...first, version: 1 });
    const whole = meeting('a1', {
      location: { latitude: -7.7, longitude: 110.3 },
      villages: [],
      audience: { stages: ['unknown', 'lapsed'], work: 'farmer', newcomers: true },
      sendAt: NOW + 1,
      guests: 4,
      version: 1,
    });
    await save({ kind: 'announcement', announcement: whole });
    expect(await store.loadAnnouncement('a1')).toEqual({ ...whole, version: 2 });
    expect(await store.loadAnnouncement('a2')).toBeNull();
  },

  'an announcement that changed meanwhile, or was written meanwhile, is a conflict': async ({ store, save }) => {
    await save(announced('a1'));
    await expectConflict(save(announced('a1', { what: 'again' })));
    await save(announced('a1', { what: 'new', version: 1 }));
    await expectConflict(save({ kind: 'missed', text: 'm', at: NOW }, announced('a1', { what: 'late', version: 1 })));
    await expectConflict(save(announced('a2', { version: 1 })));
    expect(await store.loadAnnouncement('a1')).toMatchObject({ what: 'new', version: 2 });
    expect(await store.missedUtterances()).toEqual([]);
  },

  'announcements are listed newest meeting first, without drafts and what is long past': async ({ store, save }) => {
    await save(
      announced('past', { startsAt: NOW - 1 }),
      announced('first', { startsAt: NOW }),
      announced('last', { startsAt: NOW + 9, by: 2, status: 'planned' }),
      announced('gone', { startsAt: NOW + 5, status: 'cancelled' }),
      announced('draft', { startsAt: NOW + 5, status: 'draft' }),
    );
    expect(await idsOf(store.announcements(null, NOW))).toEqual(['last', 'gone', 'first']);
    expect(await idsOf(store.announcements(1, NOW))).toEqual(['gone', 'first']);
    expect(await idsOf(store.announcements(3, NOW))).toEqual([]);
    expect(await idsOf(store.announcementsBetween(NOW - 1, NOW + 9))).toEqual(['past', 'first']);
    expect(await idsOf(store.announcementsBetween(NOW, NOW))).toEqual(['first']);
    await save(...Array.from({ length: 60 }, (_, i) => announced(`many ${i}`, { startsAt: NOW + 100 + i })));
    expect(await store.announcements(null, NOW)).toHaveLength(50);
  },

  'what became of an invitation follows its message': async (given) => {
    const { turn, someone, save, claim, store, deliver } = given;
    const told = (personId: number, status: 'queued' | 'skipped'): AnnouncementRecord => ({
      kind: 'announced',
      announcement: 'a1',
      personId,
      status,
      reason: 'quiet',
      at: NOW,
    });
    const [ani, budi, citra] = [await someone('ani'), await someone('budi'), await someone('citra')];
    await save(announced('a1'), told(budi, 'queued'), told(ani, 'queued'), told(citra, 'queued'));
    expect(await deliveries(given)).toEqual([
      [ani, 'queued'],
      [budi, 'queued'],
      [citra, 'queued'],
    ]);
    for (const address of ['ani', 'budi']) await turn(address, { say: [say('datang ya', { invites: 'a1' })] });
    await save(told(citra, 'skipped'), told(ani, 'skipped'));
    expect(await deliveries(given)).toEqual([
      [ani, 'queued'],
      [budi, 'queued'],
      [citra, 'skipped'],
    ]);
    await claim();
    await store.recoverOutbox();
    await deliver(({ id, personId }) =>
      personId === ani ? { id, status: 'sent', ref: 'm' } : { id, status: 'failed', error: '400' },
    );
    expect(await deliveries(given)).toEqual([
      [ani, 'sent'],
      [budi, 'failed'],
      [citra, 'skipped'],
    ]);
  },

  'whoever blocked the bot counts as blocked, also for what still waited': async (given) => {
    const { turn, save, claim, store } = given;
    await save(announced('a1'), announced('a2'));
    await turn('ani', { say: [say('one', { invites: 'a1' }), say('two', { invites: 'a2' })] });
    const [first] = await claim(NOW, 1);
    await store.settleOutbox([{ id: first?.id ?? 0, status: 'blocked', error: '403' }], AFTERMATH);
    expect((await deliveries(given, 'a1')).map(([, delivery]) => delivery)).toEqual(['blocked']);
    expect((await deliveries(given, 'a2')).map(([, delivery]) => delivery)).toEqual(['blocked']);
  },

  'where people fetch their messages an invitation is there at once': async (given) => {
    await given.save(announced('a1'));
    await given.turn('ani', { channel: 'web', say: [say('datang ya', { invites: 'a1' })] });
    expect((await deliveries(given)).map(([, delivery]) => delivery)).toEqual(['sent']);
  },

  'the last answer counts, and nobody is given a seat that is taken': async ({ store, someone, save }) => {
    const rsvp = (personId: number, answer: 'yes' | 'no' | 'maybe' | 'waiting', seats = 1): AnnouncementRecord => ({
      kind: 'rsvp',
      announcement: 'a1',
      personId,
      answer,
      seats,
      at: NOW,
    });
    const [ani, budi] = [await someone('ani'), await someone('budi')];
    await save(announced('a1'), rsvp(ani, 'maybe'), rsvp(ani, 'yes'));
    await save(rsvp(ani, 'yes'));
    await expectConflict(save(rsvp(budi, 'yes')));
    await save(rsvp(budi, 'waiting'));
    const answers = async () => (await store.announcedPeople('a1')).map(({ answer }) => answer);
    expect(await answers()).toEqual(['yes', 'waiting']);
    await save(rsvp(ani, 'no'), rsvp(budi, 'yes'));
    expect(await answers()).toEqual(['no', 'yes']);
    await save(rsvp(ani, 'yes', 0));
    expect(await answers()).toEqual(['yes', 'yes']);
  },

  'of two who take the last seat at the same time one gets it': async ({ store, someone, rows, save }) => {
    const taking = async (address: string) => {
      const personId = await someone(address);
      return rows(address, {
        records: [{ kind: 'rsvp', announcement: 'a1', personId, answer: 'yes', seats: 1, at: NOW }],
      });
    };
    await save(announced('a1'));
    const both = [await taking('ani'), await taking('budi')];
    const results = await Promise.allSettled(both.map((one) => store.commit([one])));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.announcedPeople('a1')).filter(({ answer }) => answer === 'yes')).toHaveLength(1);
  },

  'who came is ticked, with or without an invitation, and can be taken back': async (given) => {
    const { store, someone, save } = given;
    const came = (personId: number, how: 'code' | 'tick' | null, at = NOW): AnnouncementRecord => ({
      kind: 'attendance',
      announcement: 'a1',
      personId,
      how,
      at,
    });
    const nickname: TurnRecord = { kind: 'profile', name: 'nickname', value: HARD_TEXT, at: NOW };
    const ani = await someone('ani', { who: { stage: 'paid' }, records: [nickname] });
    await save(announced('a1'), came(ani, 'code', NOW + 5));
    expect(await store.announcedPeople('a1')).toEqual([
      {
        personId: ani,
        nickname: HARD_TEXT,
        stage: 'paid',
        delivery: 'none',
        answer: null,
        cameAt: NOW + 5,
        guest: false,
      },
    ]);
    await save(came(ani, null));
    expect((await store.announcedPeople('a1')).map(({ cameAt }) => cameAt)).toEqual([null]);
    expect(await store.announcedPeople('a2')).toEqual([]);
    await store.erase(ani);
    expect(await store.announcedPeople('a1')).toEqual([]);
  },

  'what people thought of a meeting is kept once for each, the last time they said it': async (given) => {
    const { store, someone, save } = given;
    const said = (personId: number, useful: string, at: number): AnnouncementRecord => ({
      kind: 'meeting_feedback',
      announcement: 'a1',
      personId,
      useful,
      clear: 'yes',
      next: HARD_TEXT,
      at,
    });
    const [ani, budi] = [await someone('ani'), await someone('budi')];
    await save(said(ani, 'no', NOW), said(budi, 'some', NOW + 1), said(ani, 'yes', NOW + 2));
    expect(await store.feedbackOf('a1')).toEqual([
      { useful: 'some', clear: 'yes', next: HARD_TEXT },
      { useful: 'yes', clear: 'yes', next: HARD_TEXT },
    ]);
    expect(await store.feedbackOf('a2')).toEqual([]);
  },

  'an audience is chosen from everybody who told their village': async ({ store, someone, save }) => {
    const told = (name: string, value: string | boolean): TurnRecord => ({ kind: 'profile', name, value, at: NOW });
    await someone('nowhere');
    const budi = await someone('budi', { channel: 'web', records: [told('village', 'depok')] });
    const ani = await someone('ani', {
      who: { consent: 'given', reminders: true, stopped: true, blocked: true, stage: 'paid', zone: 'Asia/Makassar' },
      records: [
        told('village', 'mlati'),
        told('nickname', 'Ani'),
        told('work', 'farmer'),
        told('mute_announcement', true),
        told('kader_sees', true),
        { kind: 'stage', stage: 'registered', cause: 'told', at: NOW },
        { kind: 'stage', stage: 'paid', cause: 'told', at: NOW + 1 },
        { kind: 'kader_visit', personId: budi, by: 1, at: NOW + 2 },
      ],
    });
    await save({ kind: 'attendance', announcement: 'a1', personId: ani, how: 'tick', at: NOW });
    await save({ kind: 'kader_visit', personId: ani, by: 1, at: NOW + 3 });
    expect(await store.villagers()).toEqual([
      {
        ...VILLAGER,
        id: budi,
        channel: 'web',
        village: 'depok',
        visitedAt: NOW + 2,
      },
      {
        id: ani,
        channel: 'telegram',
        consent: 'given',
        reminders: true,
        stopped: true,
        blocked: true,
        stage: 'paid',
        zone: 'Asia/Makassar',
        village: 'mlati',
        nickname: 'Ani',
        work: 'farmer',
        muted: true,
        seen: true,
        attended: true,
        stageAt: NOW + 1,
        awaitsVisit: false,
        visitedAt: NOW + 3,
      },
    ]);
  },

  'of a course the beginning and the best result are kept': async ({ store, someone, save }) => {
    const [ani, budi] = [await someone('ani'), await someone('budi')];
    const done = (right: number, at: number): AnnouncementRecord => ({
      kind: 'course_done',
      personId: ani,
      right,
      total: 5,
      at,
    });
    const begun = { kind: 'course_begun', personId: budi, at: NOW + 9 } as const;
    await save({ kind: 'course_begun', personId: ani, at: NOW }, { ...begun, personId: ani }, begun);
    await save(done(3, NOW + 1), done(4, NOW + 2), done(2, NOW + 3));
    expect(await store.courses()).toEqual([
      { personId: ani, begunAt: NOW, doneAt: NOW + 2, right: 4, total: 5 },
      { personId: budi, begunAt: NOW + 9, doneAt: null, right: null, total: null },
    ]);
  },
};

const VILLAGER = {
  consent: 'unasked',
  reminders: false,
  stopped: false,
  blocked: false,
  stage: 'unknown',
  zone: 'Asia/Jakarta',
  nickname: '',
  work: 'unknown',
  muted: false,
  seen: false,
  attended: false,
  stageAt: null,
  awaitsVisit: false,
} as const;
