import { DAY, HOUR } from '../calendar/durations.ts';
import type { Vars } from '../engine/program.ts';
import type { ReminderMark } from './reminding.ts';
import { dayNumber, dayOfMonth, localMidnight } from '../calendar/local-time.ts';
import type { ReminderRule } from './rule.ts';

/** Months looked ahead for the next one; a rule that finds none in so many has none. */
const MONTHS_AHEAD = 26;

/** The local hour at which a rule speaks to this person: their own wish where the rule allows one. */
export function hourOf(rule: ReminderRule, vars: Vars): number {
  const own = rule.hourVariable === null ? undefined : vars[rule.hourVariable];
  return typeof own === 'number' && own > 0 ? own : rule.hour;
}

/**
 * When a rule falls due next, UTC milliseconds; null: never again for this trigger. What lies at or before `mark.last` is
 * dealt with, so a program that slept for a month wakes up to one reminder, not to thirty.
 */
export function nextDue(rule: ReminderRule, mark: ReminderMark, zone: string, vars: Vars): number | null {
  if (mark.over) return null;
  if (mark.snooze !== undefined) return mark.snooze;
  if (mark.sent >= rule.cap) return null;
  for (const at of occurrences(rule, mark, zone, vars)) if (at > mark.last) return at;
  return null;
}

/**
 * When it is too late for a reminder that fell due at `dueAt`: a meeting has begun, or the month that a monthly one
 * speaks of is over. null: it never is.
 */
export function expiryOf(rule: ReminderRule, mark: ReminderMark, dueAt: number, zone: string): number | null {
  if (rule.trigger.kind === 'monthly') return dayOfMonth(dueAt, zone, 1, 1, 0);
  return rule.trigger.kind === 'meeting' ? mark.at : null;
}

function* occurrences(rule: ReminderRule, mark: ReminderMark, zone: string, vars: Vars): Iterable<number> {
  const { trigger } = rule;
  const hour = hourOf(rule, vars);
  const onDay = (days: number) => localMidnight(mark.at, zone, days) + hour * HOUR;
  switch (trigger.kind) {
    case 'stage': {
      for (const days of trigger.days) yield onDay(days);
      if (!trigger.monthly) return;
      const base = onDay(trigger.days.at(-1) ?? 0);
      for (let i = 1 + monthsBetween(base, mark.last); i <= MONTHS_AHEAD + monthsBetween(base, mark.last); i++)
        yield dayOfMonth(base, zone, i, dayNumber(base, zone), hour);
      return;
    }
    case 'silence':
    case 'date':
    case 'finished':
    case 'ticket_closed':
      for (const days of trigger.days) yield onDay(days);
      return;
    case 'monthly': {
      const own = trigger.variable === null ? undefined : vars[trigger.variable];
      const day = typeof own === 'number' && own > 0 ? own : trigger.day;
      for (let i = 0; i <= MONTHS_AHEAD; i++) yield dayOfMonth(mark.last, zone, i, day, hour);
      return;
    }
    case 'meeting':
      if (trigger.hoursBefore !== null) yield mark.at - trigger.hoursBefore * HOUR;
      else yield onDay(-(trigger.daysBefore ?? 0));
      return;
    default:
      trigger satisfies never;
  }
}

/** Whole months that certainly lie between, so that a long series is not counted up from its beginning. */
function monthsBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / (31 * DAY)) - 1);
}
