import { expect, test } from 'vitest';
import { LONGEST_PASSED, passable } from '../../src/mentoring/ticket/relay.ts';
import type { InboundContent } from '../../src/messages/message.ts';

const passed = (content: InboundContent) =>
  passable({ channel: 'web', externalId: '1', address: 'tini', content, at: 0 })?.text;

test('a long text is passed on up to our own limit, and never half a character', () => {
  const words = 'a '.repeat(LONGEST_PASSED / 2 - 1);
  expect(passed({ kind: 'text', text: `${words}b` })).toBe(`${words}b`);
  expect(passed({ kind: 'text', text: `${words}bcde` })).toBe(`${words}bc`);
  expect(passed({ kind: 'text', text: `${words}b🙂` })).toBe(`${words}b`);
  expect(passed({ kind: 'media', media: 'photo', caption: `${words}be\u0301` })).toMatch(/ bé /);
});

test('a place is passed on as a link to a map, to about a metre', () => {
  const place = { latitude: -7.7412345678, longitude: 110.4 };
  expect(passed({ kind: 'location', ...place })).toBe('📍 https://www.openstreetmap.org/?mlat=-7.74123&mlon=110.40000');
});
