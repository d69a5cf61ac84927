/** What falls due later. Times are UTC milliseconds. */
import type { Deed } from './deeds.ts';

/** A job as it is put down. */
export interface JobToDo {
  /** Unique for each person: a later job with the same key takes the place of the earlier. */
  readonly key: string;
  /** Of those due together for a person the lowest goes first. */
  readonly rank: number;
  readonly payload: Deed;
}

export interface Job extends JobToDo {
  readonly personId: number;
  readonly dueAt: number;
}

/** With the job that looks after reminders. */
export interface ReminderRecall extends JobToDo {
  now: number;
  /** Only jobs due after this moment; null: those of everybody who may be reminded, and a new one where there is none. */
  laterThan: number | null;
}

export interface JobVerbs {
  /** Due at `now` or before, the longest due first; of those due together by person, then by rank, then by key. */
  dueJobs(now: number, limit: number): Promise<Job[]>;
  /** Tries a job again later. */
  postponeJob(job: Job, dueAt: number): Promise<void>;
  /** Makes the job that looks after reminders fire now; returns how many people's. */
  recallReminders(recall: ReminderRecall): Promise<number>;
}
