import { expect, test } from 'vitest';
import { spread } from '../../src/announcements/pace.ts';
import { DAY } from '../../src/calendar/durations.ts';
import { unaskedMeasures } from '../../src/channels/traits.ts';
import { readConfig } from '../../src/config.ts';
import { NOW } from '../helpers.ts';

/** On how many days 1,000 people of WhatsApp are told, and how many on each but the last. */
function daysWith(env: Record<string, string>): { days: number; aDay: number } {
  const config = readConfig({ WHATSAPP: 'on', ...env });
  const people = Array.from({ length: 1000 }, () => ({ channel: 'whatsapp' }) as const);
  const measures = unaskedMeasures({ whatsapp: config.whatsapp?.dailyUnasked ?? 0 });
  const days = spread(people, NOW, measures).map(({ at }) => Math.floor((at - NOW) / DAY));
  return { days: new Set(days).size, aDay: days.filter((day) => day === 0).length };
}

test('an announcement over WhatsApp is spread for the number of a day that the operator set', () => {
  expect(daysWith({})).toEqual({ days: 5, aDay: 200 });
  expect(daysWith({ WHATSAPP_DAILY_UNASKED: '50' })).toEqual({ days: 20, aDay: 50 });
  expect(daysWith({ WHATSAPP_DAILY_UNASKED: '400' })).toEqual({ days: 3, aDay: 400 });
});

test('where nothing may go in a day the spread still ends, and the channel holds it back', () => {
  const { days } = daysWith({ WHATSAPP_DAILY_UNASKED: '0' });
  expect(days).toBe(1000);
});

test('one channel does not wait for the measure of another', () => {
  const people = [{ channel: 'whatsapp' }, { channel: 'telegram' }, { channel: 'web' }] as const;
  expect(spread(people, NOW, unaskedMeasures()).map(({ at }) => at)).toEqual([NOW, NOW, NOW]);
});
