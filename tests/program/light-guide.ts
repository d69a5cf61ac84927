import { SYSTEM_TEXTS, type Flow, type Program, type Step } from '../../src/engine/program.ts';
import { createVillages } from '../../src/understanding/villages.ts';
import type { Guide } from '../../src/turn/guide.ts';
import { TURN_TEXTS } from '../../src/turn/texts.ts';

/** A dialogue that counts: each message after the first is answered with its number and its own words. */
const STEPS: readonly Step[] = [
  {
    id: 'ask',
    verb: 'ask',
    next: 1,
    text: () => '?',
    caveat: false,
    expected: { kind: 'text', save: 'last', min: 0, max: 100 },
    otherwise: null,
    skip: null,
    silence: null,
  },
  {
    id: 'count',
    verb: 'set',
    next: 2,
    assign: [{ name: 'n', value: ({ vars }) => Number(vars['n'] ?? 0) + 1 }],
  },
  {
    id: 'say',
    verb: 'say',
    next: 0,
    variants: [({ vars }) => `${String(vars['n'])} ${String(vars['last'])}`],
    caveat: false,
    media: null,
  },
];

const FLOW: Flow = {
  id: 'count',
  version: '1',
  title: () => 'count',
  for: ['worker'],
  steps: STEPS,
  positions: new Map(STEPS.map(({ id }, i) => [id, i])),
  moved: new Map(),
  safe: null,
  keywords: [],
  resumable: true,
};

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, () => name])) as unknown as Record<Name, () => string>;

const PROGRAM: Program = {
  version: '1',
  flows: new Map([[FLOW.id, FLOW]]),
  versions: new Map([[FLOW.version, FLOW]]),
  media: new Map(),
  system: named(SYSTEM_TEXTS),
  kept: new Set(),
  menu: FLOW.id,
  welcome: FLOW.id,
  readers: { choose: () => ({ kind: 'none' }), number: () => null, date: () => null, month: () => null },
  villages: createVillages([]),
};

/** A guide that loads in no time, for tests that start the turns hundreds of times. */
export const lightGuide: Guide = {
  program: PROGRAM,
  texts: named([...SYSTEM_TEXTS, ...TURN_TEXTS]),
  commands: { help: FLOW.id, stop: FLOW.id, my_data: FLOW.id, erase_data: FLOW.id, start: FLOW.id },
  notice: { version: '1', hash: '1' },
  keywords: new Map(),
  labels: [],
  answers: new Map(),
  reminders: [],
  understand: () => ({
    topic: null,
    answerId: null,
    confidence: 0,
    action: 'fallback',
    candidates: [],
    emergency: false,
    danger: false,
    outside: false,
  }),
};
