import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { begin, button, chosen, focused, live, open, PHONE, said, start, takeFirst, write } from './phone.ts';

test('a worker starts, agrees by a tap and types their name on a phone of 360 pixels', async () => {
  const page = await open();
  await begin(page);
  await said(page, 'bukan layanan resmi');
  await write(page, 'kenalan');
  await button(page, '1. Boleh').tap();
  await said(page, 'Saya panggil siapa?');
  await write(page, 'Bu Tini');
  await said(page, 'Bu Tini bekerja sebagai apa?');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await page.getByRole('button', { name: 'Boleh' }).isDisabled()).toBe(true);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/phone.png` });
});

test('the whole way works by keyboard, and what looks like HTML is shown as text', async () => {
  const page = await open({ viewport: { width: 1000, height: 640 } });
  await button(page, 'Mulai').focus();
  await page.keyboard.press('Enter');
  await said(page, 'Mau tanya apa?');
  for (const text of ['1', '4']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await said(page, text === '1' ? 'Berapa orang' : 'Boleh saya simpan');
  }
  await page.keyboard.type('<img src=x onerror=document.title=1>');
  await page.keyboard.press('Enter');
  await page.locator('.bubble.mine', { hasText: '<img src=x' }).waitFor();
  // Whatever the bot makes of it, the question still waits.
  await page.locator('.mine ~ .mine ~ .mine ~ .mine ~ .theirs').first().waitFor();
  await live(page).nth(1).waitFor();
  await page.getByRole('button', { name: '2. Jangan' }).last().focus();
  await page.keyboard.press('Enter');
  await said(page, 'kami hormati');
  expect(await page.title()).toBe('Kawan JKN');
  expect(await focused(page)).toBe('text');
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/desktop.png` });
});

test('no tap opens the keyboard of a phone, except for who was typing', async () => {
  const page = await open();
  await begin(page);
  expect(await focused(page)).not.toBe('text');
  await takeFirst(page);
  await said(page, 'Berapa orang');
  expect(await focused(page)).not.toBe('text');
  await page.getByLabel('Tulis pesan').tap();
  await page.keyboard.type('4');
  await button(page, 'Kirim').tap();
  await said(page, 'Boleh saya simpan');
  expect(await focused(page)).toBe('text');
  await page.locator('#log').tap();
  await takeFirst(page);
  expect(await focused(page)).not.toBe('text');
});

test('a conversation is there again after a reload', async () => {
  const page = await open();
  await begin(page);
  await page.reload();
  await said(page, 'bukan layanan resmi');
  await page.locator('.bubble.mine', { hasText: 'mulai' }).waitFor();
  await live(page).first().waitFor();
});

test('only the last question can be answered, and what was chosen is marked, also after a reload', async () => {
  const page = await open();
  await begin(page);
  await takeFirst(page);
  for (const text of ['MENU', 'MENU', 'MENU']) {
    const before = await page.locator('.options').count();
    await write(page, text);
    await page.locator('.options').nth(before).waitFor();
  }
  const groups = await page.locator('.options').count();
  const last = page.locator('.options').last();
  await last.locator('button:enabled').first().waitFor();
  const shown = async () => [
    await live(page).count(),
    await last.locator('button:enabled').count(),
    await chosen(page).allInnerTexts(),
  ];
  const before = await shown();
  expect(before[0]).toBe(before[1]);
  expect(before[2]).toHaveLength(1);
  await page.reload();
  await page
    .locator('.options')
    .nth(groups - 1)
    .waitFor();
  await last.locator('button:enabled').first().waitFor();
  expect(await shown()).toEqual(before);
});

test('what one tab answered is answered in the other one, and what one writes both show', async () => {
  const first = await open();
  await begin(first);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await live(second).first().waitFor();
  await takeFirst(first);
  await second.locator('.options .chosen').waitFor();
  await said(second, 'Berapa orang');
  expect(await live(second).count()).toBe(await live(first).count());
  await write(second, '4 orang');
  await said(first, 'Boleh saya simpan');
  await first.locator('.bubble.mine', { hasText: '4 orang' }).waitFor();
});

test('two fresh tabs make one chat', async () => {
  const first = await open();
  const second = await first.context().newPage();
  await second.goto(first.url());
  let chats = 0;
  await first.context().route('**/api/chat', (route) => {
    chats++;
    return route.continue();
  });
  const press = (page: Page) => page.evaluate(() => document.getElementById('begin')?.click());
  await Promise.all([press(first), press(second)]);
  await Promise.all([first, second].map((page) => live(page).first().waitFor()));
  await first.reload();
  await said(first, 'bukan layanan resmi');
  await expect.poll(() => first.locator('.bubble.mine').count()).toBe(2);
  expect(chats).toBe(1);
});

test('a new conversation keeps the old one, which can be opened again', async () => {
  const page = await open();
  await page.getByLabel('Menu').tap();
  expect(await button(page, 'Percakapan baru').isDisabled()).toBe(true);
  await begin(page);
  await write(page, 'ini percakapan pertama');
  await page.locator('.bubble.mine', { hasText: 'pertama' }).waitFor();
  await page.getByLabel('Menu').tap();
  await button(page, 'Percakapan baru').tap();
  await button(page, 'Batal').tap();
  await page.locator('.bubble.mine', { hasText: 'pertama' }).waitFor();
  await page.getByLabel('Menu').tap();
  await button(page, 'Percakapan baru').tap();
  await page.getByRole('button', { name: 'Simpan' }).tap();
  await begin(page);
  expect(await page.locator('.bubble.mine', { hasText: 'pertama' }).count()).toBe(0);
  await page.getByLabel('Menu').tap();
  await button(page, 'Percakapan sebelumnya').tap();
  await page.locator('.bubble.mine', { hasText: 'pertama' }).waitFor();
  await said(page, 'bukan layanan resmi');
});

