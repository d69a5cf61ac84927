import type { JobVerbs } from '../../src/store/jobs.ts';

/** When the next job falls due, in UTC milliseconds; null: there is none. */
export async function nextJobAt(store: Pick<JobVerbs, 'dueJobs'>): Promise<number | null> {
  const [next] = await store.dueJobs(Number.MAX_SAFE_INTEGER, 1);
  return next?.dueAt ?? null;
}
