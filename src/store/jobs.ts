/** What falls due later. Times are UTC milliseconds. */
import type { Deed } from './deeds.ts';

export interface Job {
  key: string;
  personId: number;
  dueAt: number;
  payload: Deed;
}

export interface ReminderRecall {
  /** The job that looks after reminders. */
  key: string;
  payload: Deed;
  now: number;
  /** Only jobs due after this moment; null: those of everybody who may be reminded, and a new one where there is none. */
  laterThan: number | null;
}

export interface JobVerbs {
  /** Due at `now` or before, the longest due first; of those due together by person, then by key. */
  dueJobs(now: number, limit: number): Promise<Job[]>;
  /** Tries a job again later. */
  postponeJob(job: Job, dueAt: number): Promise<void>;
  /** Makes the job that looks after reminders fire now; returns how many people's. */
  recallReminders(recall: ReminderRecall): Promise<number>;
}
