import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Api } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { createSender } from '../../src/channels/telegram/send.ts';
import { splitText } from '../../src/channels/telegram/text.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/main.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fakeTelegram } from '../fakes/telegram.ts';
import { freshFolder } from '../helpers.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

async function bot(env: Record<string, string> = {}) {
  const telegram = await fakeTelegram(TOKEN);
  const dataDir = freshFolder();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const own = { ANSWER_QUIET_MS: '0', PORT: '0', DATA_DIR: dataDir, TELEGRAM_BOT_TOKEN: TOKEN };
  const serving = await serve(readConfig({ ...own, TELEGRAM_API_ROOT: telegram.url, ...env }), log);
  onTestFinished(async () => {
    await Promise.all([serving.stop(), telegram.stop()]);
    expect(telegram.complaints).toEqual([]);
    // No button may be left spinning.
    expect(telegram.answered).toHaveLength(telegram.pressed());
    const logged = lines.join('');
    expect(logged).not.toContain(TOKEN);
    expect(logged).not.toContain('777000111');
  });
  return { telegram, serving, lines, dataDir };
}

const CHAT = 777000111;

/** A webhook on a port that no other test file of this run takes. */
function webhook(): Record<string, string> {
  const port = 20_000 + (process.pid % 20_000);
  return {
    PORT: String(port),
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram/webhook`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia_1',
  };
}

test('a worker goes from /start to their name by pressing and typing, and a pressed question shows the choice', async () => {
  const { telegram } = await bot();
  await telegram.says(CHAT, '/start poster_mlati');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Mau tanya apa?')));
  await telegram.says(CHAT, 'kenalan');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Boleh saya simpan')));
  await telegram.presses(CHAT, 'Boleh');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Saya panggil siapa?')));
  await telegram.says(CHAT, 'Bu Tini');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Bu Tini bekerja sebagai apa?')));
  expect(telegram.shown.find(({ text }) => text.includes('Boleh saya simpan'))?.buttons).toMatchObject([
    { text: '✓ Boleh' },
  ]);
  expect(telegram.texts(CHAT)[0]).toContain('bukan layanan resmi');
  expect(telegram.answered).toHaveLength(1);
});

test('a reply that Telegram refuses for a while comes later, in order', async () => {
  const { telegram } = await bot();
  telegram.refuse('sendMessage', { status: 429, description: 'Too Many Requests', retryAfter: 1 });
  telegram.refuse('sendMessage', { status: 502, description: 'Bad Gateway' });
  await telegram.says(CHAT, 'halo');
  await telegram.says(CHAT, 'menu');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  expect(telegram.texts(CHAT)[0]).toContain('Halo');
  expect(telegram.texts(CHAT)[1]).toContain('Mau apa sekarang?');
  const at = telegram.calls.filter(({ method }) => method === 'sendMessage').map((call) => call.at);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('whoever blocked the bot does not hold up the others, and is answered again once they write', async () => {
  const { telegram } = await bot();
  telegram.refuse('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' }, 1);
  await telegram.says(1, 'halo');
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  expect(telegram.texts(1)).toEqual([]);
  await telegram.blocks(1, 'kicked');
  await telegram.blocks(1, 'member');
  await telegram.says(1, 'menu');
  await telegram.until(() => telegram.texts(1).length > 0);
});

test("one person's flood does not slow the others", async () => {
  const { telegram } = await bot();
  await telegram.says(1, 'halo');
  for (let i = 0; i < 120; i++) await telegram.says(1, i % 2 === 0 ? 'menu' : 'ulang');
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  expect(telegram.texts(1).length).toBeLessThan(60);
});

test('each kind of message gets a kind answer; groups, edits of live locations and service messages get none', async () => {
  const { telegram } = await bot();
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  const file = { file_id: 'f' };
  const place = { latitude: -7.7, longitude: 110.4 };
  const kinds: [object, string][] = [
    [{ sticker: file }, 'panggilkan pendamping'],
    [{ voice: file }, 'pesan suara'],
    [{ photo: [file, file] }, 'gambar'],
    [{ video_note: file }, ''],
    [{ document: file }, ''],
    [{ animation: file, document: file }, ''],
    [{ location: place }, 'lokasi'],
    [{ contact: { phone_number: '081234567890', first_name: 'B' } }, ''],
    [{ dice: { emoji: '🎲', value: 3 } }, ''],
    [{ poll: { id: '1', question: '?' } }, ''],
    [{ text: 'apa itu jkn', forward_origin: { type: 'user' } }, ''],
  ];
  for (const [content, words] of kinds) {
    const before = telegram.texts(CHAT).length;
    await telegram.sends(CHAT, content);
    await telegram.until(() => telegram.texts(CHAT).length > before);
    expect(telegram.texts(CHAT).slice(before).join(' ').toLowerCase()).toContain(words.toLowerCase());
  }
  const before = telegram.texts(CHAT).length;
  await telegram.edits(CHAT, { text: 'hallo' });
  await telegram.until(() => telegram.texts(CHAT).length > before);
  await telegram.edits(CHAT, { location: place });
  await telegram.sends(CHAT, { pinned_message: {} });
  await telegram.says(-5, 'halo', 'group');
  await telegram.says(-6, '/start', 'supergroup');
  await telegram.forges(-5, 'a:1:1', 'group');
  await telegram.says(CHAT, 'STOP');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('tidak akan mengirim')));
  // Said once each: for the one edit and the one place that was meant to be read.
  expect(telegram.texts(CHAT).filter((text) => /diubah|lokasi/i.test(text))).toHaveLength(2);
  expect([...telegram.texts(-5), ...telegram.texts(-6)]).toEqual([]);
});

test('a thumb as a sticker is the yes to what was offered', async () => {
  const { telegram } = await bot();
  await telegram.sends(CHAT, { voice: { file_id: 'f' } });
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('pesan suara')));
  await telegram.sends(CHAT, { sticker: { file_id: 'f', emoji: '👍' } });
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Nomor permintaan')));
});

test('an old, a spent and a forged button do nothing, say so kindly, and stop spinning', async () => {
  const { telegram, dataDir } = await bot();
  await telegram.says(CHAT, '/start poster_mlati');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  await telegram.says(CHAT, 'kenalan');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  await telegram.says(CHAT, 'ulang');
  await telegram.until(() => telegram.texts(CHAT).length === 3);
  await telegram.presses(CHAT, 'Boleh');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Saya panggil siapa?')));
  const stale = () => telegram.texts(CHAT).filter((text) => text.includes('Tombol itu')).length;
  await telegram.pressesOld(CHAT, 'Jangan');
  await telegram.until(() => stale() === 1);
  await telegram.forges(CHAT, 'a:99:1');
  await telegram.until(() => stale() === 2);
  await telegram.forges(CHAT, 't:forged');
  await telegram.until(() => stale() === 3);
  const said = telegram.texts(CHAT).length;
  await telegram.presses(CHAT, '✓ Boleh');
  await telegram.forges(CHAT, '');
  await telegram.forges(CHAT, 'a:1:1; drop');
  await telegram.until(() => telegram.answered.length === telegram.pressed());
  expect(telegram.texts(CHAT)).toHaveLength(said);
  const beside = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => beside.close());
  expect(await Array.fromAsync(beside.exportPeople())).toMatchObject([{ consent: 'given', origin: 'poster_mlati' }]);
});

test('every command of the menu beside the text box is understood', async () => {
  const { telegram } = await bot();
  await telegram.until(() => telegram.commands().length > 0);
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  await telegram.says(CHAT, 'kenalan');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  await telegram.presses(CHAT, 'Boleh');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('Saya panggil siapa?')));
  for (const { command } of telegram.commands()) {
    const before = telegram.texts(CHAT).length;
    await telegram.says(CHAT, `/${command}`);
    await telegram.until(() => telegram.texts(CHAT).length > before);
    expect(telegram.texts(CHAT).slice(before).join(' ')).not.toMatch(/belum mengerti|belum paham/i);
  }
});

test('updates that come twice, late or out of order have one effect each', async () => {
  const { telegram } = await bot(webhook());
  await telegram.until(() => telegram.webhook() !== null);
  const update = (id: number, text: string) => ({
    update_id: id,
    message: {
      message_id: id,
      date: 1,
      from: { id: CHAT, is_bot: false, first_name: 'A' },
      chat: { id: CHAT, type: 'private' },
      text,
    },
  });
  telegram.knows(CHAT);
  await telegram.handOver(update(50, 'halo'));
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  // Delivered again, an earlier one after it, and numbers that began anew.
  for (const late of [
    update(50, 'halo'),
    update(49, 'ulang'),
    update(50, 'halo'),
    update(7, 'ulang'),
    update(49, 'ulang'),
  ])
    await telegram.handOver(late);
  await telegram.says(CHAT, 'STOP');
  await telegram.until(() => telegram.texts(CHAT).some((text) => text.includes('tidak akan mengirim')));
  expect(telegram.texts(CHAT).filter((text) => text.includes('Mau tanya apa?'))).toHaveLength(3);
});

test('an answer of Telegram that is lost leaves the send uncertain, and it is sent again', async () => {
  const { telegram, dataDir, lines } = await bot();
  telegram.refuse('sendMessage', 'lost');
  telegram.refuse('getUpdates', 'lost');
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  expect(telegram.texts(CHAT)[0]).toBe(telegram.texts(CHAT)[1]);
  const db = new Database(join(dataDir, 'kawan.db'), { readonly: true });
  const uncertain = db.prepare('select seq from outbox where uncertain = 1').all();
  db.close();
  expect(uncertain).toEqual([{ seq: 1 }]);
  expect(lines.join('')).toContain('network');
});

test('another program that polls with the same token is noticed and outlived', async () => {
  const { telegram, lines } = await bot();
  telegram.refuse('getUpdates', { status: 409, description: 'Conflict: terminated by other getUpdates request' });
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
  await telegram.says(CHAT, 'ulang');
  await telegram.until(() => telegram.texts(CHAT).length === 2);
  expect(lines.join('')).toContain('another program polls with this token');
});

test('a long message goes in pieces, none of them twice when one is refused for a while', async () => {
  const telegram = await fakeTelegram(TOKEN);
  onTestFinished(() => telegram.stop());
  telegram.knows(CHAT);
  const store = { getSetting: () => Promise.resolve(null), setSetting: () => Promise.resolve() };
  const files = { lend: () => Promise.reject(new Error('no files here')), sweep: () => Promise.resolve() };
  const send = createSender(new Api(TOKEN, { apiRoot: telegram.url }), { store, mediaPath: () => null, files });
  const text = Array.from({ length: 900 }, (_, i) => `kata${i} 😀`).join(' ');
  const message = {
    id: 1,
    personId: 1,
    channel: 'telegram',
    address: String(CHAT),
    seq: 1,
    attempts: 0,
    body: { kind: 'say', text },
  } as const;
  telegram.refuse('sendMessage', 'lost', CHAT);
  telegram.refuse('sendMessage', { status: 502, description: 'Bad Gateway' }, CHAT);
  expect(await send(message)).toMatchObject({ kind: 'unknown_fate' });
  expect(await send(message)).toMatchObject({ kind: 'later', reason: '502' });
  expect(await send(message)).toMatchObject({ kind: 'sent' });
  const [, ...pieces] = telegram.texts(CHAT);
  expect(pieces.join(' ')).toBe(text);
  expect(telegram.complaints).toEqual([]);
});

test('pieces of any text fit, are whole characters, and lose no words', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { maxLength: 8 }), (words) => {
      const text = words.join(' ');
      const parts = splitText(text);
      for (const part of parts)
        expect(part.length <= 4096 && part.length > 0 && part.isWellFormed()).toBe(text.isWellFormed());
      if (text.trim() !== '') expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
    { numRuns: 200 },
  );
});

test('an error of the network never brings the token into the log', async () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const error: unknown = await new Api(TOKEN, { apiRoot: 'http://127.0.0.1:1', sensitiveLogs: true })
    .getMe()
    .catch((caught: unknown) => caught);
  log.error({ err: error, cause: error }, 'call failed');
  expect(lines.join('')).toContain('call failed');
  expect(lines.join('')).not.toContain(TOKEN);
  expect(lines.join('')).not.toContain(TOKEN.split(':')[1]);
});

test('a webhook without the secret is refused, and with it the reply comes after the commit', async () => {
  const { telegram, serving } = await bot(webhook());
  await telegram.until(() => telegram.webhook() !== null);
  const refused = await fetch(`${serving.address}/telegram/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"update_id":1}',
  });
  expect(refused.status).toBe(401);
  await telegram.says(CHAT, 'halo');
  await telegram.until(() => telegram.texts(CHAT).length === 1);
});

test('a webhook URL without a secret is refused at start', () => {
  expect(() => readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://example.org/x' })).toThrow(
    /TELEGRAM_WEBHOOK_SECRET/,
  );
});
