import { expect } from 'vitest';
import type { Frame } from '../../../src/engine/session.ts';
import { newSession } from '../../../src/engine/session.ts';
import { NOW } from '../../helpers.ts';
import { HARD_TEXT, type Contract } from './stand.ts';

export const contentContract: Contract = {
  'versions of flows are kept once, as they were first seen': async ({ store }) => {
    expect(await store.flowVersions()).toEqual([]);
    const first = { flow: 'f', version: 'v1', source: { steps: [{ say: HARD_TEXT }], n: null } };
    const second = { ...first, version: 'v2' };
    await store.saveFlowVersions([first], NOW);
    await store.saveFlowVersions([{ ...first, source: 'another' }, second], NOW + 1);
    await store.saveFlowVersions([], NOW + 2);
    expect(await store.flowVersions()).toEqual([
      { ...first, firstSeen: NOW },
      { ...second, firstSeen: NOW + 1 },
    ]);
  },

  'it is known at which steps live sessions stand': async ({ store, turn, someone }) => {
    expect(await store.liveSteps()).toEqual([]);
    const at = (frames: Frame[]) => ({ who: { session: { ...newSession(), frames } } });
    const frame = (flow: string, step: string) => ({ flow, version: 'v', step });
    await turn('ani', at([frame('f', 'a'), frame('g', 'b')]));
    await turn('budi', at([frame('f', 'a')]));
    const gone = await someone('citra', at([frame('f', 'a')]));
    await store.erase(gone);
    await turn('dewi', at([]));
    const steps = await store.liveSteps();
    expect(steps.sort((x, y) => x.flow.localeCompare(y.flow))).toEqual([
      { flow: 'f', version: 'v', step: 'a', sessions: 2 },
      { flow: 'g', version: 'v', step: 'b', sessions: 1 },
    ]);
  },

  'what was not understood is kept in order, goes with the person, and goes in time': async (given) => {
    const { store, someone } = given;
    expect(await store.missedUtterances()).toEqual([]);
    const missed = (text: string, at: number) => ({ kind: 'missed', text, at }) as const;
    const ani = await someone('ani', { records: [missed('dua', NOW + 5), missed(HARD_TEXT, NOW)] });
    await someone('budi', { records: [missed('tiga', NOW + 9), missed('empat', NOW + 10)] });
    expect(await store.missedUtterances()).toEqual([
      { text: 'dua', at: NOW + 5 },
      { text: HARD_TEXT, at: NOW },
      { text: 'tiga', at: NOW + 9 },
      { text: 'empat', at: NOW + 10 },
    ]);
    await store.erase(ani);
    expect(await store.dropMissedBefore(NOW + 10)).toBe(1);
    expect(await store.missedUtterances()).toEqual([{ text: 'empat', at: NOW + 10 }]);
  },
};
