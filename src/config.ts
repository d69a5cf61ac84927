import { z } from 'zod';
import { whatsapp } from './channels/whatsapp/traits.ts';
import { KawanError } from './errors.ts';

const onOff = z.enum(['on', 'off']);
const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** Every environment variable the program reads, documented once, here. The README's table repeats this list. */
const environment = z.object({
  /** HTTP port; 0 picks a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Everything that is kept: database, WhatsApp auth, media cache, backups. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** Turns Telegram on. */
  TELEGRAM_BOT_TOKEN: optionalText,
  /** Another Bot API server. */
  TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org'),
  /** Webhook in place of long polling; refused without a secret. */
  TELEGRAM_WEBHOOK_URL: optionalText.pipe(z.url().optional()),
  TELEGRAM_WEBHOOK_SECRET: optionalText.pipe(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, 'use 1–256 letters, digits, _ or -')
      .optional(),
  ),
  /** Turns the WhatsApp channel on. */
  WHATSAPP: onOff.default('off'),
  /** Another WhatsApp Web socket. */
  WHATSAPP_SOCKET_URL: optionalText.pipe(z.url().optional()),
  /** Seals the keys of the linked WhatsApp device in the database; keep it, without it the phone must be paired again. */
  WHATSAPP_AUTH_KEY: optionalText.pipe(z.string().min(16, 'use at least 16 characters').optional()),
  /** Reminders and announcements that may go out over WhatsApp on one day; the rest goes on the next ones. */
  WHATSAPP_DAILY_UNASKED: z.coerce.number().int().min(0).max(10_000).default(whatsapp.unasked.perDay),
  /** The chat page; on while no other channel is on. */
  WEB_CHAT: onOff.optional(),
  /** Where people reach the pages of this program, for links that are passed on; else the address it listens on. */
  PUBLIC_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  /** Several messages in a few seconds get one answer: so many quiet milliseconds are waited for it; 0: each its own. */
  ANSWER_QUIET_MS: z.coerce.number().int().min(0).max(10_000).default(2500),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string;
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  } | null;
  readonly whatsapp: {
    readonly socketUrl: string | null;
    readonly authKey: string | null;
    readonly dailyUnasked: number;
  } | null;
  readonly webChat: boolean;
  /** Without a slash at the end; null: the address it listens on. */
  readonly publicUrl: string | null;
  /** Milliseconds; 0: nothing waits. */
  readonly quietMs: number;
  readonly logLevel: string;
}

/**
 * Reads the environment into one frozen object. Unknown variables are ignored.
 * Throws `config_invalid`, naming every variable that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new KawanError('config_invalid', problems.join('; '));
  }
  const values = parsed.data;
  if (values.TELEGRAM_WEBHOOK_URL !== undefined && values.TELEGRAM_WEBHOOK_SECRET === undefined) {
    throw new KawanError(
      'config_invalid',
      'TELEGRAM_WEBHOOK_URL needs TELEGRAM_WEBHOOK_SECRET: without a secret anybody could post messages',
    );
  }
  const telegram =
    values.TELEGRAM_BOT_TOKEN === undefined
      ? null
      : Object.freeze({
          token: values.TELEGRAM_BOT_TOKEN,
          apiRoot: values.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
          webhook:
            values.TELEGRAM_WEBHOOK_URL !== undefined && values.TELEGRAM_WEBHOOK_SECRET !== undefined
              ? { url: values.TELEGRAM_WEBHOOK_URL, secret: values.TELEGRAM_WEBHOOK_SECRET }
              : null,
        });
  const overWhatsApp =
    values.WHATSAPP === 'on'
      ? Object.freeze({
          socketUrl: values.WHATSAPP_SOCKET_URL ?? null,
          authKey: values.WHATSAPP_AUTH_KEY ?? null,
          dailyUnasked: values.WHATSAPP_DAILY_UNASKED,
        })
      : null;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    telegram,
    whatsapp: overWhatsApp,
    webChat: values.WEB_CHAT === undefined ? telegram === null && overWhatsApp === null : values.WEB_CHAT === 'on',
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    quietMs: values.ANSWER_QUIET_MS,
    logLevel: values.LOG_LEVEL,
  });
}
