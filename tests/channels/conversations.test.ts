/** The same conversations on Telegram and on WhatsApp, with one program serving both. */
import { expect, onTestFinished, test } from 'vitest';
import { invite } from '../builders/invite.ts';
import { fakeTelegram } from '../fakes/telegram.ts';
import { pairedBot } from './whatsapp/bot.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** What is typed, and a piece of what must be said to it. */
const CONVERSATIONS: Readonly<Record<string, readonly (readonly [typed: string, heard: string])[]>> = {
  welcome: [
    ['halo', 'Mau tanya apa?'],
    ['kenalan', 'Boleh saya simpan'],
    ['1', 'Saya panggil siapa?'],
    ['Bu Tini', 'bekerja sebagai apa?'],
    ['petani', 'desa'],
  ],
  no: [
    ['assalamualaikum', 'Mau tanya apa?'],
    ['1', 'Berapa orang'],
    ['4', 'Boleh saya simpan'],
    ['tidak', 'kami hormati'],
    ['menu', 'Mau apa sekarang?'],
  ],
  question: [
    ['brp iuran kls 3?', 'Mau tanya apa?'],
    ['1', 'Berapa orang'],
  ],
  emergency: [['bapak saya sesak napas', 'IGD']],
  stop: [
    ['halo', 'Mau tanya apa?'],
    ['BERHENTI', 'tidak akan mengirim'],
  ],
  data: [
    ['halo', 'Mau tanya apa?'],
    ['kenalan', 'Boleh saya simpan'],
    ['ya', 'Saya panggil siapa?'],
    ['data saya', 'HAPUS DATA'],
  ],
};

async function both() {
  const telegram = await fakeTelegram(TOKEN);
  onTestFinished(async () => {
    await telegram.stop();
    expect(telegram.complaints).toEqual([]);
  });
  const bot = await pairedBot({ env: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url } });
  return { telegram, ...bot };
}

/** Only the words: options are buttons there and lines here. */
function wordsOf(text: string): string {
  return text.split('\n\n1. ')[0]!.trim();
}

test('what is said is the same on both, word for word', async () => {
  const { telegram, whatsapp } = await both();
  const names = Object.keys(CONVERSATIONS);
  const onWhatsApp = names.map(async (name) => {
    const person = whatsapp.person(name);
    for (const [typed, heard] of CONVERSATIONS[name]!) {
      const before = person.shown.length;
      await person.says(typed);
      await whatsapp.until(() =>
        person
          .texts()
          .slice(before)
          .some((text) => text.includes(heard)),
      );
    }
  });
  const onTelegram = names.map(async (name, i) => {
    const chat = 100 + i;
    for (const [typed, heard] of CONVERSATIONS[name]!) {
      const before = telegram.texts(chat).length;
      await telegram.says(chat, typed);
      await telegram.until(() =>
        telegram
          .texts(chat)
          .slice(before)
          .some((text) => text.includes(heard)),
      );
    }
  });
  await Promise.all([...onWhatsApp, ...onTelegram]);
  for (const [i, name] of names.entries()) {
    const here = whatsapp.person(name).texts().map(wordsOf);
    const there = telegram.texts(100 + i).map(wordsOf);
    const said = Math.min(here.length, there.length);
    expect(said, name).toBeGreaterThan(0);
    expect(here.slice(0, said), name).toEqual(there.slice(0, said));
  }
});

test('a worker on WhatsApp and a mentor on Telegram: words, voice and photo go both ways', async () => {
  const { telegram, whatsapp, store } = await both();
  const MENTOR = 55;
  const code = await invite(store, { role: 'mentor', name: 'Bu Sri' }, Date.now());
  await telegram.says(MENTOR, `/start ${code}`);
  await telegram.until(() => telegram.texts(MENTOR).some((text) => text.includes('Bu Sri')));

  const ani = whatsapp.person('Ani');
  const hears = async (words: string) => whatsapp.until(() => ani.texts().some((text) => text.includes(words)));
  const says = async (text: string, heard: string) => {
    await ani.says(text);
    await hears(heard);
  };
  await says('halo', 'Mau tanya apa?');
  await says('kenalan', 'Boleh saya simpan');
  await says('ya', 'Saya panggil siapa?');
  await says('Ani', 'Ani bekerja sebagai apa?');
  await ani.says('bantuan');
  await whatsapp.until(() => ani.texts().some((text) => text.includes('Mendaftar')));
  await ani.says('mendaftar');
  // At night nobody is alerted, but a ticket can be taken at any hour.
  await hears('#1');
  await telegram.says(MENTOR, 'AMBIL 1');
  await hears('Bu Sri');

  const voice = await whatsapp.upload(Buffer.from('suara Ani'), 'audio');
  await ani.sends({ audioMessage: { ...voice, ptt: true, mimetype: 'audio/ogg; codecs=opus' } });
  await telegram.until(() => telegram.shown.some(({ file }) => Buffer.isBuffer(file)));
  const upload = telegram.shown.find(({ file }) => Buffer.isBuffer(file));
  expect(String(upload?.file)).toBe('suara Ani');

  telegram.kept.set('photo-1', Buffer.from('contoh formulir'));
  await telegram.sends(MENTOR, { photo: [{ file_id: 'photo-1' }], caption: 'contohnya begini' });
  await whatsapp.until(() => ani.shown.some(({ message }) => message.imageMessage));
  const photo = ani.shown.find(({ message }) => message.imageMessage);
  expect(photo?.text).toContain('contohnya begini');
});

test('when WhatsApp logs the bot out, the coordinator hears of it on Telegram, with what to do', async () => {
  const { telegram, whatsapp, store } = await both();
  const code = await invite(store, { role: 'coordinator', name: 'Pak Budi' }, Date.now());
  await telegram.says(66, `/start ${code}`);
  await telegram.until(() => telegram.texts(66).some((text) => text.includes('Pak Budi')));
  whatsapp.unlink();
  await telegram.until(() => telegram.texts(66).some((text) => text.includes('whatsapp pair')));
  await telegram.says(67, 'halo');
  await telegram.until(() => telegram.texts(67).some((text) => text.includes('Mau tanya apa?')));
});
