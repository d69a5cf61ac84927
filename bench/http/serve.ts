/** A process of its own that answers Telegram's webhook: ours as it is started, grammY's session, or a bare 200. */
import fastify, { type FastifyInstance } from 'fastify';
import { webhookCallback } from 'grammy';
import { z } from 'zod';
import { WEBHOOK_PATH } from '../../src/channels/telegram/telegram-channel.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/main.ts';
import { expectReplies } from '../bot.ts';
import { grammySession, sessionBot } from '../peers/grammy-session.ts';
import { TOKEN } from '../peers/grammy-api.ts';
import { Replies } from '../peers/peer.ts';
import { openRows } from '../peers/storage.ts';
import { asked, KINDS, SECRET, type Said } from './protocol.ts';

interface Served {
  readonly port: number;
  readonly path: string;
  stop(): Promise<void>;
}

const [kind, dataDir, root, apiRoot] = z
  .tuple([z.enum(KINDS), z.string(), z.string(), z.string()])
  .parse(process.argv.slice(2));
const served = await start();
process.on('message', (message) => void obey(asked.parse(message)));
tell({ kind: 'ready', port: served.port, path: served.path });

function start(): Promise<Served> {
  switch (kind) {
    case 'kawan':
      return serveKawan();
    case 'grammy-session':
      return serveSession();
    case 'bare':
      return serveBare();
  }
}

async function serveKawan(): Promise<Served> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${WEBHOOK_PATH}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'silent',
  });
  const serving = await serve(config, createLog('silent'), root);
  return { port: Number(new URL(serving.address).port), path: WEBHOOK_PATH, stop: () => serving.stop() };
}

const incoming = z.object({ message: z.object({ message_id: z.int(), chat: z.object({ id: z.int() }) }) });

async function serveSession(): Promise<Served> {
  const storage = openRows(dataDir);
  const replies = new Replies();
  const callback = webhookCallback(sessionBot(storage, replies), 'fastify', { secretToken: SECRET });
  const app = fastify();
  app.post('/webhook', async (request, reply) => {
    await callback(request, reply);
    const { message } = incoming.parse(request.body);
    try {
      expectReplies(grammySession.name, message.chat.id, message.message_id - 1, replies.take(message.chat.id));
    } catch (error) {
      tell({ kind: 'wrong', message: String(error) });
    }
  });
  return listening(app, () => storage.close());
}

function serveBare(): Promise<Served> {
  const app = fastify();
  app.post('/webhook', (_request, reply) => reply.code(200).send());
  return listening(app, () => undefined);
}

async function listening(app: FastifyInstance, afterwards: () => void): Promise<Served> {
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(address).port),
    path: '/webhook',
    async stop() {
      await app.close();
      afterwards();
    },
  };
}

async function obey(order: z.infer<typeof asked>): Promise<void> {
  switch (order) {
    case 'rss':
      tell({ kind: 'rss', bytes: process.memoryUsage.rss() });
      return;
    case 'stop':
      await served.stop();
      process.disconnect();
      return;
  }
}

function tell(message: Said): void {
  process.send?.(message);
}
