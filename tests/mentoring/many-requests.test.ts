import { expect, test } from 'vitest';
import { MINUTE } from '../../src/calendar/durations.ts';
import { AlertPace, joinedAt } from '../../src/mentoring/ticket/alert-pace.ts';
import { createWorld } from '../builders/world.ts';

test('many requests in a short time reach a mentor one by one only at first, then joined in one message', async () => {
  const { mentor, worker, asksForHelp, hears, passes } = createWorld();
  await mentor('sri', 'Bu Sri');
  for (let i = 0; i < 14; i++) await worker(`w${i}`, `Warga ${i}`);
  await hears('sri');
  for (let i = 0; i < 14; i++) await asksForHelp(`w${i}`);
  const told = new Set([...(await hears('sri')).matchAll(/Permintaan bantuan #(\d+)/g)].map(([, number]) => number));
  expect(told.size).toBe(8);
  await passes(5 * MINUTE);
  const later = await hears('sri');
  expect(later.split('\n---\n')).toHaveLength(1);
  expect(later).toContain('14 permintaan menunggu');
  expect(later).toContain('Lihat #1');
});

test('emergencies have a pace of their own: many calm requests do not hold them up', () => {
  const pace = new AlertPace();
  for (let i = 0; i < 50; i++) pace.mayTell(1, false, 0);
  expect(pace.mayTell(1, false, 0)).toBe(false);
  expect(pace.mayTell(1, true, 0)).toBe(true);
  expect(pace.mayTell(2, false, 0)).toBe(true);
});

test('a pace that was used up comes back with time, and a clock that is set back takes nothing', () => {
  const pace = new AlertPace();
  const now = 100 * MINUTE;
  for (let i = 0; i < 8; i++) expect(pace.mayTell(1, false, now)).toBe(true);
  expect(pace.mayTell(1, false, now)).toBe(false);
  expect(pace.mayTell(1, false, now - 50 * MINUTE)).toBe(false);
  expect(pace.mayTell(1, false, now - 47 * MINUTE)).toBe(true);
  expect(joinedAt(false, now + 1)).toBe(joinedAt(false, now + 2));
});
