import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Api, GrammyError, HttpError } from 'grammy';
import { KawanError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { Channel, Receive } from '../channel.ts';
import type { Attachment } from '../../messages/message.ts';
import { LARGEST_FILE, type MediaFiles } from '../media-files.ts';
import { createSender } from './send.ts';
import { TELEGRAM_PACE } from './traits.ts';
import { describe } from './describe.ts';
import { poll } from './polling.ts';
import { SeenMessages } from './seen-messages.ts';
import { ALLOWED_UPDATES, messageKey, readUpdate, unchangedKey, updateSchema, type Update } from './inbound.ts';

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Where the webhook's route is added. */
  readonly web: FastifyInstance;
  readonly store: SettingVerbs;
  readonly now: () => number;
  readonly log: Logger;
  /** Media id → file on disk. */
  readonly mediaPath: (id: string) => string | null;
  /** Files that came over other channels. */
  readonly files: MediaFiles;
}

const POLL_SECONDS = 25;
const UPDATES_AT_ONCE = 100;
const RETRY_MS = 3000;
const REFUSED_RETRY_MS = 30_000;
const SET_UP_TRIES = 3;
/** Telegram must answer a poll, or hand out a file, within this; else the call counts as failed. */
const CALL_TIMEOUT_SECONDS = 40;
/** A send that takes longer is tried again, marked as of unknown fate. */
const SEND_TIMEOUT_SECONDS = 20;
/** How long a stop waits for the sends in flight. */
const STOP_GRACE_MS = 7000;
/** Bytes. A reply to a message that is full of links has more than a hundred thousand. */
const LARGEST_UPDATE = 1024 * 1024;
export const WEBHOOK_PATH = '/telegram/webhook';

/** What stands in Telegram's own command menu. */
const COMMANDS = [
  { command: 'menu', description: 'Lihat pilihan' },
  { command: 'bantuan', description: 'Minta bantuan pendamping' },
  { command: 'lanjut', description: 'Lanjutkan yang tadi' },
  { command: 'data_saya', description: 'Lihat data yang disimpan' },
  { command: 'hapus_data', description: 'Hapus data saya' },
  { command: 'berhenti', description: 'Jangan kirim pesan lagi' },
];

