import { createHash } from 'node:crypto';
import { isLidUser, jidNormalizedUser, type WAMessage, type WASocket } from 'baileys';
import type { Logger } from '../../log.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { WhatsAppVerbs } from '../../store/whatsapp.ts';
import type { Channel, Receive } from '../channel.ts';
import type { MediaFiles } from '../media-files.ts';
import { createConnection } from './connection.ts';
import { TIMINGS, type Timings } from './timings.ts';
import { fetchFile } from './files.ts';
import { albumOf, answeredId, readMessage, senderOf, type Sender } from './inbound.ts';
import { ADVICE } from './link-state.ts';
import { silenceLibraries } from './quiet-console.ts';
import { watchRejections } from './rejections.ts';
import { createSender } from './send.ts';
import { watchDelivery } from './delivery.ts';
import { UnaskedCap } from './unasked.ts';
import { REAL_WORLD, type World } from './world.ts';

export interface WhatsAppOptions {
  /** Another WhatsApp Web socket; null: WhatsApp's. */
  readonly socketUrl: string | null;
  /** Seals the device's keys at rest; null: they lie as they are. */
  readonly authKey: string | null;
  readonly dailyUnasked: number;
  readonly store: SettingVerbs & WhatsAppVerbs;
  readonly log: Logger;
  /** Media id → file on disk. */
  readonly mediaPath: (id: string) => string | null;
  /** Files that came over other channels. */
  readonly files: MediaFiles;
  /** The channel rests until somebody acts; `advice` says in Indonesian what to do. */
  readonly onRest?: (advice: string) => Promise<void>;
  readonly world?: World;
  readonly timings?: Timings;
}

/** How long sends in flight are waited for when the program stops. */
const LEAVE_MS = 5000;
/** Ids of messages taken lately: Baileys gives each a second time, when it has confirmed it. */
const REMEMBERED = 2000;

/** WhatsApp over Baileys, as a linked device of the bot's own number. Nothing of Baileys is seen outside this folder. */
export function createWhatsAppChannel(options: WhatsAppOptions): Channel {
  silenceLibraries();
  const { store, log, world = REAL_WORLD, timings = TIMINGS } = options;
  const leaving = new AbortController();
  const cap = new UnaskedCap(store, options.dailyUnasked, () => world.random());
  const send = createSender({ ...options, world, cap, ackMs: timings.ack, leaving: leaving.signal });
  const taken = new Set<string>();
  const inFlight = new Set<Promise<unknown>>();
  let receive: Receive | null = null;
  let stopWatching = () => {};

  const connection = createConnection({
    ...options,
    world,
    timings,
    onMessage: take,
    onRest: async (reason) => {
      // A person who is about to pair knows that no device is paired yet.
      if (reason !== 'unpaired') await options.onRest?.(ADVICE[reason]);
    },
    onSocket(sock) {
      watchDelivery(sock, { store, log });
      // What never was encrypted for us (a photo to be seen once) comes only this way.
      sock.ev.on('messages.upsert', ({ messages }) => {
        for (const message of messages) void takeLate(message, sock);
      });
    },
  });

  /** Stores a message and all it causes. Rejects when nothing was stored, and then WhatsApp must not hear of an arrival. */
  async function take(message: WAMessage, sock: WASocket): Promise<void> {
    const sender = senderOf(message.key);
    const { id } = message.key;
    if (!sender || !id || !receive) return;
    const read = readMessage(message);
    if (read.kind === 'silent') return;
    const known = await bothNames(sender, sock);
    const address = known.lid ?? known.pn;
    if (address === null) return;
    const externalId = externalIdOf(address, id);
    if (taken.has(externalId)) return;
    if (read.kind === 'taken_back') {
      await store.forgetWords(externalIdOf(address, read.id));
      remember(externalId);
      return;
    }
    const replyTo = answeredId(message);
    const album = albumOf(message);
    await receive({
      channel: 'whatsapp',
      externalId,
      address,
      ...(known.lid !== null && known.pn !== null && { also: [known.pn] }),
      content: read.content,
      ref: id,
      ...(replyTo !== null && { replyTo }),
      ...(album !== null && { album }),
      at: world.now(),
    });
    remember(externalId);
  }

  async function takeLate(message: WAMessage, sock: WASocket): Promise<void> {
    try {
      await take(message, sock);
    } catch (error) {
      log.error({ err: error }, 'a message that WhatsApp already counts as delivered was not stored');
    }
  }

  function remember(externalId: string): void {
    taken.add(externalId);
    for (const oldest of taken) {
      if (taken.size <= REMEMBERED) return;
      taken.delete(oldest);
    }
  }

  /** The LID and the phone number of a sender, as far as WhatsApp tells. */
  async function bothNames(sender: Sender, sock: WASocket): Promise<Sender> {
    const { lidMapping } = sock.signalRepository;
    try {
      if (sender.lid !== null && sender.pn === null) {
        const pn = await lidMapping.getPNForLID(sender.lid);
        return { lid: sender.lid, pn: pn === null ? null : jidNormalizedUser(pn) };
      }
      if (sender.lid === null && sender.pn !== null) {
        const lid = await lidMapping.getLIDForPN(sender.pn);
        return { pn: sender.pn, lid: lid !== null && isLidUser(lid) ? jidNormalizedUser(lid) : null };
      }
    } catch (error) {
      log.warn(
        { problem: error instanceof Error ? error.name : 'unknown' },
        'WhatsApp did not tell the other name of a chat',
      );
    }
    return sender;
  }

  return {
    name: 'whatsapp',
    pace: 'own',
    start(taker) {
      receive = taker;
      stopWatching = watchRejections(log);
      // The rest of the bot must not wait for WhatsApp.
      connection.start();
      return Promise.resolve();
    },
    async send(message) {
      const live = leaving.signal.aborted ? null : await connection.live();
      if (!live) return { kind: 'held', afterMs: 0, reason: 'stopping' };
      const sending = send(message, live);
      inFlight.add(sending);
      return sending.finally(() => inFlight.delete(sending));
    },
    async fetch(attachment) {
      const live = await connection.live();
      if (!live) throw new Error('WhatsApp is stopping');
      return fetchFile(attachment, live.sock, options.socketUrl);
    },
    async stop() {
      leaving.abort();
      const settled = new AbortController();
      const all = Promise.allSettled([...inFlight]).then(() => settled.abort());
      if (connection.current()) await Promise.race([all, world.wait(LEAVE_MS, settled.signal)]);
      await connection.stop();
      stopWatching();
    },
  };
}

/** WhatsApp's ids are unique for each chat. Hashed, since this outlives the erasure of a person and must not name them. */
function externalIdOf(address: string, id: string): string {
  return createHash('sha256').update(`${address} ${id}`).digest('base64url').slice(0, 32);
}
