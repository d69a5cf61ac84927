import type { Logger } from '../log.ts';
import type { OutboxVerbs } from '../store/outbox.ts';

export interface RetentionOptions {
  readonly store: Pick<OutboxVerbs, 'sweepForgotten'>;
  readonly now: () => number;
  readonly log: Logger;
  /** Milliseconds between two rounds. */
  readonly everyMs: number;
}

/** Lets go of what may be kept for a time only: at the start, and again every so often. */
export function startRetention(options: RetentionOptions): { stop(): Promise<void> } {
  const { store, log } = options;
  let running = round();

  async function round(): Promise<void> {
    try {
      const swept = await store.sweepForgotten(options.now());
      if (swept > 0) log.info({ messages: swept }, 'last words to erased people are gone');
    } catch (error) {
      log.error({ err: error }, 'nothing swept; tried again in the next round');
    }
  }

  const timer = setInterval(() => {
    running = running.then(round);
  }, options.everyMs);

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
