import { expect } from 'vitest';
import { newMenu, type Invite, type Staff } from '../../../src/store/staff.ts';
import { NOW } from '../../helpers.ts';
import { expectConflict, HARD_TEXT, type Contract } from './stand.ts';

const DAY = 86_400_000;

export function staffOf(personId: number, form: Partial<Staff> = {}): Staff {
  return {
    personId,
    name: 'Bu Sri',
    roles: ['mentor'],
    villages: [],
    onDuty: true,
    hours: null,
    mode: 'staff',
    menu: newMenu(),
    joinedAt: NOW,
    leftAt: null,
    version: 0,
    ...form,
  };
}

const INVITE: Invite = {
  hash: 'h1',
  role: 'kader',
  name: HARD_TEXT,
  villages: ['mlati', 'depok'],
  expiresAt: NOW + DAY,
  usedAt: null,
  at: NOW,
};

export const staffContract: Contract = {
  'a staff member is read back as they were stored, one version higher': async ({ store, someone, turn }) => {
    const sri = await someone('sri');
    const staff = staffOf(sri, {
      name: HARD_TEXT,
      roles: ['kader', 'coordinator'],
      villages: ['mlati'],
      onDuty: false,
      hours: { from: 480, until: 960 },
      mode: 'worker',
      menu: { ...newMenu(), current: 3, held: { text: HARD_TEXT, attachment: null, masked: true, ref: 'r' } },
    });
    await turn('sri', { records: [{ kind: 'staff', staff }] });
    expect(await store.loadStaff(sri)).toEqual({ ...staff, version: 1 });
    const changed = { ...staff, onDuty: true, hours: null, leftAt: NOW + 1, version: 1 };
    await turn('sri', { records: [{ kind: 'staff', staff: changed }] });
    expect(await store.loadStaff(sri)).toEqual({ ...changed, version: 2 });
    expect(await store.loadStaff(sri + 1)).toBeNull();
  },

  'who joins in the turn that makes them a person is the person of the turn': async ({ store, someone }) => {
    const sri = await someone('sri', { records: [{ kind: 'staff', staff: staffOf(0) }] });
    expect((await store.loadStaff(sri))?.personId).toBe(sri);
    expect(await store.loadStaff(0)).toBeNull();
  },

  'a staff member who changed meanwhile is a conflict, and so is one who joined meanwhile': async (given) => {
    const { store, someone, save } = given;
    const sri = await someone('sri', { records: [{ kind: 'staff', staff: staffOf(0) }] });
    await save({ kind: 'staff', staff: staffOf(sri, { name: 'new', version: 1 }) });
    await expectConflict(save({ kind: 'staff', staff: staffOf(sri, { name: 'late', version: 1 }) }));
    await expect(save({ kind: 'staff', staff: staffOf(sri, { name: 'again' }) })).rejects.toThrow();
    expect(await store.loadStaff(sri)).toMatchObject({ name: 'new', version: 2 });
  },

  'the staff are listed in the order they joined, without those who left': async ({ store, someone }) => {
    expect(await store.staffList()).toEqual([]);
    const joins = (joinedAt: number, leftAt: number | null = null) => ({
      records: [{ kind: 'staff', staff: staffOf(0, { joinedAt, leftAt }) } as const],
    });
    const late = await someone('late', joins(NOW + 1));
    const early = await someone('early', joins(NOW));
    const left = await someone('left', joins(NOW, NOW + 2));
    expect((await store.staffList()).map(({ personId }) => personId)).toEqual([early, late]);
    expect((await store.loadStaff(left))?.leftAt).toBe(NOW + 2);
    await store.erase(early);
    expect((await store.staffList()).map(({ personId }) => personId)).toEqual([late]);
  },

  'an invitation is known by its hash, and used once': async ({ store, turn, save }) => {
    await store.addInvite(INVITE);
    expect(await store.loadInvite('h1')).toEqual(INVITE);
    expect(await store.loadInvite('h2')).toBeNull();
    await turn('ani', { records: [{ kind: 'invite_used', hash: 'h1', at: NOW + 5 }] });
    expect(await store.loadInvite('h1')).toMatchObject({ role: 'kader', usedAt: NOW + 5 });
    await expectConflict(save({ kind: 'invite_used', hash: 'h1', at: NOW + 6 }));
    await expectConflict(save({ kind: 'invite_used', hash: 'h2', at: NOW + 6 }));
    expect((await store.loadInvite('h1'))?.usedAt).toBe(NOW + 5);
  },

  'an invitation that expired unused loses its name, and a late code is still known': async ({ store, save }) => {
    await store.addInvite({ ...INVITE, name: 'Bu Sri', expiresAt: NOW + 5 });
    await store.addInvite({ ...INVITE, hash: 'h2', name: 'Bu Tini', expiresAt: NOW + 6 });
    await store.addInvite({ ...INVITE, hash: 'h3', name: 'Bu Ani', expiresAt: NOW + 5 });
    await save({ kind: 'invite_used', hash: 'h3', at: NOW + 1 });
    expect(await store.unnameInvites(NOW + 5)).toBe(0);
    expect(await store.unnameInvites(NOW + 6)).toBe(1);
    expect(await store.unnameInvites(NOW + 6)).toBe(0);
    expect(await store.loadInvite('h1')).toMatchObject({ name: '', expiresAt: NOW + 5, usedAt: null });
    expect((await store.loadInvite('h2'))?.name).toBe('Bu Tini');
  },

  'a second invitation of one hash is refused, and the first stays': async ({ store }) => {
    await store.addInvite(INVITE);
    await expect(store.addInvite({ ...INVITE, role: 'coordinator' })).rejects.toThrow();
    expect((await store.loadInvite('h1'))?.role).toBe('kader');
  },

  'of two who use one invitation at the same time one joins': async ({ store, rows, isKnown }) => {
    await store.addInvite(INVITE);
    const records = [{ kind: 'invite_used', hash: 'h1', at: NOW }] as const;
    const both = [await rows('ani', { records }), await rows('budi', { records })];
    const results = await Promise.allSettled(both.map((one) => store.commit([one])));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await isKnown('ani'), await isKnown('budi')].filter(Boolean)).toHaveLength(1);
  },

  'a button is for one person, and pressed once': async ({ store, someone, turn, save }) => {
    const button = { kind: 'button', token: 't1', deed: DEED, expiresAt: NOW + DAY } as const;
    const ani = await someone('ani', { records: [{ ...button, personId: 0 }] });
    const budi = await someone('budi', { records: [{ ...button, token: 't2', personId: ani }] });
    expect(await store.loadButton('t1')).toEqual({
      token: 't1',
      personId: ani,
      deed: DEED,
      expiresAt: NOW + DAY,
      usedAt: null,
    });
    expect((await store.loadButton('t2'))?.personId).toBe(ani);
    expect(await store.loadButton('t3')).toBeNull();
    await turn('ani', { records: [{ kind: 'button_used', token: 't1', at: NOW + 1 }] });
    expect((await store.loadButton('t1'))?.usedAt).toBe(NOW + 1);
    await expectConflict(save({ kind: 'button_used', token: 't1', at: NOW + 2 }));
    await expectConflict(save({ kind: 'button_used', token: 't3', at: NOW + 2 }));
    await store.erase(budi);
    expect(await store.loadButton('t2')).not.toBeNull();
    await store.erase(ani);
    expect(await store.loadButton('t2')).toBeNull();
  },

  'a late press is still told what the button was, for a month': async ({ store, save, someone }) => {
    const ani = await someone('ani');
    const button = (token: string, expiresAt: number) =>
      ({ kind: 'button', token, personId: ani, deed: DEED, expiresAt }) as const;
    await save(button('old', NOW), button('new', NOW + 31 * DAY), button('newer', NOW + 31 * DAY));
    await save({ kind: 'button_used', token: 'new', at: NOW + 30 * DAY });
    expect(await store.loadButton('old')).not.toBeNull();
    await save({ kind: 'button_used', token: 'newer', at: NOW + 30 * DAY + 1 });
    expect(await store.loadButton('old')).toBeNull();
    expect(await store.loadButton('new')).not.toBeNull();
  },
};

/** What a button stands for. */
const DEED = { name: 'claim', args: { ticket: 12 } };
