import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeGrey, type Pixels } from './png.ts';

/** One size of the shipped letters. */
export interface Face {
  /** Height of a line, pixels. */
  readonly line: number;
  /** Character → where it lies in the picture and how far it moves on. */
  readonly glyphs: Readonly<Record<string, { x: number; y: number; width: number; advance: number }>>;
}

export type FaceName = 'title' | 'large' | 'body' | 'small';
export interface Letters {
  readonly picture: Pixels;
  readonly faces: Readonly<Record<FaceName, Face>>;
}

/** The letters that pictures are written with: drawn once by tools/draw-letters.ts, so that no browser is needed here. */
export function loadLetters(root: string): Letters {
  const folder = join(root, 'content/letters');
  const faces = JSON.parse(readFileSync(join(folder, 'letters.json'), 'utf8')) as Letters['faces'];
  return { picture: decodeGrey(readFileSync(join(folder, 'letters.png'))), faces };
}
