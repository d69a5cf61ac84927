/**
 * How WhatsApp's delivery receipt and our commit lie to each other, on the local server of the tests: for this program,
 * and for a handler of Baileys' `messages.upsert` that commits as its first act. Milliseconds; below zero the commit came
 * first. `node bench/whatsapp-window.ts [messages]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initAuthCreds, makeWASocket } from 'baileys';
import { WebSocket } from 'ws';
import { loadAuthState } from '../src/channels/whatsapp/auth-state.ts';
import { openKeyBox } from '../src/channels/whatsapp/key-box.ts';
import { readLink } from '../src/channels/whatsapp/link-state.ts';
import { createMediaFiles } from '../src/channels/media-files.ts';
import { createWhatsAppChannel } from '../src/channels/whatsapp/whatsapp-channel.ts';
import { silenceLibraries } from '../src/channels/whatsapp/quiet-console.ts';
import { loadGuide } from '../src/live-guide.ts';
import { createLog } from '../src/log.ts';
import { ROOT } from '../src/main.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { createTurns } from '../src/turn/turns.ts';
import { fakeWhatsApp, type FakeWhatsApp } from '../tests/fakes/whatsapp/server.ts';

const MESSAGES = Number(process.argv[2] ?? 300);
const log = createLog('silent');
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

interface Sample {
  committed: number;
  receipted: number;
}

async function measure(
  name: string,
  begin: (server: FakeWhatsApp, folder: string, committed: (id: string) => void) => Promise<() => Promise<void>>,
): Promise<void> {
  const server = await fakeWhatsApp();
  const folder = mkdtempSync(join(tmpdir(), 'kawan-window-'));
  const samples = new Map<string, Sample>();
  const sample = (id: string) => {
    const known = samples.get(id) ?? { committed: 0, receipted: 0 };
    samples.set(id, known);
    return known;
  };
  // The receipt is the first thing the client writes after a message: its frames are sealed, their order tells.
  let waiting: string | null = null;
  const plain = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')!;
  const send = plain.value as WebSocket['send'];
  WebSocket.prototype.send = function (this: WebSocket, ...args: Parameters<WebSocket['send']>) {
    if (this.url && waiting !== null) {
      sample(waiting).receipted = performance.now();
      waiting = null;
      setImmediate(() => server.changed());
    }
    Reflect.apply(send, this, args);
  } as WebSocket['send'];
  const stop = await begin(server, folder, (id) => {
    sample(id).committed ||= performance.now();
    server.changed();
  });
  await server.until(() => server.link?.active === true);
  // What a client says after its login is over.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const people = Array.from({ length: 10 }, (_, i) => server.person(`Orang ${i}`));
  for (let i = 0; i < MESSAGES; i++) {
    const id = `BENCH${i}`;
    // Nothing else may be under way when the message comes.
    await new Promise((resolve) => setTimeout(resolve, 5));
    waiting = id;
    await people[i % people.length]!.sends({ conversation: 'halo' }, { id });
    await server.until(() => (samples.get(id)?.committed ?? 0) > 0 && (samples.get(id)?.receipted ?? 0) > 0);
  }
  const gaps = [...samples.values()].map(({ committed, receipted }) => committed - receipted).sort((a, b) => a - b);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))]?.toFixed(2) ?? '–';
  console.log(
    `${name}: commit after receipt by median ${at(0.5)}, p99 ${at(0.99)}, largest ${at(1)} ms (${gaps.length} messages)`,
  );
  Object.defineProperty(WebSocket.prototype, 'send', plain);
  await stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

silenceLibraries();
await measure('this program', async (server, folder, committed) => {
  const store = openSqliteStore({ dataDir: folder, exclusive: true });
  const { guide } = loadGuide(ROOT, Date.now());
  const turns = createTurns({
    store,
    guide: () => guide,
    desks: [],
    now: Date.now,
    random: Math.random,
    log,
    onCommitted: () => undefined,
  });
  const channel = createWhatsAppChannel({
    socketUrl: server.url,
    authKey: null,
    dailyUnasked: 0,
    store,
    log,
    mediaPath: () => null,
    files: createMediaFiles(folder, []),
  });
  await channel.start(async (inbound) => {
    const receipt = await turns.receive(inbound);
    committed(inbound.ref ?? '');
    return receipt;
  });
  const timer = setInterval(() => {
    void Promise.resolve(readLink(store)).then((link) => {
      if (link?.qr === undefined) return;
      clearInterval(timer);
      server.scan(link.qr);
    });
  }, 5);
  return async () => {
    await channel.stop();
    await turns.stop();
    await store.close();
  };
});

await measure('a handler of messages.upsert', async (server, folder, committed) => {
  const store = openSqliteStore({ dataDir: folder, exclusive: true });
  const auth = await loadAuthState(await openKeyBox(store, null));
  Object.assign(auth.creds, initAuthCreds());
  let last: ReturnType<typeof makeWASocket> | null = null;
  const quiet = {
    level: 'silent',
    child: () => quiet,
    ...Object.fromEntries(LEVELS.map((level) => [level, () => {}])),
  };
  const open = () => {
    const sock = makeWASocket({
      auth: { creds: auth.creds, keys: auth.keys },
      waWebSocketUrl: server.url,
      logger: quiet as never,
      shouldSyncHistoryMessage: () => false,
    });
    last = sock;
    sock.ev.on('connection.update', ({ connection, qr }) => {
      if (qr !== undefined) server.scan(qr);
      if (connection === 'close' && server.link === null) open();
    });
    sock.ev.on('messages.upsert', ({ messages }) => {
      for (const { key } of messages) {
        void store.setSetting(`x ${String(key.id)}`, 'stored');
        committed(key.id ?? '');
      }
    });
  };
  open();
  return async () => {
    await last?.end(undefined);
    await store.close();
  };
});
process.exit(0);
