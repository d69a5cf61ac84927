import { z } from 'zod';
import type { Text } from '../../engine/program.ts';
import { say } from '../../engine/run.ts';
import { id, text } from '../schema-pieces.ts';
import { defineVerb, message, NOBODY, type StepData } from './verb.ts';

interface Ended extends StepData {
  readonly say: Text | null;
}

export const end = defineVerb({
  name: 'end',
  doc: {
    does: 'ends the dialogue, with a closing sentence or `true`',
    example: `
- { id: done, end: "Terima kasih, {nickname}." }
`,
  },
  colour: '#f8dede',
  schema: () =>
    z.strictObject({
      id,
      end: z.union([z.literal(true), text]).describe('ends the flow, with a closing message or without'),
    }),
  compile(parts, source, base, at): Ended {
    const translations = parts.translated(source.id, (entry) => entry.end);
    const words = source.end === true ? null : parts.text(source.end, [...at, 'end'], { translations });
    return { ...base, next: null, say: words };
  },
  run({ say: words }, run) {
    if (words) say(run, words(run.scope));
    return null;
  },
  drawn: ({ say: words }) => words?.(NOBODY) ?? 'selesai',
  script: ({ say: words }) => [words?.(NOBODY) ?? '(selesai)'],
  texts: (source, at) => (source.end === true ? [] : message(source.end, [...at, 'end'])),
});
