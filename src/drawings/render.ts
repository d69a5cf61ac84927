import { createRequire } from 'node:module';
import { renderAsync, Resvg } from '@resvg/resvg-js';
import { withPngChunk } from './png-chunk.ts';
import { INK, line, picture } from './svg.ts';

const { resolve } = createRequire(import.meta.url);
/** Only the shipped font: a picture looks the same on every machine. */
export const FONT = {
  loadSystemFonts: false,
  fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`)),
  defaultFontFamily: 'DejaVu Sans',
  sansSerifFamily: 'DejaVu Sans',
};

/** An SVG as PNG, `width` pixels wide; drawn aside, so that turns go on meanwhile. `dpi` tells a printer its size. */
export async function asPng(svg: string, width: number, dpi?: number): Promise<Buffer> {
  const drawn = await renderAsync(svg, { font: FONT, fitTo: { mode: 'width', value: width } });
  return dpi === undefined ? drawn.asPng() : withPrintSize(drawn.asPng(), dpi);
}

/** How wide a line of words is. */
export function widthOf(words: string, size: number, bold: boolean): number {
  const svg = picture(1, 1, [line(words, { x: 0, y: 0, size, colour: INK, bold })]);
  return new Resvg(svg, { font: FONT }).getBBox()?.width ?? 0;
}

/** PNG specification, section 11.3.4.3: pHYs holds dots per metre, twice, and a 1 for metres. */
function withPrintSize(png: Buffer, dpi: number): Buffer {
  const size = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  size.writeUInt32BE(perMetre, 0);
  size.writeUInt32BE(perMetre, 4);
  size[8] = 1;
  return withPngChunk(png, 'pHYs', size);
}
