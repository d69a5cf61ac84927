import type { Logger } from '../log.ts';
import type { Job, Store } from '../store/store.ts';

export interface JobRunnerOptions {
  readonly store: Store;
  readonly fire: (job: Job) => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
}

const BATCH = 100;

/** Fires what has fallen due, each as a turn of its own; the row goes in the same commit as its effect. */
export function startJobRunner(options: JobRunnerOptions): { stop(): Promise<void> } {
  const { store, log } = options;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function round(): Promise<void> {
    const jobs = await store.dueJobs(options.now(), BATCH);
    await Promise.all(jobs.map((job) => options.fire(job)));
  }

  const timer = setInterval(() => {
    if (stopped) return;
    running = running.then(round).catch((error: unknown) => {
      log.error({ err: error }, 'due jobs not fired; they stay and are tried again');
    });
  }, options.everyMs);

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
