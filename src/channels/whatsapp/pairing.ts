import type { Logger } from '../../log.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { WhatsAppVerbs } from '../../store/whatsapp.ts';
import { createConnection } from './connection.ts';
import { TIMINGS } from './timings.ts';
import { silenceLibraries } from './quiet-console.ts';
import { watchRejections } from './rejections.ts';
import { REAL_WORLD } from './world.ts';

export interface PairingOptions {
  readonly socketUrl: string | null;
  readonly authKey: string | null;
  readonly store: SettingVerbs & WhatsAppVerbs;
  readonly log: Logger;
}

/**
 * A connection for pairing alone, where no server runs. Messages are neither taken nor confirmed: WhatsApp keeps them for
 * the server.
 */
export function startPairing(options: PairingOptions): { stop(): Promise<void> } {
  silenceLibraries();
  const stopWatching = watchRejections(options.log);
  const connection = createConnection({
    ...options,
    world: REAL_WORLD,
    timings: TIMINGS,
    onMessage: () => new Promise<never>(() => undefined),
    onRest: () => Promise.resolve(),
    onSocket: () => undefined,
  });
  connection.start();
  return {
    async stop() {
      await connection.stop();
      stopWatching();
    },
  };
}
