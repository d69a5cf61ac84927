import { Environment } from '@marcbachmann/cel-js';
import { DAY } from '../../calendar/durations.ts';
import { daysBetween, isoDay } from '../../calendar/days.ts';
import type { Scope, Value } from '../../engine/program.ts';
import { nearest } from '../files/nearest.ts';
import type { VariableSource } from '../schema.ts';
import { defaultsOf, type Vocabulary } from './vocabulary.ts';

/** Numbers are doubles throughout; only functions of CEL itself, such as size(), still give an int beside them. */
const MIXED: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (left, right) => Number(left) + Number(right),
  '-': (left, right) => Number(left) - Number(right),
  '*': (left, right) => Number(left) * Number(right),
  '/': (left, right) => Number(left) / Number(right),
};
/** Text in quotes, or a number written without a point. */
const QUOTED_OR_WHOLE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.])\d+(?![\w.])/g;
const TYPES = {
  text: 'string',
  number: 'double',
  boolean: 'bool',
  date: 'string',
  month: 'string',
  choice: 'string',
  village: 'string',
} as const;

export type Wanted = 'bool' | 'number' | 'string' | 'any';
const FITS: Readonly<Record<Wanted, readonly string[]>> = {
  bool: ['bool'],
  number: ['double', 'int'],
  string: ['string'],
  any: ['bool', 'double', 'int', 'string'],
};
const IN_WORDS: Readonly<Record<Wanted, string>> = {
  bool: 'true or false',
  number: 'a number',
  string: 'text in quotes',
  any: 'a number, text, or true or false',
};

/** The type of CEL that a variable of this kind holds. */
export function wantedBy(variable: VariableSource): Wanted {
  const type = TYPES[variable.type];
  return type === 'double' ? 'number' : type;
}

export interface Expressions {
  /** Compiles; `problem` is the complaint, in plain words. `wants` is the type that the place needs. */
  compile(source: string, wants: Wanted): ((scope: Scope) => Value) | { problem: string; hint?: string | undefined };
}

/** Words that CEL keeps for itself. Source: the CEL language definition, section Syntax. */
const RESERVED = new Set(
  'as break const continue else false for function if import in let loop null namespace package prototype return true var void while'.split(
    ' ',
  ),
);

/** Whether conditions can use a variable, a fact or a group of facts of this name. */
export function isUsable(name: string): boolean {
  return !RESERVED.has(name);
}

/**
 * The CEL environment over this program's facts and variables. Numbers are doubles. `zoneOf` reads the time zone out of
 * what people type about a place; empty when it says nothing about that.
 */
