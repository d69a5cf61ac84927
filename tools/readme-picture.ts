/** Takes the pictures of docs/images from a running server: `node tools/readme-picture.ts http://127.0.0.1:3000`. */
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** What a worker types, one conversation a picture. */
const TALKS: Readonly<Record<string, readonly string[]>> = {
  question: ['menu', 'brp iuran kls 3 utk 4 org'],
  lesson: ['menu', 'belajar', 'manfaat'],
};

const [address = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
for (const [name, typed] of Object.entries(TALKS)) await picture(browser, name, typed);
await browser.close();

async function picture(with_: Browser, name: string, typed: readonly string[]): Promise<void> {
  const page = await with_.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  const theirs = page.locator('.bubble.theirs');
  await theirs.first().waitFor();
  for (const text of typed) {
    const before = await theirs.count();
    await page.getByLabel('Tulis pesan').fill(text);
    await page.keyboard.press('Enter');
    await theirs.nth(before).waitFor();
    await page.waitForTimeout(1000);
  }
  await page.screenshot({ path: `docs/images/${name}.png` });
  await page.close();
}
