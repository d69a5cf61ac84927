import { Worker } from 'node:worker_threads';
import type { Logger } from '../../log.ts';

/** Starts the checkpoint worker for a database file. `stop` resolves when its connection is closed. */
export function startCheckpoints(file: string, log: Logger | undefined): { stop(): Promise<void> } {
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { argv: [file] });
  worker.unref();
  worker.on('message', (message) => log?.warn({ message }, 'checkpoint postponed'));
  worker.on('error', (error) =>
    log?.error({ err: error }, 'checkpoint worker failed; the WAL grows until the next start'),
  );
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    async stop() {
      worker.ref();
      worker.postMessage('stop');
      await ended;
    },
  };
}
