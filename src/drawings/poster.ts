import { create } from 'qrcode';
import { Canvas } from './canvas.ts';
import { posterCode } from '../understanding/link-codes.ts';
import { linksFor, type Doors } from '../channels/doors.ts';
import type { Letters } from './letters.ts';
import { encodePng } from './png.ts';

/** What a poster is about. */
export interface Poster {
  /** As people read it. */
  readonly village: string;
  /** As the code carries it. */
  readonly villageId: string;
  readonly kader: { readonly id: number; readonly name: string } | null;
}

const DPI = 150;
/** A4. */
const WIDTH = 1240;
const HEIGHT = 1754;
const GREEN = [11, 110, 79] as const;
const INK = [28, 36, 32] as const;
const WHITE = [255, 255, 255] as const;
const SOFT = [233, 228, 219] as const;
const QR_SIZE = 470;
const TITLE = 'JKN untuk keluarga kita';
const LINES = [
  'Punya warung, sawah, perahu, atau ojek? JKN juga untuk kita.',
  'Tanya apa saja soal BPJS Kesehatan: cara daftar, iuran, tunggakan.',
  'Gratis, lewat HP. Ada pendamping yang menemani.',
];
const STEPS = ['1. Buka kamera HP', '2. Arahkan ke gambar kotak', '3. Tekan kirim'];
const FOOT = 'Kawan JKN, bukan layanan resmi BPJS Kesehatan. Jangan kirim NIK, foto KTP, atau uang kepada siapa pun.';

/** The poster as PNG, A4 at 150 dots an inch, and as SVG with the same words. */
export function drawPoster(
  poster: Poster,
  doors: Doors,
  letters: Letters,
): { png: Buffer; svg: string; links: string[] } {
  const links = linksFor(posterCode(poster.villageId, poster.kader?.id ?? null), doors);
  return { png: asPng(poster, links, letters), svg: asSvg(poster, links), links: links.map(({ url }) => url) };
}

type Link = ReturnType<typeof linksFor>[number];

function asPng(poster: Poster, links: readonly Link[], letters: Letters): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT, letters);
  canvas.rect(0, 0, WIDTH, 250, [...GREEN]);
  canvas.text(TITLE, WIDTH / 2, 40, 'title', [...WHITE], 'centre');
  canvas.text(`Warga ${poster.village}`, WIDTH / 2, 155, 'large', [...WHITE], 'centre');
  let top = 300;
  for (const line of LINES) top = canvas.paragraph(line, WIDTH / 2, top, WIDTH - 160, 'body', [...INK], 'centre') + 14;
  const place = placesOf(links.length);
  for (const [i, { channel, url }] of links.entries()) {
    const x = place[i] ?? 0;
    canvas.text(channel, x + QR_SIZE / 2, 620, 'large', [...GREEN], 'centre');
    for (const { column, row, size } of squares(url, QR_SIZE)) canvas.rect(x + column, 715 + row, size, size, [...INK]);
  }
  top = 1240;
  for (const step of STEPS) top += canvas.text(step, WIDTH / 2, top, 'body', [...INK], 'centre');
  if (poster.kader) canvas.text(`Kader: ${poster.kader.name}`, WIDTH / 2, top + 20, 'large', [...GREEN], 'centre');
  canvas.rect(0, HEIGHT - 150, WIDTH, 150, [...SOFT]);
  canvas.paragraph(FOOT, WIDTH / 2, HEIGHT - 125, WIDTH - 200, 'small', [...INK], 'centre');
  return encodePng(canvas.pixels(), DPI);
}

function asSvg(poster: Poster, links: readonly Link[]): string {
  const line = (words: string, y: number, size: number, colour = '#1c2420', weight = 400) =>
    `<text x="${WIDTH / 2}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="middle">${escaped(words)}</text>`;
  const place = placesOf(links.length);
  const codes = links.map(({ channel, url }, i) => {
    const x = place[i] ?? 0;
    const path = squares(url, QR_SIZE).map(
      ({ column, row, size }) => `M${x + column} ${715 + row}h${size}v${size}h-${size}z`,
    );
    const name = `<text x="${x + QR_SIZE / 2}" y="680" font-size="60" font-weight="700" fill="#0b6e4f" text-anchor="middle">${channel}</text>`;
    return `${name}<path fill="#1c2420" d="${path.join('')}"/>`;
  });
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><rect width="${WIDTH}" height="250" fill="#0b6e4f"/>`,
    line(TITLE, 125, 80, '#fff', 700),
    line(`Warga ${poster.village}`, 215, 56, '#fff', 700),
    ...LINES.map((words, i) => line(words, 350 + i * 70, 34)),
    ...codes,
    ...STEPS.map((words, i) => line(words, 1285 + i * 55, 40)),
    poster.kader ? line(`Kader: ${poster.kader.name}`, 1500, 56, '#0b6e4f', 700) : '',
    `<rect y="${HEIGHT - 150}" width="${WIDTH}" height="150" fill="#e9e4db"/>`,
    line(FOOT, HEIGHT - 65, 23),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="DejaVu Sans, Noto Sans, sans-serif">${parts.join('')}</svg>\n`;
}

function placesOf(count: number): number[] {
  if (count < 2) return [Math.round((WIDTH - QR_SIZE) / 2)];
  return [110, WIDTH - 110 - QR_SIZE];
}

/** The dark squares of a QR code, in pixels from its corner, with whole-pixel sizes. */
function squares(text: string, size: number): { column: number; row: number; size: number }[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = Math.floor(size / modules.size);
  const margin = Math.floor((size - side * modules.size) / 2);
  return Array.from({ length: modules.size * modules.size }, (_, i) => i).flatMap((i) => {
    const [row, column] = [Math.floor(i / modules.size), i % modules.size];
    return modules.get(row, column) ? [{ column: margin + column * side, row: margin + row * side, size: side }] : [];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
