/** The whole program on WhatsApp, with the server of the tests on the other side. */
import { expect, onTestFinished } from 'vitest';
import { TIMINGS, type Timings } from '../../../src/channels/whatsapp/timings.ts';
import { readLink } from '../../../src/channels/whatsapp/link-state.ts';
import type { World } from '../../../src/channels/whatsapp/world.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { serve } from '../../../src/main.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fakeWhatsApp, type FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { freshFolder } from '../../helpers.ts';

/** Time runs a thousand times as fast for whoever waits. */
export const FAST: World = {
  now: Date.now,
  random: () => 0.5,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, ms / 1000);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }),
};

/** What waits for the other side is given real seconds. */
export const QUICK = { ...TIMINGS, query: 5000, ack: 5_000_000, probeEvery: 1_000_000 };

export async function whatsappServer(): Promise<FakeWhatsApp> {
  const whatsapp = await fakeWhatsApp();
  onTestFinished(async () => {
    await whatsapp.stop();
    expect(whatsapp.complaints).toEqual([]);
  });
  return whatsapp;
}

export interface Trial {
  readonly folder?: string;
  readonly env?: Record<string, string>;
  readonly world?: World;
  readonly timings?: Timings;
}

export async function startBot(whatsapp: FakeWhatsApp, trial: Trial = {}) {
  const folder = trial.folder ?? freshFolder();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const env = { PORT: '0', DATA_DIR: folder, WHATSAPP: 'on', WHATSAPP_SOCKET_URL: whatsapp.url, ...trial.env };
  const serving = await serve(readConfig({ ANSWER_QUIET_MS: '0', ...env }), log, undefined, {
    world: trial.world ?? FAST,
    timings: trial.timings ?? QUICK,
  });
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= Promise.all([serving.stop(), store.close()]).then(() => undefined));
  onTestFinished(async () => {
    await stop();
    for (const { pn, lid } of whatsapp.people) {
      expect(lines.join('')).not.toContain(pn.split('@')[0]);
      expect(lines.join('')).not.toContain(lid.split('@')[0]);
    }
  });
  const link = () => readLink(store);
  /** Looks again and again, as a command beside the server does. */
  const linkIs = async (ready: (link: NonNullable<Awaited<ReturnType<typeof readLink>>>) => boolean) => {
    for (;;) {
      const now = await link();
      if (now && ready(now)) return now;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  /** Pairs by QR and waits until messages can come. */
  const pair = async () => {
    const { qr } = await linkIs((now) => now.qr !== undefined);
    whatsapp.scan(qr ?? '');
    await whatsapp.until(() => whatsapp.link?.active === true);
    await linkIs(({ state }) => state === 'open');
  };
  return { serving, store, folder, lines, stop, link, linkIs, pair };
}

export async function pairedBot(trial: Trial = {}) {
  const whatsapp = await whatsappServer();
  const bot = await startBot(whatsapp, trial);
  await bot.pair();
  return { whatsapp, ...bot };
}
