/** T3: the engine beside a small reference model, over random dialogues of every verb and random inputs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../src/engine/advance.ts';
import type { Input } from '../../src/engine/events.ts';
import { newSession, type Session } from '../../src/engine/session.ts';
import { STEP_LIMIT } from '../../src/engine/walk.ts';
import { NOW } from '../helpers.ts';
import { programOf, throughJson } from './model-program.ts';
import { dialogues } from './random-flows.ts';
import { ReferenceModel } from './reference-model.ts';

/** `press` and `silent` are about the question that waits; `choice` and `silence` may come late. */
type Drawn = Input | { kind: 'press'; n: number } | { kind: 'silent' };
const flowName = fc.constantFrom('f0', 'f1', 'f2', 'menu');
const answer = fc.constantFrom(
  'satu',
  'dua',
  'tiga',
  'empat',
  'benar',
  'salah',
  'ya',
  'both',
  '3',
  '12',
  'lama sekali',
  '',
);
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('press' as const), n: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text: answer }) },
  fc.record({ kind: fc.constant('choice' as const), ask: fc.nat(9), n: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('interrupt' as const), flow: flowName }),
  fc.record({ kind: fc.constant('start' as const), flow: flowName }),
  fc.record({ kind: fc.constant('silence' as const), ask: fc.nat(9) }),
  {
    weight: 4,
    arbitrary: fc.constantFrom('back', 'skip', 'repeat', 'resume', 'unrecognised', 'silent').map((kind) => ({ kind })),
  },
);

/** Mostly one by one; now and then a long run of answers or of KEMBALI, so that what is remembered reaches its limits. */
const inputs = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: drawn.map((one) => [one]) },
      fc.nat(15).map((n): Drawn[] => Array.from({ length: n }, () => ({ kind: 'press', n: 1 }))),
      fc.nat(15).map((n): Drawn[] => Array.from({ length: n }, () => ({ kind: 'back' }))),
    ),
    { maxLength: 40 },
  )
  .map((runs) => runs.flat());

function inputOf(one: Drawn, session: Session): Input {
  if (one.kind === 'press') return { kind: 'choice', ask: session.asks, n: one.n };
  if (one.kind === 'silent') return { kind: 'silence', ask: session.asks };
  return one;
}

test('over random dialogues and inputs the engine does what the reference model does, twice the same, in bounded work', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(dialogues, inputs, (all, list) => {
      const program = programOf(all);
      const model = new ReferenceModel(all, NOW);
      const world = { now: NOW, random: () => 0 };
      let session = newSession();
      for (const one of [{ kind: 'start', flow: 'f0' } as const, ...list]) {
        const input = inputOf(one, session);
        const before = JSON.stringify(session);
        const result = advance(program, session, input, world);
        const expected = model.take(input);
        expect(result.events).toEqual(expected.events);
        expect(result.outcome).toBe(expected.outcome);
        expect(result.session.asks).toBe(expected.asks);
        expect(result.session.waiting?.kind ?? null).toBe(expected.waits);
        expect(result.session.frames).toHaveLength(expected.depth);
        // The session given stays as it was, and from a copy of it the same comes again.
        expect(JSON.stringify(session)).toBe(before);
        expect(advance(program, throughJson(session), input, world)).toEqual(result);
        expect(result.events.length).toBeLessThanOrEqual(3 * STEP_LIMIT);
        for (const { type } of result.events) seen.add(type);
        session = throughJson(result.session);
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 1000) },
  );
  // What the dialogues drawn never did would not have been compared.
  const every = [
    'said',
    'answered',
    'saved',
    'quiz_started',
    'quiz_answered',
    'quiz_finished',
    'stage_changed',
    'acted',
  ];
  const others = [
    'handoff_requested',
    'later_requested',
    'silence_awaited',
    'flow_started',
    'flow_ended',
    'loop_stopped',
  ];
  expect([...seen].sort()).toEqual([...every, ...others].sort());
});
