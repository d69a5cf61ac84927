import { id } from '../deeds/args.ts';
import { nameJob } from '../deeds/job.ts';

/** Key of the one job that looks after all reminders of a person. */
export const REMINDERS_JOB = 'reminders';
/** Key of the job that asks once more; at most one silence waits per person. */
export const SILENCE_JOB = 'silence';

/** Key of the job that answers what was written in pieces. */
export const PIECES_JOB = 'pieces';

export const pieces = nameJob({ name: 'pieces', args: {}, key: () => [PIECES_JOB] });
export const reminders = nameJob({ name: 'reminders', args: {}, key: () => [REMINDERS_JOB], rank: 'reminder' });
export const silence = nameJob({ name: 'silence', args: { ask: id }, key: () => [SILENCE_JOB], rank: 'silence' });
