import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { prepareModel, trainedModel } from '../../src/training/trained-model.ts';
import { hearWish } from '../../src/understanding/hear-wish.ts';
import { readHuman } from '../../src/understanding/human.ts';
import { trainWishes, type WishPhrase } from '../../src/understanding/train/train-wishes.ts';
import { openWishes, type WishModel } from '../../src/understanding/wish-model.ts';
import { freshFolder, shippedGuide } from '../helpers.ts';

const { content, guide } = shippedGuide();

interface Row {
  readonly text: string;
  readonly wish: boolean;
  readonly hand: string;
}

/** Who wrote a row, without the voice. */
const ROWS: readonly Row[] = content.wishes.map((row) => ({ ...row, hand: row.hand.split('-')[0] ?? '' }));
const QUESTIONS: readonly WishPhrase[] = [
  ...content.questions.flatMap(({ source }) => (/^(?:pendamping|kader)-/.test(source.id) ? [] : source.phrasings)),
  ...content.outside,
].map((text) => ({ text, wish: false, share: 0.3 }));

function share(rows: readonly Row[], wish: boolean, heard: (text: string) => boolean): number {
  const asked = rows.filter((row) => row.wish === wish);
  return asked.filter(({ text }) => heard(text)).length / asked.length;
}

function figures(rows: readonly Row[], model: WishModel | null) {
  const wished = (text: string) => hearWish(text, model).wish === 'wished';
  const offered = (text: string) => ['wished', 'perhaps'].includes(hearWish(text, model).wish);
  return {
    heard: share(rows, true, wished),
    offered: share(rows, true, offered),
    falsely: share(rows, false, wished),
    falselyOffered: share(rows, false, offered),
  };
}

/** Learnt from everybody but this hand. */
function without(hand: string): WishModel | null {
  const others = ROWS.filter((row) => row.hand !== hand).map(({ text, wish }) => ({ text, wish, share: 1 }));
  return openWishes(trainWishes([...others, ...QUESTIONS]));
}

describe('what was learnt from phrasings', () => {
  // The rules were made with the first two hands in view; the others are new to both.
  test.each([
    { hand: 'first', heard: 0.99, falsely: 0.025 },
    { hand: 'second', heard: 0.98, falsely: 0.03 },
    { hand: 'third', heard: 0.84, falsely: 0.055 },
    { hand: 'fifth', heard: 0.88, falsely: 0.02 },
  ])('hears the $hand hand without having seen it', ({ hand, heard, falsely }) => {
    const found = figures(
      ROWS.filter((row) => row.hand === hand),
      without(hand),
    );
    expect(found.heard).toBeGreaterThanOrEqual(heard);
    expect(found.falsely).toBeLessThanOrEqual(falsely);
  });

  test('hears rows that were only measured', () => {
    const lines = readFileSync(join(ROOT, 'content/evaluation/human.tsv'), 'utf8').trim().split('\n').slice(1);
    const rows = lines.map((line): Row => {
      const [text = '', human = '', hand = ''] = line.split('\t');
      return { text, wish: human === 'yes', hand };
    });
    const found = figures(rows, guide.wishes);
    expect(found.heard).toBeGreaterThanOrEqual(0.95);
    expect(found.falsely).toBeLessThanOrEqual(0.035);
    expect(found.offered).toBeGreaterThanOrEqual(0.99);
    expect(found.falselyOffered).toBeLessThanOrEqual(0.05);
  });
});

test('the same phrasings teach the same weights, in whatever order', () => {
  const phrases = ROWS.map(({ text, wish }) => ({ text, wish, share: 1 }));
  expect(trainWishes([...phrases].reverse())).toEqual(trainWishes(phrases));
});

test('a file belongs to the phrasings it was learnt from', async () => {
  const folder = freshFolder();
  const phrasings = Array.from({ length: 700 }, (_, i) => `iuran kelas ${i}`);
  const wish = { text: 'mau ngomong sama orang', wish: true };
  const lessons = { questions: [{ id: 'iuran', phrasings }], outside: ['resep rendang'], wishes: [wish] };
  await prepareModel(lessons, { folder });
  const [file] = readdirSync(folder);
  expect(trainedModel(lessons, { folder }).wishes).not.toBeNull();
  expect(readdirSync(folder)).toEqual([file]);
  const others = { ...lessons, wishes: [wish, { text: 'satu orang berapa', wish: false }] };
  await prepareModel(others, { folder });
  expect(readdirSync(folder)).toHaveLength(2);
  expect(trainedModel({ ...lessons, wishes: [] }, { folder }).wishes).toBeNull();
});

test('without anything learnt the rules stand alone', () => {
  expect(openWishes(trainWishes([]))).toBeNull();
  for (const { text } of ROWS.slice(0, 200)) expect(hearWish(text, null)).toEqual(readHuman(text));
});

test('what is refused is no wish however much it sounds like one, and what decided is told', () => {
  const sure: WishModel = () => 0.99;
  expect(hearWish('ga usah ditelpon petugas', sure).wish).toBe('none');
  expect(hearWish('badha oreng e dissa', sure)).toEqual({ wish: 'wished', why: 'learnt: 0.99', learnt: true });
  expect(hearWish('badha oreng e dissa', () => 0.5)).toEqual({ wish: 'perhaps', why: 'learnt: 0.50' });
  expect(hearWish('saya mau ngobrol sama petugas', sure).why).toBe('talk: saya mau ngobrol sama petugas');
});
