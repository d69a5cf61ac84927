import { z } from 'zod';
import type { ActDeclaration } from '../../engine/acts.ts';
import { common, defineVerb, type StepData } from './verb.ts';

interface Acted extends StepData {
  readonly act: string;
  readonly declared: ActDeclaration;
}

export const act = defineVerb({
  name: 'do',
  doc: {
    does: 'lets the program act: `give_consent`, `show_data`, `pictures_off` … (the editor lists them)',
    example: `
- { id: off, do: pictures_off }
- { id: done, end: Gambar tidak dikirim lagi. }
`,
  },
  colour: '#f3f3f3',
  schema: (acts) => z.strictObject({ ...common, do: z.enum([...acts.keys()]) }),
  compile: (parts, source, base, at): Acted => ({
    ...base,
    act: source.do,
    declared: parts.act(source.do, [...at, 'do']),
  }),
  run({ act: name, declared, next }, run) {
    run.events.push({
      type: 'acted',
      act: name,
      ...(declared.leavesPlace && { vars: { ...run.session.vars } }),
    });
    Object.assign(run.scope.vars, declared.changes);
    return next;
  },
  drawn: ({ act: name }) => name,
  script: ({ act: name }) => [`   (${name})`],
});
