import { describe, expect, test } from 'vitest';

import { readHuman, readHumanWish } from '../../src/understanding/human.ts';
import { shippedGuide } from '../helpers.ts';

const share = (rows: readonly { readonly text: string }[]) =>
  rows.filter(({ text }) => readHumanWish(text)).length / rows.length;

describe('a wish for a person, by the rules alone', () => {
  // Floors just below what was measured. The rules were tuned on these two hands.
  test('is heard in the rows they were made for, and others are seldom taken for one', () => {
    const rows = shippedGuide().content.wishes.filter(({ hand }) => hand === 'first' || hand === 'second');
    const wishes = rows.filter(({ wish }) => wish);
    expect(wishes.length).toBeGreaterThanOrEqual(500);
    expect(share(wishes)).toBeGreaterThanOrEqual(0.98);
    expect(share(rows.filter(({ wish }) => !wish))).toBeLessThanOrEqual(0.01);
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
    // A plea before a question is courtesy.
    expect(readHuman('nyuwun tulung, telat bayar cicilan rehab batal ga nggih').wish).toBe('none');
    expect(readHuman('nyuwun tulung mas, kulo mboten saged ngisi').wish).toBe('wished');
    // A phone that can only call, and who reads along.
    expect(readHuman('hp cuma bisa nelpon').wish).toBe('none');
    expect(readHuman('siapa yang bisa baca chat ini').wish).toBe('none');
  });
});
