import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve, type Serving } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

/** The browser of a test file: a real one, and a phone's page in it. */
let browser: Browser;
beforeAll(async () => {
  const own = process.platform === 'linux' && process.arch === 'x64';
  browser = await playwright.launch({
    ...(own ? { executablePath: await chromium.executablePath() } : { channel: 'chrome' }),
    // Its own flags put everything into one process, where closing a page ends the browser.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(() => browser.close());

export const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

export async function start(port = '0', dataDir = freshFolder()): Promise<Serving & { dataDir: string }> {
  const serving = await serve(
    readConfig({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'silent', ANSWER_QUIET_MS: '0' }),
    createLog('silent'),
  );
  return { ...serving, dataDir };
}

/** The page of a server of its own, in a browser that knows nothing yet. */
export async function open(as: BrowserContextOptions = PHONE, address?: string): Promise<Page> {
  if (address === undefined) {
    const serving = await start();
    onTestFinished(() => serving.stop());
    ({ address } = serving);
  }
  const context = await browser.newContext(as);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

export const said = (page: Page, text: string) => page.locator('.bubble.theirs', { hasText: text }).last().waitFor();
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Options that can be pressed. */
export const live = (page: Page) => page.locator('.options button:enabled');
export const chosen = (page: Page) => page.locator('.options button', { hasText: '✓' });
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Tulis pesan').fill(text);
  await page.keyboard.press('Enter');
}

/** Taps Mulai, and waits until the first question can be answered. */
export async function begin(page: Page): Promise<void> {
  await button(page, 'Mulai').tap();
  await live(page).first().waitFor();
}

/** Answers a question with its first option. */
export async function takeFirst(page: Page): Promise<void> {
  await live(page).first().tap();
  await page.locator('.options .chosen').last().waitFor();
}
