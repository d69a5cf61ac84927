/** The WhatsApp server of the tests, tried with nothing but Baileys, so that the other tests can rely on it. */
import { DisconnectReason, initAuthCreds, makeWASocket, type AuthenticationCreds, type SignalKeyStore } from 'baileys';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { fakeWhatsApp, type FakeWhatsApp } from '../../fakes/whatsapp/server.ts';

function memory(): SignalKeyStore {
  const rows = new Map<string, unknown>();
  return {
    get: (type, ids) =>
      Object.fromEntries(
        ids.flatMap((id) => (rows.has(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : [])),
      ) as never,
    set: (data) => {
      for (const [type, values] of Object.entries(data)) {
        for (const [id, value] of Object.entries(values)) {
          if (value === null) rows.delete(`${type} ${id}`);
          else rows.set(`${type} ${id}`, value);
        }
      }
    },
  };
}

async function server(): Promise<FakeWhatsApp> {
  const whatsapp = await fakeWhatsApp();
  onTestFinished(async () => {
    await whatsapp.stop();
    expect(whatsapp.complaints).toEqual([]);
  });
  return whatsapp;
}

/** A bare client: pairs with `onQr` or a code, comes again after 515, answers each text with its echo. */
function client(whatsapp: FakeWhatsApp, onSocket: (sock: ReturnType<typeof makeWASocket>) => void): void {
  const creds: AuthenticationCreds = initAuthCreds();
  const keys = memory();
  const open = () => {
    const sock = makeWASocket({
      auth: { creds, keys },
      waWebSocketUrl: whatsapp.url,
      logger: pino({ level: 'silent' }),
      shouldSyncHistoryMessage: () => false,
      emitOwnEvents: false,
    });
    sock.ev.on('connection.update', ({ connection, lastDisconnect }) => {
      const { error } = lastDisconnect ?? {};
      const code = (error as { output?: { statusCode: number } } | undefined)?.output?.statusCode;
      if (connection === 'close' && code === DisconnectReason.restartRequired) open();
    });
    sock.ev.on('messages.upsert', ({ messages }) => {
      for (const { key, message } of messages)
        if (key.remoteJid) void sock.sendMessage(key.remoteJid, { text: `gema: ${message?.conversation ?? ''}` });
    });
    onSocket(sock);
    onTestFinished(() => void sock.end(undefined));
  };
  open();
}

test('a client pairs by QR, and texts go both ways', async () => {
  const whatsapp = await server();
  client(whatsapp, (sock) => {
    sock.ev.on('connection.update', ({ qr }) => {
      if (qr !== undefined) whatsapp.scan(qr);
    });
  });
  await whatsapp.until(() => whatsapp.link?.active === true);
  const ani = whatsapp.person('Ani');
  await ani.says('halo');
  await ani.says('apa kabar');
  await whatsapp.until(() => ani.shown.length === 2);
  expect(ani.texts()).toEqual(['gema: halo', 'gema: apa kabar']);
  expect(whatsapp.queue).toEqual([]);
});

test('a client pairs by code; a wrong code pairs nobody', async () => {
  const whatsapp = await server();
  let shown = '';
  let asked = false;
  client(whatsapp, (sock) => {
    sock.ev.on('connection.update', ({ qr }) => {
      if (qr === undefined || asked) return;
      asked = true;
      void sock.requestPairingCode('628110000001').then((code) => {
        shown = code;
        whatsapp.changed();
      });
    });
  });
  await whatsapp.until(() => shown !== '');
  await whatsapp.enterCode('AAAAAAAA');
  await whatsapp.until(() => whatsapp.wrongCodes === 1);
  expect(whatsapp.pairings).toBe(0);
  await whatsapp.enterCode(shown);
  await whatsapp.until(() => whatsapp.link?.active === true);
  expect(shown).toMatch(/^[1-9A-Z]{8}$/);
  expect(whatsapp.pairings).toBe(1);
});
