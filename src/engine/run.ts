import type { ShownOption } from './events.ts';
import type { Flow, Program, Run, Silence, Step, SystemText, Value, Vars, World } from './program.ts';
import type { Frame, Session } from './session.ts';

export function newRun<S extends Session>(program: Program, session: S, world: World): Run<S> {
  const copy: S = {
    ...session,
    frames: session.frames.map(copyFrame),
    vars: { ...session.vars },
    paused: session.paused.slice(),
  };
  const vars: Record<string, Value> = { ...copy.vars, ...world.builtins };
  return {
    program,
    world,
    session: copy,
    events: [],
    scope: { vars, now: world.now, lang: world.lang ?? 'id' },
  };
}

export function copyFrame(frame: Frame): Frame {
  return frame.quiz ? { ...frame, quiz: { ...frame.quiz, right: { ...frame.quiz.right } } } : { ...frame };
}

export function assign(run: Run, name: string, value: Value): void {
  run.session.vars[name] = value;
  run.scope.vars[name] = value;
}

/** Saves a variable; profile variables are told to the outside as well. */
export function save(run: Run, name: string, value: Value): void {
  assign(run, name, value);
  if (run.program.kept.has(name)) run.events.push({ type: 'saved', name, value });
}

export function systemText(run: Run, name: SystemText, values?: Vars): string {
  return run.program.system[name](run.scope, values);
}

export function say(
  run: Run,
  text: string,
  extra?: { ask: number; options?: ShownOption[] } | { media: string },
): void {
  run.events.push({ type: 'said', text, ...extra });
}

/** A question was put that does not wait for ever. */
export function awaitSilence(run: Run, ask: number, silence: Silence | null): void {
  if (silence) run.events.push({ type: 'silence_awaited', ask, at: run.world.now + silence.afterMs });
}

/** Adds the "pastikan ke BPJS 165" line that the facts behind a text demand. */
export function withCaveat(run: Run, text: string, caveat: boolean): string {
  return caveat ? `${text}\n\n${systemText(run, 'caveat')}` : text;
}

export interface Place {
  frame: Frame;
  flow: Flow;
  step: Step;
}

/** The innermost frame with its flow and step; null when nothing runs or the place no longer exists. */
export function placeOf(run: Run): Place | null {
  const frame = run.session.frames.at(-1);
  if (!frame) return null;
  const flow = run.program.versions.get(frame.version);
  const position = flow?.positions.get(frame.step);
  if (!flow || position === undefined) return null;
  const step = flow.steps[position];
  return step ? { frame, flow, step } : null;
}
