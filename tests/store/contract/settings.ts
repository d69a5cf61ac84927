import { expect } from 'vitest';
import { HARD_TEXT, type Contract } from './stand.ts';

export const settingsContract: Contract = {
  'a setting is what it was last set to, and nothing before': async ({ store }) => {
    expect(await store.getSetting('offset')).toBeNull();
    await store.setSetting('offset', '1');
    await store.setSetting('other', '');
    await store.setSetting('offset', HARD_TEXT);
    expect([await store.getSetting('offset'), await store.getSetting('other')]).toEqual([HARD_TEXT, '']);
  },

  'settings set at the same time are all kept': async ({ store }) => {
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    await Promise.all(keys.map((key) => store.setSetting(key, key)));
    expect(await Promise.all(keys.map((key) => store.getSetting(key)))).toEqual(keys);
  },
};
