import { fitted } from './fit.ts';
import { GREEN, INK, line, PAPER, picture, rect } from './svg.ts';

export interface Certificate {
  readonly name: string;
  readonly right: number;
  readonly total: number;
  /** As people read it, e.g. `24 November 2026`. */
  readonly day: string;
}

/** Pixels of the picture: sharp on a phone, and below 80 KB. */
export const CERTIFICATE_PIXELS = 1080;
/** A5, lying. */
const WIDTH = 1240;
const HEIGHT = 877;
const MARGIN = 90;

/** The certificate of the kader's course as SVG. */
export function drawCertificate({ name, right, total, day }: Certificate): string {
  const frame = (inset: number, colour: string) => rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, colour);
  const at = (y: number, size: number, colour: string, bold = false) =>
    ({ x: WIDTH / 2, y, size, colour, bold, anchor: 'middle' }) as const;
  return picture(WIDTH, HEIGHT, [
    frame(0, PAPER),
    frame(20, GREEN),
    frame(32, PAPER),
    frame(40, GREEN),
    frame(44, PAPER),
    line('Tanda Selesai Belajar', at(190, 80, GREEN, true)),
    line('Diberikan kepada', at(300, 38, INK)),
    fitted(name, WIDTH - 2 * MARGIN, at(425, 84, INK, true)),
    line('yang telah menyelesaikan Pelatihan Kader Kawan JKN', at(535, 38, INK)),
    line(`dengan nilai ${right} dari ${total}`, at(620, 58, GREEN, true)),
    line(day, at(725, 38, INK)),
    line('Kawan JKN, bukan layanan resmi BPJS Kesehatan', at(800, 28, INK)),
  ]);
}
