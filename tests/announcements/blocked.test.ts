import { expect, test } from 'vitest';
import { inviteStaff } from '../../src/cli/staff.ts';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { createLog } from '../../src/log.ts';
import type { ChannelName } from '../../src/messages/message.ts';
import { NOW, shippedGuide, testTurns } from '../helpers.ts';
import { optionsOf } from '../messages.ts';

/** A kader in the web chat who invites three workers on another channel. */
async function invited(channel: ChannelName) {
  const { store, turns, says, does, presses, clock } = testTurns();
  let printed = '';
  const kader = { role: 'kader', name: 'Bu Melati', village: ['Sinduadi'] };
  await inviteStaff(store, shippedGuide().guide.program.villages, kader, NOW, (text) => (printed += text));
  await says(`GABUNG ${printed.split('\n')[0] ?? ''}`, 'kader');
  const talk = ['halo', 'ya', 'Bu', 'petani', 'sinduadi', '4', 'belum terdaftar', 'biaya', 'nanti saja'];
  for (const address of ['1', '2', '3']) {
    for (const text of [...talk, 'pengingat', 'boleh', 'jangan'])
      await does({ kind: 'text', text }, address, { channel });
  }
  await settles(() => 'sent');
  const pressed = async (label: string) => {
    const messages = await store.messagesAfter('web', 'kader', 0, 10_000);
    const option = messages.flatMap(({ body }) => optionsOf(body)).findLast((one) => one.label.startsWith(label));
    return presses(option?.token ?? `no button "${label}"`, 'kader');
  };
  await says('umumkan acara', 'kader');
  await pressed('Sosialisasi JKN');
  for (const text of ['besok jam 4 sore', 'Balai desa']) await says(text, 'kader');
  await pressed('Sinduadi');
  await pressed('Semua warga');
  await says('bebas', 'kader');
  await pressed('Kirim sekarang');
  // WhatsApp spreads invitations over hours.
  clock.now += 4 * 60 * 60_000;
  await fireDueJobs({ store, fire: (job) => turns.fire(job), now: () => clock.now, log: createLog('silent') });

  /** Sends what is owed on the channel; each chat ends as it is told. */
  async function settles(ending: (address: string) => 'sent' | 'blocked' | 'failed'): Promise<void> {
    for (;;) {
      const owed = await store.claimOutbox(channel, 100, clock.now);
      if (owed.length === 0) return;
      for (const { id, address } of owed) {
        const status = ending(address);
        await store.settleOutbox([
          status === 'sent'
            ? { id, status, ref: null }
            : { id, status, error: channel === 'telegram' && status === 'blocked' ? '403' : '463' },
        ]);
      }
    }
  }

  const report = async () => {
    await says('acara', 'kader');
    await pressed('Sosialisasi JKN 24 November');
    return pressed('Laporan');
  };
  return { store, settles, report, does: (text: string) => does({ kind: 'text', text }, '1', { channel }) };
}

test.each(['telegram', 'whatsapp'] as const)(
  'whoever blocked the bot on %s is counted as blocked, in the report and in the export',
  async (channel) => {
    const { store, settles, report } = await invited(channel);
    await settles((address) => (address === '1' ? 'blocked' : address === '2' ? 'failed' : 'sent'));
    expect(await report()).toContain('terkirim 1, menunggu 0, gagal 1, memblokir 1, dilewati 0');
    expect(await Array.fromAsync(store.exportAnnouncements())).toMatchObject([
      { sent: 1, queued: 0, failed: 1, blocked: 1 },
    ]);
    const [announcement] = await store.announcements(null, NOW);
    const people = await store.announcedPeople(announcement?.id ?? '');
    expect(people.map(({ delivery }) => delivery)).toEqual(['blocked', 'failed', 'sent']);
  },
);

test('an invitation behind a blocked message is blocked too, for the same reason', async () => {
  const { store, settles, report, does } = await invited('telegram');
  // The answer to these words is owed behind the invitation.
  await does('menu');
  await settles((address) => (address === '1' ? 'blocked' : 'sent'));
  expect(await report()).toContain('terkirim 2, menunggu 0, gagal 0, memblokir 1, dilewati 0');
  expect(await store.claimOutbox('telegram', 100, NOW + 24 * 60 * 60_000)).toEqual([]);
});
