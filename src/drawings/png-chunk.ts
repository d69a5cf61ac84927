import { crc32 } from 'node:zlib';

/** Length of a PNG's signature and its first chunk, IHDR, behind which every other chunk may stand. */
const HEAD = 33;

/** The same PNG with one more chunk. PNG specification, section 5.3: length, type, body, checksum of both. */
export function withPngChunk(png: Buffer, type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(body.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)]);
}
