import { MINUTE } from '../calendar/durations.ts';
import type { Logger } from '../log.ts';
import type { Job, JobVerbs } from '../store/jobs.ts';

export interface JobRoundOptions {
  readonly store: Pick<JobVerbs, 'dueJobs' | 'postponeJob'>;
  readonly fire: (job: Job) => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
}

export interface JobRunnerOptions extends JobRoundOptions {
  /** Milliseconds between two looks. */
  readonly everyMs: number;
}

const BATCH = 200;
/** A job that could not be fired is tried again after this; it must not hold up the others. */
const RETRY_MS = MINUTE;

/**
 * Fires everything that is due now, oldest first, each as a turn of its own; the row goes in the same commit as its
 * effect. Returns how many were fired.
 */
export async function fireDueJobs(options: JobRoundOptions): Promise<number> {
  const { store, log } = options;
  const now = options.now();
  let fired = 0;
  for (;;) {
    const jobs = await store.dueJobs(now, BATCH);
    const results = await Promise.allSettled(jobs.map((job) => options.fire(job)));
    for (const [i, result] of results.entries()) {
      const job = jobs[i];
      if (result.status === 'fulfilled') fired++;
      else if (job) {
        log.error({ err: result.reason as unknown, job: job.key }, 'a job could not be fired; it is tried again');
        await store.postponeJob(job, now + RETRY_MS);
      }
    }
    if (jobs.length < BATCH) return fired;
  }
}

/** Looks again and again. A clock that jumps either way fires nothing twice: what was fired has left its row. */
export function startJobRunner(options: JobRunnerOptions): { stop(): Promise<void> } {
  const { log } = options;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let busy = false;

  async function round(): Promise<void> {
    try {
      await fireDueJobs(options);
    } catch (error) {
      log.error({ err: error }, 'due jobs not read; they stay and are tried again');
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => {
    if (stopped || busy) return;
    busy = true;
    running = round();
  }, options.everyMs);

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
