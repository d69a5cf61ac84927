/**
 * Draws the letters that posters and certificates are written with, as one grey picture with a table beside it, so that
 * the program itself needs no browser: `node tools/draw-letters.ts`. Run it anew only to change the letters.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { encodePng } from '../src/drawings/png.ts';
import { ROOT } from '../src/main.ts';

const FACES = [
  { name: 'title', size: 88, weight: 700 },
  { name: 'large', size: 60, weight: 700 },
  { name: 'body', size: 40, weight: 400 },
  { name: 'small', size: 28, weight: 400 },
];
const WIDTH = 1600;
const LETTERS = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}–•✓é`;

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const drawn = await page.evaluate(
  ({ faces, width, letters }) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = 2400;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser cannot draw');
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, canvas.height);
    context.fillStyle = '#fff';
    context.textBaseline = 'alphabetic';
    let top = 0;
    const table: Record<string, { line: number; glyphs: Record<string, object> }> = {};
    for (const { name, size, weight } of faces) {
      context.font = `${weight} ${size}px "DejaVu Sans", "Noto Sans", "Open Sans", sans-serif`;
      const line = Math.ceil(size * 1.3);
      const glyphs: Record<string, object> = {};
      let left = 0;
      for (const letter of letters) {
        const advance = Math.round(context.measureText(letter).width);
        const room = advance + Math.ceil(size / 10);
        if (left + room > width) {
          left = 0;
          top += line;
        }
        context.fillText(letter, left, top + Math.round(size));
        glyphs[letter] = { x: left, y: top, width: room, advance };
        left += room + Math.ceil(size / 6);
      }
      top += line;
      table[name] = { line, glyphs };
    }
    const { data } = context.getImageData(0, 0, width, top);
    const grey = Array.from({ length: width * top }, (_, i) => data[i * 4] ?? 0);
    return { table, grey, height: top };
  },
  { faces: FACES, width: WIDTH, letters: LETTERS },
);
await browser.close();
const folder = join(ROOT, 'content/letters');
mkdirSync(folder, { recursive: true });
const pixels = { width: WIDTH, height: drawn.height, channels: 1, data: Uint8Array.from(drawn.grey) } as const;
writeFileSync(join(folder, 'letters.png'), encodePng(pixels));
writeFileSync(join(folder, 'letters.json'), `${JSON.stringify(drawn.table)}\n`);
