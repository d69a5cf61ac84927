import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/calendar/durations.ts';
import { world } from './world.ts';

test('out of hours a request waits for the morning, but whoever on duty wrote a moment ago hears of it at once', async () => {
  const { joins, arrives, asksForHelp, hears, says, clock, passes } = world();
  await joins('sri', 'mentor', 'Bu Sri');
  clock.now += 12 * HOUR;
  await arrives('tini', 'Bu Tini');
  await arrives('joko', 'Pak Joko');
  await hears('sri');
  await asksForHelp('tini');
  expect(await hears('sri')).toBe('');
  await says('sri', 'menu');
  await passes(20 * MINUTE);
  await asksForHelp('joko');
  expect(await hears('sri')).toContain('Pak Joko');
});

test('AMBIL without a number takes the only case that waits', async () => {
  const { joins, arrives, asksForHelp, says } = world();
  await joins('sri', 'mentor', 'Bu Sri');
  await arrives('tini', 'Bu Tini');
  await asksForHelp('tini');
  expect(await says('sri', 'ambil')).toContain('Bu Tini');
  expect(await says('tini', 'halo bu')).toBe('');
});
