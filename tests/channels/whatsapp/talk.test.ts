import { expect, test } from 'vitest';
import { pairedBot } from './bot.ts';

test('a worker goes from halo to their name by typing numbers and words', async () => {
  const { whatsapp } = await pairedBot();
  const ani = whatsapp.person('Ani');
  await ani.says('halo');
  await whatsapp.until(() => ani.texts().some((text) => text.includes('Mau tanya apa?')));
  expect(ani.texts()[0]).toContain('bukan layanan resmi');
  expect(ani.texts().at(-1)).toContain('1. Iuran keluarga saya');
  await ani.says('kenalan');
  await whatsapp.until(() => ani.texts().some((text) => text.includes('1. Boleh')));
  await ani.says('1');
  await whatsapp.until(() => ani.texts().some((text) => text.includes('Saya panggil siapa?')));
  await ani.says('Bu Tini');
  await whatsapp.until(() => ani.texts().some((text) => text.includes('Bu Tini bekerja sebagai apa?')));
  expect(whatsapp.typing()).toBeGreaterThan(3);
  expect(whatsapp.queue).toEqual([]);
});
