import { expect, test } from 'vitest';
import { beginFlow } from '../../src/turn/begin.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { createChat } from '../builders/world.ts';
import { NOW, shippedGuide } from '../helpers.ts';

/** A person who is just being asked where they live. */
async function askedForVillage(consent: 'given' | 'declined') {
  const { store, says } = createChat();
  const person = { ...newPerson({ channel: 'web', address: 'ani' }, NOW), consent };
  await beginFlow(
    store,
    person,
    { flow: 'profile', step: 'village' },
    { guide: shippedGuide().guide, now: NOW, random: () => 0 },
  );
  return { store, says };
}

async function profile(consent: 'given' | 'declined', ...typed: string[]) {
  const { store, says } = await askedForVillage(consent);
  for (const text of typed) await says(text);
  const stored = (await store.load([{ channel: 'web', externalId: '', address: 'ani' }]))[0]?.person;
  const data = stored ? await store.personData(stored.id) : null;
  return {
    zone: stored?.zone,
    kept: Object.fromEntries((data?.profile ?? []).map(({ name, value }) => [name, value])),
  };
}

test('a village is kept by its id, and the person lives in its zone', async () => {
  expect(await profile('given', 'sinduadi')).toEqual({
    zone: 'Asia/Jakarta',
    kept: { village: 'sinduadi', other_place: '' },
  });
});

test('somebody from elsewhere lives in the zone of the province', async () => {
  const { zone, kept } = await profile('given', '1', 'Waipare, Sikka, NTT');
  expect(zone).toBe('Asia/Makassar');
  expect(kept).toEqual({ other_place: 'Waipare, Sikka, NTT', village: '' });
});

test('where the province does not say, the zone is asked', async () => {
  expect((await profile('given', '1', 'Kampung Baru', '3')).zone).toBe('Asia/Jayapura');
});

test('without consent no place is kept', async () => {
  expect((await profile('declined', 'sinduadi')).kept).toEqual({});
});

test('DATA SAYA names the village in words', async () => {
  const { says } = await askedForVillage('given');
  await says('sinduadi');
  expect(await says('data saya')).toContain('Sinduadi, Kapanewon Mlati');
});

test('DATA SAYA leaves out what was emptied', async () => {
  const { says } = await askedForVillage('given');
  await says('sinduadi');
  const said = await says('data saya');
  expect(said).not.toContain('Tempat tinggal');
});
