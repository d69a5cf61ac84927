/**
 * Writes content/areas from the data of the npm package idn-area-data (4.0.1; data under ODbL 1.0): the regencies, and the
 * names of all districts and villages with the regencies they lie in. Run: `npm pack idn-area-data`, unpack it, then
 * `node tools/areas.ts package/data`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { foldName } from '../src/understanding/areas.ts';

const AREAS = join(resolve(import.meta.dirname, '..'), 'content/areas');
const HEAD =
  '# The regencies of Indonesia with their provinces. Source: idn-area-data 4.0.1 (Kemendagri codes), data under ODbL 1.0.\n# Written by tools/areas.ts.\n';

/** The rows of a CSV file of that package, without its head; names never hold a quote or a line break. */
function rowsOf(folder: string, file: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  return lines.map((line) => line.trim().replaceAll('"', '').split(','));
}

/** `Kota Administrasi Jakarta Barat` is called a kota like the others. */
function shortened(name: string): string {
  return name.replace(/^(Kota|Kabupaten) Administrasi /, '$1 ');
}

function main(folder: string): void {
  const provinces = new Map(rowsOf(folder, 'provinces.csv').map(([code = '', name = '']) => [code, name]));
  const regencies = rowsOf(folder, 'regencies.csv').map(([code = '', province = '', name = '']) => ({
    code,
    name: shortened(name),
    // As content/provinces.yaml calls it.
    province: (provinces.get(province) ?? '').replace('Daerah Khusus Ibukota', 'DKI'),
  }));
  const lines = regencies.map(({ name, province }) => `${name}\t${province}`);
  writeFileSync(join(AREAS, 'regencies.tsv'), `${HEAD}${lines.join('\n')}\n`);
  const positions = new Map(regencies.map(({ code }, i) => [code, i]));
  const names = new Map<string, { name: string; districts: Set<number>; villages: Set<number> }>();
  for (const [file, kind] of [
    ['districts.csv', 'districts'],
    ['villages.csv', 'villages'],
  ] as const) {
    for (const [code = '', , name = ''] of rowsOf(folder, file)) {
      const key = foldName(name);
      const at = positions.get(code.slice(0, 5));
      if (key === '' || at === undefined) continue;
      const known = names.get(key) ?? { name, districts: new Set(), villages: new Set() };
      known[kind].add(at);
      names.set(key, known);
    }
  }
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([, { name, districts, villages }]) => `${name}\t${packed(districts)}\t${packed(villages)}`);
  const bytes = Buffer.from(text.join('\n'));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  writeFileSync(join(AREAS, 'names.br'), brotliCompressSync(bytes, quality));
}

/** Positions of regencies in base 36. */
function packed(positions: ReadonlySet<number>): string {
  return [...positions]
    .sort((a, b) => a - b)
    .map((at) => at.toString(36))
    .join(' ');
}

const [folder] = process.argv.slice(2);
if (import.meta.main && folder !== undefined) main(folder);
