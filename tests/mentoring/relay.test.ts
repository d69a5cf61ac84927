import { expect, test } from 'vitest';
import { passable } from '../../src/mentoring/ticket/relay.ts';
import { LONGEST_TEXT } from '../../src/messages/longest-text.ts';
import type { InboundContent } from '../../src/messages/message.ts';

const passed = (content: InboundContent) =>
  passable({ channel: 'web', externalId: '1', address: 'tini', content, at: 0 })?.text;

test('a long text is passed on up to our own limit, and never half a character', () => {
  const words = 'a '.repeat(LONGEST_TEXT / 2 - 1);
  expect(passed({ kind: 'text', text: `${words}b` })).toBe(`${words}b`);
  expect(passed({ kind: 'text', text: `${words}bcde` })).toBe(`${words}bc`);
  const cut = passed({ kind: 'text', text: `${words}b🙂` });
  expect(cut?.isWellFormed()).toBe(true);
  expect(cut).toHaveLength(LONGEST_TEXT);
});

test('a place is passed on as a link to a map, to about a metre', () => {
  const place = { latitude: -7.7412345678, longitude: 110.4 };
  expect(passed({ kind: 'location', ...place })).toBe('📍 https://www.openstreetmap.org/?mlat=-7.74123&mlon=110.40000');
});
