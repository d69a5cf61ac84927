import { DAY, HOUR } from '../calendar/durations.ts';
import type { Scope, Stage, Vars } from '../engine/program.ts';
import type { Frame } from '../engine/session.ts';
import type { ReminderMark, Reminding } from './reminding.ts';
import { expiryOf, hourOf, nextDue } from './due.ts';
import { keepRecent, unaskedAllowedAt } from './allowed.ts';
import { localDay, localMidnight, startOfDay } from '../calendar/local-time.ts';
import { muteVariable, type ReminderRule } from './rule.ts';

/** A mark dealt with so far ahead was written by a clock that has been set right since. */
const CLOCK_WRONG_MS = 35 * DAY;

/** What the rules may look at of a person. */
export interface Reminded {
  readonly stage: Stage;
  readonly zone: string;
  readonly vars: Vars;
  readonly frames: readonly Frame[];
  readonly paused: readonly (readonly Frame[])[];
}

/** Something that happened now and triggers rules; stages, dates and wishes are seen without being told. */
export type Happened =
  | { readonly kind: 'finished'; readonly flow: string }
  | { readonly kind: 'ticket_closed' }
  | { readonly kind: 'spoke' };

/**
 * Brings the marks of a person up to date: rules whose trigger holds get one, the others lose theirs. Doing it again
 * changes nothing. The marks given are not changed.
 */
export function keepMarks(
  reminding: Reminding,
  rules: readonly ReminderRule[],
  person: Reminded,
  happened: readonly Happened[],
  now: number,
): Reminding {
  const marks: Record<string, ReminderMark> = {};
  for (const [key, mark] of Object.entries(reminding.marks)) {
    if (rules.some(({ id }) => id === ruleOf(key)))
      marks[key] = mark.last > now + CLOCK_WRONG_MS ? { ...mark, last: now } : mark;
  }
  for (const rule of rules) {
    const known = marks[rule.id];
    const at = anchorOf(rule, person, happened, known, now);
    if (at === 'unchanged') continue;
    if (at === null) Reflect.deleteProperty(marks, rule.id);
    else if (known && rule.trigger.kind === 'silence') marks[rule.id] = { ...known, at, last: now };
    else if (known?.at !== at) marks[rule.id] = { at, last: now, sent: 0 };
  }
  return { ...reminding, marks };
}

/** The moment a rule counts from; null: it is not triggered (any more). */
function anchorOf(
  rule: ReminderRule,
  person: Reminded,
  happened: readonly Happened[],
  known: ReminderMark | undefined,
  now: number,
): number | null | 'unchanged' {
  const { trigger } = rule;
  switch (trigger.kind) {
    case 'stage':
      if (!trigger.stages.has(person.stage)) return null;
      return known ? 'unchanged' : now;
    case 'silence': {
      if (!isUnfinished(trigger.flows, person)) return null;
      // Each word starts the silence anew, but an hour more or less is not worth a write.
      const spoke = happened.some(({ kind }) => kind === 'spoke');
      return known && (!spoke || now - known.at < HOUR) ? 'unchanged' : now;
    }
    case 'monthly':
      return known ? 'unchanged' : now;
    case 'date': {
      const day = person.vars[trigger.variable];
      return typeof day === 'string' ? startOfDay(day, person.zone) : null;
    }
    case 'finished':
    case 'ticket_closed':
      return isTriggered(trigger, happened) ? now : 'unchanged';
    case 'meeting':
      return 'unchanged';
    default:
      return trigger satisfies never;
  }
}

/** Whether one of these dialogues runs, or would be taken up by LANJUT. */
function isUnfinished(flows: ReadonlySet<string>, { frames, paused }: Reminded): boolean {
  return [frames, paused.at(-1) ?? []].some((stack) => stack.some(({ flow }) => flows.has(flow)));
}

export interface ChosenReminder {
  readonly key: string;
  readonly rule: ReminderRule;
  readonly mark: ReminderMark;
  /** 1 for the first of its trigger. */
  readonly number: number;
  readonly dueAt: number;
}

/**
 * What is kept of somebody who may not be reminded now: only what cannot be seen again later, in case they agree one day.
 */
export function keepHappened(
  reminding: Reminding,
  rules: readonly ReminderRule[],
  happened: readonly Happened[],
  now: number,
): Reminding {
  const marks: Record<string, ReminderMark> = {};
  for (const { id, trigger } of rules) {
    if (trigger.kind !== 'finished' && trigger.kind !== 'ticket_closed') continue;
    const known = reminding.marks[id];
    if (isTriggered(trigger, happened)) marks[id] = { at: now, last: now, sent: 0 };
    else if (known) marks[id] = known;
  }
  return { unasked: reminding.unasked, marks };
}

