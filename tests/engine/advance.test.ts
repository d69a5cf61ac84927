import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileFlow } from '../../src/content/compile/compile-flow.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { createExpressions } from '../../src/content/words/expressions.ts';
import { emptyFile, Reporter } from '../../src/content/files/files.ts';
import { VERB_TEXTS } from '../../src/content/verbs/texts.ts';
import { flowSchemaOf } from '../../src/content/verbs/flow-schema.ts';
import { buildVocabulary } from '../../src/content/words/vocabulary.ts';
import { advance } from '../../src/engine/advance.ts';
import type { Event, Input } from '../../src/engine/events.ts';
import type { Flow, Program } from '../../src/engine/program.ts';
import { newSession, type Session } from '../../src/engine/session.ts';
import { NOW, shippedGuide } from '../helpers.ts';

const words = buildVocabulary({}, { family: { type: 'number', default: 1 }, name: { type: 'text', default: '' } });

/** Made once: a schema costs more than what it reads. */
const schema = flowSchemaOf(DECLARATIONS.acts);

function flow(yaml: string): Flow {
  const reporter = new Reporter();
  const source = schema.parse(parse(yaml));
  const flows = new Set(['main', 'other', 'menu']);
  const around = {
    words,
    expressions: createExpressions(words),
    flows,
    media: new Set<string>(),
    acts: DECLARATIONS.acts,
    quizzes: new Map(),
    sentences: shippedGuide().content.sentences.of(VERB_TEXTS),
    translations: new Map(),
  };
  const compiled = compileFlow(source, around, emptyFile('test'), reporter);
  expect(reporter.findings).toEqual([]);
  return compiled;
}

/** The shipped program with other flows: `old` are kept only because sessions are pinned to them. */
function programOf(current: Flow[], old: Flow[] = []): Program {
  const { program } = shippedGuide().content;
  const menu = flow(
    '{flow: menu, title: Menu, for: [worker], resumable: false, steps: [{id: m, ask: Menu apa?, choices: [{say: Satu, go: m}]}]}',
  );
  const all = [...current, menu];
  return {
    ...program,
    flows: new Map(all.map((one) => [one.id, one])),
    versions: new Map([...all, ...old].map((one) => [one.version, one])),
  };
}

function play(program: Program, session: Session, input: Input) {
  const result = advance(program, session, input, { now: NOW, random: () => 0 });
  return { ...result, session: JSON.parse(JSON.stringify(result.session)) as Session, text: textOf(result.events) };
}

const textOf = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'said' ? [event.text] : [])).join(' | ');

const MAIN = `
flow: main
title: Utama
for: [worker]
steps:
  - { id: a, ask: Berapa orang?, number: { min: 1, max: 20, save: family } }
  - { id: b, ask: "{family} orang. Benar?", choices: [{ say: "Ya" }, { say: "Tidak", go: a }] }
  - { id: c, ask: Siapa namanya?, text: { save: name, max: 10 } }
  - { id: d, end: "Selesai, {name}." }
`;

describe('a dialogue', () => {
  test('asks, saves, goes where the option leads, and ends', () => {
    const program = programOf([flow(MAIN)]);
    let { session } = play(program, newSession(), { kind: 'start', flow: 'main' });
    for (const [typed, said] of [
      ['empat', '4 orang. Benar?'],
      ['ga', 'Berapa orang?'],
      ['5', '5 orang'],
      ['ya', 'Siapa'],
      ['Tini', 'Selesai, Tini.'],
    ] as const) {
      const next = play(program, session, { kind: 'text', text: typed });
      expect(next.text).toContain(said);
      session = next.session;
    }
    expect(session.frames).toEqual([]);
  });

  test('refuses a number out of bounds kindly and stays', () => {
    const program = programOf([flow(MAIN)]);
    const { session } = play(program, newSession(), { kind: 'start', flow: 'main' });
    const next = play(program, session, { kind: 'text', text: '21' });
    expect(next.text).toContain('paling besar 20');
    expect(next.session.frames.at(-1)?.step).toBe('a');
  });

  test('KEMBALI goes to the question before, LEWATI past a question that is only saved', () => {
    const program = programOf([flow(MAIN)]);
    let { session } = play(program, newSession(), { kind: 'start', flow: 'main' });
    ({ session } = play(program, session, { kind: 'text', text: '4' }));
    const back = play(program, session, { kind: 'back' });
    expect(back.text).toContain('Berapa orang?');
    expect(play(program, back.session, { kind: 'skip' }).text).toContain('orang. Benar?');
  });

  test('a loop without a wait is stopped, told and survived', () => {
    const loop = flow(
      '{flow: main, title: L, for: [worker], steps: [{id: a, say: x, go: b}, {id: b, set: {family: 1}, go: a}]}',
    );
    const { session, events } = play(programOf([loop]), newSession(), { kind: 'start', flow: 'main' });
    expect(events.at(-2)).toMatchObject({ type: 'loop_stopped' });
    expect(session.frames).toEqual([]);
  });
});

