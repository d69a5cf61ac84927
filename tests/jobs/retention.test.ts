import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/calendar/durations.ts';
import { startRetention } from '../../src/jobs/retention.ts';
import { hashCode, INVITE_VALID_MS } from '../../src/staff/invites.ts';
import { invite } from '../builders/invite.ts';
import { createWorld } from '../builders/world.ts';
import { NOW } from '../helpers.ts';

test('a round lets go of old messages of WhatsApp, of names on expired invitations and of what was missed a month ago', async () => {
  const { store, log, clock, says, worker } = createWorld();
  await says('ani', 'halo', { channel: 'whatsapp' });
  const [first] = await store.claimOutbox('whatsapp', 1, clock.now);
  await store.keepSent(first?.id ?? 0, 0, { id: 'm', message: new Uint8Array([1]) }, NOW);
  const code = await invite(store, { role: 'kader', name: 'Bu Sri', village: ['Sinduadi'] }, NOW);
  await worker('budi', 'Pak Budi');
  await says('budi', 'zzgrk blorp qqw');
  const kept = async () => [
    (await store.sentMessage('m')) !== null,
    (await store.loadInvite(hashCode(code)))?.name === 'Bu Sri',
    (await store.missedUtterances()).length > 0,
  ];
  const roundAt = (now: number) => startRetention({ store, now: () => now, log, everyMs: HOUR }).stop();
  await roundAt(NOW);
  expect(await kept()).toEqual([true, true, true]);
  await roundAt(NOW + INVITE_VALID_MS + 1);
  expect(await kept()).toEqual([true, false, true]);
  await roundAt(NOW + 14 * DAY);
  expect(await kept()).toEqual([true, false, true]);
  await roundAt(NOW + 14 * DAY + 1);
  expect(await kept()).toEqual([false, false, true]);
  await roundAt(clock.now + 30 * DAY + 1);
  expect(await kept()).toEqual([false, false, false]);
});
