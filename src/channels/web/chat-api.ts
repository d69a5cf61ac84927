import { createHash, randomBytes } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Outbound } from '../../messages/message.ts';
import type { OutboxVerbs } from '../../store/outbox.ts';
import type { Receive } from '../channel.ts';
import type { Hub } from './hub.ts';
import { readPost } from './inbound.ts';
import { createLimiter, type WebLimits } from './limits.ts';
import type { Phone } from './phone-links.ts';
import { shown } from './show.ts';
import { createStreams, writeWhenRead } from './streams.ts';

export interface ChatApiOptions {
  readonly store: Pick<OutboxVerbs, 'messagesAfter' | 'openQuestions'>;
  readonly receive: Receive;
  readonly hub: Hub;
  readonly now: () => number;
  /** Media id → file below /media. */
  readonly mediaFile: (id: string) => { file: string } | null;
  /** The telephone numbers of the content. */
  readonly phones: () => readonly Phone[];
  /** Our address in texts where no public one is known: a page shows the one by which it was opened. Null: leave it. */
  readonly standIn: () => string | null;
  readonly limits: WebLimits;
}

/** Messages fetched in one go. */
const PAGE = 500;
const HEARTBEAT_MS = 15_000;
/** A page that takes nothing for so long is gone or will not read; it comes back by itself. */
const UNREAD_MS = 30_000;
/** Messages of a stream fetched in one go: they are held until they are read. */
const STREAM_PAGE = 50;

const afterSchema = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** The web chat of the outside contract. A chat is known by the hash of its token alone. */
export const chatApi: FastifyPluginAsync<ChatApiOptions> = async (app, options) => {
  const { store, hub } = options;
  const limiter = await createLimiter(app, options.limits);
  const streams = createStreams(options.limits);

  /** As the contract shows them; the last one also says which questions and buttons are open. */
  async function show(messages: readonly Outbound[], address: string, request: FastifyRequest) {
    if (messages.length === 0) return [];
    // Read after the messages: what changes it later comes with later ones.
    const open = await store.openQuestions('web', address, options.now());
    const ours = options.standIn();
    const around = {
      mediaFile: options.mediaFile,
      phones: options.phones(),
      address: ours === null ? null : { ours, theirs: `${request.protocol}://${request.host}` },
    };
    return messages.map((message, at) => ({
      ...shown(message, around),
      ...(at === messages.length - 1 && { open }),
    }));
  }

  app.addHook('preClose', () => streams.endAll());

  app.post('/api/chat', async (request, reply) => {
    await limiter.newChat(request);
    const token = randomBytes(32).toString('base64url');
    limiter.gave(hashOf(token));
    return reply.code(201).send({ token });
  });

  app.post('/api/chat/messages', async (request, reply) => {
    const address = addressOf(request);
    if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
    await limiter.message(request, address);
    const read = readPost(request.body, address, options.now());
    if (read === null) return refuse(reply, 400, 'bad_message', 'Pesan belum bisa dibaca. Kirim {"id", "text"}.');
    await options.receive(read.inbound);
    return reply.code(202).send({ id: read.id });
  });

  app.get('/api/chat/messages', async (request, reply) => {
    const address = addressOf(request);
    if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
    await limiter.read(request, address);
    const query = afterSchema.safeParse(request.query);
    if (!query.success) return refuse(reply, 400, 'bad_query', 'Nomor "after" harus angka.');
    const messages = await store.messagesAfter('web', address, query.data.after, PAGE);
    return reply.header('cache-control', 'no-store').send(await show(messages, address, request));
  });

  app.get('/api/chat/stream', async (request, reply) => {
    const address = addressOf(request);
    if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
    await limiter.read(request, address);
    const query = afterSchema.safeParse(request.query);
    const last = Number(request.headers['last-event-id']);
    let seq = Number.isInteger(last) && last > 0 ? last : query.success ? query.data.after : 0;
    const { raw } = reply;
    const stream = { chat: address, ip: request.ip, raw };
    if (!streams.open(stream)) return refuse(reply, 429, 'too_many', 'Terlalu banyak halaman terbuka. Tutup sebagian.');
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    raw.write('retry: 2000\n\n');
    let sending: Promise<void> | null = null;
    let isMore = false;
    const sendAll = async () => {
      for (let isOpen = true; isOpen && isMore;) {
        isMore = false;
        const messages = await store.messagesAfter('web', address, seq, STREAM_PAGE);
        isMore ||= messages.length === STREAM_PAGE;
        for (const message of await show(messages, address, request)) {
          const event = `id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
          isOpen = await writeWhenRead(raw, event, UNREAD_MS);
          if (!isOpen) break;
          seq = message.seq;
        }
      }
    };
    /** However often something new is told while one look is under way: it is one more look. */
    const send = () => {
      isMore = true;
      sending ??= sendAll()
        .catch((error: unknown) => {
          request.log.error({ err: error }, 'stream ended');
          raw.end();
        })
        .finally(() => {
          sending = null;
          if (isMore && !raw.writableEnded && !raw.destroyed) send();
        });
    };
    const stopListening = hub.listen(address, send);
    const heartbeat = setInterval(() => {
      if (!raw.writableNeedDrain) raw.write(': hidup\n\n');
    }, HEARTBEAT_MS);
    raw.on('close', () => {
      stopListening();
      clearInterval(heartbeat);
      streams.close(stream);
    });
    send();
  });
};

/** The token itself is never stored. Null where there is none of the right shape. */
function addressOf(request: FastifyRequest): string | null {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? null : hashOf(token);
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}