export function createExpressions(words: Vocabulary, zoneOf: (place: string) => string = () => ''): Expressions {
  const env = new Environment({ unlistedVariablesAreDyn: false });
  const groups = new Map<string, { schema: Record<string, string>; values: Record<string, string | number> }>();
  for (const fact of words.facts.values()) {
    const [group = '', key = ''] = fact.name.split('.');
    const known = groups.get(group) ?? { schema: {}, values: {} };
    known.schema[key] = typeof fact.value === 'number' ? 'double' : 'string';
    known.values[key] = fact.value;
    groups.set(group, known);
  }
  for (const [group, { schema }] of groups) if (isUsable(group)) env.registerVariable(group, { schema });
  for (const [name, variable] of words.variables) {
    if (isUsable(name) && !groups.has(name)) env.registerVariable(name, TYPES[variable.type]);
  }
  for (const [sign, handler] of Object.entries(MIXED)) {
    env.registerOperator(`double ${sign} int`, handler);
    env.registerOperator(`int ${sign} double`, handler);
  }
  env.registerOperator('double == int', (left: unknown, right: unknown) => Number(left) === Number(right));
  let current: Scope | null = null;
  env.registerFunction('known(string): bool', (name: string) => current?.vars[name] !== undefined);
  for (const [name, fn] of [
    ['min', Math.min],
    ['max', Math.max],
  ] as const) {
    env.registerFunction(`${name}(double, double): double`, (a: number, b: number) => fn(a, b));
    env.registerFunction(`${name}(double, double, double): double`, (a: number, b: number, c: number) => fn(a, b, c));
  }
  for (const [name, fn] of [
    ['round', Math.round],
    ['ceil', Math.ceil],
    ['floor', Math.floor],
  ] as const) {
    env.registerFunction(`${name}(double): double`, (a: number) => fn(a));
  }
  env.registerOperator('double % double', (left: number, right: number) => left % right);
  env.registerFunction('months_since(string): double', (month: string) => monthsSince(month, today(current)));
  env.registerFunction('days_after(string, double): string', (day: string, days: number) => daysAfter(day, days));
  env.registerFunction('next_day(string, double): string', nextDay);
  env.registerFunction('days_until(string): double', (day: string) => daysUntil(day, today(current)));
  env.registerFunction('zone_of(string): string', zoneOf);
  const defaults = defaultsOf(words);
  const constants = Object.fromEntries([...groups].map(([group, { values }]) => [group, values]));
  const base = { ...constants, ...defaults };

  return {
    compile(written, wants) {
      // 4 → 4.0: educators count without points, and a person's numbers are doubles. 7 / 2 is then 3.5, as they expect.
      const source = written.replace(QUOTED_OR_WHOLE, (part) => (/^\d/.test(part) ? `${part}.0` : part));
      const checked = env.check(source);
      if (!checked.valid) {
        const problem = firstLine(checked.error?.message ?? 'not readable');
        return { problem, hint: nameMeant(problem, words) };
      }
      if (!FITS[wants].includes(checked.type ?? '')) {
        return { problem: `must be ${IN_WORDS[wants]}, but is ${checked.type ?? 'something else'}` };
      }
      const misnamed = [...source.matchAll(/known\(\s*["']([^"']*)["']\s*\)/g)].find(
        ([, name]) => !words.variables.has(name ?? ''),
      );
      if (misnamed) {
        const name = misnamed[1] ?? '';
        return { problem: `known() names no variable: ${name}`, hint: nearest(name, words.variables.keys()) };
      }
      const run = env.parse(source);
      return (scope) => {
        current = scope;
        return plain(run({ ...base, ...scope.vars }));
      };
    },
  };
}

/** CEL's ints are BigInt; the rest of the house knows plain numbers only. */
function plain(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  // A division by nothing must not reach a session: JSON would turn it into null.
  if (typeof value === 'number' && !Number.isFinite(value)) return 0;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new TypeError(`a CEL expression gave ${typeof value}`);
}

/** The person's own day, `YYYY-MM-DD`, where the turn knows it. */
function today(scope: Scope | null): string {
  const told = scope?.vars['today'];
  return typeof told === 'string' ? told : isoDay(scope?.now ?? 0);
}

/** Whole months from `YYYY-MM` until today; 0 for a month still to come or unreadable. */
function monthsSince(month: string, day: string): number {
  if (!/^\d{4}-\d{2}/.test(month)) return 0;
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.max(0, count(day) - count(month));
}

/** Days from today until `YYYY-MM-DD`; negative when it is over, 0 when unreadable. */
function daysUntil(date: string, day: string): number {
  const days = daysBetween(day, date);
  return Number.isFinite(days) ? days : 0;
}

/** The day so many days later, `YYYY-MM-DD`; an unreadable one stays as it is. */
function daysAfter(date: string, days: number): string {
  const at = Date.parse(date) + days * DAY;
  return Number.isFinite(at) ? isoDay(at) : date;
}

/** The next day with this number in its month, `YYYY-MM-DD`, counted from `date` on; that day itself counts. */
function nextDay(date: string, number: number): string {
  const at = Date.parse(date);
  if (!Number.isFinite(at)) return date;
  for (let days = 0; days < 62; days++) {
    const day = isoDay(at + days * DAY);
    if (Number(day.slice(8)) === number) return day;
  }
  return date;
}

/** The known name nearest to the one that CEL complains about. */
function nameMeant(problem: string, words: Vocabulary): string | undefined {
  const named = /(?:[Uu]nknown variable:?|No such key:?)\s*['"]?([a-z][\w.]*)/.exec(problem)?.[1];
  return named === undefined ? undefined : nearest(named, [...words.variables.keys(), ...words.facts.keys()]);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
