import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import {
  decodeMessageNode,
  DEFAULT_CONNECTION_CONFIG,
  jidNormalizedUser,
  makeCacheableSignalKeyStore,
  makeWASocket,
  proto,
  unpadRandomMax16,
  type BinaryNode,
  type SignalRepositoryWithLIDStore,
  type SocketConfig,
  type WAMessage,
  type WASocket,
} from 'baileys';
import { KawanError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { AuthState } from './auth-state.ts';
import type { KeyedLocks } from './keyed-locks.ts';

type BaileysLogger = SocketConfig['logger'];

export interface SocketOptions {
  /** Another WhatsApp Web socket; null: WhatsApp's. */
  readonly url: string | null;
  readonly auth: AuthState;
  readonly queryTimeoutMs: number;
  /** An encoded message that a phone asks for again. */
  readonly sentMessage: (id: string) => Promise<Uint8Array | null>;
  /** Called with each decrypted message; WhatsApp hears of its arrival only after this resolved, and not if it rejects. */
  readonly onMessage: (message: WAMessage) => Promise<void>;
  /** Held by chat while something is decrypted or encrypted: the two would overwrite each other's Signal session. */
  readonly locks: KeyedLocks;
  readonly log: Logger;
}

/** A server on plain ws:// (a local one) takes files over plain HTTP as well. */
export function isPlain(url: string | null): boolean {
  return url?.startsWith('ws://') ?? false;
}

/**
 * Baileys' socket, set up so that "acknowledged" means "committed". Baileys by itself confirms a message as soon as it is
 * decrypted and hands it over later, after a while even (it holds events back until WhatsApp's offline marker). So the
 * decryption itself is where the message is taken: inside the transaction that moves the Signal session on. First our
 * commit, then the session's new state, then the receipt. A crash between any two of them leads to the same message
 * again, readable, and a second one has no effect.
 */
export function openSocket(options: SocketOptions): WASocket {
  const { auth, url } = options;
  const nodes = new WeakMap<Uint8Array, BinaryNode>();
  // Baileys marks its transactions by async context. What a message sets off must not run inside one: keys written there
  // after its end would be lost.
  const outside = AsyncLocalStorage.snapshot();

  async function taken(sealed: Uint8Array, plain: Uint8Array): Promise<void> {
    const node = nodes.get(sealed);
    const { me } = auth.creds;
    if (!node || !me) return;
    const { fullMessage } = decodeMessageNode(node, me.id, me.lid ?? '');
    const message = proto.Message.decode(unpadRandomMax16(plain));
    await outside(() => options.onMessage({ ...fullMessage, message: message.deviceSentMessage?.message ?? message }));
  }

  const sock = makeWASocket({
    auth: { creds: auth.creds, keys: makeCacheableSignalKeyStore(auth.keys, silentLogger(options.log)) },
    logger: silentLogger(options.log),
    ...(url !== null && { waWebSocketUrl: url }),
    ...(isPlain(url) && { fetchAgent: plainAgent() }),
    browser: ['Kawan JKN', 'Chrome', '1.0'],
    defaultQueryTimeoutMs: options.queryTimeoutMs,
    // What was said before the bot was there is not its business, and waiting for it costs 20 seconds.
    shouldSyncHistoryMessage: () => false,
    syncFullHistory: false,
    emitOwnEvents: false,
    generateHighQualityLinkPreview: false,
    getMessage: async ({ id }) => {
      const bytes = id ? await options.sentMessage(id) : null;
      return bytes ? proto.Message.decode(bytes) : undefined;
    },
    makeSignalRepository: (signal, logger, pnToLid) => {
      const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(signal, logger, pnToLid);
      return { ...repository, decryptMessage: takingFirst(repository, signal, options.locks, taken) };
    },
  });
  sock.ws.prependListener('CB:message', (node: BinaryNode) => {
    for (const part of Array.isArray(node.content) ? node.content : []) {
      if (part.content instanceof Uint8Array) nodes.set(part.content, node);
    }
  });
  return sock;
}

type Signal = Parameters<SocketConfig['makeSignalRepository']>[0];

function takingFirst(
  repository: SignalRepositoryWithLIDStore,
  { keys }: Signal,
  locks: KeyedLocks,
  taken: (sealed: Uint8Array, plain: Uint8Array) => Promise<void>,
): SignalRepositoryWithLIDStore['decryptMessage'] {
  if (!('transaction' in keys)) throw new KawanError('whatsapp_changed', 'Baileys gives keys without transactions');
  return (sealed) =>
    locks.run(jidNormalizedUser(sealed.jid), () =>
      keys.transaction(async () => {
        const plain = await repository.decryptMessage(sealed);
        await taken(sealed.ciphertext, plain);
        return plain;
      }, sealed.jid),
    );
}

/** Uploads are always made over https; on a plain server the agent opens a plain connection under it. */
function plainAgent(): Agent {
  const agent = new Agent();
  agent.createConnection = (options) => connect({ host: options.host ?? '127.0.0.1', port: Number(options.port) });
  return agent;
}

/** Baileys logs whole messages and numbers; only the words of its warnings are let through, as debug lines. */
function silentLogger(log: Logger): BaileysLogger {
  const ignore = () => undefined;
  const pass = (what: unknown, words?: string) => {
    const text = words ?? (typeof what === 'string' ? what : undefined);
    if (text !== undefined) log.debug({ baileys: text.slice(0, 120) }, 'from the library');
  };
  const logger: BaileysLogger = {
    level: 'silent',
    child: () => logger,
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: pass,
    error: pass,
  };
  return logger;
}
