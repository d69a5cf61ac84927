import { describe, expect, test } from 'vitest';
import { compileText } from '../../src/content/words/texts.ts';
import { buildVocabulary } from '../../src/content/words/vocabulary.ts';
import type { Vars } from '../../src/engine/program.ts';

const fact = { source: ['uji'], checked: '2026-11-01', confidence: 'A' as const, caveat: false };
const words = buildVocabulary(
  {
    dues: {
      class3: { ...fact, value: 35000, unit: 'rupiah' },
      percent: { ...fact, value: 2.5, unit: 'percent' },
      since: { ...fact, value: '2016-07-01', unit: 'date' },
    },
  },
  {
    family: { type: 'number', default: 1 },
    total: { type: 'number', unit: 'rupiah', default: 0 },
    name: { type: 'text', default: 'Ibu/Bapak' },
    work: { type: 'choice', default: 'farmer', values: { farmer: 'petani', fisher: 'nelayan' } },
    glad: { type: 'boolean', default: false },
    due: { type: 'date', default: '' },
  },
);
const say = (source: string, vars: Vars = {}, extra: readonly string[] = [], values?: Vars) =>
  compileText(source, words, extra).say({ vars, now: 0, lang: 'id' }, values);

test.each([
  ['Halo, {name}!', {}, 'Halo, Ibu/Bapak!'],
  ['Halo, { name }!', { name: 'Bu {Tini}' }, 'Halo, Bu {Tini}!'],
  ['{dues.class3} sebulan', {}, 'Rp35.000 sebulan'],
  ['{dues.percent}', {}, '2,5%'],
  ['{dues.since}', {}, '1 Juli 2016'],
  ['{total}', { total: 1_680_000.4 }, 'Rp1.680.000'],
  ['{family}', { family: 1234.5 }, '1.234,5'],
  ['{work}', { work: 'fisher' }, 'nelayan'],
  ['{glad}', { glad: true }, 'ya'],
  ['{due}', { due: '2026-12-05' }, '5 Desember 2026'],
  ["Hari Jum'at, '{name}'", { name: 'Tini' }, "Hari Jum'at, 'Tini'"],
  ['{work, select, farmer {Tani {family}} other {Lain}}', { family: 2 }, 'Tani 2'],
  ['{work, select, farmer {Tani} other {Lain}}', { work: 'entah' }, 'Lain'],
  ['{family, plural, =1 {sendiri} other {# orang, {family} jiwa}}', { family: 1 }, 'sendiri'],
  ['{family, plural, =1 {sendiri} other {# orang, {family} jiwa}}', { family: 4 }, '4 orang, 4 jiwa'],
  ["{work, select, farmer {Jum'at: {dues.class3}} other {-}}", {}, 'Jum’at: Rp35.000'],
  ['a < b <b>tebal</b>', {}, 'a < b <b>tebal</b>'],
])('%s with %j reads "%s"', (source, vars, wanted) => {
  expect(say(source, vars)).toBe(wanted);
});

test('names that the caller supplies are known, and go before the person’s own', () => {
  expect(say('Pilih {options}', {}, ['options'], { options: '1. Ya' })).toBe('Pilih 1. Ya');
});

describe('what is told at load', () => {
  test('names that nobody knows, also inside branches', () => {
    expect(compileText('{nam} {dues.clas3}', words).unknown).toEqual(['nam', 'dues.clas3']);
    expect(compileText('{work, select, other {{nam}}}', words).unknown).toEqual(['nam']);
  });

  test('the facts said, also inside branches', () => {
    expect(compileText('{work, select, farmer {{dues.class3}} other {-}}', words).facts).toEqual(['dues.class3']);
  });

  test.each([
    ['{name', 'no } after its name'],
    ['{work, select, farmer {Tani}}', 'other'],
    ['{}', 'nothing between'],
  ])('%s: %s', (source, problem) => {
    expect(compileText(source, words).problem).toContain(problem);
  });
});
