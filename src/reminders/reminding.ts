import type { Value } from '../engine/program.ts';

/** What reminders need to know of a person; stored with the running dialogue. */
export interface Reminding {
  /** When something unasked was sent in the last week, oldest first. UTC milliseconds. */
  unasked: number[];
  /** Rule id (with `#` and an object's number where there may be several) → how far it is. */
  marks: Record<string, ReminderMark>;
  /** When the job that looks after all of them falls due; absent: there is none. */
  due?: number;
}

export interface ReminderMark {
  /** What days are counted from: the trigger's moment, or the date it names. UTC milliseconds. */
  at: number;
  /** Everything due up to here is dealt with. UTC milliseconds. */
  last: number;
  /** How often it was sent. */
  sent: number;
  /** Asked for at this moment, in place of the rule's own days. */
  snooze?: number;
  /** The rule's `until` held: nothing more comes of it. */
  over?: true;
  /** Values that its dialogue is given. */
  vars?: Record<string, Value>;
}
