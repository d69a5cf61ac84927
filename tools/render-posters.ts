/**
 * Draws the posters of content/media: each list of lines becomes an SVG, and the SVG a small PNG that is shipped.
 * Run it anew when a fact on a poster changes: `node tools/render-posters.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../src/content/load/load.ts';
import { DECLARATIONS } from '../src/declarations.ts';
import { DRAWN_FROM, drawingHash } from '../src/content/load/pictures.ts';
import { compileText } from '../src/content/words/texts.ts';
import { withPngChunk } from '../src/drawings/png-chunk.ts';
import { asPng } from '../src/drawings/render.ts';
import { INK, line, PAPER, picture, rect, SOFT, WHITE } from '../src/drawings/svg.ts';
import { ROOT } from '../src/main.ts';
import { POSTERS, type Poster } from './posters.ts';

const WIDTH = 540;
const LINE = 34;

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
  const points = poster.lines.flatMap((words, i) => {
    const lines = wrap(say(words), 27);
    const top = y;
    y += lines.length * LINE + 22;
    return [
      `<circle cx="52" cy="${top - 9}" r="22" fill="${poster.colour}"/>`,
      line(String(i + 1), { x: 52, y: top, size: 24, colour: WHITE, bold: true, anchor: 'middle' }),
      ...lines.map((part, n) => line(part, { x: 92, y: top + n * LINE, size: 26, colour: INK })),
    ];
  });
  const height = y + 54;
  return picture(WIDTH, height, [
    rect(0, 0, WIDTH, height, PAPER),
    rect(0, 0, WIDTH, 112, poster.colour),
    line(poster.title, { x: 28, y: 70, size: 36, colour: WHITE, bold: true }),
    ...points,
    rect(0, height - 48, WIDTH, 48, SOFT),
    line('Kawan JKN, bukan layanan resmi BPJS Kesehatan', { x: 28, y: height - 17, size: 19, colour: '#3c453f' }),
  ]);
}

const content = loadContent(ROOT, Date.now(), DECLARATIONS);
const say = (text: string) => compileText(text, content.words).say({ vars: {}, now: 0, lang: 'id' });
const folder = join(ROOT, 'content/media');
mkdirSync(folder, { recursive: true });
const entries: string[] = [
  '# yaml-language-server: $schema=../schemas/media.json',
  '# Pictures with the same content as text. Made by tools/render-posters.ts; the words are in tools/posters.ts.',
];
for (const poster of POSTERS) {
  const svg = svgOf(poster, say);
  writeFileSync(join(folder, `${poster.id}.svg`), svg);
  const note = Buffer.from(`${DRAWN_FROM}\0${drawingHash(svg)}`, 'latin1');
  writeFileSync(join(folder, `${poster.id}.png`), withPngChunk(await asPng(svg, WIDTH), 'tEXt', note));
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
