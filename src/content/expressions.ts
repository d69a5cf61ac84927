import { Environment } from '@marcbachmann/cel-js';
import type { Scope, Value } from '../engine/program.ts';
import { defaultsOf, type Vocabulary } from './vocabulary.ts';

type Operator = (left: unknown, right: unknown) => unknown;
/** Educators write `n * 4`, not `n * 4.0`: CEL keeps int and double apart, so the mixed forms are added. */
const MIXED: Readonly<Record<string, Operator>> = {
  '+': (left, right) => Number(left) + Number(right),
  '-': (left, right) => Number(left) - Number(right),
  '*': (left, right) => Number(left) * Number(right),
  '/': (left, right) => Number(left) / Number(right),
};
const TYPES = { text: 'string', number: 'double', boolean: 'bool', date: 'string', month: 'string', choice: 'string' } as const;

export interface Expressions {
  /** Compiles; a string is the complaint, in plain words. `wants` is the type the place needs. */
  compile(source: string, wants: 'bool' | 'any'): ((scope: Scope) => Value) | { problem: string };
}

/** The CEL environment over this program's facts and variables. Numbers are doubles. */
export function createExpressions(words: Vocabulary): Expressions {
  const env = new Environment({ unlistedVariablesAreDyn: false });
  const groups = new Map<string, { schema: Record<string, string>; values: Record<string, string | number> }>();
  for (const fact of words.facts.values()) {
    const [group = '', key = ''] = fact.name.split('.');
    const known = groups.get(group) ?? { schema: {}, values: {} };
    known.schema[key] = typeof fact.value === 'number' ? 'double' : 'string';
    known.values[key] = fact.value;
    groups.set(group, known);
  }
  for (const [group, { schema }] of groups) env.registerVariable(group, { schema });
  for (const [name, variable] of words.variables) env.registerVariable(name, TYPES[variable.type]);
  for (const [sign, handler] of Object.entries(MIXED)) {
    env.registerOperator(`double ${sign} int`, handler);
    env.registerOperator(`int ${sign} double`, handler);
  }
  env.registerOperator('double == int', (left: unknown, right: unknown) => Number(left) === Number(right));
  let current: Scope | null = null;
  env.registerFunction('known(string): bool', (name: string) => current?.vars[name] !== undefined);
  for (const [name, fn] of [['min', Math.min], ['max', Math.max]] as const) {
    for (const types of ['double, double', 'double, int', 'int, double']) {
      env.registerFunction(`${name}(${types}): double`, (a: unknown, b: unknown) => fn(Number(a), Number(b)));
    }
  }
  for (const [name, fn] of [['round', Math.round], ['ceil', Math.ceil], ['floor', Math.floor]] as const) {
    env.registerFunction(`${name}(double): double`, (a: number) => fn(a));
  }
  env.registerFunction('months_since(string): double', (month: string) => monthsSince(month, current?.now ?? 0));
  env.registerFunction('days_until(string): double', (day: string) =>
    Math.ceil((Date.parse(day) - (current?.now ?? 0)) / 86_400_000),
  );
  const defaults = defaultsOf(words);
  const constants = Object.fromEntries([...groups].map(([group, { values }]) => [group, values]));
  const base = { ...constants, ...defaults };

  return {
    compile(source, wants) {
      const checked = env.check(source);
      if (!checked.valid) return { problem: firstLine(checked.error?.message ?? 'not readable') };
      if (wants === 'bool' && checked.type !== 'bool') {
        return { problem: `must be true or false, but is ${checked.type ?? 'something else'}` };
      }
      const misnamed = [...source.matchAll(/known\(\s*["']([^"']*)["']\s*\)/g)].find(([, name]) => !words.variables.has(name ?? ''));
      if (misnamed) return { problem: `known() names no variable: ${misnamed[1] ?? ''}` };
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
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new TypeError(`a CEL expression gave ${typeof value}`);
}

function monthsSince(month: string, now: number): number {
  const [year = 0, index = 1] = month.split('-').map(Number);
  const date = new Date(now);
  return Math.max(0, (date.getUTCFullYear() - year) * 12 + date.getUTCMonth() + 1 - index);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
