import { Canvas } from './canvas.ts';
import type { Letters } from './letters.ts';
import { encodePng } from './png.ts';

export interface Certificate {
  readonly name: string;
  readonly right: number;
  readonly total: number;
  /** As people read it, e.g. `24 November 2026`. */
  readonly day: string;
}

const WIDTH = 1240;
const HEIGHT = 877;
const GREEN = [11, 110, 79] as const;
const INK = [28, 36, 32] as const;
const PAPER = [255, 253, 246] as const;
const LONGEST_NAME = 40;

/** The certificate of the kader's course as PNG; small enough for a small data bundle. */
export function drawCertificate({ name, right, total, day }: Certificate, letters: Letters): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT, letters, [...PAPER]);
  const middle = WIDTH / 2;
  for (const [inset, colour] of [
    [20, GREEN],
    [32, PAPER],
    [40, GREEN],
    [44, PAPER],
  ] as const)
    canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, [...colour]);
  canvas.text('Tanda Selesai Belajar', middle, 110, 'title', [...GREEN], 'centre');
  canvas.text('Diberikan kepada', middle, 270, 'body', [...INK], 'centre');
  canvas.text(name.slice(0, LONGEST_NAME), middle, 340, 'title', [...INK], 'centre');
  canvas.text('yang telah menyelesaikan Pelatihan Kader Kawan JKN', middle, 490, 'body', [...INK], 'centre');
  canvas.text(`dengan nilai ${right} dari ${total}`, middle, 560, 'large', [...GREEN], 'centre');
  canvas.text(day, middle, 690, 'body', [...INK], 'centre');
  canvas.text('Kawan JKN, bukan layanan resmi BPJS Kesehatan', middle, 775, 'small', [...INK], 'centre');
  return encodePng(canvas.pixels());
}
