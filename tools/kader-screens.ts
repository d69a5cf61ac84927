/**
 * Takes the screens of docs/panduan-kader.md from the running program: `node tools/kader-screens.ts`. A village of made-up
 * people is played over the chat API, and the kader's page is photographed on a phone of 360 pixels.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Page } from 'playwright-core';
import { inviteStaff } from '../src/staff/invite-staff.ts';
import { readConfig } from '../src/config.ts';
import { draw } from '../src/drawings/drawings.ts';
import { loadGuide } from '../src/live-guide.ts';
import { createLog } from '../src/log.ts';
import { ROOT, serve } from '../src/main.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';

const OUT = join(ROOT, 'docs/images');
const dataDir = mkdtempSync(join(tmpdir(), 'kawan-screens-'));
mkdirSync(OUT, { recursive: true });
const serving = await serve(readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), createLog('silent'));

/** One conversation over the chat API. */
async function person(): Promise<(text: string) => Promise<void>> {
  const created = await fetch(`${serving.address}/api/chat`, { method: 'POST' });
  const { token } = (await created.json()) as { token: string };
  let id = 0;
  return async (text) => {
    await fetch(`${serving.address}/api/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ id: String(++id), text }),
    });
  };
}

const workers = [
  ['Bu Tini', 'petani', 'belum terdaftar'],
  ['Pak Joko', 'ojek', 'berhenti atau menunggak'],
  ['Bu Sari', 'pedagang pasar', 'aktif'],
];
for (const [name = '', work = '', stage = ''] of workers) {
  const says = await person();
  for (const text of [
    'halo',
    'kenalan',
    'boleh',
    name,
    work,
    'sinduadi',
    '4',
    stage,
    'biaya',
    'menu',
    'pengingat',
    'boleh',
    'boleh',
  ])
    await says(text);
}
const store = openSqliteStore({ dataDir, exclusive: false });
const { villages } = loadGuide(ROOT, Date.now()).guide.program;
const { code } = await inviteStaff(
  store,
  villages,
  { role: 'kader', name: 'Bu Sri', village: ['Sinduadi'] },
  Date.now(),
  (below) => randomInt(below),
);

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 1.5 });
await page.goto(serving.address);
await page.getByRole('button', { name: 'Mulai', exact: true }).click();
await said('bukan layanan resmi');
await types(`GABUNG ${code}`);
await said('Mau apa sekarang?');
await shoot('menu');
await press('Umumkan acara');
await press('Sosialisasi JKN');
await said('Kapan?');
await types('besok jam 4 sore');
await said('Di mana?');
await shoot('waktu');
await types('Balai Kalurahan Sinduadi');
await said('desa mana');
await press('Sinduadi');
await press('Semua warga');
await said('kursi');
await types('30');
await said('Sudah benar?');
await shoot('pratinjau');
await press('Kirim sekarang');
await said('mulai dikirim');
await types('temani');
await said('Hanya yang setuju');
await shoot('temani');
await press('Bu Tini: belum terdaftar');
await said('petani');
await shoot('warga');
await browser.close();
await store.close();
await serving.stop();
rmSync(dataDir, { recursive: true, force: true });
const certificate = { kind: 'certificate', name: 'Bu Sri', right: 8, total: 8, day: '24 November 2026' };
writeFileSync(join(OUT, 'kader-tanda-selesai.png'), await draw(JSON.stringify(certificate)));

async function said(text: string, on: Page = page): Promise<void> {
  await on.locator('.bubble.theirs', { hasText: text }).last().waitFor();
}

async function types(text: string): Promise<void> {
  await page.getByLabel('Tulis pesan').fill(text);
  await page.keyboard.press('Enter');
}

async function press(label: string): Promise<void> {
  const button = page.getByRole('button', { name: label }).last();
  await button.waitFor();
  await button.click();
  await page.waitForTimeout(400);
}

async function shoot(name: string): Promise<void> {
  await page.waitForTimeout(500);
  // This browser brings no font with emoji; an empty box would only puzzle.
  await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      node.nodeValue = (node.nodeValue ?? '').replace(/[\u{1F300}-\u{1FAFF}]\s?/gu, '');
    }
  });
  await page.screenshot({ path: join(OUT, `kader-${name}.png`) });
}
