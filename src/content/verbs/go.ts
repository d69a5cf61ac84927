import { z } from 'zod';
import { id } from '../schema-pieces.ts';
import { defineVerb, type StepData } from './verb.ts';

export const go = defineVerb({
  name: 'go',
  doc: {
    does: 'goes to a step',
    example: `
- { id: jump, go: last }
- { id: other, say: Ini lewat jalan lain. }
- { id: last, ask: Sudah jelas?, choices: [{ say: Sudah, go: done }, { say: Belum, go: other }] }
- { id: done, end: true }
`,
  },
  colour: '#f3f3f3',
  schema: () => z.strictObject({ id, go: id }),
  compile: (_parts, _source, base): StepData => base,
  run: ({ next }) => next,
  drawn: () => '',
  script: () => ['   (go)'],
});