describe('a session outlives edits', () => {
  const edited = MAIN.replace('id: b', 'id: b2').replace('Benar?', 'Betul?');

  test('it goes on in the version it began with while that is kept', () => {
    const old = flow(MAIN);
    const { session } = play(programOf([old]), newSession(), { kind: 'start', flow: 'main' });
    const next = play(programOf([flow(edited)], [old]), session, { kind: 'text', text: '4' });
    expect(next.text).toContain('Benar?');
  });

  test('an explicit "moved" takes it along, with an honest sentence', () => {
    const old = flow(MAIN);
    let { session } = play(programOf([old]), newSession(), { kind: 'start', flow: 'main' });
    ({ session } = play(programOf([old]), session, { kind: 'text', text: '4' }));
    const moved = flow(`${edited}moved: { b: b2 }\n`);
    const next = play(programOf([moved], [old]), session, { kind: 'text', text: 'ya' });
    expect(next.text).toContain('perbarui');
    expect(next.text).toContain('Betul?');
    expect(play(programOf([moved], [old]), next.session, { kind: 'text', text: 'ya' }).text).toContain('Siapa');
  });

  test('without its version it goes to the safe step, and without one to the menu', () => {
    const old = flow(MAIN);
    let { session } = play(programOf([old]), newSession(), { kind: 'start', flow: 'main' });
    ({ session } = play(programOf([old]), session, { kind: 'text', text: '4' }));
    expect(play(programOf([flow(`${edited}safe: c\n`)]), session, { kind: 'text', text: 'ya' }).text).toContain(
      'Siapa namanya?',
    );
    const lost = play(programOf([flow(edited)]), session, { kind: 'text', text: 'ya' });
    expect(lost.text).toContain('perbarui');
    expect(lost.text).toContain('Menu apa?');
  });
});

test('the same inputs give the same result, and the session given is never changed', () => {
  const { program } = shippedGuide().content;
  const flows = [...program.flows.keys()];
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      text: fc.constantFrom('1', '2', '3', 'ya', 'tidak', '4 orang', 'Tini', 'apa', ''),
    }),
    fc.record({ kind: fc.constant('choice' as const), ask: fc.nat(8), n: fc.integer({ min: 0, max: 10 }) }),
    fc.record({ kind: fc.constant('interrupt' as const), flow: fc.constantFrom(...flows) }),
    fc.constantFrom<Input>(
      { kind: 'back' },
      { kind: 'skip' },
      { kind: 'repeat' },
      { kind: 'resume' },
      { kind: 'unrecognised' },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...flows), fc.array(input, { maxLength: 25 }), (start, inputs) => {
      let session = play(program, newSession(), { kind: 'start', flow: start }).session;
      for (const one of inputs) {
        const before = JSON.stringify(session);
        const first = play(program, session, one);
        const second = play(program, JSON.parse(before) as Session, one);
        expect(JSON.stringify(session)).toBe(before);
        expect(second).toEqual(first);
        expect(first.events.filter(({ type }) => type === 'loop_stopped')).toEqual([]);
        session = first.session;
        // Somebody who waits for a question always has one to see.
        if (session.frames.length > 0) expect(session.waiting).not.toBeNull();
      }
    }),
    { numRuns: 150 },
  );
});

test('a day of the past may be named without its year, where the question is about the past', () => {
  const { guide } = shippedGuide();
  const world = { now: NOW, random: () => 0, builtins: { today: '2026-11-23' } };
  const asked = advance(guide.program, newSession(), { kind: 'start', flow: 'registered_date', step: 'typed' }, world);
  const typed = (text: string) => advance(guide.program, asked.session, { kind: 'text', text }, world).session;
  expect(typed('5 november').vars['registered_on']).toBe('2026-11-05');
  expect(typed('5 november').waiting).toBeNull();
  // Neither a day to come nor one long gone is a day within the last three months.
  expect(typed('besok').waiting).not.toBeNull();
  expect(typed('5 maret').waiting).not.toBeNull();
});

test('what else the rooms keep with a session is carried along untouched', () => {
  const program = programOf([flow(MAIN)]);
  const kept = { aside: { ask: 3 }, reminding: { unasked: [NOW] } };
  const begun = advance(
    program,
    { ...newSession(), ...kept },
    { kind: 'start', flow: 'main' },
    { now: NOW, random: () => 0 },
  );
  expect(begun.session).toMatchObject(kept);
  expect(Object.keys(begun.session)).toEqual([...Object.keys(newSession()), 'aside', 'reminding']);
});
