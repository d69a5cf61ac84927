import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DAY } from '../../calendar/durations.ts';
import { advance } from '../../engine/advance.ts';
import { STAGES, type Condition, type Program, type Value } from '../../engine/program.ts';
import { newSession } from '../../engine/session.ts';
import { isoDay } from '../../calendar/days.ts';
import { QUIET_FROM_HOUR, QUIET_TO_HOUR } from '../../calendar/quiet-hours.ts';
import { muteVariable, type ReminderRule, type Trigger } from '../../reminders/rule.ts';
import type { CompiledFlow } from '../compile/compile-flow.ts';
import type { Expressions } from '../words/expressions.ts';
import { readContent, type ContentFile, type PathSegment, type Reporter } from '../files/files.ts';
import { remindersSchema, type ReminderSource } from '../schema.ts';
import { versionOf } from '../files/versions.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

const FILE = 'content/reminders.yaml';
const NOBODY = scopeOfNobody();
/** Reminders are tried out with these numbers: the first ones, and two of a long series. */
const TRIED = [1, 2, 3, 4, 9];
/** Any day will do. */
const TRIAL_DAY = '2026-11-23';
const TRIAL_AT = Date.parse(TRIAL_DAY);

/** What a rule gives its dialogue, for each number that is tried: the number, and the date that its days count from. */
function trialsOf(rule: ReminderRule, now: number): Record<string, Value>[] {
  const { trigger } = rule;
  return TRIED.map((reminder_number, i) => {
    if (trigger.kind !== 'date') return { reminder_number };
    const days = trigger.days[Math.min(i, trigger.days.length - 1)] ?? 0;
    return { reminder_number, [trigger.variable]: isoDay(now - days * DAY) };
  });
}

/** What rules may name. */
export interface ReminderSurroundings {
  readonly words: Vocabulary;
  readonly expressions: Expressions;
  readonly program: Program;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
}

export interface LoadedReminders {
  readonly rules: readonly ReminderRule[];
  /** Hash of the file as parsed; empty without one. */
  readonly version: string;
}

/** Loads content/reminders.yaml and checks it like a flow; without the file there are no reminders. */
export function loadReminders(root: string, around: ReminderSurroundings, reporter: Reporter): LoadedReminders {
  const none = { rules: [], version: '' };
  if (!existsSync(join(root, FILE))) return none;
  const read = readContent(root, FILE, remindersSchema, reporter);
  if (!read) return none;
  const ids = new Set<string>();
  const rules = read.value.rules.map((source, i) => {
    const compiler = new RuleCompiler(source, around, read.file, ['rules', i], reporter);
    if (ids.has(source.rule)) compiler.error('KJ003', ['rule'], `rule "${source.rule}" stands twice`);
    ids.add(source.rule);
    return compiler.rule();
  });
  checkRemindSteps(around.flows, ids, reporter, read.file);
  return { rules, version: versionOf(read.value) };
}

class RuleCompiler {
  private readonly source: ReminderSource;
  private readonly around: ReminderSurroundings;
  private readonly file: ContentFile;
  private readonly at: readonly PathSegment[];
  private readonly reporter: Reporter;

  constructor(
    source: ReminderSource,
    around: ReminderSurroundings,
    file: ContentFile,
    at: readonly PathSegment[],
    reporter: Reporter,
  ) {
    this.source = source;
    this.around = around;
    this.file = file;
    this.at = at;
    this.reporter = reporter;
  }

  rule(): ReminderRule {
    const { source } = this;
    const flow = this.around.flows.get(source.start);
    const mute = muteVariable(source.kind);
    if (this.around.words.variables.get(mute)?.keep !== true)
      this.error('KJ011', ['kind'], `there is no kept variable "${mute}" in content/variables.yaml`);
    if (source.hour < QUIET_TO_HOUR || source.hour >= QUIET_FROM_HOUR)
      this.error('KJ028', ['hour'], `at ${source.hour}:00 nothing unasked may be sent`);
    if (source.wish_hour !== undefined) this.variable(source.wish_hour, 'number', ['wish_hour']);
    if (!flow) this.error('KJ011', ['start'], `there is no flow "${source.start}"`);
    else if (!switchesOff(flow, mute)) this.error('KJ027', ['start'], `no step of "${flow.id}" sets ${mute}`);
    const rule: ReminderRule = {
      id: source.rule,
      kind: source.kind,
      trigger: this.trigger(),
      hour: source.hour,
      hourVariable: source.wish_hour ?? null,
      when: this.condition(source.when, 'when'),
      until: this.condition(source.until, 'until'),
      flow: source.start,
      cap: source.cap ?? Number.POSITIVE_INFINITY,
    };
    if (flow) this.oneQuestion(flow, rule);
    return rule;
  }

  error(code: 'KJ003' | 'KJ010' | 'KJ011' | 'KJ026' | 'KJ027' | 'KJ028', path: readonly PathSegment[], text: string) {
    this.reporter.error(this.file, [...this.at, ...path], code, text);
  }

