import { DAY } from '../calendar/durations.ts';
import type { Logger } from '../log.ts';
import type { JobToDo, JobVerbs } from '../store/jobs.ts';
import type { SettingVerbs } from '../store/settings.ts';

export interface RecallOptions {
  readonly store: Pick<JobVerbs, 'recallReminders'> & SettingVerbs;
  /** The job that looks after a person's reminders. */
  readonly job: JobToDo;
  /** Version of the reminder rules in force. */
  readonly version: string;
  readonly now: number;
  readonly log: Logger;
}

const SETTING = 'reminder_rules';
/** No rule looks so far ahead: a job due later was written by a clock that has been set right since. */
const HORIZON_MS = 100 * DAY;

/**
 * At a start and after a reload: rules that changed are looked at anew for everybody they may concern, and jobs that a
 * wrong clock put far into the future are called back. Firing such a job sends nothing that is not due.
 */
export async function recallReminders({ store, job, version, now, log }: RecallOptions): Promise<void> {
  const before = await store.getSetting(SETTING);
  if (before !== version) {
    const people = await store.recallReminders({ ...job, now, laterThan: null });
    await store.setSetting(SETTING, version);
    log.info({ people }, 'reminder rules changed: looked at anew');
  }
  const far = await store.recallReminders({ ...job, now, laterThan: now + HORIZON_MS });
  if (far > 0) log.warn({ people: far }, 'reminders were due very far ahead, so the clock was wrong: looked at anew');
}
