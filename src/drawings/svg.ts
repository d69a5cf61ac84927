/** What is written on a picture. Coordinates are units of its viewBox; `y` is where the letters stand. */
export interface Written {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** What `x` is; the left edge when nothing is said. */
  readonly anchor?: 'middle';
}

export const GREEN = '#0b6e4f';
export const INK = '#1c2420';
export const WHITE = '#fff';
export const PAPER = '#fffdf6';
export const SOFT = '#e9e4db';
/** The font that is shipped; the others are for computers where it is missing. */
const FONTS = 'DejaVu Sans, Noto Sans, sans-serif';

/** One line of words. */
export function line(words: string, { x, y, size, colour, bold, anchor }: Written): string {
  const look = `${bold === true ? ' font-weight="700"' : ''} fill="${colour}"${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${x}" y="${y}" font-size="${size}"${look}>${escaped(words)}</text>`;
}

export function rect(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
}

/** The whole picture. `print` is its size on paper, in millimetres; without it, a unit is a pixel. */
export function picture(
  width: number,
  height: number,
  parts: readonly string[],
  print?: { readonly width: number; readonly height: number },
): string {
  const size = print ? `width="${print.width}mm" height="${print.height}mm"` : `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${parts.join('')}</svg>\n`;
}

/** Words as they may stand in an SVG: without control characters, which XML forbids, and emoji, which the font lacks. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/[\p{Extended_Pictographic}\uFE0F\u200D]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
