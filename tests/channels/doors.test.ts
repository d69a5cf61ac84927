import { expect, test } from 'vitest';
import { doorsOf, isOpen, linksFor } from '../../src/channels/doors.ts';

const store = (url: string | null) => ({
  getSetting: (name: string) => Promise.resolve(name === 'web_url' ? url : null),
});

test('a public chat page is a way in, with the code that tells where people came from', async () => {
  const doors = await doorsOf(store('https://kawan.example.org/'));
  expect(linksFor('t-1', doors)).toEqual([{ channel: 'Halaman web', url: 'https://kawan.example.org/?mulai=t-1' }]);
});

test.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://0.0.0.0:80', 'http://[::1]:3000', null])(
  'nobody else is led to %s',
  async (url) => {
    expect(isOpen(await doorsOf(store(url)))).toBe(false);
  },
);

test('whoever writes on the page came in there, so it is a way in for them', async () => {
  expect(isOpen(await doorsOf(store('http://127.0.0.1:3000'), {}, 'web'))).toBe(true);
  expect(isOpen(await doorsOf(store('http://127.0.0.1:3000'), {}, 'telegram'))).toBe(false);
});
