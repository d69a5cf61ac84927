import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { ROOT, serve } from '../../src/main.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fakeTelegram } from '../fakes/telegram.ts';
import { invite } from '../builders/invite.ts';
import { freshFolder } from '../helpers.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const TINI = 100;
const SRI = 200;
const JOKO = 300;

/** The shipped content, but somebody is at work whenever this runs. */
function alwaysAtWork(): string {
  const root = freshFolder();
  for (const folder of ['content', 'flows']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  const file = join(root, 'content/mentoring.yaml');
  const text = readFileSync(file, 'utf8')
    .replace(/days: .*/, 'days: [sun, mon, tue, wed, thu, fri, sat]')
    .replace(/from: .*/, 'from: "00:00"')
    .replace(/until: .*/, 'until: "23:59"')
    .replace(/holidays:\n(?: +- .*\n)+/, 'holidays: []\n');
  writeFileSync(file, text);
  return root;
}

async function village() {
  const telegram = await fakeTelegram(TOKEN);
  const dataDir = freshFolder();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const env = { PORT: '0', DATA_DIR: dataDir, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url };
  const serving = await serve(readConfig({ ANSWER_QUIET_MS: '0', ...env }), log, alwaysAtWork());
  const store = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(async () => {
    await Promise.all([serving.stop(), telegram.stop()]);
    await store.close();
    expect(telegram.complaints).toEqual([]);
    expect(lines.join('')).not.toContain('rahasia');
  });
  const sees = (chat: number, words: string) =>
    telegram.until(() => telegram.texts(chat).some((text) => text.includes(words)));
  async function joins(chat: number, name: string): Promise<void> {
    await telegram.says(chat, `/start ${await invite(store, { role: 'mentor', name }, Date.now())}`);
    await sees(chat, 'Selamat bergabung');
  }
  await joins(SRI, 'Bu Sri');
  await joins(JOKO, 'Pak Joko');
  await telegram.says(TINI, 'halo');
  await sees(TINI, 'Mau tanya apa?');
  await telegram.says(TINI, 'kenalan');
  await sees(TINI, 'Boleh saya simpan');
  await telegram.presses(TINI, 'Boleh');
  await sees(TINI, 'Saya panggil siapa?');
  await telegram.says(TINI, 'Bu Tini');
  await sees(TINI, 'Bu Tini bekerja sebagai apa?');
  await telegram.says(TINI, 'bantuan');
  await sees(TINI, 'Butuh bantuan soal apa?');
  await telegram.presses(TINI, 'Membayar iuran');
  await sees(TINI, 'Nomor permintaan');
  return { telegram, store, sees };
}

test('on Telegram: the alert is claimed by button, edited for the others, and words and files pass with marks', async () => {
  const { telegram, sees } = await village();
  await sees(JOKO, 'Permintaan bantuan');
  await telegram.presses(SRI, 'Ambil');
  await sees(JOKO, 'sudah ditangani Bu Sri');
  const alert = telegram.shown.find(({ chat, text }) => chat === JOKO && text.includes('sudah ditangani'));
  expect(alert?.buttons).toEqual([]);
  await sees(TINI, 'sekarang membantu');
  await telegram.says(TINI, 'kata rahasia saya');
  await sees(SRI, 'Bu Tini (#1): kata rahasia saya');
  await telegram.until(() => telegram.reactions.size === 1);
  await telegram.sends(TINI, { photo: [{ file_id: 'kecil' }, { file_id: 'besar' }], caption: 'surat RT' });
  await telegram.until(() => telegram.shown.some(({ chat, file }) => chat === SRI && file === 'besar'));
  await telegram.sends(SRI, { voice: { file_id: 'suara' } });
  await telegram.until(() => telegram.shown.some(({ chat, file }) => chat === TINI && file === 'suara'));
  await telegram.until(() => telegram.reactions.size === 3);
});

test('a mentor who blocks the bot is taken off duty, and the ticket goes to the others', async () => {
  const { telegram, store, sees } = await village();
  await telegram.says(SRI, 'ambil 1');
  await sees(TINI, 'sekarang membantu');
  telegram.refuse('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' });
  await telegram.says(TINI, 'bu, apakah masih di sana?');
  await sees(TINI, 'Kami carikan pendamping lain');
  const staff = await store.staffList();
  expect(staff.find(({ name }) => name === 'Bu Sri')?.onDuty).toBe(false);
  expect(await store.loadTicket(1)).toMatchObject({ state: 'waiting', mentorId: null });
});
