import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { createAreas, foldName, type Areas } from '../../understanding/areas.ts';
import type { ProvincesSource } from '../schema-places.ts';

const FOLDER = 'content/areas';

/**
 * The map of the country: content/areas/regencies.tsv at once, the names of villages when the first is looked up. Both are
 * written by tools/areas.ts; a programme without them knows its own villages alone.
 */
export function loadAreas(root: string, provinces: ProvincesSource): Areas {
  const path = (name: string) => join(root, FOLDER, name);
  const table = existsSync(path('regencies.tsv')) ? readFileSync(path('regencies.tsv'), 'utf8') : '';
  const rows = table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const regencies = rows.map(([official = '', province = '']) => {
    const name = official.replace(/^(?:Kabupaten|Kota) /, '');
    return { name, folded: foldName(name), province, zone: provinces[province]?.zone ?? ('wib' as const) };
  });
  const own = new Set(regencies.map(({ folded }) => folded));
  return createAreas({
    regencies,
    provinces: Object.entries(provinces).map(([name, { zone, also }]) => ({
      name,
      zone,
      // A town that is a regency of its own is found as such.
      said: [name, ...also].map(foldName).filter((folded) => !own.has(folded) || folded === foldName(name)),
    })),
    names: () =>
      existsSync(path('names.br')) ? brotliDecompressSync(readFileSync(path('names.br'))) : new Uint8Array(),
  });
}
