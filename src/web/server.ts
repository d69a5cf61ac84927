import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { ReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { DAY, MINUTE } from '../calendar/durations.ts';
import { chatApi, type ChatApiOptions } from '../channels/web/chat-api.ts';
import { KawanError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { UpkeepVerbs } from '../store/upkeep.ts';

const PAGE = resolve(import.meta.dirname, '../channels/web/page');
/** How long a stop waits for connections that are still open. */
const STOP_GRACE_MS = 5000;
const BODY_LIMIT = 64 * 1024;
const REQUEST_MS = 30_000;
const HEADERS_MS = 15_000;
const CHECKING_MS = 5_000;

export interface WebOptions {
  readonly log: Logger;
  readonly store: Pick<UpkeepVerbs, 'ping'>;
  /** Null turns the web chat off. */
  readonly chat: ChatApiOptions | null;
  readonly mediaRoot: string;
  /** What is not well while messages are taken all the same. */
  readonly troubles?: () => readonly string[];
}

/** The HTTP side: health, the web chat, and what channels add. One plugin per page. */
export async function buildWeb(options: WebOptions): Promise<FastifyInstance> {
  const { log, store } = options;
  // Addresses of callers stay out of the log: only what happened is written there.
  const serverLog: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance: serverLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: false,
    // Whoever sends half a request, or one byte now and then, holds a connection no longer than this.
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECKING_MS },
  });
  app.addHook('preClose', (done) => {
    // Answers in flight still go out; their connections then must not stay open for the next request.
    app.server.keepAliveTimeout = 1;
    setTimeout(() => app.server.closeAllConnections(), STOP_GRACE_MS).unref();
    done();
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    if (isRefusal(error)) return reply.code(429).send({ error: error.error });
    const message =
      status >= 500
        ? 'Maaf, sedang ada gangguan. Pesan belum tersimpan. Coba lagi sebentar.'
        : 'Permintaan belum bisa dibaca.';
    return reply.code(status).send({ error: { code: status >= 500 ? 'unavailable' : 'bad_request', message } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: 'not_found', message: 'Halaman ini tidak ada.' } }),
  );
  app.get('/health', async (_request, reply) => {
    try {
      await store.ping();
      const reasons = options.troubles?.() ?? [];
      return await reply
        .header('cache-control', 'no-store')
        .send(reasons.length === 0 ? { status: 'ok' } : { status: 'degraded', reasons });
    } catch (error) {
      log.error({ err: error }, 'the store does not answer');
      return reply.code(503).send({ status: error instanceof KawanError ? error.code : 'store_unavailable' });
    }
  });
  if (options.chat) {
    await app.register(chatApi, options.chat);
    await app.register(page);
    await app.register(fastifyStatic, {
      root: options.mediaRoot,
      prefix: '/media/',
      decorateReply: false,
      maxAge: DAY,
    });
  }
  return app;
}

/** The chat page. It is packed on the way: whoever opens it may pay for every kilobyte. */
async function page(app: FastifyInstance): Promise<void> {
  app.addHook<ReadStream | string | null>('onSend', async (request, reply, payload) => {
    reply.header('vary', 'accept-encoding');
    if (!(payload instanceof ReadStream) || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return pipeline(payload, createGzip(), () => undefined);
  });
  await app.register(fastifyStatic, {
    root: PAGE,
    prefix: '/',
    cacheControl: true,
    maxAge: MINUTE,
    index: ['index.html'],
  });
}

/** Listens; a taken port is told in plain words. Returns the address in use. Throws `port_in_use`. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new KawanError('port_in_use', `Port ${port} on ${host} is in use`, { cause: error });
    }
    throw error;
  }
}

function statusOf(error: unknown): number {
  if (error instanceof KawanError) return 503;
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return 500;
}

function isRefusal(error: unknown): error is { statusCode: 429; error: { code: string; message: string } } {
  return (
    typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 429 && 'error' in error
  );
}
