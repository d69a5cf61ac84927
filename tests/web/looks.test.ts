import { expect, onTestFinished, test } from 'vitest';
import { begin, button, live, open, PHONE, said, start, takeFirst, write } from './phone.ts';

test('three example questions stand at the start, and a tap asks one', async () => {
  const page = await open();
  expect(await page.locator('.example').count()).toBe(3);
  const question = await page.locator('.example').first().innerText();
  await page.locator('.example').first().tap();
  await page.locator('.bubble.mine', { hasText: question }).waitFor();
  await said(page, 'Rp');
});

test('a link that was passed on tells where the person came from', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(PHONE, `${serving.address}/?mulai=t-1`);
  const sent = page.waitForRequest('**/api/chat/messages');
  await begin(page);
  expect((await sent).postDataJSON()).toMatchObject({ text: 'MULAI t-1' });
  await said(page, 'bukan layanan resmi');
  expect(new URL(page.url()).search).toBe('');
});

test('numbers to call are chips, and old ones are no stops on the way of a keyboard', async () => {
  const page = await open();
  await begin(page);
  await takeFirst(page);
  await write(page, 'MENU');
  await said(page, 'Mau apa sekarang?');
  await write(page, 'berapa iuran kelas 3?');
  const call = page.locator('a[href="tel:165"]').last();
  await call.waitFor();
  expect(await page.locator('a[href^="https://wa.me/628118165165?text="]').count()).toBeGreaterThan(0);
  expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await call.getAttribute('tabindex')).toBeNull();
  await write(page, 'MENU');
  await expect.poll(() => call.getAttribute('tabindex')).toBe('-1');
});

test('who speaks is said to those who cannot see it, and a picture is not read twice', async () => {
  const page = await open();
  await begin(page);
  expect(await page.locator('.bubble.theirs').first().textContent()).toMatch(/^Kawan JKN: /);
  expect(await page.locator('.bubble.mine').first().textContent()).toMatch(/^Anda: mulai/);
  const { width } = (await page.locator('.bubble .sr').first().boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(1);
  await page.route('**/api/chat/messages?*', (route) =>
    route.fulfill({ json: [{ seq: 1, text: 'Gambar cara daftar', options: [], media: { url: '/media/paying.png' } }] }),
  );
  await page.reload();
  await page.locator('.bubble img').waitFor();
  expect(await page.locator('.bubble img').getAttribute('alt')).toBe('');
  await button(page, 'Perbesar gambar').tap();
  await page.getByRole('dialog').getByAltText('Gambar cara daftar').waitFor();
});

test.each([
  ['360 pixels', { viewport: { width: 360, height: 640 } }, 0.1],
  ['320 pixels', { viewport: { width: 320, height: 568 } }, 0.12],
  ['a zoom of 200 %', { viewport: { width: 320, height: 320 } }, 0.2],
])('the header leaves room for the talk at %s', async (_name, size, most) => {
  const page = await open(size);
  await button(page, 'Mulai').click();
  await live(page).first().waitFor({ state: 'attached' });
  const header = await page.locator('header').boundingBox();
  expect((header?.height ?? 1000) / size.viewport.height).toBeLessThan(most);
  const face = await page.locator('.face').boundingBox();
  expect(face?.width ?? 0).toBe(face?.height ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width);
});

test('the page follows the letter size of the browser', async () => {
  const page = await open();
  const sizeOf = (what: string) => page.locator(what).evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  const before = [await sizeOf('h1'), await sizeOf('#text'), await sizeOf('#begin')];
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
  expect([await sizeOf('h1'), await sizeOf('#text'), await sizeOf('#begin')]).toEqual(before.map((size) => size * 2));
});

test.each(['light', 'dark'] as const)('what is written faintly can be read by %s', async (colorScheme) => {
  const page = await open({ ...PHONE, colorScheme });
  const contrast = await page.evaluate(() => {
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? [])
        .map((part) => Number(part) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const box = document.getElementById('text') ?? document.body;
    const { color, opacity } = getComputedStyle(box, '::placeholder');
    if (opacity !== '1') return 0;
    const [low = 0, high = 0] = [luminance(color), luminance(getComputedStyle(box).backgroundColor)].sort(
      (a, b) => a - b,
    );
    return (high + 0.05) / (low + 0.05);
  });
  expect(contrast).toBeGreaterThanOrEqual(4.5);
});
