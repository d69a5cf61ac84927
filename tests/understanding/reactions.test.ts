import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { readRows } from '../../src/cli/eval-rows.ts';
import { stripCourtesy } from '../../src/understanding/courtesy.ts';
import { readReaction } from '../../src/understanding/reactions.ts';
import { isTelling, readTelling } from '../../src/understanding/telling.ts';

const rows = readFileSync(join(ROOT, 'content/evaluation/reactions.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [part = '', reaction = '', text = ''] = line.split('\t');
    return { part, reaction, text };
  });
const readIn = (text: string) => readReaction(stripCourtesy(text).core || text) ?? 'none';
const wrongIn = (part: string, there: boolean) =>
  rows.filter((row) => row.part === part && (row.reaction !== 'none') === there && readIn(row.text) !== row.reaction);
const countIn = (part: string, there: boolean) =>
  rows.filter((row) => row.part === part && (row.reaction !== 'none') === there).length;

describe('a remark', () => {
  test('is taken as what it says, and nothing else is taken for one', () => {
    expect(wrongIn('tuned', true)).toEqual([]);
    expect(wrongIn('tuned', false)).toEqual([]);
  });

  test('in words that were only ever measured is known seven times of eight, and hardly anything else is taken for one', () => {
    expect(wrongIn('held', true).length / countIn('held', true)).toBeLessThanOrEqual(1 / 8);
    expect(wrongIn('held', false).length).toBeLessThanOrEqual(1);
  });

  test('is not seen in questions and reports of the other evaluations', () => {
    const rows = ['utterances.tsv', 'danger.tsv', 'outcomes.tsv'].flatMap((file) =>
      readRows(join(ROOT, 'content/evaluation', file)),
    );
    const asking = rows.filter((row) => (row.danger ?? row.outcome ?? row.accepted?.flat()[0]) !== 'none');
    expect(asking.length).toBeGreaterThan(900);
    const taken = asking.filter(({ text }) => readIn(text) !== 'none');
    expect(taken.map(({ text }) => text)).toEqual([]);
  });
});

test.each([
  ['anak kula ten jakarta sedoyo', true],
  ['gaji saya 1,2jt sebulan', true],
  ['suami udah ga ada', true],
  ['aku baru balik dari hongkong, 9 taun kerja sana', true],
  ['tidak ada pemberitahuan', true],
  ['ibuku jualan nasi uduk ga bisa baca', true],
  ['ibu mau ikut bpjs', false],
  ['suami saya bisa ikut', false],
  ['anak saya umur 22 masih ditanggung?', false],
  ['kalau saya berhenti', false],
  ['iuran kelas 3', false],
  ['udah ada kabar belom', false],
  ['saya ditagih debt collector ga', false],
  ['sudah', false],
  ['antrean online ilang dari aplikasi', false],
])('"%s" tells of a life and asks nothing: %s', (text, expected) => {
  expect(isTelling(text)).toBe(expected);
});

test.each([
  ['saya tuli', 'deaf'],
  ['jangan telpon ya, chat saja', 'deaf'],
  ['ibuku ga bisa baca', 'reading'],
  ['aku ora iso moco', 'reading'],
  ['aku takut mama meninggal', 'afraid'],
  ['kemarin ada yang ngaku petugas nyuruh transfer', 'fraud'],
  ['kalian semua sama aja', 'angry'],
  ['itu korupsi', 'angry'],
  ['kada tantu pandapatan', 'income'],
  ['kadang laku kadang enggak', 'income'],
  ['jauh, naik ojek dua kali', 'far'],
  ['mboten saged mlampah tebih', 'far'],
  ['ibu mau ikut bpjs', 'joining'],
  ['bini ulun ada benjolan di payudara', 'ill'],
  ['aku ngetikin buat ibuku', 'for_other'],
  ['bukan saya, ibu saya', 'for_other'],
  ['apa takut riba itu benar', null],
  ['berapa lama sakit ditanggung', null],
  ['sakit gigi ditanggung ga', null],
  ['rumah saya di bantul', null],
])('what "%s" tells is %s', (text, expected) => {
  expect(readTelling(stripCourtesy(text).core || text)).toBe(expected);
});
