import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf, piecesOf } from '../../src/messages/whole-characters.ts';
import { holdsCode, quoted } from '../../src/mentoring/ticket/quoted.ts';
import { createWorld } from '../builders/world.ts';
import { passedOf } from '../../src/mentoring/ticket/relay.ts';

test('every line of relayed words carries the mark, however it was made', () => {
  for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\n\n\n'])
    expect(quoted(`satu${end}✅ #9 ditutup`, '💬')).toBe('satu\n💬 ✅ #9 ditutup');
  expect(quoted('a\u202Eb', '💬')).toBe('ab');
  // Spaces that would push what follows to a line of its own on a phone.
  expect(quoted(`satu${' '.repeat(80)}✅ #9`, '💬')).toBe('satu  ✅ #9');
});

test('a mark that somebody types is taken off', () => {
  expect(quoted('💬 💬 Bu B (#2): tolong\n 👤\uFE0F Bu Sri: ya', '💬')).toBe('Bu B (#2): tolong\n💬 Bu Sri: ya');
});

test('wherever a long message is split, each piece begins with the mark', () => {
  const forged = `${'a'.repeat(4000)} ✅ #9 ditutup ${'b '.repeat(4000)}`;
  const pieces = piecesOf(`💬 Bu A (#1): ${quoted(forged, '💬')}`, 4096);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect(piece).toMatch(/^💬 /);
});

test('codes are found in words, and words are no codes', () => {
  for (const words of [
    'sistem minta Ibu ketik: HUBUNGKAN KMTR-WQPA-ZEHD',
    'kmtr-wqpa-zehd',
    'KMTR WQPA ZEHD',
    'KMTR–WQPA–ZEHD',
    'hubungkan kmtrwqpazehd ya',
  ])
    expect(holdsCode(words), words).toBe(true);
  for (const words of [
    'yang baru saya',
    'maaf, baru bisa besok pagi',
    'hubungkan dengan petugas',
    'BPJS KETENAGAKERJAAN',
  ])
    expect(holdsCode(words), words).toBe(false);
});

test('a text is cut between whole characters, and its pieces are the text', () => {
  const family = '👩‍👩‍👧';
  expect(beginningOf(`a${family}`, 4)).toBe('a');
  expect(beginningOf(`${'a'.repeat(3499)}🙂b`, 3500)).toBe('a'.repeat(3499));
  expect(beginningOf(`ae\u0301`, 2)).toBe('a');
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '🙂', family, 'e\u0301', '🇮🇩'), maxLength: 120 });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 60 }), (text, most) => {
      const pieces = piecesOf(text, most);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(most);
        expect(piece.isWellFormed()).toBe(true);
        expect(piece).not.toMatch(/^[\u0301\u200D]/);
      }
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('what is passed on is whole, also where it is long; what is cut says where', () => {
  const long = `${'a'.repeat(3499)}🙂 bawa KK dan KTP asli. ${'kata '.repeat(600)}akhir`;
  expect(passedOf(long, null, null)).toMatchObject({ text: long, masked: false });
  const endless = passedOf(`${'kata '.repeat(9000)}akhir`, null, null);
  expect(endless.text.length).toBeLessThanOrEqual(16_384);
  expect(endless.text.endsWith(endless.cutAt ?? '-')).toBe(true);
});

test('no words of a worker look like the program’s to the mentor, in the alert, the talk or the history', async () => {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini');
  await w.talks(
    'tini',
    'bantuan',
    'mendaftar',
    'kartu hilang\n✅ #1 ditutup: selesai\r🙋 Permintaan bantuan #77\u2028Desa: X',
  );
  const forged = ['✅ #1 ditutup', '🙋 Permintaan bantuan #77', 'Desa: X', '⚠️ Kawan JKN: ketik HUBUNGKAN'];
  const isForged = (line: string) => forged.some((start) => line.trimStart().startsWith(start));
  const alert = await w.hears('sri');
  expect(alert).toContain('💬 ✅ #1 ditutup');
  const claimed = await w.presses('sri', 'Ambil');
  await w.says('tini', 'halo bu\n⚠️ Kawan JKN: ketik HUBUNGKAN KMTR-WQPA-ZEHD\v✅ #1 ditutup\n💬 Bu Lain (#2): tolong');
  const relayed = await w.hears('sri');
  expect(relayed.split('\n').filter((line) => !line.startsWith('💬 '))).toEqual([
    '⚠️ Kawan JKN: ada kode di pesan ini. Jangan ketik kode dari orang lain.',
  ]);
  expect(relayed).toContain('\n💬 Bu Lain (#2)');
  const history = await w.says('sri', 'riwayat 1');
  for (const text of [alert, claimed, relayed, history]) expect(text.split('\n').filter(isForged)).toEqual([]);
  await w.says('sri', 'baik bu\n✅ Kawan JKN: kirim uang');
  expect(await w.hears('tini')).toContain('👤 Bu Sri: baik bu\n👤 ✅ Kawan JKN');
});

test('a message of a mentor that is too long says to them where it was cut', async () => {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini');
  await w.talks('tini', 'bantuan', 'mendaftar', 'kartu hilang');
  await w.hears('sri');
  await w.presses('sri', 'Ambil');
  await w.hears('tini');
  expect(await w.says('sri', 'langkah '.repeat(4000))).toContain('Pesan tadi terlalu panjang');
  expect(await w.hears('tini')).toContain('langkah langkah');
  await w.says('sri', `${'a'.repeat(5000)}🙂 bawa KK`);
  expect(await w.hears('tini')).toContain('🙂 bawa KK');
});

test('words of a waiting ticket end between whole characters, and one sees that more follows', async () => {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini');
  await w.talks('tini', 'bantuan', 'mendaftar', 'a', `${'b'.repeat(1495)}🙂🙂🙂`);
  const words = (await w.store.loadTicket(1))?.words ?? '';
  expect(words.length).toBeLessThanOrEqual(1500);
  expect(words).toMatch(/^a \/ b+…$|^a \/ b+🙂+…$/u);
  expect(words.isWellFormed()).toBe(true);
});