function isTriggered(trigger: ReminderRule['trigger'], happened: readonly Happened[]): boolean {
  for (const one of happened) {
    if (one.kind !== trigger.kind) continue;
    if (one.kind !== 'finished' || (trigger.kind === 'finished' && trigger.flows.has(one.flow))) return true;
  }
  return false;
}

/**
 * Which reminder goes out now, and the marks with everything that is over or passed over written down. At most one: the
 * first rule of the file that is due. One that has to make room for a meeting of the same day waits for tomorrow.
 */
export function chooseReminder(
  reminding: Reminding,
  rules: readonly ReminderRule[],
  person: Reminded,
  scope: Scope,
  now: number,
): { chosen: ChosenReminder | null; reminding: Reminding } {
  const marks: Record<string, ReminderMark> = { ...reminding.marks };
  const free = unaskedAllowedAt(reminding.unasked, now, person.zone) <= now;
  let chosen: ChosenReminder | null = null;
  for (const [rule, key] of inOrder(rules, marks)) {
    const mark = marks[key];
    if (!mark || person.vars[muteVariable(rule.kind)] === true) continue;
    const dueAt = nextDue(rule, mark, person.zone, person.vars);
    if (dueAt === null) continue;
    if (rule.until?.(scope)) {
      marks[key] = { ...mark, over: true };
      continue;
    }
    if (dueAt > now) continue;
    const expiry = expiryOf(rule, mark, dueAt, person.zone);
    if ((expiry !== null && now >= expiry) || (rule.when && !rule.when(scope))) {
      marks[key] = passed(mark, now);
      continue;
    }
    if (chosen || !free || makesRoom(rule, rules, marks, person, now)) continue;
    chosen = { key, rule, mark, number: mark.sent + 1, dueAt };
  }
  return { chosen, reminding: { ...reminding, marks } };
}

/** Writes down that a reminder went out; that it was unasked is counted where that is decided. */
export function markSent(reminding: Reminding, chosen: ChosenReminder, now: number): Reminding {
  const mark = { ...passed(chosen.mark, now), sent: chosen.number };
  return { ...reminding, marks: { ...reminding.marks, [chosen.key]: mark } };
}

/** Writes down that something unasked goes out now. */
export function countUnasked(reminding: Reminding, now: number): Reminding {
  return { ...reminding, unasked: [...keepRecent(reminding.unasked, now), now] };
}

/** When the job must look again; null: nothing is to come. */
export function nextLook(
  reminding: Reminding,
  rules: readonly ReminderRule[],
  person: Reminded,
  now: number,
): number | null {
  let first: number | null = null;
  for (const [rule, key] of inOrder(rules, reminding.marks)) {
    const mark = reminding.marks[key];
    if (!mark || person.vars[muteVariable(rule.kind)] === true) continue;
    const due = nextDue(rule, mark, person.zone, person.vars);
    if (due === null) continue;
    const at = lookAt(rule, due, reminding.unasked, person, now);
    if (first === null || at < first) first = at;
  }
  return first;
}

/** An overdue one goes at its own hour of the next day that allows it; a meeting's as soon as it may. */
function lookAt(rule: ReminderRule, due: number, unasked: readonly number[], person: Reminded, now: number): number {
  const { zone, vars } = person;
  if (due > now) return due;
  const allowed = unaskedAllowedAt(unasked, now, zone);
  if (rule.trigger.kind === 'meeting') return allowed;
  // Allowed and still here: it made room for a meeting, so tomorrow is its day.
  const at = allowed > now ? allowed : localMidnight(now, zone, 1);
  return Math.max(at, localMidnight(at, zone) + hourOf(rule, vars) * HOUR);
}

function passed(mark: ReminderMark, now: number): ReminderMark {
  const { snooze: _, ...rest } = mark;
  return { ...rest, last: Math.max(mark.last, now) };
}

/** Whether a meeting's own reminder is still to come today: the day holds one message, and that one matters more. */
function makesRoom(
  rule: ReminderRule,
  rules: readonly ReminderRule[],
  marks: Readonly<Record<string, ReminderMark>>,
  person: Reminded,
  now: number,
): boolean {
  if (rule.trigger.kind === 'meeting') return false;
  return inOrder(rules, marks).some(([other, key]) => {
    const mark = marks[key];
    if (other.trigger.kind !== 'meeting' || !mark) return false;
    const due = nextDue(other, mark, person.zone, person.vars);
    return due !== null && due >= now && localDay(due, person.zone) === localDay(now, person.zone);
  });
}

/** Marks with their rules, in the order of the file. */
function inOrder(
  rules: readonly ReminderRule[],
  marks: Readonly<Record<string, ReminderMark>>,
): [ReminderRule, string][] {
  return rules.flatMap((rule) =>
    Object.keys(marks)
      .filter((key) => ruleOf(key) === rule.id)
      .map((key): [ReminderRule, string] => [rule, key]),
  );
}

function ruleOf(key: string): string {
  return key.split('#')[0] ?? key;
}
