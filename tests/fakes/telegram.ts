/** A strict Bot API server: checks every call, shows what people would see, and lets them write and press. */
import fastify, { type FastifyRequest } from 'fastify';
import { z } from 'zod';

const chatId = z.union([z.coerce.number().int(), z.string().regex(/^\d+$/)]).transform(Number);
const markup = z
  .strictObject({
    inline_keyboard: z
      .array(
        z
          .array(
            z.strictObject({
              text: z.string().min(1).max(64),
              callback_data: z.string().refine((data) => Buffer.byteLength(data) <= 64),
            }),
          )
          .min(1)
          .max(8),
      )
      .max(100),
  })
  .optional();
/** A call that sends a file: by its id, or uploaded in the same request. */
function fileCall(field: string) {
  return z.strictObject({
    chat_id: chatId,
    [field]: z.union([z.string().min(1), z.instanceof(Buffer)]),
    caption: z.string().max(1024).optional(),
    reply_markup: markup,
  });
}
const METHODS = {
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100),
    timeout: z.int().max(50),
    allowed_updates: z.array(z.string()),
  }),
  setWebhook: z.strictObject({
    url: z.url(),
    secret_token: z.string().regex(/^[\w-]{1,256}$/),
    allowed_updates: z.array(z.string()),
    max_connections: z.int().max(100),
  }),
  deleteWebhook: z.strictObject({}),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }),
      )
      .max(100),
  }),
  sendMessage: z.strictObject({
    chat_id: chatId,
    text: z.string().min(1).max(4096),
    link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
    reply_markup: markup,
  }),
  editMessageReplyMarkup: z.strictObject({ chat_id: chatId, message_id: z.int(), reply_markup: markup }),
  answerCallbackQuery: z.strictObject({ callback_query_id: z.string() }),
  getFile: z.strictObject({ file_id: z.string() }),
  sendPhoto: fileCall('photo'),
  sendVoice: fileCall('voice'),
  sendDocument: fileCall('document'),
};
type Method = keyof typeof METHODS;

interface Shown {
  chat: number;
  id: number;
  text: string;
  buttons: { text: string; data: string }[];
  /** The id, or the bytes that were uploaded. */
  file?: string | Buffer | undefined;
}

export interface Refusal {
  status: number;
  description: string;
  retryAfter?: number;
}

