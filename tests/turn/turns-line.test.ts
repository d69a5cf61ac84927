import { expect, test } from 'vitest';
import { createTurnsLine } from '../../src/turn/turns-line.ts';

test('everything that waits goes as one group, entries of one key in order, and a flood lets the others pass', async () => {
  const groups: string[][] = [];
  const line = createTurnsLine<string>((group) => {
    groups.push([...group]);
    return Promise.resolve();
  });
  for (let i = 1; i <= 20; i++) line.add('flood', `f${i}`);
  line.add('ani', 'a1');
  line.add('budi', 'b1');
  await line.idle();
  expect(groups[0]).toEqual(['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'a1', 'b1']);
  expect(groups.flat().filter((entry) => entry.startsWith('f'))).toEqual(
    Array.from({ length: 20 }, (_, i) => `f${i + 1}`),
  );
});

test('a flood alone is done with in larger groups, and whoever comes then waits for one of them at most', async () => {
  const groups: string[][] = [];
  const line = createTurnsLine<string>((group) => {
    groups.push([...group]);
    if (groups.length === 2) line.add('ani', 'a1');
    return Promise.resolve();
  });
  for (let i = 0; i < 1000; i++) line.add('flood', `f${i}`);
  await line.idle();
  expect(groups.length).toBeLessThan(20);
  expect(groups[2]).toContain('a1');
  expect(groups[2]?.length).toBe(9);
  expect(groups.flat().filter((entry) => entry !== 'a1')).toEqual(Array.from({ length: 1000 }, (_, i) => `f${i}`));
});

test('a group has an end, and whoever was not in it comes before whoever was', async () => {
  const groups: string[][] = [];
  const line = createTurnsLine<string>((group) => {
    groups.push([...group]);
    return Promise.resolve();
  });
  for (let i = 0; i < 300; i++) for (let n = 0; n < (i === 0 ? 10 : 1); n++) line.add(`p${i}`, `p${i}/${n}`);
  await line.idle();
  expect(groups[0]).toHaveLength(256);
  expect(groups.flat()).toHaveLength(309);
  expect(groups[1]?.at(-1)).toBe('p0/9');
});