  private trigger(): Trigger {
    const { trigger } = this.source;
    if ('stage' in trigger) {
      const monthly = trigger.then === 'monthly';
      return { kind: 'stage', stages: new Set(trigger.stage), days: this.days(trigger.after, 'after'), monthly };
    }
    if ('silence' in trigger)
      return {
        kind: 'silence',
        flows: this.flows(trigger.silence, 'silence'),
        days: this.days(trigger.after, 'after'),
      };
    if ('finished' in trigger) {
      const flows = this.flows(trigger.finished, 'finished');
      return { kind: 'finished', flows, days: this.days(trigger.after, 'after') };
    }
    if ('ticket_closed' in trigger) return { kind: 'ticket_closed', days: this.days(trigger.after, 'after') };
    if ('date' in trigger) {
      this.variable(trigger.date, 'date', ['trigger', 'date']);
      return { kind: 'date', variable: trigger.date, days: this.days(trigger.days, 'days') };
    }
    if ('day' in trigger) {
      const day = this.number(trigger.day, ['trigger', 'day']);
      if (!Number.isInteger(day) || day === 0 || day > 31 || day < -28)
        this.error('KJ028', ['trigger', 'day'], `no month has a day ${day}`);
      if (trigger.wish !== undefined) this.variable(trigger.wish, 'number', ['trigger', 'wish']);
      return { kind: 'monthly', day, variable: trigger.wish ?? null };
    }
    if (trigger.hours_before === undefined && trigger.days_before === undefined)
      this.error('KJ028', ['trigger'], 'say days_before or hours_before');
    return { kind: 'meeting', daysBefore: trigger.days_before ?? null, hoursBefore: trigger.hours_before ?? null };
  }

  private flows(ids: readonly string[], part: string): ReadonlySet<string> {
    ids.forEach((id, i) => {
      if (!this.around.program.flows.has(id)) this.error('KJ011', ['trigger', part, i], `there is no flow "${id}"`);
    });
    return new Set(ids);
  }

  private variable(name: string, type: 'number' | 'date', path: readonly PathSegment[]): void {
    const variable = this.around.words.variables.get(name);
    if (variable?.keep !== true || variable.type !== type)
      this.error('KJ011', path, `there is no kept variable "${name}" of type ${type} in content/variables.yaml`);
  }

  private days(list: readonly (number | string)[], part: string): number[] {
    return list.map((day, i) => this.number(day, ['trigger', part, i])).sort((a, b) => a - b);
  }

  private number(source: number | string, path: readonly PathSegment[]): number {
    if (typeof source === 'number') return source;
    const compiled = this.around.expressions.compile(source, 'number');
    if (typeof compiled === 'function') return Number(compiled(NOBODY));
    this.error('KJ010', path, `"${source}": ${compiled.problem}`);
    return 1;
  }

  private condition(source: string | undefined, part: string): Condition | null {
    if (source === undefined) return null;
    const compiled = this.around.expressions.compile(source, 'bool');
    if (typeof compiled === 'function') return (scope) => compiled(scope) === true;
    this.error('KJ010', [part], `"${source}": ${compiled.problem}`);
    return () => false;
  }

  /** A day holds one unasked message: whatever number and stage, a reminder says one thing, and it is a question. */
  private oneQuestion(flow: CompiledFlow, rule: ReminderRule): void {
    const tried = trialsOf(rule, TRIAL_AT).flatMap((vars) =>
      STAGES.flatMap((stage) =>
        [true, false].map((low_data) => ({ builtins: { stage, consented: true, low_data, today: TRIAL_DAY }, vars })),
      ),
    );
    for (const { builtins, vars } of tried) {
      const world = { now: TRIAL_AT, random: () => 0, builtins };
      const { events } = advance(
        this.around.program,
        { ...newSession(), vars },
        { kind: 'start', flow: flow.id },
        world,
      );
      const said = events.filter((event) => event.type === 'said');
      if (said.length === 1 && said[0]?.options !== undefined) continue;
      const which = `number ${String(vars['reminder_number'])}, stage ${builtins.stage}`;
      this.error('KJ026', ['start'], `"${flow.id}" begins with ${said.length} messages (${which})`);
      return;
    }
  }
}

/** Whether a dialogue has a step that mutes this kind. */
function switchesOff(flow: CompiledFlow, mute: string): boolean {
  return flow.steps.some((step) => step.verb === 'set' && step.data.assign.some(({ name }) => name === mute));
}

/** A `remind` step puts off a rule that must exist. */
function checkRemindSteps(
  flows: ReadonlyMap<string, CompiledFlow>,
  rules: ReadonlySet<string>,
  reporter: Reporter,
  file: ContentFile,
): void {
  for (const flow of flows.values()) {
    for (const step of flow.steps) {
      if (step.verb === 'remind' && !rules.has(step.data.rule))
        reporter.error(
          file,
          ['rules'],
          'KJ011',
          `${flow.id}/${step.id} puts off "${step.data.rule}", which is no rule here`,
        );
    }
  }
}