test('a conversation of the page of 0.1.0 goes on', async () => {
  const page = await open();
  const { token } = (await (await fetch(`${page.url()}api/chat`, { method: 'POST' })).json()) as { token: string };
  const kept = {
    token,
    queue: [{ id: 'q1', text: 'belum terkirim' }],
    mine: [
      { text: 'dulu', at: 1, after: 0, shown: true },
      { text: 'belum terkirim', at: 2, after: 0, shown: true },
    ],
  };
  await page.evaluate((value) => localStorage.setItem('kawan-jkn', value), JSON.stringify(kept));
  const sent = page.waitForRequest('**/api/chat/messages');
  await page.reload();
  expect((await sent).postDataJSON()).toEqual({ id: 'q1', text: 'belum terkirim' });
  expect((await sent).headers()['authorization']).toBe(`Bearer ${token}`);
  await said(page, 'bukan layanan resmi');
  expect(await page.locator('.bubble.mine').allInnerTexts()).toEqual([
    expect.stringContaining('dulu'),
    expect.stringContaining('belum terkirim'),
  ]);
  expect(await page.evaluate(() => localStorage.getItem('kawan-jkn'))).toBeNull();
});

test('a page whose storage is broken begins anew, says so, and works', async () => {
  for (const kept of [
    { 'kawan-jkn': '{"token":5,"mine":[null],"queue":null}' },
    { 'kawan-jkn': '{"token":' },
    { 'kawan-jkn.token': '{"token":5}' },
    { 'kawan-jkn.old': '[null]', 'kawan-jkn.words.a': 'null', 'kawan-jkn.words.b': '{"id":"b","text":7}' },
  ]) {
    const page = await open();
    await page.evaluate((entries) => {
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, kept);
    const failures: Error[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.reload();
    await page.locator('#banner', { hasText: 'kita mulai lagi' }).waitFor();
    await begin(page);
    await said(page, 'bukan layanan resmi');
    expect(failures).toEqual([]);
    for (const [key, value] of Object.entries(kept))
      expect(await page.evaluate((name) => localStorage.getItem(name), key)).not.toBe(value);
    await page.close();
  }
});

test('a new conversation may erase the old one, in the store and on the phone', async () => {
  const page = await open();
  await begin(page);
  await write(page, 'kenalan');
  await said(page, 'Boleh saya simpan');
  await takeFirst(page);
  await said(page, 'Saya panggil siapa?');
  await write(page, 'Bu Tini');
  await said(page, 'Bu Tini bekerja');
  await page.getByLabel('Menu').tap();
  await button(page, 'Percakapan baru').tap();
  await page.getByRole('button', { name: 'Hapus' }).tap();
  await said(page, 'sudah dihapus');
  await button(page, 'Mulai').waitFor();
  expect(await page.locator('.bubble').count()).toBe(1);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Tini');
  await page.reload();
  await said(page, 'sudah dihapus');
  expect(await page.locator('.bubble').count()).toBe(1);
  await begin(page);
  await said(page, 'bukan layanan resmi');
});

test('what is written while the server is away is marked, stays in sight, and is sent when it is back', async () => {
  const first = await start();
  const page = await open(PHONE, first.address);
  await begin(page);
  await first.stop();
  await write(page, '1');
  await page.getByText('Tidak tersambung').waitFor();
  const again = button(page, 'Belum terkirim. Ketuk untuk coba lagi');
  await again.waitFor();
  const own = await page.locator('.bubble.mine').last().boundingBox();
  const form = await page.locator('#form').boundingBox();
  expect((own?.y ?? 1000) + (own?.height ?? 0)).toBeLessThanOrEqual(form?.y ?? 0);
  expect(await page.locator('#typing').isVisible()).toBe(false);
  expect(await live(page).count()).toBe(0);
  const second = await start(new URL(first.address).port, first.dataDir);
  onTestFinished(() => second.stop());
  await again.tap();
  await said(page, 'Berapa orang');
  expect(await again.count()).toBe(0);
  await expect.poll(() => page.locator('#banner').innerText()).toBe('');
});

test('without server-sent events the page polls', async () => {
  const serving = await start();
  onTestFinished(() => serving.stop());
  const page = await open(PHONE, 'about:blank');
  await page.route('**/api/chat/stream*', (route) => route.abort());
  await page.goto(serving.address);
  await begin(page);
});

test('a long answer begins at the top of the screen, not past it', async () => {
  const page = await open();
  await begin(page);
  await takeFirst(page);
  await said(page, 'Berapa orang');
  await write(page, 'menu');
  await said(page, 'Mau apa sekarang?');
  await page.locator('.options').last().getByText('9. ').waitFor();
  const own = await page.locator('.bubble.mine').last().boundingBox();
  expect(own?.y).toBeGreaterThan(40);
  expect(own?.y).toBeLessThan(200);
});