export async function fakeTelegram(token: string) {
  const app = fastify();
  const shown: Shown[] = [];
  /** Files that people sent, by id. */
  const kept = new Map<string, Buffer>();
  const complaints: string[] = [];
  const answered: string[] = [];
  const refusals = new Map<string, Refusal[]>();
  let pending: { update_id: number }[] = [];
  let updateId = 1000;
  let messageId = 1;
  let confirmed = 0;
  let webhook: { url: string; secret: string } | null = null;
  let pollWaits: (() => void) | null = null;
  const changes = new Set<() => void>();
  const changed = () => {
    for (const listener of changes) listener();
  };

  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const type = request.headers['content-type'] ?? '';
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
      const fields = new Map<string, unknown>();
      for (const [name, value] of form) {
        if (typeof value !== 'string') fields.set(name, Buffer.from(await value.arrayBuffer()));
        else fields.set(name, /^[{[]/.test(value) ? JSON.parse(value) : value);
      }
      for (const [name, value] of fields) {
        if (typeof value !== 'string' || !value.startsWith('attach://')) continue;
        fields.set(name, fields.get(value.slice(9)));
        fields.delete(value.slice(9));
      }
      return Object.fromEntries(fields);
    },
  );
  app.get('/file/:bot/*', async (request, reply) => {
    const bytes = kept.get(z.object({ '*': z.string() }).parse(request.params)['*']);
    return bytes ? reply.send(bytes) : reply.code(404).send();
  });
  app.post('/:bot/:method', async (request, reply) => {
    const { bot, method } = z.object({ bot: z.string(), method: z.string() }).parse(request.params);
    if (bot !== `bot${token}`) return reply.code(401).send({ ok: false, error_code: 401, description: 'Unauthorized' });
    const refused = refusals.get(method)?.shift();
    if (refused) {
      const parameters = refused.retryAfter === undefined ? {} : { parameters: { retry_after: refused.retryAfter } };
      return reply
        .code(refused.status)
        .send({ ok: false, error_code: refused.status, description: refused.description, ...parameters });
    }
    const schema = METHODS[method as Method] as z.ZodType | undefined;
    const parsed = schema?.safeParse(request.body ?? {});
    if (!parsed?.success) {
      complaints.push(`${method}: ${parsed ? parsed.error.message : 'unknown method'}`);
      return reply.code(400).send({ ok: false, error_code: 400, description: 'Bad Request' });
    }
    const outcome = await answer(method as Method, parsed.data as Record<string, never>);
    changed();
    if (outcome === 'conflict') return reply.code(409).send({ ok: false, error_code: 409, description: 'Conflict' });
    return { ok: true, result: outcome };
  });

  async function answer(method: Method, body: Record<string, never>): Promise<unknown> {
    switch (method) {
      case 'getUpdates': {
        if (pollWaits) return 'conflict';
        const { offset = 0, limit } = body as unknown as { offset?: number; limit: number };
        confirmed = Math.max(confirmed, offset);
        pending = pending.filter((update) => update.update_id >= offset);
        if (pending.length === 0) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, 5000);
            pollWaits = () => {
              clearTimeout(timer);
              resolve();
            };
          });
          pollWaits = null;
        }
        return pending.slice(0, limit);
      }
      case 'setWebhook': {
        const { url, secret_token: secret } = body as unknown as { url: string; secret_token: string };
        webhook = { url, secret };
        return true;
      }
      case 'sendMessage': {
        const sent = body as unknown as {
          chat_id: number;
          text: string;
          reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
        };
        const buttons = (sent.reply_markup?.inline_keyboard ?? [])
          .flat()
          .map((button) => ({ text: button.text, data: button.callback_data }));
        const message = { chat: sent.chat_id, id: messageId++, text: sent.text, buttons };
        shown.push(message);
        return { message_id: message.id, date: 1, chat: { id: sent.chat_id, type: 'private' }, text: sent.text };
      }
      case 'editMessageReplyMarkup': {
        const edit = body as unknown as {
          message_id: number;
          reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
        };
        const message = shown.find(({ id }) => id === edit.message_id);
        if (message)
          message.buttons = (edit.reply_markup?.inline_keyboard ?? [])
            .flat()
            .map((button) => ({ text: button.text, data: button.callback_data }));
        return true;
      }
      case 'getFile': {
        const { file_id: id } = body as unknown as { file_id: string };
        const size = kept.get(id)?.length;
        return { file_id: id, file_unique_id: id, file_size: size, file_path: id };
      }
      case 'sendPhoto':
      case 'sendVoice':
      case 'sendDocument': {
        const { chat_id: chat, caption = '', ...rest } = body as unknown as { chat_id: number; caption?: string };
        const file = Object.values(rest).find(
          (value): value is string | Buffer => typeof value !== 'object' || Buffer.isBuffer(value),
        );
        const message = { chat, id: messageId++, text: caption, buttons: [], file };
        shown.push(message);
        return { message_id: message.id, date: 1, chat: { id: chat, type: 'private' }, photo: [{ file_id: 'f' }] };
      }
      case 'answerCallbackQuery':
        answered.push((body as unknown as { callback_query_id: string }).callback_query_id);
        return true;
      case 'deleteWebhook':
      case 'setMyCommands':
        return true;
    }
  }

  async function deliver(content: object): Promise<void> {
    const update = { update_id: updateId++, ...content };
    if (!webhook) {
      pending.push(update);
      pollWaits?.();
      return;
    }
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
      body: JSON.stringify(update),
    });
    if (!response.ok) throw new Error(`webhook answered ${response.status}`);
  }

  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    shown,
    kept,
    complaints,
    answered,
    refuse: (method: Method, refusal: Refusal) => refusals.set(method, [...(refusals.get(method) ?? []), refusal]),
    isConfirmed: () => pending.length === 0 || confirmed > Math.max(...pending.map((update) => update.update_id)),
    webhook: () => webhook,
    says: (chat: number, text: string, type = 'private') =>
      deliver({
        message: {
          message_id: messageId++,
          date: 1,
          from: { id: chat, is_bot: false, first_name: 'A' },
          chat: { id: chat, type },
          text,
        },
      }),
    sends: (chat: number, content: object) =>
      deliver({
        message: {
          message_id: messageId++,
          date: 1,
          from: { id: chat, is_bot: false, first_name: 'A' },
          chat: { id: chat, type: 'private' },
          ...content,
        },
      }),
    async presses(chat: number, label: string): Promise<void> {
      const message = shown.findLast(
        (candidate) => candidate.chat === chat && candidate.buttons.some(({ text }) => text.includes(label)),
      );
      const button = message?.buttons.find(({ text }) => text.includes(label));
      if (!message || !button) throw new Error(`no visible button "${label}"`);
      await deliver({
        callback_query: {
          id: `cb${updateId}`,
          from: { id: chat, is_bot: false, first_name: 'A' },
          chat_instance: '1',
          data: button.data,
          message: { message_id: message.id, date: 1, chat: { id: chat, type: 'private' } },
        },
      });
    },
    /** Resolves when the condition holds; it is looked at after every call. */
    async until(condition: () => boolean): Promise<void> {
      if (condition()) return;
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!condition()) return;
          changes.delete(look);
          resolve();
        };
        changes.add(look);
      });
    },
    texts: (chat: number) => shown.filter((message) => message.chat === chat).map(({ text }) => text),
    stop: () => {
      pollWaits?.();
      app.server.closeAllConnections();
      return app.close();
    },
  };
}
