/** Length of a PNG's signature, and of a chunk's length, type and checksum. */
const SIGNATURE = 8;
const FRAME = 12;

/** The text noted in a PNG under a keyword (chunk tEXt), or null. Format: PNG specification, section 11.3.4.3. */
export function readPngText(png: Buffer, keyword: string): string | null {
  for (let at = SIGNATURE; at + FRAME <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'tEXt') {
      const [key, text] = png.toString('latin1', at + 8, at + 8 + length).split('\0');
      if (key === keyword) return text ?? '';
    }
    at += FRAME + length;
  }
  return null;
}
