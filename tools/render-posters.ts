/**
 * Draws the posters of content/media: each list of lines becomes an SVG, and the SVG a small PNG that is shipped.
 * Run it anew when a fact on a poster changes: `node tools/render-posters.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { loadContent } from '../src/content/load/load.ts';
import { DECLARATIONS } from '../src/declarations.ts';
import { DRAWN_FROM, drawingHash } from '../src/content/load/pictures.ts';
import { withPngText } from '../src/content/load/png-text.ts';
import { compileText } from '../src/content/words/texts.ts';
import { ROOT } from '../src/main.ts';
import { POSTERS, type Poster } from './posters.ts';

const WIDTH = 540;
const LINE = 34;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (`${lines[last] ?? ''} ${word}`.trim().length > width) lines.push(word);
    else lines[last] = `${lines[last] ?? ''} ${word}`.trim();
  }
  return lines;
}

function svgOf(poster: Poster, say: (text: string) => string): string {
  let y = 170;
  const body = poster.lines
    .map((line, i) => {
      const lines = wrap(say(line), 27);
      const top = y;
      y += lines.length * LINE + 22;
      const words = lines
        .map((part, n) => `<text x="92" y="${top + n * LINE}" font-size="26" fill="#1c2420">${escape(part)}</text>`)
        .join('');
      return `<circle cx="52" cy="${top - 9}" r="22" fill="${poster.colour}"/><text x="52" y="${top}" font-size="24" font-weight="700" fill="#fff" text-anchor="middle">${i + 1}</text>${words}`;
    })
    .join('');
  const height = y + 54;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans, Noto Sans, sans-serif"><rect width="100%" height="100%" fill="#fffdf6"/><rect width="100%" height="112" fill="${poster.colour}"/><text x="28" y="70" font-size="36" font-weight="700" fill="#fff">${escape(poster.title)}</text>${body}<rect y="${height - 48}" width="100%" height="48" fill="#e9e4db"/><text x="28" y="${height - 17}" font-size="19" fill="#3c453f">Kawan JKN, bukan layanan resmi BPJS Kesehatan</text></svg>`;
}

const content = loadContent(ROOT, Date.now(), DECLARATIONS);
const say = (text: string) => compileText(text, content.words).say({ vars: {}, now: 0, lang: 'id' });
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const folder = join(ROOT, 'content/media');
mkdirSync(folder, { recursive: true });
const entries: string[] = [
  '# yaml-language-server: $schema=../schemas/media.json',
  '# Pictures with the same content as text. Made by tools/render-posters.ts; the words are in tools/posters.ts.',
];
for (const poster of POSTERS) {
  const svg = svgOf(poster, say);
  writeFileSync(join(folder, `${poster.id}.svg`), `${svg}\n`);
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: Number(/height="(\d+)"/.exec(svg)?.[1] ?? 900) },
  });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const png = await page.screenshot();
  writeFileSync(join(folder, `${poster.id}.png`), withPngText(png, DRAWN_FROM, drawingHash(`${svg}\n`)));
  await page.close();
  const facts = compileText(poster.lines.join(' '), content.words).facts;
  const caveat = facts.some((name) => content.words.facts.get(name)?.caveat);
  const text = [`${poster.title}:`, ...poster.lines.map((line, i) => `${i + 1}. ${line}`)]
    .map((line) => `    ${line}`)
    .join('\n');
  entries.push(
    `${poster.id}:\n  file: ${poster.id}.png\n  facts: [${facts.join(', ')}]${caveat ? '\n  caveat: true' : ''}\n  text: |\n${text}`,
  );
}
writeFileSync(join(folder, 'media.yaml'), `${entries.join('\n')}\n`);
await browser.close();
