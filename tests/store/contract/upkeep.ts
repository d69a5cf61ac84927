import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freshFolder } from '../../helpers.ts';
import type { Contract } from './stand.ts';

export const upkeepContract: Contract = {
  'a store that is open answers, one that is closed says that it cannot': async ({ store }) => {
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
    await expect(store.getSetting('k')).rejects.toThrow();
  },

  'a copy is made while turns go on': async ({ store, turn, told }) => {
    const path = join(freshFolder(), 'copy');
    const copied = store.backup(path);
    await turn('ani', { say: ['halo'] });
    await copied;
    expect(existsSync(path)).toBe(true);
    expect(await told()).toEqual(['ani: halo']);
  },
};
