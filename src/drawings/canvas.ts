import type { FaceName, Letters } from './letters.ts';
import type { Pixels } from './png.ts';

type Colour = readonly [number, number, number];

/** Letters that the shipped ones stand for. */
const PLAIN: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '—': '–', '…': '.' };

/** A picture being painted. Coordinates are pixels from the upper left. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  private readonly data: Uint8Array;
  private readonly letters: Letters;

  constructor(width: number, height: number, letters: Letters, paper: Colour = [255, 255, 255]) {
    this.width = width;
    this.height = height;
    this.letters = letters;
    this.data = new Uint8Array(width * height * 3);
    this.rect(0, 0, width, height, paper);
  }

  pixels(): Pixels {
    return { width: this.width, height: this.height, channels: 3, data: this.data };
  }

  rect(x: number, y: number, width: number, height: number, colour: Colour): void {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      for (let column = Math.max(0, x); column < Math.min(this.width, x + width); column++) {
        this.data.set(colour, (row * this.width + column) * 3);
      }
    }
  }

  /** Writes one line; `align` says what `x` is. Returns the height of a line. */
  text(words: string, x: number, y: number, face: FaceName, colour: Colour, align: 'left' | 'centre' = 'left'): number {
    let at = align === 'centre' ? Math.round(x - this.widthOf(words, face) / 2) : x;
    for (const glyph of this.glyphs(words, face)) {
      this.blend(glyph, at, y, this.letters.faces[face].line, colour);
      at += glyph.advance;
    }
    return this.letters.faces[face].line;
  }

  /** Writes words over as many lines as they need; returns where the next line begins. */
  paragraph(
    words: string,
    x: number,
    y: number,
    width: number,
    face: FaceName,
    colour: Colour,
    align: 'left' | 'centre' = 'left',
  ): number {
    let top = y;
    for (const line of this.wrap(words, width, face)) top += this.text(line, x, top, face, colour, align);
    return top;
  }

  widthOf(words: string, face: FaceName): number {
    return this.glyphs(words, face).reduce((sum, { advance }) => sum + advance, 0);
  }

  private wrap(words: string, width: number, face: FaceName): string[] {
    const lines: string[] = [];
    for (const word of words.split(' ')) {
      const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
      if (lines.length > 0 && this.widthOf(longer, face) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  private glyphs(words: string, face: FaceName) {
    const { glyphs } = this.letters.faces[face];
    return Array.from(words).flatMap((letter) => {
      const plain = PLAIN[letter] ?? letter;
      return glyphs[plain] ?? glyphs[plain.normalize('NFD').charAt(0)] ?? glyphs['?'] ?? [];
    });
  }

  private blend(
    glyph: { x: number; y: number; width: number },
    x: number,
    y: number,
    line: number,
    colour: Colour,
  ): void {
    const { picture } = this.letters;
    for (let row = 0; row < line; row++) {
      for (let column = 0; column < glyph.width; column++) {
        const ink = picture.data[(glyph.y + row) * picture.width + glyph.x + column] ?? 0;
        if (ink === 0 || x + column < 0 || x + column >= this.width || y + row >= this.height) continue;
        const at = ((y + row) * this.width + x + column) * 3;
        for (let part = 0; part < 3; part++) {
          const paper = this.data[at + part] ?? 255;
          this.data[at + part] = Math.round(paper + (((colour[part] ?? 0) - paper) * ink) / 255);
        }
      }
    }
  }
}
