import type { Event, ShownOption } from './events.ts';
import type { Flow, Program, Scope, Step, SystemText, Value, Vars } from './program.ts';
import type { Frame, Session } from './session.ts';

/** What the outside gives a step of the dialogue: nothing else may differ between two runs. */
export interface World {
  /** UTC milliseconds. */
  now: number;
  /** Uniform in [0, 1). */
  random: () => number;
  lang?: string;
  /** What the person's record says: stage, consented, low_data … */
  builtins?: Vars;
  /** Told of each step as it runs, for walks over a flow. Decides nothing. */
  onStep?: (flow: string, step: string) => void;
}

/** The working state of one `advance`: a private copy of the session and the events so far. */
export interface Run<S extends Session = Session> {
  readonly program: Program;
  readonly world: World;
  readonly session: S;
  readonly events: Event[];
  readonly scope: Scope & { readonly vars: Record<string, Value> };
}

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
