import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRows } from '../../src/cli/eval-rows.ts';
import { ROOT } from '../../src/main.ts';
import { readDanger } from '../../src/understanding/danger/read-danger.ts';

/**
 * Shares, just below what was measured. `danger.tsv` was tuned on; nobody may look at the misses of the other, or it
 * measures nothing any more.
 */
const FLOORS = {
  'danger.tsv': { heard: 0.99, now: 0.96, falsely: 0.01 },
  'danger-held-out.tsv': { heard: 0.97, now: 0.94, falsely: 0.04 },
};

test.each(Object.entries(FLOORS))('calls of %s are heard, and hardly anything else', (file, floor) => {
  const rows = readRows(join(ROOT, 'content/evaluation', file));
  const calls = rows.filter(({ danger }) => danger === 'now');
  const others = rows.filter(({ danger }) => danger === 'none');
  expect(calls.length).toBeGreaterThanOrEqual(150);
  expect(others.length).toBeGreaterThanOrEqual(100);
  const share = (list: typeof rows, levels: readonly string[]) =>
    list.filter(({ text }) => levels.includes(readDanger(text).level)).length / list.length;
  expect(share(calls, ['now', 'ask'])).toBeGreaterThanOrEqual(floor.heard);
  expect(share(calls, ['now'])).toBeGreaterThanOrEqual(floor.now);
  expect(share(others, ['now', 'ask'])).toBeLessThanOrEqual(floor.falsely);
});

describe('a danger', () => {
  test.each([
    'ibu saya pingsan, kartu nunggak, apakah ditanggung',
    'istri pendarahan, bayar berapa kalau bpjs mati',
    'nyeri dada kiri tapi takut biaya',
  ])('is not turned into a question of rules by money: "%s"', (text) => {
    expect(readDanger(text).level).toBe('now');
  });

  test('is heard at the end of a story of the greatest length', () => {
    const story = 'jadi gini pak kami nelayan, bpjs nunggak, dulu pernah kecelakaan tapi sembuh. '.repeat(48);
    const text = `${story} sekarang ibu saya sesak`;
    expect(text.length).toBeGreaterThan(3700);
    expect(readDanger(story).level).toBe('none');
    expect(readDanger(text)).toMatchObject({ level: 'now', kind: 'body' });
  });

  test('of somebody who wishes to die is of its own kind', () => {
    expect(readDanger('aku wis ora kuat urip')).toMatchObject({ level: 'now', kind: 'despair' });
    expect(readDanger('mati aku lupa bayar').level).toBe('none');
  });

  test('that is only named in a rule is no alarm, but is known to be named', () => {
    expect(readDanger('kejang demam ditanggung ga')).toMatchObject({ level: 'none', named: true });
    expect(readDanger('iuran kelas 3 berapa')).toMatchObject({ level: 'none', named: false });
  });

  test('is asked about where two hints are missing and one is there', () => {
    expect(readDanger('anak saya panas tinggi').level).toBe('ask');
    expect(readDanger('anak saya panas tinggi dan lemas banget').level).toBe('now');
  });

  test('says what showed it', () => {
    expect(readDanger('bapak mboten saged ambegan').why).toContain('no breath');
    expect(readDanger('dulu bapak kecelakaan').why).toContain('past');
  });
});

test.each(['sempit', 'duitnya sempit', 'rumah saya sempit sekali'])('"%s" is another word than a fainting', (text) => {
  expect(readDanger(text).level).toBe('none');
});
