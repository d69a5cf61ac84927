import { z } from 'zod';
import { resumePaused } from '../../engine/walk.ts';
import { common, defineVerb, type StepData } from './verb.ts';

export const resume = defineVerb({
  name: 'resume',
  doc: {
    does: 'goes back to the dialogue that was interrupted last',
    example: `
- { id: way, check: can_resume, then: back, else: nothing }
- { id: back, resume: true }
- { id: nothing, end: Tidak ada yang terputus. }
`,
  },
  colour: '#dff3f5',
  schema: () =>
    z.strictObject({
      ...common,
      resume: z.literal(true).describe('goes back to the dialogue interrupted last (see can_resume, paused_title)'),
    }),
  compile: (_parts, _source, base): StepData => base,
  /** Without an interrupted dialogue it goes on. */
  run({ next }, run) {
    if (run.session.paused.length === 0) return next;
    resumePaused(run);
    return 'rests';
  },
  drawn: () => 'lanjutkan yang terputus',
  script: () => ['   (resume)'],
});
