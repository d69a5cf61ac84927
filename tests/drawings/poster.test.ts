import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { makePoster } from '../../src/cli/poster.ts';
import { draw } from '../../src/drawings/drawings.ts';
import { fitted } from '../../src/drawings/fit.ts';
import { drawPoster } from '../../src/drawings/poster.ts';
import { FONT } from '../../src/drawings/render.ts';
import { picture } from '../../src/drawings/svg.ts';
import { friendCode, posterCode, readCode } from '../../src/understanding/link-codes.ts';
import { linksFor } from '../../src/channels/doors.ts';
import { createWorld } from '../builders/world.ts';
import { freshFolder, shippedGuide } from '../helpers.ts';

const { villages } = shippedGuide().guide.program;

function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('a poster of a village and its kader is A4 twice, with links that carry both', async () => {
  const { store, kader } = createWorld();
  await kader();
  const out = freshFolder();
  let printed = '';
  const options = { village: 'sinduadi', kader: 'bu sri', telegram: '@kawan_bot', whatsapp: '+62 812-3456-789', out };
  await makePoster(store, villages, options, (text) => (printed += text));
  expect(printed).toContain('https://t.me/kawan_bot?start=v-sinduadi_k-1\n');
  expect(printed).toContain('https://wa.me/628123456789?text=MULAI%20v-sinduadi_k-1\n');
  const svg = readFileSync(join(out, 'poster-sinduadi-1.svg'), 'utf8');
  expect(svg).toContain('Warga Sinduadi');
  expect(svg).toContain('Kader: Bu Sri');
  expect(svg).toContain('width="210mm"');
  const png = readFileSync(join(out, 'poster-sinduadi-1.png'));
  expect(sizeOf(png)).toEqual([1240, 1754]);
  expect(png.length).toBeLessThan(300_000);
  await expect(makePoster(store, villages, options, () => undefined)).rejects.toThrow('exists');
});

test('without a bot and a number there is no poster, and a kader must be known', async () => {
  const { store } = createWorld();
  const make = (more: object) =>
    makePoster(store, villages, { village: 'Sinduadi', out: freshFolder(), ...more }, () => undefined);
  await expect(make({})).rejects.toThrow('--telegram');
  await expect(make({ telegram: 'x', kader: 'Bu Siapa' })).rejects.toThrow('0 staff');
});

test('whoever comes by a poster, on either messenger, is counted for its village and kader', async () => {
  const { store, does, says } = createWorld();
  await does('ani', { kind: 'start', code: 'v-sinduadi_k-1' });
  expect(await says('budi', 'MULAI v-sinduadi_k-1')).toContain('bukan layanan resmi');
  for (const id of [1, 2]) expect((await store.loadPerson(id))?.origin).toBe('v-sinduadi_k-1');
  expect(await says('citra', 'mulai dari awal')).toContain('bukan layanan resmi');
  expect((await store.loadPerson(3))?.origin).toBe('');
});

test('codes fit Telegram’s rule, whatever a village is called', () => {
  for (const village of ['Sinduadi', "Nge'mplak & Co.", 'a'.repeat(99), 'desa baru 2']) {
    const code = posterCode(village, 123_456_789);
    expect(code).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(readCode(`Mulai ${code}`)).toEqual({ kind: 'link', code });
  }
  expect(readCode(`MULAI ${friendCode(71)}`)).toEqual({ kind: 'link', code: 't-1z' });
  for (const words of ['mulai', 'mulai lagi', 'MULAI KMTR-WQPA-ZEHD', 'mulai v-']) expect(readCode(words)).toBeNull();
  expect(linksFor('v-x', { telegram: null, whatsapp: null })).toEqual([]);
});

test('a poster that waits in an older database is drawn as a new one', async () => {
  const about = { kind: 'poster', village: 'Sinduadi' };
  const links = linksFor('v-sinduadi_k-7', { telegram: 'kawan_bot', whatsapp: null });
  const now = await draw(JSON.stringify({ ...about, kader: 'Bu Sri', links }));
  const kader = { id: 7, name: 'Bu Sri' };
  const before = { ...about, villageId: 'sinduadi', kader, telegram: 'kawan_bot', whatsapp: null };
  expect(Buffer.compare(await draw(JSON.stringify(before)), now)).toBe(0);
  const other = { ...before, telegram: null, whatsapp: '628123456789' };
  expect(Buffer.compare(await draw(JSON.stringify(other)), now)).not.toBe(0);
});

test.each([1, 2, 3, 4])('%i ways in stand side by side within the paper', (count) => {
  const links = Array.from({ length: count }, (_, i) => ({ channel: `Kanal ${i}`, url: `https://a.example/${i}` }));
  const svg = drawPoster({ village: 'Sinduadi', kader: null, links });
  const codes = [...svg.matchAll(/translate\((\d+) \d+\) scale\((\d+)\)/g)].map(([, x, scale]) => {
    const { length } = create('https://a.example/0', { errorCorrectionLevel: 'M' }).modules.data;
    return { left: Number(x), right: Number(x) + Number(scale) * Math.sqrt(length) };
  });
  expect(codes).toHaveLength(count);
  const edges = codes.flatMap(({ left, right }) => [left, right]);
  expect(edges).toEqual([...edges].sort((a, b) => a - b));
  expect(edges[0]).toBeGreaterThanOrEqual(90);
  expect(edges.at(-1)).toBeLessThanOrEqual(1150);
});

const certificate = (name: string) =>
  draw(JSON.stringify({ kind: 'certificate', name, right: 9, total: 10, day: '24 November 2026' }));

test('a certificate is drawn with name and score, small enough for a small data bundle', async () => {
  const drawn = await certificate('Bu Sri');
  expect(sizeOf(drawn)).toEqual([1080, 764]);
  expect(drawn.length).toBeLessThan(80 * 1024);
  expect(Buffer.compare(drawn, await certificate('Bu Sri'))).toBe(0);
  expect(Buffer.compare(drawn, await certificate('Bu Tri'))).not.toBe(0);
  expect(sizeOf(await certificate('Ñandú 🙂 ’'))).toEqual([1080, 764]);
  await expect(draw('{"kind":"other"}')).rejects.toThrow();
});

const LONG_NAMES = [
  'Raden Ajeng Siti Nurhaliza Kusumawardhani Prawirodirdjo binti Haji Muhammad Soleh',
  'Kusumawardhaniprawirodirdjonotonegorosuryodiningratmangkubumi',
  'W W W W W W W W W W W W W W W W W W W W W W W W W W W W W W',
];

test.each(LONG_NAMES)('the long name %s stays within the margins', (name) => {
  const style = { x: 620, y: 400, size: 84, colour: '#000', bold: true, anchor: 'middle' } as const;
  const svg = picture(1240, 877, [fitted(name, 1060, style)]);
  const { x = 0, width = Infinity } = new Resvg(svg, { font: FONT }).getBBox() ?? {};
  expect(x).toBeGreaterThanOrEqual(90);
  expect(x + width).toBeLessThanOrEqual(1150);
});

test('names are written as they are, never as part of the drawing', () => {
  const svg = drawPoster({ village: '<b>"Desa"</b> & co', kader: '\u0000</svg>🙂', links: [] });
  expect(svg).toContain('>Warga &lt;b&gt;&quot;Desa&quot;&lt;/b&gt; &amp; co<');
  expect(svg).toContain('>Kader:  &lt;/svg&gt;<');
});
