import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve, type Serving } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

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

async function start(port = '0', dataDir = freshFolder()): Promise<Serving & { dataDir: string }> {
  const serving = await serve(readConfig({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), createLog('silent'));
  return { ...serving, dataDir };
}

async function open(address: string, width = 360): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 640 } });
  onTestFinished(() => page.close());
  await page.goto(address);
  return page;
}

const said = (page: Page, text: string) => page.locator('.bubble.theirs', { hasText: text }).last().waitFor();

test('a worker starts, agrees by a tap and types their name on a phone of 360 pixels', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(serving.address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await said(page, 'bukan layanan resmi');
  await page.getByRole('button', { name: '1. Ya, setuju' }).click();
  await said(page, 'Saya panggil siapa?');
  await page.getByLabel('Tulis pesan').fill('Bu Tini');
  await page.keyboard.press('Enter');
  await said(page, 'Bu Tini bekerja sebagai apa?');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await page.getByRole('button', { name: 'Ya, setuju' }).isDisabled()).toBe(true);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/phone.png` });
});

test('the whole way works by keyboard, and what looks like HTML is shown as text', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(serving.address, 1000);
  await page.getByRole('button', { name: 'Mulai', exact: true }).focus();
  await page.keyboard.press('Enter');
  await said(page, 'Setuju?');
  await page.keyboard.type('<img src=x onerror=document.title=1>');
  await page.keyboard.press('Enter');
  await page.locator('.bubble.mine', { hasText: '<img src=x' }).waitFor();
  await said(page, 'Jawab 1 kalau setuju');
  await page.getByRole('button', { name: '2. Tidak' }).last().focus();
  await page.keyboard.press('Enter');
  await said(page, 'kami hormati');
  expect(await page.title()).toBe('Kawan JKN');
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/desktop.png` });
});

test('a conversation is there again after a reload', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(serving.address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await said(page, 'Setuju?');
  await page.reload();
  await said(page, 'Setuju?');
  await page.locator('.bubble.mine', { hasText: 'mulai' }).waitFor();
});

test('what is written while the server is away is sent when it is back', async () => {
  const first = await start();
  const page = await open(first.address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await said(page, 'Setuju?');
  await first.stop();
  await page.getByLabel('Tulis pesan').fill('ya');
  await page.keyboard.press('Enter');
  await page.getByText('Sedang tidak tersambung').waitFor();
  const second = await start(new URL(first.address).port, first.dataDir);
  onTestFinished(() => second.stop());
  await said(page, 'Saya panggil siapa?');
});

test('without server-sent events the page polls', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.route('**/api/chat/stream*', (route) => route.abort());
  await page.goto(serving.address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await said(page, 'Setuju?');
});

test('a long answer begins at the top of the screen, not past it', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(serving.address);
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await page.getByRole('button', { name: '1. Ya, setuju' }).click();
  await said(page, 'Saya panggil siapa?');
  for (const text of ['menu', 'berapa iuran kelas 3?']) {
    await page.getByLabel('Tulis pesan').fill(text);
    await page.keyboard.press('Enter');
    await said(page, text === 'menu' ? 'Mau apa sekarang?' : 'Kelas 3');
  }
  await page.getByRole('button', { name: 'Data dan pengaturan' }).last().waitFor();
  const own = await page.locator('.bubble.mine').last().boundingBox();
  expect(own?.y).toBeGreaterThan(60);
  expect(own?.y).toBeLessThan(200);
});
