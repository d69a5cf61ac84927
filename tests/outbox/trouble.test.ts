import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import type { SendResult } from '../../src/channels/channel.ts';
import { textOf } from '../messages.ts';
import { texts, to, world } from './world.ts';

test('a message that fails while others go through is tried after growing pauses, and given up after two days', async () => {
  const { owe, pass, sends, rows, lines } = world(({ body }) =>
    textOf(body) === 'bad' ? { kind: 'later', reason: '502' } : { kind: 'sent', ref: '1' },
  );
  await owe('ani', ['bad', 'good']);
  await pass(MINUTE);
  const at = sends.map((send) => send.at);
  expect(at.slice(0, 5).map((time) => Math.round(time / 1000))).toEqual([0, 1, 3, 6, 13]);
  for (let hour = 0; hour < 47; hour++) {
    await pass(HOUR);
    await owe('budi', ['halo']);
  }
  expect(to(sends, 'ani')).not.toContain('good');
  for (let hour = 0; hour < 3; hour++) {
    await owe('budi', ['halo']);
    await pass(HOUR);
  }
  expect(to(sends, 'ani').at(-1)).toBe('good');
  expect(rows().map(({ status }) => status)).toEqual(['failed', 'sent', ...texts(50).map(() => 'sent')]);
  expect(lines.join('')).toContain('given up');
}, 60_000);

/** 30 chats are each owed two messages while nothing gets through for so long; then everything does. */
async function outage(ms: number, trouble: SendResult) {
  let isDown = true;
  const running = world(() => (isDown ? trouble : { kind: 'sent', ref: '1' }));
  for (let chat = 0; chat < 30; chat++) await running.owe(`c${chat}`, ['1', '2']);
  await running.pass(ms);
  const tries = running.sends.length;
  isDown = false;
  return { ...running, tries };
}

test.each([
  ['ten minutes', 10 * MINUTE],
  ['four hours', 4 * HOUR],
  ['three days', 72 * HOUR],
])(
  'an outage of %s loses nothing: few tries meanwhile, and all is sent within a minute afterwards',
  async (_, ms) => {
    const troubles: SendResult[] = [
      { kind: 'unknown_fate', reason: 'network' },
      { kind: 'later', reason: '502' },
      { kind: 'channel_down', afterMs: 3_600_000, reason: '401' },
    ];
    // Of days one kind is enough.
    for (const trouble of ms > DAY ? troubles.slice(0, 1) : troubles) {
      const { tries, sends, pass, owe, rows } = await outage(ms, trouble);
      expect(tries).toBeLessThan(40 + ms / 25_000);
      await pass(30_000);
      await owe('new', ['halo']);
      await pass(1000);
      expect(to(sends, 'new')).toEqual(['halo']);
      await pass(30_000);
      expect(rows().every(({ status }) => status === 'sent')).toBe(true);
      for (let chat = 0; chat < 30; chat++) expect([...new Set(to(sends, `c${chat}`).slice(-2))]).toEqual(['1', '2']);
    }
  },
  120_000,
);

test.each([
  ['two hours', 2 * HOUR],
  ['400 days', 400 * 24 * HOUR],
])('a clock that is set %s forward and back again loses and delays nothing', async (_, ms) => {
  let isBad = false;
  const { clock, owe, pass, sends, rows } = world(({ body }) =>
    isBad && textOf(body) === 'ragged' ? { kind: 'later', reason: '502' } : { kind: 'sent', ref: '1' },
  );
  const answered = async (words: string) => {
    await owe('ani', [words]);
    await pass(2000);
    expect(to(sends, 'ani').at(-1)).toBe(words);
  };
  await answered('before');
  isBad = true;
  await owe('budi', ['ragged', 'next']);
  await pass(10_000);
  for (const skew of [ms, 0, -ms, 0]) {
    clock.skew = skew;
    await answered(`at ${skew}`);
    await pass(5 * MINUTE);
    expect(rows().map(({ status }) => status)).not.toContain('failed');
  }
  isBad = false;
  await pass(2 * MINUTE);
  expect(to(sends, 'budi').slice(-2)).toEqual(['ragged', 'next']);
});

test('a messenger that names odd pauses is asked again within a minute', async () => {
  for (const afterMs of [NaN, -1, Infinity, 1e15]) {
    const { owe, pass, sends } = world(({ body }, tries) =>
      tries === 1 && textOf(body) === '1' ? { kind: 'throttled', afterMs, reason: '429' } : { kind: 'sent', ref: '1' },
    );
    await owe('ani', ['1', '2']);
    await pass(MINUTE + 2000);
    expect(to(sends, 'ani')).toEqual(['1', '1', '2']);
  }
});
