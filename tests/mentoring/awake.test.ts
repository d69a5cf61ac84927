import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { createWorld } from '../builders/world.ts';

test('out of hours a request waits for the morning, but whoever on duty wrote a moment ago hears of it at once', async () => {
  const { mentor, worker, asksForHelp, hears, says, clock, passes } = createWorld();
  await mentor('sri', 'Bu Sri');
  clock.now += 12 * HOUR;
  await worker('tini', 'Bu Tini');
  await worker('joko', 'Pak Joko');
  await hears('sri');
  await asksForHelp('tini');
  expect(await hears('sri')).toBe('');
  await says('sri', 'menu');
  await passes(20 * MINUTE);
  await asksForHelp('joko');
  expect(await hears('sri')).toContain('Pak Joko');
});

test('AMBIL without a number takes the only ticket that waits', async () => {
  const { mentor, worker, asksForHelp, says } = createWorld();
  await mentor('sri', 'Bu Sri');
  await worker('tini', 'Bu Tini');
  await asksForHelp('tini');
  expect(await says('sri', 'ambil')).toContain('Bu Tini');
  expect(await says('tini', 'halo bu')).toBe('');
});
