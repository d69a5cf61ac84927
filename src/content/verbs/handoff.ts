import { z } from 'zod';
import type { Text } from '../../engine/program.ts';
import { say } from '../../engine/run.ts';
import { id, text } from '../schema-pieces.ts';
import { common, defineVerb, message, NOBODY, type StepData } from './verb.ts';

interface Handed extends StepData {
  readonly topic: string;
  readonly say: Text;
}

export const handoff = defineVerb({
  name: 'handoff',
  doc: {
    does: 'asks for a human mentor about a topic',
    example: `
- { id: mentor, handoff: dues, say: "Baik, saya carikan pendamping." }
- { id: done, end: true }
`,
  },
  colour: '#ffe3d0',
  schema: () =>
    z.strictObject({ ...common, handoff: id.describe('asks for a human about this topic'), say: text.optional() }),
  compile(parts, source, base, at): Handed {
    const words =
      source.say === undefined ? parts.sentence('handoff_received') : parts.text(source.say, [...at, 'say']);
    return { ...base, topic: source.handoff, say: words };
  },
  run({ topic, say: words, next }, run, frame) {
    run.events.push({ type: 'handoff_requested', topic, flow: frame.flow, step: frame.step });
    say(run, words(run.scope));
    return next;
  },
  drawn: ({ topic }) => `pendamping: ${topic}`,
  script: ({ topic, say: words }) => [words(NOBODY), `   (pendamping: ${topic})`],
  texts: (source, at) => message(source.say, [...at, 'say']),
});
