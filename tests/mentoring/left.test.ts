import { expect, test } from 'vitest';
import { createWorld } from '../builders/world.ts';

/** Bu Sri offers to help Bu Tini, and leaves the programme; what she is told from then on. */
async function offeredAndGone(afterTheOffer: boolean) {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.worker('tini', 'Bu Tini', { reminders: true });
  await w.says('sri', 'dampingi');
  await w.presses('sri', 'Bu Tini');
  if (afterTheOffer) await w.passes(1000);
  await w.says('sri', 'keluar');
  await w.says('sri', '1');
  await w.hears('tini');
  await w.passes(1000);
  await w.hears('sri');
  return w;
}

test('a mentor who has left is not told who did not want their help', async () => {
  const w = await offeredAndGone(true);
  expect(await w.presses('tini', 'Tidak dulu')).toBe('Baik, tidak apa-apa.');
  expect(await w.hears('sri')).toBe('');
});

test('nobody is offered the help of a mentor who has left', async () => {
  const w = await offeredAndGone(false);
  expect(await w.got('tini').then((all) => JSON.stringify(all))).not.toContain('Tidak dulu');
});
