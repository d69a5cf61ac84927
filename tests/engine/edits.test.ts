/** T4: a session survives any edit of the flows. Random dialogues, edited at random while somebody stands in them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../src/engine/advance.ts';
import type { Event, Input } from '../../src/engine/events.ts';
import type { Flow, Program, Step } from '../../src/engine/program.ts';
import { newSession, type Session } from '../../src/engine/session.ts';
import { NOW } from '../helpers.ts';
import { programOf, throughJson } from './model-program.ts';
import { dialogues } from './random-flows.ts';

const INPUTS: readonly Input['kind'][] = ['text', 'choice', 'back', 'skip', 'repeat', 'resume', 'unrecognised'];
const inputs = fc.array(
  fc.record({
    kind: fc.constantFrom(...INPUTS),
    n: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom('satu', '3'),
  }),
  { minLength: 1, maxLength: 12 },
);

function inputOf(drawn: { kind: Input['kind']; n: number; text: string }, session: Session): Input {
  switch (drawn.kind) {
    case 'text':
      return { kind: 'text', text: drawn.text };
    case 'choice':
      return { kind: 'choice', ask: session.asks, n: drawn.n };
    case 'start':
    case 'interrupt':
      return { kind: drawn.kind, flow: 'menu' };
    case 'silence':
      return { kind: 'silence', ask: session.asks };
    case 'back':
    case 'skip':
    case 'repeat':
    case 'resume':
    case 'unrecognised':
      return { kind: drawn.kind };
  }
}

const world = { now: NOW, random: () => 0 };
const said = (events: readonly Event[], text: string) =>
  events.filter((event) => event.type === 'said' && event.text === text).length;

function walk(
  program: Program,
  session: Session,
  list: readonly { kind: Input['kind']; n: number; text: string }[],
): Session {
  return list.reduce((now, drawn) => throughJson(advance(program, now, inputOf(drawn, now), world).session), session);
}

/** How an edited flow tells where its sessions go. */
const edit = fc.record({
  keepsOld: fc.boolean(),
  /** Old step → new step, by position; what is not listed is not moved. */
  moved: fc.dictionary(fc.constantFrom('s0', 's1', 's2', 's3', 's4'), fc.nat(6), { maxKeys: 3 }),
  safe: fc.option(fc.nat(6)),
  /** New ids for all steps, as when somebody renames them. */
  renamed: fc.boolean(),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(flow: Flow, { moved, safe, renamed }: Edit): Flow {
  const steps = flow.steps.map((step): Step => ({
    id: renamed ? step.id.replace('s', 't') : step.id,
    next: step.next,
    question: step.question,
    run: (run, frame) => step.run(run, frame),
  }));
  const idAt = (position: number) => steps[position % steps.length]?.id ?? '';
  return {
    ...flow,
    version: `${flow.id} edited`,
    steps,
    positions: new Map(steps.map(({ id }, i) => [id, i])),
    moved: new Map(Object.entries(moved).map(([old, to]) => [old, idAt(to)])),
    safe: safe === null ? null : idAt(safe),
  };
}

function after(old: Program, next: Program, change: Edit): Program {
  const flows = new Map([...next.flows].map(([id, flow]) => [id, edited(flow, change)]));
  const current = [...flows.values()].map((flow) => [flow.version, flow] as const);
  return { ...next, flows, versions: new Map(change.keepsOld ? [...old.versions, ...current] : current) };
}

test('whatever is edited, renamed or deleted under somebody, they have a question to answer and MENU works', () => {
  const met = { moved: 0, gone: 0 };
  fc.assert(
    fc.property(dialogues, dialogues, edit, inputs, inputs, (before, changed, change, first, then) => {
      const old = programOf(before);
      const program = after(old, programOf(changed), change);
      let session = walk(
        old,
        throughJson(advance(old, newSession(), { kind: 'start', flow: 'f0' }, world).session),
        first,
      );
      for (const drawn of then) {
        const { session: next, events } = advance(program, session, inputOf(drawn, session), world);
        session = throughJson(next);
        for (const event of events) if (event.type === 'session_moved') met[event.to === null ? 'gone' : 'moved']++;
        // Nobody stands where nothing waits, and nobody stands on a step that is not there.
        if (session.frames.length > 0) expect(session.waiting).not.toBeNull();
        const top = session.frames.at(-1);
        if (top && events.length > 0) expect(program.versions.get(top.version)?.positions.has(top.step)).toBe(true);
      }
      const menu = advance(program, session, { kind: 'interrupt', flow: 'menu' }, world);
      expect(menu.events[0]).toMatchObject({ type: 'flow_started', flow: 'menu' });
    }),
    { numRuns: 1000 },
  );
  expect(met.moved).toBeGreaterThan(0);
  expect(met.gone).toBeGreaterThan(0);
});

test('while its version is kept and nothing is moved, an edit changes nothing for whoever stands in a dialogue', () => {
  fc.assert(
    fc.property(dialogues, dialogues, inputs, fc.integer({ min: 1, max: 3 }), (before, changed, first, n) => {
      const old = programOf(before);
      const kept = { keepsOld: true, moved: {}, safe: null, renamed: true };
      // Menus and calls enter the new version; a plain answer stays within the old one.
      fc.pre([...before.values()].every(({ parts }) => parts.every(({ verb }) => verb !== 'call')));
      const program = after(old, programOf(changed), kept);
      const begun = throughJson(advance(old, newSession(), { kind: 'start', flow: 'f0' }, world).session);
      const session = walk(old, begun, first);
      const answer: Input = { kind: 'choice', ask: session.asks, n };
      if (session.waiting?.kind === 'resume') return;
      expect(advance(program, session, answer, world)).toEqual(advance(old, session, answer, world));
    }),
    { numRuns: 300 },
  );
});

test('a session that was moved hears so once, in one honest sentence', () => {
  fc.assert(
    fc.property(dialogues, inputs, fc.nat(6), (before, first, to) => {
      const old = programOf(before);
      const everywhere = Object.fromEntries(['s0', 's1', 's2', 's3', 's4', 's5', 's6'].map((id) => [id, to]));
      const program = after(old, old, { keepsOld: true, moved: everywhere, safe: null, renamed: false });
      const begun = throughJson(advance(old, newSession(), { kind: 'start', flow: 'f0' }, world).session);
      const session = walk(old, begun, first);
      fc.pre(session.waiting !== null && session.waiting.kind !== 'resume' && session.frames.length === 1);
      const { events } = advance(program, session, { kind: 'text', text: 'satu' }, world);
      expect(events[0]).toMatchObject({ type: 'session_moved' });
      expect(said(events, 'flow_changed')).toBe(1);
    }),
    { numRuns: 300 },
  );
});
