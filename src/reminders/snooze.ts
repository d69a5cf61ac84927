import { DAY, HOUR } from '../calendar/durations.ts';
import type { Reminding } from './reminding.ts';
import { hourOf } from './due.ts';
import { localMidnight } from '../calendar/local-time.ts';
import { afterQuietHours } from '../calendar/quiet-hours.ts';
import type { Reminded } from './keep.ts';
import type { ReminderRule } from './rule.ts';

/** Puts a rule off to a moment the person asked for; whole days end at the rule's own hour. */
export function snooze(reminding: Reminding, rule: ReminderRule, person: Reminded, at: number, now: number): Reminding {
  const whole = at - now >= DAY;
  const hour = localMidnight(at, person.zone) + hourOf(rule, person.vars) * HOUR;
  const mark = reminding.marks[rule.id] ?? { at: now, last: now, sent: 0 };
  const moment = afterQuietHours(whole ? hour : at, person.zone);
  return { ...reminding, marks: { ...reminding.marks, [rule.id]: { ...mark, snooze: moment } } };
}
