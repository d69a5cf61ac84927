import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { drawHouse } from '../../tools/house/draw.ts';

test('the picture of the house is that of today; `npm run house` draws it anew', async () => {
  expect(readFileSync(join(ROOT, 'docs/images/house.svg'), 'utf8') === (await drawHouse(ROOT))).toBe(true);
});

test('every file that docs/ARCHITECTURE.md and CONTRIBUTING.md name is there', () => {
  for (const [document, base] of [
    ['docs/ARCHITECTURE.md', 'docs'],
    ['CONTRIBUTING.md', '.'],
  ] as const) {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(join(ROOT, base, path))).not.toThrow(/ENOENT/);
  }
});
