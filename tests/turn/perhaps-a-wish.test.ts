import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/main.ts';
import { hearWish } from '../../src/understanding/hear-wish.ts';
import { createChat } from '../builders/world.ts';
import { shippedGuide } from '../helpers.ts';

const { guide } = shippedGuide();
/** Wishes that were only measured. */
const WISHES = readFileSync(join(ROOT, 'content/evaluation/human.tsv'), 'utf8')
  .split('\n')
  .flatMap((line) => (line.split('\t')[1] === 'yes' ? [line.split('\t')[0] ?? ''] : []));

function first(is: (text: string) => boolean): string {
  return WISHES.find(is) ?? '';
}

test('a wish that only was learnt opens its ticket in that turn', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  const text = first((said) => hearWish(said, guide.wishes).learnt === true);
  expect(await ani.says(text)).toContain('Nomor permintaan');
});

test('in doubt a person is offered and no ticket opens, until the offer is taken', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  const text = first(
    (said) => hearWish(said, guide.wishes).wish === 'perhaps' && guide.questions(said)[0]?.action !== 'answer',
  );
  const offered = await ani.says(text);
  expect(offered).toContain('Mau saya catatkan permintaannya?');
  expect(offered).not.toContain('Nomor permintaan');
  expect(await ani.says('ya')).toContain('Nomor permintaan');
});
