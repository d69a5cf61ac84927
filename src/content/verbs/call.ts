import { z } from 'zod';
import { say, systemText } from '../../engine/run.ts';
import { CALL_LIMIT, enterFlow, stopLoop } from '../../engine/walk.ts';
import { id } from '../schema-pieces.ts';
import { common, defineVerb, type StepData } from './verb.ts';

interface Called extends StepData {
  readonly flow: string;
}

export const call = defineVerb({
  name: 'call',
  doc: {
    does: 'runs another dialogue and comes back',
    example: `
- { id: first, say: Kita lihat dulu bantuan yang ada. }
- { id: there, call: help }
- { id: back, say: Kita lanjut. }
`,
  },
  colour: '#dff3f5',
  schema: () => z.strictObject({ ...common, call: id.describe('runs another flow and comes back') }),
  compile(parts, source, base, at): Called {
    parts.needs(parts.around.flows, source.call, 'flow', [...at, 'call']);
    return { ...base, flow: source.call };
  },
  run({ flow, next }, run, frame) {
    const called = run.program.flows.get(flow);
    if (!called) {
      say(run, systemText(run, 'flow_changed'));
      return next;
    }
    if (run.session.frames.length >= CALL_LIMIT) {
      stopLoop(run, frame);
      return 'rests';
    }
    enterFlow(run, called.id);
    return 0;
  },
  drawn: ({ flow }) => `→ ${flow}`,
  script: ({ flow }) => [`(ke ${flow}, lalu kembali)`],
});
