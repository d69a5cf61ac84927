/** Random dialogues compiled from their written form, with words that tell which system text was said. */
import { expect } from 'vitest';
import { compileFlow } from '../../src/content/compile/compile-flow.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { createExpressions } from '../../src/content/words/expressions.ts';
import { emptyFile, Reporter } from '../../src/content/files/files.ts';
import { flowSchemaOf } from '../../src/content/verbs/flow-schema.ts';
import { buildVocabulary } from '../../src/content/words/vocabulary.ts';
import { SYSTEM_TEXTS, type Flow, type Program } from '../../src/engine/program.ts';
import type { Session } from '../../src/engine/session.ts';
import { FLOWS_KEPT, MEDIA_TEXT, QUIZ_ITEMS, sourceOf, type Dialogue } from './random-flows.ts';
import { createVillages } from '../../src/understanding/villages.ts';

const words = buildVocabulary(
  {},
  { a: { type: 'number', default: 0, keep: true, label: 'a' }, b: { type: 'text', default: '-' } },
);
const around = {
  words,
  expressions: createExpressions(words),
  flows: new Set(['f0', 'f1', 'f2', 'menu']),
  media: new Set(['pic']),
  acts: DECLARATIONS.acts,
  quizzes: new Map([['quiz', { version: 'v', items: QUIZ_ITEMS }]]),
  sentences: { handoff_received: () => 'handoff_received', later_noted: () => 'later_noted' },
  translations: new Map(),
};

/** Made once: a schema costs more than what it reads. */
const schema = flowSchemaOf(DECLARATIONS.acts);

/** Compiled from the written form; a version is named after its flow, so that both sides can name it. */
function compiled(id: string, dialogue: Dialogue): Flow {
  const reporter = new Reporter();
  const flow = compileFlow(schema.parse(sourceOf(id, dialogue)), around, emptyFile('test'), reporter);
  expect(reporter.findings).toEqual([]);
  return { ...flow, version: id };
}

export function programOf(all: ReadonlyMap<string, Dialogue>): Program {
  const flows = new Map([...all].map(([id, dialogue]) => [id, compiled(id, dialogue)]));
  return {
    version: '1',
    flows,
    versions: flows,
    media: new Map([['pic', { id: 'pic', file: 'pic.png', text: () => MEDIA_TEXT, caveat: false }]]),
    system: Object.fromEntries(SYSTEM_TEXTS.map((name) => [name, () => name])) as unknown as Program['system'],
    kept: new Set(FLOWS_KEPT),
    menu: 'menu',
    welcome: 'f0',
    readers: {
      choose(text, options) {
        if (text === 'both' && options.length > 1) return { kind: 'ambiguous', indexes: [0, 1] };
        const index = options.findIndex(({ label }) => label === text);
        return index < 0 ? { kind: 'none' } : { kind: 'chosen', index };
      },
      number: (text) => (/^\d+$/.test(text) ? Number(text) : null),
      date: () => null,
      month: () => null,
      hear: () => null,
      isYes: () => false,
    },
    villages: createVillages([]),
    elsewhere: () => null,
  };
}

export const throughJson = (session: Session) => JSON.parse(JSON.stringify(session)) as Session;
