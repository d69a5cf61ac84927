/** A strict Bot API server: checks every call, shows what people would see, and lets them write and press. */
import fastify, { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { readForm } from './form.ts';
import { METHODS, type Method } from './telegram-methods.ts';

interface Shown {
  chat: number;
  id: number;
  text: string;
  buttons: { text: string; data: string }[];
  /** The id, or the bytes that were uploaded. */
  file?: string | Buffer | undefined;
}

/** What the server does with a call in place of answering it. */
export type Trouble =
  | { status: number; description: string; retryAfter?: number }
  /** Does what it is asked, and the answer is lost on the way: the caller cannot know. */
  | 'lost'
  /** Says nothing until the caller gives up. */
  | 'hangs';

interface Poll {
  offset?: number;
  limit: number;
  allowed_updates: string[];
}

const person = (id: number) => ({ id, is_bot: false, first_name: 'A' });

function isTrouble(outcome: unknown): outcome is Exclude<Trouble, string> {
  return typeof outcome === 'object' && outcome !== null && 'status' in outcome;
}

function refuse(reply: FastifyReply, { status, description, retryAfter }: Exclude<Trouble, string>) {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return reply.code(status).send({ ok: false, error_code: status, description, ...parameters });
}

export async function fakeTelegram(token: string) {
  const app = fastify();
  const shown: Shown[] = [];
  /** Files that people sent, by id. */
  const kept = new Map<string, Buffer>();
  const complaints: string[] = [];
  const answered: string[] = [];
  /** Message id → emoji that the bot put on it. */
  const reactions = new Map<number, string>();
  /** Troubles to come, by method, and by chat where one is meant. */
  const troubles = new Map<string, Trouble[]>();
  /** When each call came, and for whom. */
  const calls: { method: string; chat: number | null; at: number }[] = [];
  /** Chats that have written, or were there before: nobody else can be written to. */
  const known = new Set<number>();
  let allowed: readonly string[] = [];
  let pending: { update_id: number }[] = [];
  let commands: readonly { command: string }[] = [];
  let updateId = 1000;
  let messageId = 1;
  let pressed = 0;
  let webhook: { url: string; secret: string } | null = null;
  let pollWaits: (() => void) | null = null;
  const changes = new Set<() => void>();
  const changed = () => {
    for (const listener of changes) listener();
  };

  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, readForm);
  app.get('/file/:bot/*', async (request, reply) => {
    const bytes = kept.get(z.object({ '*': z.string() }).parse(request.params)['*']);
    return bytes ? reply.send(bytes) : reply.code(404).send();
  });
  app.post('/:bot/:method', async (request, reply) => {
    const { bot, method } = z.object({ bot: z.string(), method: z.string() }).parse(request.params);
    if (bot !== `bot${token}`) return reply.code(401).send({ ok: false, error_code: 401, description: 'Unauthorized' });
    const schema = METHODS[method as Method] as z.ZodType | undefined;
    const parsed = schema?.safeParse(request.body ?? {});
    if (!parsed?.success) {
      complaints.push(`${method}: ${parsed ? parsed.error.message : 'unknown method'}`);
      return refuse(reply, { status: 400, description: 'Bad Request' });
    }
    const body = parsed.data as Record<string, never>;
    const chat = 'chat_id' in body ? Number(body['chat_id']) : null;
    calls.push({ method, chat, at: performance.now() });
    const trouble = (troubles.get(`${method} ${chat}`) ?? troubles.get(method))?.shift();
    if (trouble === 'hangs') {
      changed();
      await new Promise((resolve) => request.raw.socket.once('close', resolve));
      return reply;
    }
    if (trouble !== undefined && trouble !== 'lost') {
      changed();
      return refuse(reply, trouble);
    }
    if (chat !== null && !known.has(chat))
      return refuse(reply, { status: 400, description: 'Bad Request: chat not found' });
    const outcome = await answer(method as Method, body);
    changed();
    if (trouble === 'lost') {
      request.raw.socket.destroy();
      return reply;
    }
    if (isTrouble(outcome)) return refuse(reply, outcome);
    return { ok: true, result: outcome };
  });

  async function answer(method: Method, body: Record<string, never>): Promise<unknown> {
    switch (method) {
      case 'getUpdates': {
        if (pollWaits || webhook) return { status: 409, description: 'Conflict' };
        const { offset = 0, limit, allowed_updates: wanted } = body as unknown as Poll;
        allowed = wanted;
        pending = pending.filter((update) => update.update_id >= offset);
        if (pending.length === 0) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, 5000);
            pollWaits = () => {
              clearTimeout(timer);
              resolve();
            };
            changed();
          });
          pollWaits = null;
        }
        return pending.slice(0, limit);
      }
      case 'setWebhook': {
        const { url, secret_token: secret } = body as unknown as { url: string; secret_token: string };
        webhook = { url, secret };
        allowed = z.object({ allowed_updates: z.array(z.string()) }).parse(body).allowed_updates;
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
        if (!message) return { status: 400, description: 'Bad Request: message to edit not found' };
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
      case 'editMessageText': {
        const edit = body as unknown as {
          message_id: number;
          text: string;
          reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
        };
        const message = shown.find(({ id }) => id === edit.message_id);
        if (!message) return { status: 400, description: 'Bad Request: message to edit not found' };
        message.text = edit.text;
        message.buttons = (edit.reply_markup?.inline_keyboard ?? [])
          .flat()
          .map((button) => ({ text: button.text, data: button.callback_data }));
        return true;
      }
      case 'setMessageReaction': {
        const { message_id: id, reaction } = body as unknown as { message_id: number; reaction: { emoji: string }[] };
        reactions.set(id, reaction[0]?.emoji ?? '');
        return true;
      }
      case 'deleteWebhook':
        webhook = null;
        return true;
      case 'getMe':
        return { id: 1, is_bot: true, first_name: 'Kawan JKN', username: 'kawan_jkn_bot' };
      case 'setMyCommands':
        commands = z.object({ commands: z.array(z.object({ command: z.string() })) }).parse(body).commands;
        return true;
    }
  }

  /** Hands an update over; through a webhook again and again until it is taken, as Telegram does. */
  async function deliver(content: object): Promise<void> {
    if (!webhook && allowed.length > 0 && !Object.keys(content).some((kind) => allowed.includes(kind))) return;
    await handOver({ update_id: updateId++, ...content });
  }

  async function handOver(update: { update_id: number }): Promise<void> {
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

  function written(chat: number, content: object, type = 'private') {
    known.add(chat);
    return { message_id: messageId++, date: 1, from: person(chat), chat: { id: chat, type }, ...content };
  }

  function press(chat: number, data: string, message: number, type = 'private'): Promise<void> {
    known.add(chat);
    pressed++;
    return deliver({
      callback_query: {
        id: `cb${updateId}`,
        from: person(chat),
        chat_instance: '1',
        data,
        message: { message_id: message, date: 1, chat: { id: chat, type } },
      },
    });
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
    reactions,
    /** Buttons pressed so far; each must be answered. */
    pressed: () => pressed,
    calls,
    commands: () => commands,
    /** The next call of this method, or of this method for one chat, meets trouble. */
    refuse(method: Method, trouble: Trouble, chat?: number) {
      const key = chat === undefined ? method : `${method} ${chat}`;
      troubles.set(key, [...(troubles.get(key) ?? []), trouble]);
    },
    /** Who may be written to without having written first. */
    knows: (chat: number) => void known.add(chat),
    /** Hands over exactly this, as when Telegram repeats or reorders. */
    handOver,
    webhook: () => webhook,
    /** Somebody waits for updates right now. */
    isPolled: () => pollWaits !== null,
    says: (chat: number, text: string, type = 'private') => deliver({ message: written(chat, { text }, type) }),
    sends: (chat: number, content: object) => deliver({ message: written(chat, content) }),
    edits: (chat: number, content: object) => deliver({ edited_message: written(chat, content) }),
    blocks: (chat: number, status: 'kicked' | 'member') =>
      deliver({
        my_chat_member: {
          chat: { id: chat, type: 'private' },
          from: person(chat),
          date: 1,
          old_chat_member: { user: person(1), status: 'member' },
          new_chat_member: { user: person(1), status },
        },
      }),
    /** A press that no visible button could have made. */
    forges: (chat: number, data: string, type = 'private') => press(chat, data, 1, type),
    async presses(chat: number, label: string): Promise<void> {
      const message = shown.findLast(
        (candidate) => candidate.chat === chat && candidate.buttons.some(({ text }) => text.includes(label)),
      );
      const button = message?.buttons.find(({ text }) => text.includes(label));
      if (!message || !button) throw new Error(`no visible button "${label}"`);
      await press(chat, button.data, message.id);
    },
    /** Presses a button of the first message that still shows it, as when somebody scrolls up. */
    async pressesOld(chat: number, label: string): Promise<void> {
      const holds = ({ text }: { text: string }) => text.includes(label);
      const message = shown.find((candidate) => candidate.chat === chat && candidate.buttons.some(holds));
      const button = message?.buttons.find(holds);
      if (!message || !button) throw new Error(`no visible button "${label}"`);
      await press(chat, button.data, message.id);
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
