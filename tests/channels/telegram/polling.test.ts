import { GrammyError } from 'grammy';
import { expect, test } from 'vitest';
import { poll } from '../../../src/channels/telegram/polling.ts';
import { SeenMessages } from '../../../src/channels/telegram/seen-messages.ts';
import { createLog } from '../../../src/log.ts';

const SECOND = 1000;
const LONG_POLL_MS = 25 * SECOND;

/** A Bot API that answers as told, with a clock that moves only by what is waited for. */
function server(answer: (offset: number, n: number, at: number) => unknown, stored?: string) {
  const settings = new Map(stored === undefined ? [] : [['telegram_offset', stored]]);
  const clock = { now: 0 };
  const asked: { offset: number; at: number }[] = [];
  const heard: unknown[] = [];
  let isStopping = false;
  const run = (ms: number) => {
    const end = clock.now + ms;
    return poll({
      ask(offset) {
        if (clock.now >= end) isStopping = true;
        asked.push({ offset, at: clock.now });
        const given = answer(offset, asked.length, clock.now);
        if (given instanceof Error) return Promise.reject(given);
        // An honest server keeps the line open while there is nothing.
        if (given === 'silence') {
          clock.now += LONG_POLL_MS;
          return Promise.resolve([]);
        }
        return Promise.resolve(given);
      },
      take: (update) => Promise.resolve(void heard.push(update)),
      store: {
        getSetting: (key) => Promise.resolve(settings.get(key) ?? null),
        setSetting: (key, value) => Promise.resolve(void settings.set(key, value)),
      },
      elapsed: () => clock.now,
      pause: (ms) => Promise.resolve(void (clock.now += ms)),
      isStopping: () => isStopping,
      log: createLog('silent'),
    });
  };
  return { run, asked, heard, settings };
}

const refusal = (code: number, after?: unknown) =>
  new GrammyError(
    'refused',
    { ok: false, error_code: code, description: 'x', parameters: { retry_after: after as number } },
    'getUpdates',
    {},
  );

test.each<[string, unknown]>([
  ['an empty list at once', []],
  ['null', null],
  ['a text', '<html>'],
  ['an object', {}],
  ['updates without a number', [{ message: {} }]],
  ['numbers below zero', [{ update_id: -5 }]],
  ['a number beyond all bounds', [{ update_id: 2 ** 53 }]],
  ['numbers that are none', [{ update_id: 'x' }, { update_id: 1.5 }, null, 7]],
  ['the same update for ever', [{ update_id: 3 }]],
  ['a refused token', refusal(401)],
  ['too many requests with an odd pause', refusal(429, 'x')],
  ['too many requests with a pause below zero', refusal(429, -1)],
  ['too many requests with a pause of years', refusal(429, 1e9)],
  ['an error without a code', refusal(NaN)],
  ['a broken line', new Error('network')],
])('on %s the server is asked calmly, and heard within half a minute when it is sane again', async (_, nonsense) => {
  const sane = 10 * 60 * SECOND;
  const { run, asked, heard, settings } = server((offset, _n, at) => {
    if (at < sane) return nonsense;
    return offset <= 9 ? [{ update_id: 9, text: 'halo' }] : 'silence';
  });
  await run(sane + 60 * SECOND);
  const early = asked.filter(({ at }) => at < sane);
  expect(early.length).toBeLessThan(10 * 60 + 2);
  const hit = asked.find(({ at }) => at >= sane);
  expect((hit?.at ?? Infinity) - sane).toBeLessThanOrEqual(30 * SECOND);
  expect(heard).toContainEqual({ update_id: 9, text: 'halo' });
  expect(settings.get('telegram_offset')).toBe('10');
});

test.each(['9007199254740993', '-4', 'NaN', '5000000'])(
  'an offset of %s that yields nothing is begun anew within a minute',
  async (stored) => {
    const { run, asked, heard } = server(
      (offset) => (offset <= 12 ? [{ update_id: 12, text: 'halo' }] : 'silence'),
      stored,
    );
    await run(60 * SECOND);
    expect(heard[0]).toEqual({ update_id: 12, text: 'halo' });
    expect(asked.length).toBeLessThan(10);
  },
);

test('of a list with one number out of range the rest counts', async () => {
  const { run, settings } = server((offset) => (offset <= 4 ? [{ update_id: 4 }, { update_id: 2 ** 53 }] : 'silence'));
  await run(10 * SECOND);
  expect(settings.get('telegram_offset')).toBe('5');
});

test('a message under two numbers is taken once; one that could not be stored is taken again', async () => {
  const seen = new SeenMessages();
  let taken = 0;
  const take = () => {
    taken++;
    return Promise.resolve();
  };
  await Promise.all([seen.once('a', take), seen.once('a', take), seen.once('b', take)]);
  expect(taken).toBe(2);
  const failing = () => Promise.reject(new Error('the disk is full'));
  await expect(Promise.all([seen.once('c', failing), seen.once('c', take)])).rejects.toThrow('disk');
  await seen.once('c', take);
  expect(taken).toBe(3);
  for (let i = 0; i < 5000; i++) await seen.once(String(i), take);
  await seen.once('a', take);
  expect(taken).toBe(5003);
});
