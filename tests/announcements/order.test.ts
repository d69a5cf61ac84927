import { expect, test } from 'vitest';
import { invite, tellCancelled, tellChanged } from '../../src/announcements/deliver.ts';

test('of what falls due together for a person, an invitation comes before changes of other meetings', () => {
  // The store gives jobs of one moment in the order of their keys, and only one unasked message a day is let through.
  const about = (announcement: string) => ({ announcement });
  const keys = [tellChanged.of(about('a')), invite.of(about('z')), tellCancelled.of(about('b'))].map(({ key }) => key);
  expect(keys.toSorted()[0]).toBe('announcement z');
});
