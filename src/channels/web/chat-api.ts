import { createHash, randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MINUTE } from '../../calendar/durations.ts';
import { cleanText } from '../../understanding/normalise.ts';
import type { OutboxVerbs } from '../../store/outbox.ts';
import type { Receive } from '../channel.ts';
import type { Outbound } from '../../messages/message.ts';
import type { Hub } from './hub.ts';

export interface ChatApiOptions {
  readonly store: Pick<OutboxVerbs, 'messagesAfter'>;
  readonly receive: Receive;
  readonly hub: Hub;
  readonly now: () => number;
  /** Media id → file below /media. */
  readonly mediaFile: (id: string) => { file: string } | null;
  /** Messages a minute from one chat, and new chats a minute from one address. */
  readonly limits: { readonly messages: number; readonly chats: number };
}

/** Messages fetched in one go. */
const PAGE = 500;
const HEARTBEAT_MS = 15_000;

const messageSchema = z.object({
  id: z.union([z.string().min(1).max(100), z.int().transform(String)]),
  text: z.string().min(1).max(8000).optional(),
  /** Extension: `seq` of the message that this one answers. */
  reply_to: z.int().min(1).optional(),
  /** Extension: a button that stands for an act. */
  button: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  /** Extension: a tapped option, bound to the question it was shown with. */
  choice: z.object({ ask: z.int().min(0), n: z.int().min(1).max(100) }).optional(),
});
const afterSchema = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** The web chat of the outside contract. A chat is known by the hash of its token alone. */
export const chatApi: FastifyPluginAsync<ChatApiOptions> = async (app, options) => {
  const { store, hub } = options;
  const streams = new Set<FastifyReply>();
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => ({
      statusCode: 429,
      error: { code: 'too_many', message: 'Pesan datang terlalu cepat. Mohon tunggu sebentar, lalu kirim lagi.' },
    }),
  });
  app.addHook('preClose', () => {
    for (const reply of streams) reply.raw.end();
  });

  app.post(
    '/api/chat',
    { config: { rateLimit: { max: options.limits.chats, timeWindow: MINUTE } } },
    async (_request, reply) => {
      const token = randomBytes(32).toString('base64url');
      return reply.code(201).send({ token });
    },
  );

  app.post(
    '/api/chat/messages',
    {
      config: {
        rateLimit: {
          max: options.limits.messages,
          timeWindow: MINUTE,
          keyGenerator: (request) => addressOf(request) ?? request.ip,
        },
      },
    },
    async (request, reply) => {
      const address = addressOf(request);
      if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
      const parsed = messageSchema.safeParse(request.body);
      const { text, choice, button, id, reply_to: replyTo } = parsed.success ? parsed.data : {};
      const content = choice
        ? ({ kind: 'choice', ...choice } as const)
        : button !== undefined
          ? ({ kind: 'button', token: button } as const)
          : text !== undefined
            ? ({ kind: 'text', text: cleanText(text) } as const)
            : null;
      if (id === undefined || content === null) {
        return refuse(reply, 400, 'bad_message', 'Pesan belum bisa dibaca. Kirim {"id", "text"}.');
      }
      const answers = replyTo === undefined ? {} : { replyTo: String(replyTo) };
      const externalId = `${address}:${id}`;
      await options.receive({ channel: 'web', externalId, address, content, ...answers, at: options.now() });
      return reply.code(202).send({ id });
    },
  );

  app.get('/api/chat/messages', async (request, reply) => {
    const address = addressOf(request);
    if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
    const query = afterSchema.safeParse(request.query);
    if (!query.success) return refuse(reply, 400, 'bad_query', 'Nomor "after" harus angka.');
    const messages = await store.messagesAfter('web', address, query.data.after, PAGE);
    return reply.header('cache-control', 'no-store').send(messages.map((message) => shown(message, options)));
  });

  app.get('/api/chat/stream', async (request, reply) => {
    const address = addressOf(request);
    if (address === null) return refuse(reply, 401, 'no_token', 'Percakapan tidak dikenali. Muat ulang halaman ini.');
    const query = afterSchema.safeParse(request.query);
    const last = Number(request.headers['last-event-id']);
    let seq = Number.isInteger(last) && last > 0 ? last : query.success ? query.data.after : 0;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    raw.write('retry: 2000\n\n');
    let sending = Promise.resolve();
    const send = () => {
      sending = sending.then(async () => {
        const messages = await store.messagesAfter('web', address, seq, PAGE);
        for (const message of messages) {
          seq = message.seq;
          raw.write(`id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(shown(message, options))}\n\n`);
        }
      });
      sending.catch((error: unknown) => {
        request.log.error({ err: error }, 'stream ended');
        raw.end();
      });
    };
    const stopListening = hub.listen(address, send);
    const heartbeat = setInterval(() => raw.write(': hidup\n\n'), HEARTBEAT_MS);
    streams.add(reply);
    raw.on('close', () => {
      stopListening();
      clearInterval(heartbeat);
      streams.delete(reply);
    });
    send();
  });
};

/** Said with a file that somebody sent over a messenger. */
const ELSEWHERE = '(📎 Ada berkas. Berkas hanya bisa dibuka lewat Telegram atau WhatsApp.)';

/** A message as the contract shows it; `ask` lets a tapped option be bound to its question. */
/** In place of words that a worker had erased. */
const ERASED = '(Pesan ini sudah dihapus atas permintaan warga.)';

function shown({ seq, body }: Outbound, options: ChatApiOptions) {
  switch (body.kind) {
    case 'say': {
      const media = body.media === undefined ? null : options.mediaFile(body.media);
      return {
        seq,
        text: body.erased === true ? ERASED : body.text,
        options: body.options ?? [],
        ...(body.buttons && { buttons: body.buttons }),
        ...(body.ask !== undefined && { ask: body.ask }),
        ...(media && { media: { url: `/media/${media.file}`, type: 'image/png' } }),
      };
    }
    case 'forward':
      return { seq, text: `${body.text}\n${ELSEWHERE}`.trim(), options: [] };
    // Nothing that a page has fetched is changed: the turn left such things out, or said them anew.
    case 'edit':
      return { seq, text: body.text, options: [] };
    case 'mark':
    case 'settle':
      return { seq, text: '', options: [] };
    default:
      return body satisfies never;
  }
}

/** The token itself is never stored. Null where there is none of the right shape. */
function addressOf(request: FastifyRequest): string | null {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? null : createHash('sha256').update(token).digest('base64url');
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}