/**
 * Telegram over grammY's `Api`. An update is acknowledged only when its turn is committed: with long polling the offset
 * moves on then (grammY's own loop would move it earlier), with a webhook the reply is sent then.
 */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const { log } = options;
  const api = new Api(options.token, { apiRoot: options.apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS });
  const stopping = new AbortController();
  // grammY types its signals by a polyfill; the platform's own does the same.
  const signal = stopping.signal as unknown as Parameters<Api['getUpdates']>[1];
  const hangUp = new AbortController();
  const sending = new Api(options.token, { apiRoot: options.apiRoot, timeoutSeconds: SEND_TIMEOUT_SECONDS });
  sending.config.use((call, method, payload) => call(method, payload, hangUp.signal as unknown as typeof signal));
  const send = createSender(sending, options);
  const seen = new SeenMessages();
  /** Answers to pressed buttons that are on their way. */
  const answers = new Set<Promise<void>>();
  const isStopping = () => stopping.signal.aborted;
  let polling: Promise<void> = Promise.resolve();
  let receive: Receive | null = null;
  if (options.webhook) addWebhook(options.webhook.secret);

  function addWebhook(secret: string): void {
    const expected = Buffer.from(secret);
    options.web.post(WEBHOOK_PATH, { bodyLimit: LARGEST_UPDATE }, async (request, reply) => {
      const given = Buffer.from(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        return reply.code(401).send({ error: { code: 'bad_secret', message: 'unknown sender' } });
      }
      const parsed = updateSchema.safeParse(request.body);
      if (!parsed.success) {
        // Telegram would send the same again for ever; what cannot be read is logged by its shape alone.
        log.warn({ problems: parsed.error.issues.length }, 'an update of unknown shape was passed over');
        return reply.code(200).send();
      }
      await take(parsed.data);
      return reply.code(200).send();
    });
  }

  /** Resolves once the update is durably stored, or is one to be silent about. */
  async function take(update: Update): Promise<void> {
    const { inbound, callback } = readUpdate(update, options.now());
    const take = receive;
    const key = messageKey(update);
    // Telegram also tells of edits in which nothing changed: a reaction, a preview.
    const before = unchangedKey(update);
    if (before !== null && seen.has(before)) return;
    const hand = async () => {
      if (inbound && take) await take(inbound);
    };
    await (key === null ? hand() : seen.once(key, hand));
    if (callback !== null) answerCallback(callback);
  }

  /** Stops the button's spinner. Nothing is owed here: a lost one only spins a little longer. */
  function answerCallback(id: string): void {
    const answer: Promise<void> = sending
      .answerCallbackQuery(id)
      .then(
        () => undefined,
        (error: unknown) => log.debug({ problem: describe(error) }, 'a button was not answered in time'),
      )
      .finally(() => answers.delete(answer));
    answers.add(answer);
  }

  /** The bot's own name, for links on posters and invitations. Nothing else needs it, so a refusal is let pass. */
  async function learnName(): Promise<void> {
    try {
      const { username } = await api.getMe();
      await options.store.setSetting('telegram_username', username);
    } catch (error) {
      log.debug({ problem: describe(error) }, 'the name of the bot is not known');
    }
  }

  function listen(): Promise<void> {
    return poll({
      ask: (offset) =>
        api.getUpdates(
          { offset, limit: UPDATES_AT_ONCE, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
          signal,
        ),
      take: takeRaw,
      store: options.store,
      elapsed: () => performance.now(),
      pause: pauseFor,
      isStopping,
      log,
    });
  }

  async function takeRaw(update: unknown): Promise<void> {
    const parsed = updateSchema.safeParse(update);
    if (parsed.success) await take(parsed.data);
    else log.warn({ problems: parsed.error.issues.length }, 'an update of unknown shape was passed over');
  }

  async function pauseFor(ms: number): Promise<void> {
    try {
      await wait(ms, undefined, { signal: stopping.signal });
    } catch (error) {
      if (!isStopping()) throw error;
    }
  }

  async function fetchFile({ ref }: Attachment): Promise<Uint8Array> {
    const file = await api.getFile(ref).catch((error: unknown) => {
      if (error instanceof GrammyError && error.error_code === 400) {
        throw new KawanError('media_gone', 'Telegram does not hand out this file', { cause: error });
      }
      throw error;
    });
    if ((file.file_size ?? 0) > LARGEST_FILE)
      throw new KawanError('media_too_big', 'A file is too big to be passed on');
    const response = await fetch(`${options.apiRoot}/file/bot${options.token}/${file.file_path ?? ''}`, {
      signal: AbortSignal.timeout(CALL_TIMEOUT_SECONDS * 1000),
    });
    if (response.status === 404) throw new KawanError('media_gone', 'Telegram no longer has this file');
    if (!response.ok) throw new HttpError(`file: ${response.status}`, response.status);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Says how updates shall come. With long polling that may fail: a webhook that is left over shows as a conflict. */
  async function setUp(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        if (options.webhook) {
          const { url, secret } = options.webhook;
          await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: 40 });
        } else await api.deleteWebhook();
        return;
      } catch (error) {
        await troubled(error, 'Telegram not reachable yet; trying again');
        if (isStopping() || (!options.webhook && tries >= SET_UP_TRIES)) return;
      }
    }
  }

  /** What nobody waits for: the menu of commands, and the bot's own name. */
  async function introduce(): Promise<void> {
    while (!isStopping()) {
      try {
        await api.setMyCommands(COMMANDS);
        await learnName();
        return;
      } catch (error) {
        await troubled(error, 'the menu of commands could not be set; trying again');
      }
    }
  }

  async function troubled(error: unknown, words: string): Promise<void> {
    if (isStopping()) return;
    const isRefused = error instanceof GrammyError && error.error_code === 401;
    if (isRefused) log.error({ code: 'telegram_refused' }, 'Telegram refuses TELEGRAM_BOT_TOKEN; trying again');
    else log.warn({ problem: describe(error) }, words);
    await pauseFor(isRefused ? REFUSED_RETRY_MS : RETRY_MS);
  }

  return {
    name: 'telegram',
    pace: TELEGRAM_PACE,
    start(take) {
      receive = take;
      // The web chat and the rest must not wait for Telegram to answer.
      polling = setUp()
        .then(() => Promise.all([introduce(), options.webhook ? undefined : listen()]))
        .then(() => undefined)
        .catch((error: unknown) => {
          log.fatal(
            { code: error instanceof KawanError ? error.code : 'unexpected', problem: describe(error) },
            'the Telegram channel is off',
          );
        });
      return Promise.resolve();
    },
    send,
    fetch: fetchFile,
    async stop() {
      stopping.abort();
      setTimeout(() => hangUp.abort(), STOP_GRACE_MS).unref();
      await polling;
      await Promise.all(answers);
    },
  };
}
