import { AskQuestion } from '../../src/engine/ask.ts';
import { SYSTEM_TEXTS, type Flow, type Program, type Step } from '../../src/engine/program.ts';
import { save, say } from '../../src/engine/run.ts';
import { createVillages } from '../../src/understanding/villages.ts';
import type { Guide } from '../../src/turn/guide.ts';
import { TURN_TEXTS } from '../../src/turn/texts.ts';

/** A dialogue that counts: each message after the first is answered with its number and its own words. */
const QUESTION = new AskQuestion({
  next: 1,
  text: () => '?',
  caveat: false,
  expected: { kind: 'text', save: 'last', min: 0, max: 100, hears: null },
  otherwise: null,
  skip: null,
  silence: null,
});
const STEPS: readonly Step[] = [
  {
    id: 'ask',
    next: 1,
    question: QUESTION,
    run(run, frame) {
      QUESTION.put(run, frame, null);
      return 'rests';
    },
  },
  {
    id: 'count',
    next: 2,
    question: null,
    run(run) {
      save(run, 'n', Number(run.scope.vars['n'] ?? 0) + 1);
      return 2;
    },
  },
  {
    id: 'say',
    next: 0,
    question: null,
    run(run) {
      say(run, `${String(run.scope.vars['n'])} ${String(run.scope.vars['last'])}`);
      return 0;
    },
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
  readers: {
    choose: () => ({ kind: 'none' }),
    number: () => null,
    date: () => null,
    month: () => null,
    hear: () => null,
    isYes: () => false,
  },
  villages: createVillages([]),
  elsewhere: () => null,
};

/** A guide that loads in no time, for tests that start the turns hundreds of times. */
export const lightGuide: Guide = {
  program: PROGRAM,
  texts: named([...SYSTEM_TEXTS, ...TURN_TEXTS]),
  commands: { help: FLOW.id, stop: FLOW.id, my_data: FLOW.id, erase_data: FLOW.id, start: FLOW.id },
  rest: FLOW.id,
  outcomes: {
    registered: FLOW.id,
    paid: FLOW.id,
    paid_arrears: FLOW.id,
    active_again: FLOW.id,
    pbi_accepted: FLOW.id,
    baby_registered: FLOW.id,
    moved_segment: FLOW.id,
    stopped_paying: FLOW.id,
  },
  notice: { version: '1', hash: '1', flow: 'consent' },
  keywords: new Map(),
  labels: [],
  answers: new Map(),
  reminders: [],
  wishes: null,
  follow: () => null,
  questions: () => [
    {
      topic: null,
      answerId: null,
      confidence: 0,
      action: 'fallback',
      candidates: [],
      emergency: false,
      danger: false,
      outside: false,
      why: { read: '', as: '', ranked: [] },
    },
  ],
};
