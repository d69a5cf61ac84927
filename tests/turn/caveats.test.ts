import { expect, test } from 'vitest';
import { createChat } from '../builders/world.ts';

const WHOLE = 'Aturan bisa berubah';
const SHORT = 'Pastikan ke BPJS 165.';

test('the line that sends to BPJS stands with each answer that needs it, in whole once a talk', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  expect(await ani.says('iuran kelas 3 berapa')).toContain(WHOLE);
  const next = await ani.says('cara dapat pbi gimana');
  expect(next).toContain(SHORT);
  expect(next).not.toContain(WHOLE);
});
