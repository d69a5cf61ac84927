import { setTimeout as sleep } from 'node:timers/promises';
import { toString as drawQr } from 'qrcode';
import { ADVICE, askToPair, readLink, type LinkReport } from '../channels/whatsapp/link-state.ts';
import type { Config } from '../config.ts';
import { KawanError } from '../errors.ts';
import { createLog } from '../log.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import type { SettingVerbs } from '../store/settings.ts';

export interface PairOptions {
  readonly config: Config;
  /** Pair by code, typed on the phone of this number; null: by QR. */
  readonly phone: string | null;
  /** Only the bare QR payload or code, each on a line of its own. */
  readonly raw: boolean;
  /** Give up the device linked now. */
  readonly anew: boolean;
  readonly write: (text: string) => void;
  /** For people, beside what `write` gives. */
  readonly tell: (text: string) => void;
}

const LOOK_EVERY_MS = 250;
/** A QR is shown this long at most; an older one is from a server that died. */
const QR_HOLDS_MS = 75_000;
/** A running server answers within this, or WhatsApp is not on there. */
const ANSWER_MS = 20_000;

/**
 * Links the bot's number. Beside a running server, which holds the connection, it asks there and shows what the server
 * leaves in the store; alone it connects by itself and stays until the phone agreed. Returns the exit code.
 */
export async function pair(options: PairOptions): Promise<number> {
  const { config } = options;
  const store = openAlone(config.dataDir);
  if (store === null) return pairBeside(options);
  const { startPairing } = await import('../channels/whatsapp/pairing.ts');
  const { socketUrl = null, authKey = null } = config.whatsapp ?? {};
  const log = createLog('silent');
  await ask(store, options);
  const pairing = startPairing({ socketUrl, authKey, store, log });
  try {
    return await follow(store, options, Date.now(), false);
  } finally {
    await pairing.stop();
    await store.close();
  }
}

/** The store for us alone, or null while a server holds the folder. */
function openAlone(dataDir: string): Store | null {
  try {
    return openSqliteStore({ dataDir, exclusive: true });
  } catch (error) {
    if (error instanceof KawanError && error.code === 'data_dir_in_use') return null;
    throw error;
  }
}

async function pairBeside(options: PairOptions): Promise<number> {
  const store = openSqliteStore({ dataDir: options.config.dataDir, exclusive: false });
  try {
    const link = await readLink(store);
    const showing = link?.state === 'pairing' && link.at > Date.now() - QR_HOLDS_MS;
    // A QR that is shown already is as good as a new one.
    const enough = showing && link.qr !== undefined && options.phone === null && !options.anew;
    if (!enough && !(link?.state === 'open' && !options.anew)) await ask(store, options);
    return await follow(store, options, enough ? link.at - 1 : Date.now(), true);
  } finally {
    await store.close();
  }
}

async function ask(store: SettingVerbs, { phone, anew }: PairOptions): Promise<void> {
  await askToPair(store, { phone: phone?.replace(/\D/g, '') ?? null, anew, at: Date.now() });
}

/** Shows every new QR or code until the phone is linked; beside a server a raw one is enough. */
async function follow(
  store: Pick<SettingVerbs, 'getSetting'>,
  options: PairOptions,
  since: number,
  beside: boolean,
): Promise<number> {
  const { raw, write, tell } = options;
  let shown = '';
  for (;;) {
    const link = await readLink(store);
    if (link?.state === 'open' && (link.at > since || !options.anew)) {
      tell(`WhatsApp is linked${link.number === undefined ? '' : ` to number ${link.number}`}.\n`);
      return 0;
    }
    const secret = link && link.at >= since ? secretOf(link, options) : null;
    if (secret !== null && secret !== shown) {
      shown = secret;
      write(raw ? `${secret}\n` : await present(secret, options.phone !== null));
      if (raw && beside) return 0;
    }
    if (beside && shown === '' && Date.now() > since + ANSWER_MS) {
      throw new KawanError('whatsapp_off', `The running server does not answer (${link ? ADVICE[link.state] : 'off'})`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function secretOf(link: LinkReport, { phone }: PairOptions): string | null {
  return (phone === null ? link.qr : link.code) ?? null;
}

async function present(secret: string, isCode: boolean): Promise<string> {
  if (isCode) {
    const code = `${secret.slice(0, 4)}-${secret.slice(4)}`;
    return `Code: ${code}\nOn the bot's phone: WhatsApp → Linked devices → Link a device → Link with phone number instead.\n`;
  }
  const art = await drawQr(secret, { type: 'terminal', small: true });
  return `${art}\nOn the bot's phone: WhatsApp → Linked devices → Link a device, then scan. A new code comes every 20–60 seconds.\n`;
}

/** How the channel stands, and what to do. Returns the exit code: 0 when connected. */
export async function status(store: Pick<SettingVerbs, 'getSetting'>, write: (text: string) => void): Promise<number> {
  const link = await readLink(store);
  if (!link) {
    write('WhatsApp has never been on here.\n');
    return 1;
  }
  const number = link.number === undefined ? '' : ` · ${link.number}`;
  write(`${link.state}${number} · ${new Date(link.at).toISOString()}\n${ADVICE[link.state]}\n`);
  return link.state === 'open' ? 0 : 1;
}
