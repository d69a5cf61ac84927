import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, oneLine } from '../../src/understanding/clean-name.ts';
import { hear } from '../../src/understanding/hear.ts';
import { NOW } from '../helpers.ts';

describe('a name is clean', () => {
  test.each([
    ['Bu Sari', 'Bu Sari'],
    ['\u202EBu Sari', 'Bu Sari'],
    ['Bu \u2066Sari\u2069', 'Bu Sari'],
    ['Bu S\u200Bar\u00ADi', 'Bu Sari'],
    ['\u200B\u2060\uFEFF', ''],
    ['\u3164\u2800', ''],
    ['Sri\nMENU', 'Sri MENU'],
    ['Bu A\u2028✅ #9 ditutup\u0085Desa: X', 'Bu A ditutup Desa X'],
    ['Bu\u00a0\u3000Sari', 'Bu Sari'],
    ['M. Yusuf', 'M. Yusuf'],
    ['Nur’aini', "Nur'aini"],
    ['Sri-Lestari', 'Sri-Lestari'],
    ['Siti👩‍👩‍👧', 'Siti'],
    ['\u001b[31mSiti\u0007', 'mSiti'],
    ['S\u0336i\u0336t\u0336i', 'Siti'],
    ['12345', ''],
    ['a1\u0301', 'á'],
    ["-'Siti'-", 'Siti'],
    ['ꦱꦫꦶ', 'ꦱꦫꦶ'],
  ])('%j is %j', (typed, name) => {
    expect(cleanName(typed)).toBe(name);
  });

  test('its length counts whole characters', () => {
    expect(cleanName('e\u0301'.repeat(60))).toBe('é'.repeat(40));
    expect(cleanName('ꦱꦶ'.repeat(60))).toBe('ꦱꦶ'.repeat(40));
  });

  test('names that the programme gives may have a number', () => {
    expect(cleanName('Kader RW 05\n#9', { digits: true })).toBe('Kader RW 05 9');
  });

  test('whatever is typed, a name is one line of letters, and stays what it is', () => {
    const marked = fc.string({
      unit: fc.constantFrom('a', 'Ś', '\u202E', '\u200D', '\n', '\u0301', '1', '🙂', ' ', '.'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), marked), (typed) => {
        const name = cleanName(typed);
        expect(name).toMatch(/^(?:[\p{L}][\p{L}\p{M}'. -]*)?$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});

test('what answers "saya panggil siapa?" is cleaned before it is read', () => {
  for (const [typed, name] of [
    ['\u202EBu Sari', 'Bu Sari'],
    ['Bu S\u200Bari', 'Bu Sari'],
    ['nama saya siti', 'Siti'],
  ])
    expect(hear('name', typed ?? '', NOW)).toMatchObject({ kind: 'value', value: name });
  for (const typed of ['halo', '1', '\u200B']) expect(hear('name', typed, NOW)?.kind).not.toBe('value');
});

test('a title or a place is one line', () => {
  expect(oneLine('Balai\u2028Desa\u202E\n✅ #9')).toBe('Balai Desa ✅ #9');
});
