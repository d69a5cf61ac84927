import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inviteStaff } from '../../src/cli/staff.ts';
import { makePoster } from '../../src/cli/poster.ts';
import { drawings } from '../../src/drawings/drawings.ts';
import { ROOT } from '../../src/main.ts';
import { friendCode, posterCode, readCode } from '../../src/understanding/link-codes.ts';
import { linksFor } from '../../src/channels/doors.ts';
import { freshFolder, NOW, shippedGuide, testTurns } from '../helpers.ts';

const { villages } = shippedGuide().guide.program;

function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('a poster of a village and its kader is A4 twice, with links that carry both', async () => {
  const { store, says } = testTurns();
  let code = '';
  await inviteStaff(
    store,
    villages,
    { role: 'kader', name: 'Bu Sri', village: ['Sinduadi'] },
    NOW,
    (text) => (code += text),
  );
  await says(`GABUNG ${code.split('\n')[0] ?? ''}`, 'sri');
  const out = freshFolder();
  let printed = '';
  const options = { village: 'sinduadi', kader: 'bu sri', telegram: '@kawan_bot', whatsapp: '+62 812-3456-789', out };
  await makePoster(store, villages, ROOT, options, (text) => (printed += text));
  expect(printed).toContain('https://t.me/kawan_bot?start=v-sinduadi_k-1\n');
  expect(printed).toContain('https://wa.me/628123456789?text=MULAI%20v-sinduadi_k-1\n');
  const svg = readFileSync(join(out, 'poster-sinduadi-1.svg'), 'utf8');
  expect(svg).toContain('Warga Sinduadi');
  expect(svg).toContain('Kader: Bu Sri');
  expect(svg).toContain('width="210mm"');
  const png = readFileSync(join(out, 'poster-sinduadi-1.png'));
  expect(sizeOf(png)).toEqual([1240, 1754]);
  expect(png.length).toBeLessThan(300_000);
  await expect(makePoster(store, villages, ROOT, options, () => undefined)).rejects.toThrow('exists');
});

test('without a bot and a number there is no poster, and a kader must be known', async () => {
  const { store } = testTurns();
  const make = (more: object) =>
    makePoster(store, villages, ROOT, { village: 'Sinduadi', out: freshFolder(), ...more }, () => undefined);
  await expect(make({})).rejects.toThrow('--telegram');
  await expect(make({ telegram: 'x', kader: 'Bu Siapa' })).rejects.toThrow('0 staff');
});

test('whoever comes by a poster, on either messenger, is counted for its village and kader', async () => {
  const { store, does, says } = testTurns();
  await does({ kind: 'start', code: 'v-sinduadi_k-1' }, 'ani');
  expect(await says('MULAI v-sinduadi_k-1', 'budi')).toContain('bukan layanan resmi');
  for (const id of [1, 2]) expect((await store.loadPerson(id))?.origin).toBe('v-sinduadi_k-1');
  expect(await says('mulai dari awal', 'citra')).toContain('bukan layanan resmi');
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

test('a certificate is drawn with name and score, small enough for a small data bundle', () => {
  const draw = drawings(ROOT);
  const certificate = (name: string) =>
    draw(JSON.stringify({ kind: 'certificate', name, right: 9, total: 10, day: '24 November 2026' }));
  expect(sizeOf(certificate('Bu Sri'))).toEqual([1240, 877]);
  expect(certificate('Bu Sri').length).toBeLessThan(80 * 1024);
  expect(Buffer.compare(certificate('Bu Sri'), certificate('Bu Tri'))).not.toBe(0);
  expect(sizeOf(certificate('Ñandú 🙂 ’'))).toEqual([1240, 877]);
  expect(() => draw('{"kind":"other"}')).toThrow();
});
