/** The only file that constructs the running program: reads config, opens the store, starts channels and workers, stops them. */
import { join, resolve } from 'node:path';
import { MINUTE } from './calendar/durations.ts';
import { createHub } from './channels/web/hub.ts';
import { WEB_LIMITS } from './channels/web/limits.ts';
import type { Channel, Receive } from './channels/channel.ts';
import { createMediaFiles } from './channels/media-files.ts';
import { createTelegramChannel } from './channels/telegram/telegram-channel.ts';
import type { WhatsAppOptions } from './channels/whatsapp/whatsapp-channel.ts';
import type { Config } from './config.ts';
import { startLiveGuide, type LoadedGuide } from './live-guide.ts';
import { draw } from './drawings/drawings.ts';
import { startJobRunner } from './jobs/job-runner.ts';
import { recallReminders } from './jobs/recall.ts';
import { startRetention } from './jobs/retention.ts';
import type { Logger } from './log.ts';
import { isPulled, unaskedMeasures } from './channels/traits.ts';
import { startOutbox } from './outbox/outbox.ts';
import { tellCoordinators } from './staff/coordinators.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { aftermath, createRooms } from './rooms.ts';
import { reminders } from './turn/job-names.ts';
import { createTurns } from './turn/turns.ts';
import { unaskedGate } from './turn/unasked.ts';
import { buildWeb, listen } from './web/server.ts';

/** Where flows/ and content/ lie. */
export const ROOT = resolve(import.meta.dirname, '..');
const MEDIA = join(ROOT, 'content/media');
/** Short: whoever wrote waits for the end of the quiet time, which is a job. */
const JOBS_EVERY_MS = 250;
const RETENTION_EVERY_MS = 10 * MINUTE;

export interface Serving {
  /** e.g. http://127.0.0.1:3000 */
  readonly address: string;
  /** Finishes what is in flight, then closes everything. */
  stop(): Promise<void>;
}

/** A clock and patience of their own for the WhatsApp channel, so that tests need not wait. */
export type WhatsAppTrial = Pick<WhatsAppOptions, 'world' | 'timings'>;

/**
 * Starts everything that the configuration turns on.
 * Throws coded errors: broken content names its finding, a used data folder or port says so.
 */
export async function serve(
  config: Config,
  log: Logger,
  root: string = ROOT,
  whatsapp: WhatsAppTrial = {},
): Promise<Serving> {
  if (config.whatsapp?.authKey === null)
    log.warn({}, 'WHATSAPP_AUTH_KEY is not set: keys of the linked device lie open in the database and its backups');
  const now = Date.now;
  const store = openSqliteStore({ dataDir: config.dataDir, exclusive: true, log });
  try {
    return await start(config, log, root, store, now, whatsapp);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function start(
  config: Config,
  log: Logger,
  root: string,
  store: Store,
  now: () => number,
  whatsapp: WhatsAppTrial,
): Promise<Serving> {
  const live = await startLiveGuide({
    root,
    dataDir: config.dataDir,
    store,
    now,
    log,
    onReload: () => recall(),
  });
  const recall = () =>
    recallReminders({
      store,
      job: reminders.of({}),
      version: live.current().content.reminders.version,
      now: now(),
      log,
    });
  const measures = unaskedMeasures(config.whatsapp ? { whatsapp: config.whatsapp.dailyUnasked } : {});
  const hub = createHub();
  const channels: Channel[] = [];
  const files = createMediaFiles(config.dataDir, channels, draw);
  const { random } = Math;
  const outbox = startOutbox({ store, aftermath, channels, now, random, log, mayStillGo: unaskedGate(store, now) });
  const turns = createTurns({
    store,
    guide: () => live.current().guide,
    desks: createRooms({ store, content: () => live.current().content, measures }),
    now,
    random,
    quietMs: config.quietMs,
    log,
    onCommitted(chats) {
      for (const { channel, address } of chats) {
        if (isPulled(channel)) hub.notify(address);
        else outbox.notify(channel);
      }
    },
  });
  const receive: Receive = (inbound) => turns.receive(inbound);
  const mediaFile = (id: string) => live.current().guide.program.media.get(id) ?? null;
  const mediaPath = (id: string) => mediaFileOnDisk(mediaFile(id));
  const phones = () => phonesOf(live.current());
  const standIn = () => (config.publicUrl === null ? address : null);
  const web = await buildWeb({
    log,
    store,
    mediaRoot: MEDIA,
    troubles: () => (live.isBroken() ? ['content_broken'] : []),
    chat: config.webChat ? { store, receive, hub, now, mediaFile, phones, standIn, limits: WEB_LIMITS } : null,
  });
  if (config.telegram) {
    channels.push(createTelegramChannel({ ...config.telegram, web, store, now, log, mediaPath, files }));
  }
  if (config.whatsapp) {
    // Loaded only where it is on: it is large, and libsignal below it is under another licence.
    const { createWhatsAppChannel } = await import('./channels/whatsapp/whatsapp-channel.ts');
    const onRest = async (advice: string) => {
      for (const name of await tellCoordinators(store, `⚠️ ${advice}`, now())) outbox.notify(name);
    };
    channels.push(createWhatsAppChannel({ ...config.whatsapp, store, log, mediaPath, files, onRest, ...whatsapp }));
  }
  const recovered = await store.recoverOutbox();
  if (recovered > 0) log.warn({ messages: recovered }, 'sends in flight at the last stop are sent again');
  const address = await listen(web, config.host, config.port);
  if (config.webChat) await store.setSetting('web_url', config.publicUrl ?? address);
  await recall();
  const jobs = startJobRunner({ store, fire: (job) => turns.fire(job), now, log, everyMs: JOBS_EVERY_MS });
  const retention = startRetention({ store, now, log, everyMs: RETENTION_EVERY_MS });
  for (const channel of channels) {
    await channel.start(receive);
    outbox.notify(channel.name);
  }
  log.info({ address, webChat: config.webChat, channels: channels.map(({ name }) => name) }, 'Kawan JKN is ready');

  return {
    address,
    async stop() {
      log.info('stopping: finishing what is in flight');
      live.stop();
      await jobs.stop();
      await retention.stop();
      for (const channel of channels) await channel.stop();
      await web.close();
      await turns.stop();
      await outbox.stop();
      await store.close();
      log.info('stopped');
    },
  };
}

/** Facts that are telephone numbers. */
function phonesOf({ content }: LoadedGuide) {
  return [...content.words.facts.values()].flatMap(({ name, unit, value }) =>
    unit === 'phone' ? [{ name, number: String(value) }] : [],
  );
}

function mediaFileOnDisk(media: { file: string } | null): string | null {
  return media ? join(MEDIA, media.file) : null;
}
