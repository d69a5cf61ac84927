import { describe, expect, expectTypeOf, test } from 'vitest';
import { HOUR } from '../../src/calendar/durations.ts';
import { RANKS, type FiringJob } from '../../src/deeds/job.ts';
import { allDeeds, allJobs } from '../../src/rooms.ts';
import { PERMISSIONS } from '../../src/staff/roles.ts';
import { menuOf, type AnyDeed } from '../../src/staff/deed.ts';
import type { Part } from '../../src/staff/room-turn.ts';
import type { StaffRoom } from '../../src/staff/staff-room.ts';
import { dialogueJobs } from '../../src/turn/fire-job.ts';
import type { Role } from '../../src/store/staff.ts';
import { staffOf } from '../builders/staff.ts';
import { createWorld } from '../builders/world.ts';

describe('the deeds and jobs of all rooms', () => {
  test('have names of their own', () => {
    for (const all of [allDeeds, [...allJobs, ...dialogueJobs]]) {
      const names = all.map(({ name }) => name);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
  });

  test('are refused by the types wherever less is given than they need', () => {
    type Less = Part<'say'>;
    type More = Part<'say', 'loadTicket'>;
    expectTypeOf<AnyDeed<Less>>().toExtend<AnyDeed<More>>();
    expectTypeOf<AnyDeed<More>>().not.toExtend<AnyDeed<Less>>();
    expectTypeOf<FiringJob<More>>().not.toExtend<FiringJob<Less>>();
    expectTypeOf<StaffRoom<More>>().not.toExtend<StaffRoom<Less>>();
  });

  test('whatever is typed or stands in the menu has a row in the permission table', () => {
    const open = allDeeds.filter(({ permission }) => permission === null || !(permission in PERMISSIONS));
    // These are answers of workers, and of whoever was offered a mentor: given as buttons, each to one person.
    expect(open.filter(({ menu }) => menu !== null).map(({ name }) => name)).toEqual([]);
    expect(open.filter(({ typed }) => typed !== null).map(({ name }) => name)).toEqual([]);
  });

  test('each role finds in its menu what it may do, and nothing else', () => {
    const labels = (...roles: Role[]) => menuOf(allDeeds, staffOf(roles, { villages: [] })).map(({ label }) => label);
    const own = ['Istirahat dulu', 'Jam kerja saya', 'Coba sisi warga'];
    const leave = 'Berhenti jadi petugas';
    expect(labels('mentor')).toEqual(['Kasus', 'Dampingi warga', 'Ringkasan', ...own, leave]);
    const ofKader = ['Umumkan acara', 'Acara saya', 'Warga yang perlu ditemani', 'Poster desa', 'Pelatihan kader'];
    expect(labels('kader')).toEqual([...ofKader, ...own, leave]);
    expect(labels('coordinator')).toEqual([
      ...['Kasus', 'Dampingi warga', 'Ringkasan'],
      ...ofKader,
      ...['Kemajuan pelatihan', 'Ringkasan minggu'],
      ...own,
      'Daftar petugas',
      leave,
    ]);
  });
});

test('a button whose deed nobody knows, or whose arguments are none, says kindly that it is over', async () => {
  const w = createWorld();
  await w.mentor();
  const me = (await w.personOf('sri')).id;
  for (const [token, deed] of [
    ['t1', { name: 'fly', args: {} }],
    ['t2', { name: 'claim', args: { ticket: 'all' } }],
  ] as const) {
    const records = [{ kind: 'button', token, personId: me, deed, expiresAt: w.clock.now + HOUR } as const];
    await w.store.commit([
      { inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: w.clock.now },
    ]);
    expect(await w.pressesToken('sri', token)).toContain('tidak berlaku');
  }
});

test('every job but the awaited ones listed here is declared unasked', () => {
  const awaited = allJobs.filter((job) => !job.unasked).map(({ name }) => name);
  // The staff's own mornings, what a ticket and its visits bring, and a job that says nothing to workers.
  expect(new Set(awaited)).toEqual(
    new Set([
      ...['ticket_clock', 'ticket_closed', 'visit_evening', 'visit_soon', 'visit_after', 'relay_failed'],
      ...[
        'digest',
        'joined_alerts',
        'joined_urgent',
        'weekly',
        'staff_removed',
        'staff_blocked',
        'announcement_planned',
      ],
    ]),
  );
});

test('every job that is unasked says what it gives way to', () => {
  const unasked = [...allJobs, ...dialogueJobs].filter((job) => job.unasked);
  expect(unasked.filter(({ rank }) => rank === RANKS.asked).map(({ name }) => name)).toEqual([]);
});

describe('while a mentor holds a ticket', () => {
  const unasked = [...allJobs, ...dialogueJobs].filter((job) => job.unasked).map(({ name }) => name);

  test.each(unasked)('%s says nothing to the worker, and looks again later (T6)', async (name) => {
    const w = createWorld();
    await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
    await w.worker('tini', 'Bu Tini', { reminders: true, kader: true });
    await w.asksForHelp('tini');
    await w.presses('sri', 'Ambil');
    await w.hears('tini');
    const { id: personId } = await w.personOf('tini');
    await w.turns.fire({ key: name, rank: 0, personId, dueAt: w.clock.now, payload: { name, args: {} } });
    expect(await w.hears('tini')).toBe('');
    const later = await w.store.dueJobs(w.clock.now + 2 * HOUR, 100);
    expect(later.find(({ key, payload }) => key === name && payload.name === name)?.dueAt).toBe(w.clock.now + 2 * HOUR);
  });
});
