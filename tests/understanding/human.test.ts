import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { ROOT } from '../../src/main.ts';
import { readHuman, readHumanWish } from '../../src/understanding/human.ts';
import { shippedGuide } from '../helpers.ts';

interface Row {
  readonly text: string;
  readonly wish: boolean;
  readonly part: string;
}

const ROWS: readonly Row[] = readFileSync(join(ROOT, 'content/evaluation/human.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [text = '', human = '', part = ''] = line.split('\t');
    return { text, wish: human === 'yes', part };
  });

const share = (rows: readonly Row[]) => rows.filter(({ text }) => readHumanWish(text)).length / rows.length;

describe('a wish for a person', () => {
  // Floors just below what was measured. Nobody tunes on what is held out.
  test.each([
    { part: 'tuned', heard: 0.98, falsely: 0.01 },
    { part: 'held_out', heard: 0.93, falsely: 0.045 },
  ])('is heard in the rows that are $part, and others are seldom taken for one', ({ part, heard, falsely }) => {
    const rows = ROWS.filter((row) => row.part === part);
    const wishes = rows.filter(({ wish }) => wish);
    expect(wishes.length).toBeGreaterThanOrEqual(100);
    expect(share(wishes)).toBeGreaterThanOrEqual(heard);
    expect(share(rows.filter(({ wish }) => !wish))).toBeLessThanOrEqual(falsely);
  });

  test('is hardly ever heard in the questions that we answer', () => {
    const phrasings = shippedGuide().content.questions.flatMap(({ source }) =>
      source.topic === 'pendamping' || source.id.startsWith('kader') ? [] : source.phrasings,
    );
    expect(phrasings.length).toBeGreaterThan(1000);
    expect(phrasings.filter((text) => readHumanWish(text)).length).toBeLessThanOrEqual(5);
  });

  test('stands at the end of a long story as well', () => {
    const story = 'kartu saya mati sejak bulan lalu dan kemarin ditolak. '.repeat(60);
    expect(readHumanWish(`${story}tolong sambungkan saya ke petugas`)).toBe(true);
    expect(readHumanWish(story)).toBe(false);
  });

  test('is no more than being lost where nobody is asked for', () => {
    expect(readHuman('aku ora mudeng blas').wish).toBe('lost');
    expect(readHuman('bingung saya').wish).toBe('lost');
    expect(readHuman('bingung saya, tolong dijelasin lewat telepon').wish).toBe('wished');
    expect(readHuman('tidak tahu').wish).toBe('none');
  });

  test('says which rule decided, and on which words', () => {
    expect(readHuman('pagi bu. saya mau ngobrol sama petugas').why).toBe('talk: saya mau ngobrol sama petugas');
    expect(readHuman('4 orang')).toEqual({ wish: 'none', why: '' });
  });
});
