/** The channel alone, over a real store, for what has nothing to do with dialogues. */
import { onTestFinished } from 'vitest';
import type { SendResult } from '../../../src/channels/channel.ts';
import type { Inbound, Message, Outbound } from '../../../src/messages/message.ts';
import { createMediaFiles } from '../../../src/channels/media-files.ts';
import { readLink, type LinkReport } from '../../../src/channels/whatsapp/link-state.ts';
import { createWhatsAppChannel, type WhatsAppOptions } from '../../../src/channels/whatsapp/whatsapp-channel.ts';
import { createLog } from '../../../src/log.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { newPerson } from '../../../src/turn/new-person.ts';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { freshFolder, NOW } from '../../helpers.ts';
import { FAST, QUICK, whatsappServer } from './bot.ts';
import { aftermath } from '../../../src/rooms.ts';

export interface LineOptions extends Partial<WhatsAppOptions> {
  readonly folder?: string;
  /** What the house does with a stimulus; resolves when it is committed. */
  readonly receive?: (inbound: Inbound) => Promise<void>;
}

export async function startLine(whatsapp: FakeWhatsApp, options: LineOptions = {}) {
  const folder = options.folder ?? freshFolder();
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const taken: Inbound[] = [];
  const channel = createWhatsAppChannel({
    socketUrl: whatsapp.url,
    authKey: null,
    dailyUnasked: 3,
    store,
    log,
    mediaPath: () => null,
    files: createMediaFiles(folder, []),
    world: FAST,
    timings: QUICK,
    ...options,
  });
  await channel.start(async (inbound) => {
    await options.receive?.(inbound);
    if (taken.some(({ externalId }) => externalId === inbound.externalId)) return 'duplicate';
    taken.push(inbound);
    whatsapp.changed();
    return 'committed';
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= channel.stop().then(() => store.close()));
  onTestFinished(() => stop());

  const linkIs = async (ready: (link: LinkReport) => boolean): Promise<LinkReport> => {
    for (;;) {
      const link = await readLink(store);
      if (link && ready(link)) return link;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const isOpen = async () => {
    await whatsapp.until(() => whatsapp.link?.active === true);
    return linkIs(({ state }) => state === 'open');
  };
  const pair = async () => {
    const { qr } = await linkIs((link) => link.qr !== undefined);
    whatsapp.scan(qr ?? '');
    await isOpen();
  };
  const claimed: Outbound[] = [];
  /** A message in the outbox, as a turn leaves it there. */
  const owe = async (address: string, body: Message): Promise<Outbound> => {
    const known = await store.load([{ channel: 'whatsapp', externalId: '', address }]);
    const person = known[0]?.person ?? newPerson({ channel: 'whatsapp', address }, NOW);
    const rows = { inbound: null, jobKey: null, records: [], erase: false, at: NOW };
    await store.commit([{ ...rows, person, messages: [body] }]);
    claimed.push(...(await store.claimOutbox('whatsapp', 1000, NOW + 1)));
    const at = claimed.findIndex((message) => message.address === address);
    if (at < 0) throw new Error('nothing was owed');
    return claimed.splice(at, 1)[0]!;
  };
  /** Sends as the outbox does, and keeps what became of it. */
  const sends = async (message: Outbound): Promise<SendResult> => {
    const result = await channel.send(message);
    const { id } = message;
    if (result.kind === 'sent') await store.settleOutbox([{ id, status: 'sent', ref: result.ref }], aftermath);
    else await store.settleOutbox([{ id, status: 'failed', error: result.reason }], aftermath);
    return result;
  };
  return { channel, store, folder, lines, taken, stop, linkIs, isOpen, pair, owe, sends };
}

export async function pairedLine(options: LineOptions = {}) {
  const whatsapp = await whatsappServer();
  const line = await startLine(whatsapp, options);
  await line.pair();
  return { whatsapp, ...line };
}
