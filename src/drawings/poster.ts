import { create } from 'qrcode';
import type { DoorLink } from '../channels/doors.ts';
import { fitted } from './fit.ts';
import { GREEN, INK, line, picture, rect, SOFT, WHITE } from './svg.ts';

/** What a poster is about. */
export interface Poster {
  /** As people read it. */
  readonly village: string;
  /** Name of the kader; null: nobody is named. */
  readonly kader: string | null;
  /** The ways to begin, each with the messenger's name; up to two have large codes. */
  readonly links: readonly DoorLink[];
}

export const POSTER_DPI = 150;
/** A4 at so many dots an inch. */
export const POSTER_WIDTH = 1240;
const HEIGHT = 1754;
const A4 = { width: 210, height: 297 };
const MARGIN = 90;
const QR_SIZE = 470;
const CODES_MARGIN = 110;
const CODES_GAP = 40;
const TITLE = 'JKN untuk keluarga kita';
const LINES = [
  ['Punya warung, sawah, perahu, atau ojek?', 'JKN juga untuk kita.'],
  ['Tanya apa saja soal BPJS Kesehatan:', 'cara daftar, iuran, tunggakan.'],
  ['Gratis, lewat HP. Ada pendamping yang menemani.'],
];
const STEPS = ['1. Buka kamera HP', '2. Arahkan ke gambar kotak', '3. Tekan kirim'];
const FOOT = [
  'Kawan JKN, bukan layanan resmi BPJS Kesehatan.',
  'Jangan kirim NIK, foto KTP, atau uang kepada siapa pun.',
];

/** The poster of a village as SVG, A4. */
export function drawPoster({ village, kader, links }: Poster): string {
  const middle = POSTER_WIDTH / 2;
  const width = POSTER_WIDTH - 2 * MARGIN;
  const at = (y: number, size: number, colour: string, bold = false, x = middle) =>
    ({ x, y, size, colour, bold, anchor: 'middle' }) as const;
  let y = 340;
  const words = LINES.flatMap((lines) => {
    const parts = lines.map((part, i) => line(part, at(y + i * 52, 40, INK)));
    y += lines.length * 52 + 20;
    return parts;
  });
  return picture(
    POSTER_WIDTH,
    HEIGHT,
    [
      rect(0, 0, POSTER_WIDTH, HEIGHT, WHITE),
      rect(0, 0, POSTER_WIDTH, 250, GREEN),
      line(TITLE, at(114, 78, WHITE, true)),
      fitted(`Warga ${village}`, width, at(204, 58, WHITE, true)),
      ...words,
      ...links.flatMap(({ channel, url }, i) => {
        const { left, side } = placeOfCode(i, links.length);
        return [line(channel, at(708, 56, GREEN, true, left + side / 2)), qrCode(url, left, 745, side)];
      }),
      ...STEPS.map((step, i) => line(step, at(1298 + i * 56, 42, INK))),
      ...(kader === null ? [] : [fitted(`Kader: ${kader}`, width, at(1514, 58, GREEN, true))]),
      rect(0, HEIGHT - 150, POSTER_WIDTH, 150, SOFT),
      ...FOOT.map((part, i) => line(part, at(HEIGHT - 86 + i * 42, 30, INK))),
    ],
    A4,
  );
}

/** Side by side from margin to margin; a single code stands in the middle. */
function placeOfCode(i: number, count: number): { left: number; side: number } {
  const width = POSTER_WIDTH - 2 * CODES_MARGIN;
  if (count < 2) return { left: (POSTER_WIDTH - QR_SIZE) / 2, side: QR_SIZE };
  const side = Math.min(QR_SIZE, Math.floor((width - (count - 1) * CODES_GAP) / count));
  return { left: CODES_MARGIN + Math.round((i * (width - side)) / (count - 1)), side };
}

/** A QR code whose squares are whole units, so that no camera sees a blurred edge. */
function qrCode(text: string, x: number, y: number, size: number): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = Math.floor(size / modules.size);
  const aside = Math.floor((size - side * modules.size) / 2);
  const squares = Array.from({ length: modules.size * modules.size }, (_, i) => i)
    .filter((i) => modules.get(Math.floor(i / modules.size), i % modules.size))
    .map((i) => `M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z`);
  return `<path transform="translate(${x + aside} ${y + aside}) scale(${side})" fill="${INK}" d="${squares.join('')}"/>`;
}
