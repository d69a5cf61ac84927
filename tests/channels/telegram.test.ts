import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/main.ts';
import { fakeTelegram } from '../fakes/telegram.ts';
import { freshFolder } from '../helpers.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

async function bot(env: Record<string, string> = {}) {
  const telegram = await fakeTelegram(TOKEN);
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const serving = await serve(
    readConfig({
      PORT: '0',
      DATA_DIR: freshFolder(),
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.url,
      ...env,
    }),
    log,
  );
  onTestFinished(async () => {
    await Promise.all([serving.stop(), telegram.stop()]);
    expect(telegram.complaints).toEqual([]);
    const logged = lines.join('');
    expect(logged).not.toContain(TOKEN);
    expect(logged).not.toContain('777000111');
  });
  return { telegram, serving, lines };
}

const CHAT = 777000111;

test('a worker goes from /start to their name by pressing and typing, and a pressed question shows the choice', async () => {
  const { telegram } = await bot();
  await telegram.says(CHAT, '/start poster_mlati');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Setuju?')));
  await telegram.presses(CHAT, 'Ya, setuju');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Saya panggil siapa?')));
  await telegram.says(CHAT, 'Bu Tini');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Bu Tini bekerja sebagai apa?')));
  expect(telegram.shown.find(({ text }) => text.includes('Setuju?'))?.buttons).toMatchObject([
    { text: '✓ Ya, setuju' },
  ]);
  expect(telegram.texts(CHAT)[0]).toContain('bukan layanan resmi');
  expect(telegram.answered).toHaveLength(1);
});

test('a reply that Telegram refuses for a while comes later, in order', async () => {
  const { telegram } = await bot();
  telegram.refuse('sendMessage', { status: 429, description: 'Too Many Requests', retryAfter: 1 });
  telegram.refuse('sendMessage', { status: 502, description: 'Bad Gateway' });
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  expect(telegram.texts(CHAT)[0]).toContain('Halo');
  expect(telegram.texts(CHAT)[1]).toContain('Setuju?');
});

test('whoever blocked the bot does not hold up the others', async () => {
  const { telegram } = await bot();
  telegram.refuse('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' });
  await telegram.says(1, 'halo');
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length + telegram.texts(1).length >= 2);
  await telegram.until(() => telegram.texts(CHAT).length === 2 || telegram.texts(1).length === 2);
});

test('groups get no answer; stickers and voice get a kind one', async () => {
  const { telegram } = await bot();
  await telegram.says(-5, 'halo', 'group');
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  await telegram.sends(CHAT, { voice: { file_id: 'v' } });
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('pesan suara belum bisa')));
  expect(telegram.texts(-5)).toEqual([]);
});

test('a webhook without the secret is refused, and with it the reply comes after the commit', async () => {
  const port = 20_000 + Math.floor(process.pid % 20_000);
  const { telegram, serving } = await bot({
    PORT: String(port),
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram/webhook`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia_1',
  });
  await telegram.until(() => telegram.webhook() !== null);
  const refused = await fetch(`${serving.address}/telegram/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"update_id":1}',
  });
  expect(refused.status).toBe(401);
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
});

test('a webhook URL without a secret is refused at start', () => {
  expect(() => readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://example.org/x' })).toThrow(
    /TELEGRAM_WEBHOOK_SECRET/,
  );
});
