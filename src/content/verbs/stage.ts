import { z } from 'zod';
import { STAGES, type Stage } from '../../engine/program.ts';
import { common, defineVerb, type StepData } from './verb.ts';

interface Staged extends StepData {
  readonly stage: Stage;
}

export const stage = defineVerb({
  name: 'stage',
  doc: {
    does: 'moves the enrolment stage (`unregistered`, `preparing`, `registered`, `paid`, `active`, `lapsed`, `subsidised`)',
    example: `
- { id: paid, stage: paid }
- { id: done, end: "Alhamdulillah, sudah dibayar." }
`,
  },
  colour: '#e3f0da',
  schema: () => z.strictObject({ ...common, stage: z.enum(STAGES) }),
  compile: (_parts, source, base): Staged => ({ ...base, stage: source.stage }),
  run({ stage: reached, next }, run, frame) {
    run.scope.vars['stage'] = reached;
    run.events.push({ type: 'stage_changed', stage: reached, cause: `${frame.flow}/${frame.step}` });
    return next;
  },
  drawn: ({ stage: reached }, words) => `status menjadi: ${words.variables.get('stage')?.values?.[reached] ?? reached}`,
  script: ({ stage: reached }) => [`   (tahap: ${reached})`],
});
