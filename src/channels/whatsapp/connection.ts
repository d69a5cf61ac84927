import { jidDecode, type WAMessage, type WASocket } from 'baileys';
import { KawanError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { WhatsAppVerbs } from '../../store/whatsapp.ts';
import { Acks } from './acks.ts';
import { isLinked, loadAuthState, type AuthState } from './auth-state.ts';
import { afterEnding, type StopReason } from './disconnects.ts';
import { openKeyBox, type KeyBox, type KeyStore } from './key-box.ts';
import { KeyedLocks } from './keyed-locks.ts';
import { readLink } from './link-state.ts';
import { PairDesk } from './pair-desk.ts';
import { openSocket } from './socket.ts';
import { becomesDeaf, codeOf, hangUp } from './socket-care.ts';
import type { Timings } from './timings.ts';
import type { World } from './world.ts';

export interface ConnectionOptions {
  readonly store: KeyStore & Pick<WhatsAppVerbs, 'sentMessage'>;
  readonly socketUrl: string | null;
  readonly authKey: string | null;
  readonly world: World;
  readonly timings: Timings;
  readonly log: Logger;
  readonly onMessage: (message: WAMessage, sock: WASocket) => Promise<void>;
  /** Nothing goes on until somebody acts. */
  readonly onRest: (reason: StopReason) => Promise<void>;
  /** A fresh socket, before anything happened on it. */
  readonly onSocket: (sock: WASocket) => void;
}

/** A socket that is logged in; `closed` fires when it is no longer of use. */
export interface Live {
  readonly sock: WASocket;
  readonly acks: Acks;
  /** Held by chat while something is encrypted for it. */
  readonly locks: KeyedLocks;
  readonly closed: AbortSignal;
}

export interface Connection {
  start(): void;
  /** The open socket, as soon as there is one; null when the channel stops first. */
  live(): Promise<Live | null>;
  /** The open socket, if there is one now. */
  current(): Live | null;
  stop(): Promise<void>;
}

interface Ending {
  readonly code: number;
  readonly linked: boolean;
  /** How long the connection was open. */
  readonly heldMs: number;
}

/** Keeps one connection to WhatsApp alive: pairs, comes again after each ending as it should, rests where it must. */
export function createConnection(options: ConnectionOptions): Connection {
  const { store, world, timings, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> = Promise.resolve();
  let open: Live | null = null;
  const waiters = new Set<() => void>();
  const desk = new PairDesk(options);

  function wakeAll(): void {
    for (const wake of waiters) wake();
  }

  async function run(): Promise<void> {
    const box = await openBox();
    let failures = 0;
    while (box && !aborted(signal)) {
      const ending = await holdSocket(box);
      if (aborted(signal)) break;
      if (ending.heldMs >= timings.good) failures = 0;
      const next = afterEnding(ending.code, { linked: ending.linked, failures, random: world.random() });
      if (next.kind === 'again') {
        if (next.afterMs > 0) log.warn({ code: ending.code, afterMs: next.afterMs }, 'WhatsApp ended the connection');
        if (ending.code !== COME_AGAIN) failures++;
        await world.wait(next.afterMs, signal);
        continue;
      }
      if (next.forget) await box.clear();
      log.error(
        { code: ending.code, state: next.reason },
        'WhatsApp rests until somebody acts; docs/whatsapp.md says what to do',
      );
      await desk.tell(next.reason, { ended: ending.code });
      aside(options.onRest(next.reason));
      await desk.somebodyAsks(signal);
      failures = 0;
    }
    open = null;
    const last = await readLink(store);
    if (last && (last.state === 'open' || last.state === 'connecting' || last.state === 'pairing'))
      await desk.tell('off');
  }

  /** The keys; while they do not open, the channel rests until somebody pairs anew. */
  async function openBox(): Promise<KeyBox | null> {
    for (;;) {
      try {
        return await openKeyBox(store, options.authKey);
      } catch (error) {
        if (!(error instanceof KawanError)) throw error;
        log.error({ code: error.code }, 'WhatsApp rests: its keys do not open');
        await desk.tell('key_wrong');
        await desk.somebodyAsks(signal);
        if (signal.aborted) return null;
        if (desk.beginsAnew()) await store.clearKeys();
      }
    }
  }

  /** One socket from its opening to its end. */
  async function holdSocket(box: KeyBox): Promise<Ending> {
    if (desk.beginsAnew()) await box.clear();
    const auth = await loadAuthState(box);
    const linked = isLinked(auth.creds);
    if (linked) desk.linked();
    else if (!(await isPairing())) await desk.tell('connecting');
    const closed = new AbortController();
    const locks = new KeyedLocks();
    let end: (code: number) => void = () => closed.abort();
    const sock: WASocket = openSocket({
      url: options.socketUrl,
      auth,
      queryTimeoutMs: timings.query,
      sentMessage: (id) => store.sentMessage(id),
      onMessage: (message) => takeOrHangUp(message, sock, () => end(UNSTORED)),
      locks,
      log,
    });
    options.onSocket(sock);
    const held: { since: number | null } = { since: null };

    const acks = new Acks(sock);
    const ending = new Promise<number>((resolve) => {
      end = (code) => {
        closed.abort();
        if (open?.sock === sock) open = null;
        resolve(code);
      };
      sock.ev.on('creds.update', () => void saveCreds(auth));
      sock.ev.on('connection.update', ({ connection, qr, lastDisconnect }) => {
        if (qr !== undefined) aside(desk.offer(sock, qr, closed.signal));
        if (connection === 'open') {
          held.since = world.now();
          open = { sock, acks, locks, closed: closed.signal };
          aside(opened(auth.creds.me?.id).then(wakeAll));
          aside(watch(sock, closed.signal, end));
        }
        if (connection === 'close') end(codeOf(lastDisconnect?.error));
      });
      signal.addEventListener('abort', () => end(0), { signal: closed.signal });
      aside(desk.heed(sock, linked, closed.signal, () => end(COME_AGAIN)));
    });
    const code = await ending;
    // What Baileys still says while it closes must not reach the keys of the next session.
    sock.ev.removeAllListeners('creds.update');
    const gone = hangUp(sock, world, timings);
    if (signal.aborted) {
      await gone;
      auth.close();
    }
    return { code, linked: isLinked(auth.creds), heldMs: held.since === null ? 0 : world.now() - held.since };
  }

  /** What was not stored must not be confirmed: the connection ends, and WhatsApp brings the message again. */
  async function takeOrHangUp(message: WAMessage, sock: WASocket, hangUpNow: () => void): Promise<void> {
    try {
      await options.onMessage(message, sock);
    } catch (error) {
      log.error({ err: error }, 'a message was not stored; WhatsApp will bring it again');
      hangUpNow();
      // For ever: whatever comes after this would confirm the message.
      await new Promise<never>(() => undefined);
    }
  }

  async function isPairing(): Promise<boolean> {
    return (await readLink(store))?.state === 'pairing';
  }

  /** A full disk must not bring the socket down: the next change of the credentials writes them all again. */
  async function saveCreds(auth: AuthState): Promise<void> {
    try {
      await auth.saveCreds();
    } catch (error) {
      log.error({ err: error }, 'credentials of the linked device not written');
    }
  }

  async function opened(id: string | undefined): Promise<void> {
    const number = id === undefined ? undefined : jidDecode(id)?.user;
    if (number !== undefined) await store.setSetting('whatsapp_number', number);
    log.info('WhatsApp is connected');
    await desk.tell('open', number === undefined ? {} : { number });
  }

  /** A deaf socket is left to itself, and a new one is opened. */
  async function watch(sock: WASocket, closed: AbortSignal, end: (code: number) => void): Promise<void> {
    if (!(await becomesDeaf(sock, closed, world, timings))) return;
    log.warn('the WhatsApp socket looks open but hears nothing; opening a new one');
    await desk.tell('deaf');
    end(DEAF);
  }

  /** Work beside the connection: its failure is told, and must not end the program. */
  function aside(work: Promise<void>): void {
    work.catch((error: unknown) => log.error({ err: error }, 'work beside the WhatsApp connection failed'));
  }

  return {
    start() {
      running = run().catch((error: unknown) => {
        open = null;
        log.fatal({ err: error }, 'the WhatsApp channel is off until a restart');
      });
    },
    current: () => open,
    async live() {
      while (!signal.aborted) {
        if (open) return open;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiters.delete(wake);
            resolve();
          };
          waiters.add(wake);
        });
      }
      return null;
    },
    async stop() {
      stopping.abort();
      wakeAll();
      await running;
    },
  };
}

const DEAF = 408;
const COME_AGAIN = 515;
const UNSTORED = 500;

/** Read through a call, since it changes while others are awaited. */
function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
