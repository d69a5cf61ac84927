import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adoptMissed, draftAnswer, showMissed } from '../../src/cli/missed.ts';
import { addPhrasings } from '../../src/content/author/edit-questions.ts';
import { loadGuide } from '../../src/live-guide.ts';
import { ROOT } from '../../src/main.ts';

const { guide } = loadGuide(ROOT, Date.UTC(2026, 10, 23));
const MISSED = [
  'blangko kuning kuwi nggo opo',
  'zxcvb qwrty',
  'blangko kuning nggo opo yo',
  'blangko kuning kuwi nggo opo',
  'Berapa iuran BPJS kelas 3 per bulan?',
];
const store = { missedUtterances: () => Promise.resolve(MISSED.map((text, at) => ({ text, at }))) };

let root: string;
let out: string;
const write = (text: string) => {
  out += text;
};
beforeEach(() => {
  out = '';
  root = mkdtempSync(join(tmpdir(), 'kawan-missed-'));
  mkdirSync(join(root, 'content'));
  cpSync(join(ROOT, 'content/questions'), join(root, 'content/questions'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

test('alike messages are told as one with how often they came; what is answered by now is left out', async () => {
  await showMissed(store, guide, write);
  const lines = out.trim().split('\n');
  expect(lines[0]).toMatch(/^1\t3 times\tblangko kuning kuwi nggo opo {2}\| {2}blangko kuning nggo opo yo/);
  expect(lines).toHaveLength(2);
});

test('a group becomes phrasings of a question; nothing else in the file changes', async () => {
  const path = join(root, 'content/questions/dues.yaml');
  const before = readFileSync(path, 'utf8');
  await adoptMissed(store, guide, { root, group: 1, as: 'iuran-kelas-3' }, write);
  const after = readFileSync(path, 'utf8');
  expect(out).toContain('2 phrasings added to iuran-kelas-3 in content/questions/dues.yaml');
  const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
  expect(added).toEqual(['      - blangko kuning kuwi nggo opo', '      - blangko kuning nggo opo yo']);
  await adoptMissed(store, guide, { root, group: 1, as: 'iuran-kelas-3' }, write);
  expect(readFileSync(path, 'utf8')).toBe(after);
});

test('no such group, no such question: said, and nothing is written', async () => {
  await expect(adoptMissed(store, guide, { root, group: 9, as: 'iuran-kelas-3' }, write)).rejects.toThrow('group 9');
  await expect(adoptMissed(store, guide, { root, group: 1, as: 'tidak-ada' }, write)).rejects.toThrow('tidak-ada');
});

test('a group can be drafted as a new question', async () => {
  await draftAnswer(store, guide, 1, write);
  expect(parse(out)).toMatchObject([{ phrasings: ['blangko kuning kuwi nggo opo', 'blangko kuning nggo opo yo'] }]);
});

test('a phrasing with signs of YAML in it is quoted', () => {
  const source = '# kept\nquestions:\n  - id: a # kept too\n    phrasings:\n      - satu\n    answer: b\n';
  const edited = addPhrasings(source, 'a', ['bayar: berapa? # ya', '12345']) ?? '';
  expect(parse(edited)).toEqual({
    questions: [{ id: 'a', phrasings: ['satu', 'bayar: berapa? # ya', '12345'], answer: 'b' }],
  });
  expect(edited).toContain('# kept too');
  expect(addPhrasings(source, 'z', ['x'])).toBeNull();
});
