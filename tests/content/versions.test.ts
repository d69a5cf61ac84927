import { expect, test } from 'vitest';
import { nearest } from '../../src/content/files/nearest.ts';
import { versionOf } from '../../src/content/files/versions.ts';

test('the order of keys does not change a version, the order of lists does', () => {
  expect(versionOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(versionOf({ b: [{ d: 3, c: 2 }], a: 1 }));
  expect(versionOf({ steps: ['a', 'b'] })).not.toBe(versionOf({ steps: ['b', 'a'] }));
});

test('assignments run one after the other, so their order is part of the version', () => {
  expect(versionOf({ set: { a: '1', b: 'a' } })).not.toBe(versionOf({ set: { b: 'a', a: '1' } }));
});

test.each([
  ['dokumen', ['documents', 'done', 'dokument'], 'dokument'],
  ['dues.clas3', ['dues.class1', 'dues.class3', 'dues.day'], 'dues.class3'],
  ['class3', ['dues.class3', 'dues.day'], 'dues.class3'],
])('for "%s" the nearest of %j is suggested', (name, known, wanted) => {
  expect(nearest(name, known)).toBe(`did you mean "${wanted}"?`);
});

test('nothing is suggested when nothing is near', () => {
  expect(nearest('entah', ['documents', 'done'])).toBeUndefined();
});
