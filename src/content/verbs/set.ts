import { z } from 'zod';
import type { Expression } from '../../engine/program.ts';
import { save } from '../../engine/run.ts';
import { id } from '../schema-pieces.ts';
import { common, defineVerb, type StepData } from './verb.ts';

interface Assigned extends StepData {
  readonly assign: readonly { readonly name: string; readonly value: Expression }[];
}

export const set = defineVerb({
  name: 'set',
  doc: {
    does: 'works something out: `set: { year_dues: month_dues * 12 }`',
    example: `
- id: sum
  set: { month_dues: household_size * dues.class3, year_dues: month_dues * 12 }
- id: told
  say: Setahun {year_dues}.
`,
  },
  colour: '#f3f3f3',
  schema: () =>
    z.strictObject({
      ...common,
      set: z.record(id, z.union([z.string(), z.number(), z.boolean()])).describe('variable: CEL expression'),
    }),
  compile(parts, source, base, at): Assigned {
    const assign = Object.entries(source.set).map(([name, value]) => {
      const path = [...at, 'set', name];
      parts.variable(name, path);
      return { name, value: parts.assigned(name, value, path) };
    });
    return { ...base, assign };
  },
  run({ assign, next }, run) {
    for (const { name, value } of assign) save(run, name, value(run.scope));
    return next;
  },
  drawn: ({ assign }) => `hitung ${assign.map(({ name }) => name).join(', ')}`,
  script: ({ assign }) => [`   (hitung ${assign.map(({ name }) => name).join(', ')})`],
  expressions: (source, at) =>
    Object.entries(source.set).map(([name, value]) => ({
      text: String(value),
      path: [...at, 'set', name],
      sets: name,
    })),
});
