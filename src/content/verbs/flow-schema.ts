import { z } from 'zod';
import type { Declarations } from '../declarations.ts';
import { id, text } from '../schema-pieces.ts';
import { VERBS } from './verbs.ts';

/** flows/<flow>.yaml; a dialogue may name the acts that were declared. */
export const flowSchemaOf = (acts: Declarations['acts']) =>
  z.strictObject({
    flow: id.describe('permanent id of the dialogue'),
    title: text,
    for: z.array(z.enum(['worker', 'mentor', 'kader', 'coordinator'])).min(1),
    start: z.strictObject({ keywords: z.array(text).optional() }).optional(),
    resumable: z.boolean().optional().describe('false for menus: nothing to come back to (default true)'),
    moved: z.record(id, id).optional().describe('old step id: step of this file where people standing there go on'),
    safe: id.optional().describe('step where people go on when their step no longer exists'),
    steps: z.array(z.union(VERBS.map((verb) => verb.schema(acts)))).min(1),
  });

export type FlowSchema = ReturnType<typeof flowSchemaOf>;
export type FlowSource = z.infer<FlowSchema>;
