import { describe, expect, test } from 'vitest';
import { createExpressions, type Wanted } from '../../src/content/words/expressions.ts';
import { buildVocabulary } from '../../src/content/words/vocabulary.ts';
import type { Vars } from '../../src/engine/program.ts';
import { NOW } from '../helpers.ts';

const fact = { source: ['uji'], checked: '2026-11-01', confidence: 'A' as const, caveat: false };
const words = buildVocabulary(
  { dues: { class3: { ...fact, value: 35000 }, note: { ...fact, value: 'tanggal 10' } } },
  {
    family: { type: 'number', default: 1 },
    name: { type: 'text', default: '' },
    since: { type: 'month', default: '' },
    due: { type: 'date', default: '' },
    glad: { type: 'boolean', default: false },
  },
);
const expressions = createExpressions(words, (place) => (place === 'NTT' ? 'wita' : ''));

function value(source: string, vars: Vars = {}, wants: Wanted = 'any') {
  const compiled = expressions.compile(source, wants);
  if (typeof compiled !== 'function') throw new Error(compiled.problem);
  return compiled({ vars: { today: '2026-11-23', ...vars }, now: NOW, lang: 'id' });
}

test.each([
  ['family * dues.class3', { family: 4 }, 140_000],
  ['7 / 2', {}, 3.5],
  ['family / 0', { family: 3 }, 0],
  ['7 % 4', {}, 3],
  ['min(family, 3) + max(1, 2, 9)', { family: 5 }, 12],
  ['round(2.5) + floor(1.9) + ceil(0.1)', {}, 5],
  ['family', {}, 1],
  ['name + "!"', { name: 'Bu "Tini"' }, 'Bu "Tini"!'],
  ['"3 orang"', {}, '3 orang'],
  ['name.size() + 1', { name: 'abc' }, 4],
  ['known("family")', {}, false],
  ['known("family")', { family: 1 }, true],
  ['glad ? "ya" : "tidak"', { glad: true }, 'ya'],
  ['months_since(since)', { since: '2026-08' }, 3],
  ['months_since(since)', { since: '2027-01' }, 0],
  ['months_since(since)', {}, 0],
  ['days_until(due)', { due: '2026-12-01' }, 8],
  ['days_until(due)', { due: '2026-11-20' }, -3],
  ['days_until(due)', { due: 'entah' }, 0],
  ['days_after(today, 8)', {}, '2026-12-01'],
  ['next_day(today, 10)', {}, '2026-12-10'],
  ['next_day(today, 23)', {}, '2026-11-23'],
  ['next_day("2026-12-31", 31)', {}, '2026-12-31'],
  ['next_day("2027-02-01", 30)', {}, '2027-03-30'],
  ['zone_of("NTT")', {}, 'wita'],
  ['family == 4 && name != ""', { family: 4, name: 'x' }, true],
])('%s with %j is %j', (source, vars, wanted) => {
  expect(value(source, vars)).toBe(wanted);
});

test('two people do not see each other through one compiled expression', () => {
  const compiled = expressions.compile('known("family") && family > 2', 'bool');
  if (typeof compiled !== 'function') throw new Error(compiled.problem);
  const scope = (vars: Vars) => ({ vars, now: NOW, lang: 'id' });
  expect([compiled(scope({ family: 3 })), compiled(scope({})), compiled(scope({ family: 3 }))]).toEqual([
    true,
    false,
    true,
  ]);
});

describe('what does not fit is told at load', () => {
  test.each<[string, Wanted, RegExp]>([
    ['family >', 'bool', /./],
    ['famly > 2', 'bool', /famly/],
    ['dues.clas3 * 2', 'number', /clas3/],
    ['family + 1', 'bool', /must be true or false/],
    ['name == "x"', 'number', /must be a number/],
    ['family', 'string', /must be text in quotes/],
    ['name > 3', 'bool', /no such overload/i],
    ['known("famly")', 'bool', /famly/],
    ['nothing()', 'bool', /./],
  ])('%s as %s', (source, wants, problem) => {
    expect(expressions.compile(source, wants)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});
