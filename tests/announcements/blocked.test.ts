import { expect, test } from 'vitest';
import { announcementRows } from '../../src/evaluation/announcement-rows.ts';
import { DAY, HOUR } from '../../src/calendar/durations.ts';
import type { ChannelName } from '../../src/messages/message.ts';
import { createWorld } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { aftermath } from '../../src/rooms.ts';

/** A kader in the web chat who invites three workers on another channel. */
async function invited(channel: ChannelName) {
  const { store, kader, worker, announces, says, presses, fire, clock } = createWorld();
  await kader('sri', 'Bu Melati');
  for (const address of ['1', '2', '3']) await worker(address, 'Bu', { reminders: true, channel });
  await settles(() => 'sent');
  await announces();
  await presses('sri', 'Kirim sekarang');
  // WhatsApp spreads invitations over hours.
  await fire(clock.now + 4 * HOUR);

  /** Sends what is owed on the channel; each chat ends as it is told. */
  async function settles(ending: (address: string) => 'sent' | 'blocked' | 'failed'): Promise<void> {
    for (;;) {
      const owed = await store.claimOutbox(channel, 100, clock.now);
      if (owed.length === 0) return;
      for (const { id, address } of owed) {
        const status = ending(address);
        await store.settleOutbox(
          [
            status === 'sent'
              ? { id, status, ref: null }
              : { id, status, error: channel === 'telegram' && status === 'blocked' ? '403' : '463' },
          ],
          aftermath,
        );
      }
    }
  }

  const report = async () => {
    await says('sri', 'acara');
    await presses('sri', 'Sosialisasi JKN 24 November');
    return presses('sri', 'Laporan');
  };
  return { store, settles, report, says: (text: string) => says('1', text, { channel }) };
}

test.each(['telegram', 'whatsapp'] as const)(
  'whoever blocked the bot on %s is counted as blocked, in the report and in the export',
  async (channel) => {
    const { store, settles, report } = await invited(channel);
    await settles((address) => (address === '1' ? 'blocked' : address === '2' ? 'failed' : 'sent'));
    expect(await report()).toContain('terkirim 1, menunggu 0, gagal 1, memblokir 1, dilewati 0');
    expect(await Array.fromAsync(announcementRows(store))).toMatchObject([
      { sent: 1, queued: 0, failed: 1, blocked: 1 },
    ]);
    const [announcement] = await store.announcements(null, NOW);
    const people = await store.announcedPeople(announcement?.id ?? '');
    expect(people.map(({ delivery }) => delivery)).toEqual(['blocked', 'failed', 'sent']);
  },
);

test('an invitation behind a blocked message is blocked too, for the same reason', async () => {
  const { store, settles, report, says } = await invited('telegram');
  // The answer to these words is owed behind the invitation.
  await says('menu');
  await settles((address) => (address === '1' ? 'blocked' : 'sent'));
  expect(await report()).toContain('terkirim 2, menunggu 0, gagal 0, memblokir 1, dilewati 0');
  expect(await store.claimOutbox('telegram', 100, NOW + DAY)).toEqual([]);
});
