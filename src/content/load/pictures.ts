import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFile, Reporter } from '../files/files.ts';
import { readPngText } from './png-text.ts';

/** Largest picture that a small data bundle should pay for. */
const MEDIA_LIMIT_BYTES = 80 * 1024;
/** Name of the note inside a PNG that says which drawing it was made from. */
export const DRAWN_FROM = 'drawn-from';

/** Content address of a drawing, as noted in the picture made from it. */
export function drawingHash(svg: string): string {
  return createHash('sha256').update(svg).digest('hex').slice(0, 16);
}

/**
 * Finds a picture that is missing, too large, or no longer what its words say: the SVG beside it must hold the same
 * words with today's facts, and the PNG must have been made from that SVG.
 */
export function checkPicture(
  root: string,
  id: string,
  name: string,
  words: string,
  file: ContentFile,
  reporter: Reporter,
): void {
  const path = join(root, 'content/media', name);
  const at = [id, 'file'];
  if (!existsSync(path)) {
    reporter.error(file, at, 'KJ013', `content/media/${name} does not exist`);
    return;
  }
  const png = readFileSync(path);
  if (png.length > MEDIA_LIMIT_BYTES)
    reporter.error(file, at, 'KJ013', `${name} has ${png.length} bytes, the limit is ${MEDIA_LIMIT_BYTES}`);
  const drawing = path.replace(/\.png$/, '.svg');
  if (drawing === path || !existsSync(drawing)) return;
  const svg = readFileSync(drawing, 'utf8');
  const missing = wordsOf(words).find((word) => !wordsOf(drawnWords(svg)).includes(word));
  if (missing !== undefined) {
    const hint = 'change tools/posters.ts to say the same, then run `node tools/render-posters.ts`';
    reporter.warning(file, [id, 'text'], 'KJ029', `the drawing of "${id}" does not say "${missing}"`, hint);
  }
  if (readPngText(png, DRAWN_FROM) !== drawingHash(svg))
    reporter.warning(file, at, 'KJ029', `${name} was not made from the drawing beside it`);
}

function drawnWords(svg: string): string {
  return svg
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
}
