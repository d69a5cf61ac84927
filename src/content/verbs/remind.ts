import { z } from 'zod';
import type { Text } from '../../engine/program.ts';
import { say } from '../../engine/run.ts';
import { milliseconds } from '../files/durations.ts';
import { duration, id, text } from '../schema-pieces.ts';
import { common, defineVerb, message, NOBODY, type StepData } from './verb.ts';

interface Reminded extends StepData {
  readonly rule: string;
  readonly afterMs: number;
  readonly say: Text;
}

export const remind = defineVerb({
  name: 'remind',
  doc: {
    does: 'asks for a reminder after some time',
    example: `
- { id: later, remind: lapsed_check, after: 3d, say: Baik. Nanti saya ingatkan lagi. }
- { id: done, end: true }
`,
  },
  colour: '#ffe3d0',
  schema: () =>
    z.strictObject({ ...common, remind: id.describe('a reminder rule'), after: duration, say: text.optional() }),
  compile(parts, source, base, at): Reminded {
    const words = source.say === undefined ? parts.sentence('later_noted') : parts.text(source.say, [...at, 'say']);
    return { ...base, rule: source.remind, afterMs: milliseconds(source.after), say: words };
  },
  run({ rule, afterMs, say: words, next }, run) {
    run.events.push({ type: 'later_requested', what: rule, at: run.world.now + afterMs });
    say(run, words(run.scope));
    return next;
  },
  drawn: ({ rule }) => `pengingat ${rule}`,
  script: ({ say: words }) => [words(NOBODY)],
  texts: (source, at) => message(source.say, [...at, 'say']),
});
