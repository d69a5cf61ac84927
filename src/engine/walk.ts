import type { Run } from './program.ts';
import { isWorthResuming, pausedTitleOf } from './resumable.ts';
import { putResumeOffer } from './resume-offer.ts';
import { copyFrame, say, systemText } from './run.ts';
import { PAUSED_LIMIT, type Frame } from './session.ts';
import { settleFrame } from './settle.ts';

/** Steps one stimulus may run without waiting. A flow that needs more has a loop without a wait. */
export const STEP_LIMIT = 200;
/** How deep flows may call flows. */
export const CALL_LIMIT = 16;

/**
 * Runs steps from position `at` of the innermost frame until one waits or everything has ended.
 * `at` null means that the innermost flow is over.
 */
export function walk(run: Run, at: number | null): void {
  run.session.waiting = null;
  let position = at;
  for (let count = 0; count < STEP_LIMIT; count++) {
    const frame = run.session.frames.at(-1);
    if (!frame) {
      finish(run);
      return;
    }
    const flow = run.program.versions.get(frame.version);
    const step = position === null ? undefined : flow?.steps[position];
    if (!flow || !step) {
      position = endFlow(run, frame);
      continue;
    }
    frame.step = step.id;
    run.world.onStep?.(frame.flow, step.id);
    const went = step.run(run, frame);
    if (went === 'rests') return;
    position = went;
  }
  const frame = run.session.frames.at(-1);
  if (frame) stopLoop(run, frame);
}

/** Puts a new frame for the current version of a flow; the caller walks it from 0. */
export function enterFlow(run: Run, flowId: string): boolean {
  const flow = run.program.flows.get(flowId);
  const first = flow?.steps[0];
  if (!flow || !first) return false;
  run.session.frames.push({ flow: flow.id, version: flow.version, step: first.id });
  run.events.push({ type: 'flow_started', flow: flow.id, version: flow.version });
  return true;
}

/** Takes up the dialogue that was interrupted last, at its exact step. What runs now is let go. */
export function resumePaused(run: Run): void {
  const frames = run.session.paused.pop();
  if (!frames) return;
  run.session.frames = frames.map(copyFrame);
  run.session.trail = [];
  reenter(run);
}

/** Goes on at the innermost frame's own step, saying honestly when the dialogue changed under it. */
export function reenter(run: Run): void {
  for (;;) {
    const frame = run.session.frames.at(-1);
    if (!frame) {
      finish(run);
      return;
    }
    const ground = settleFrame(run, frame);
    if (ground === 'gone') {
      run.session.frames.pop();
      if (run.session.frames.length === 0) {
        say(run, systemText(run, 'flow_changed'));
        toMenu(run);
        return;
      }
      continue;
    }
    if (ground === 'moved') say(run, systemText(run, 'flow_changed'));
    walk(run, run.program.versions.get(frame.version)?.positions.get(frame.step) ?? null);
    return;
  }
}

/** Sets what runs now aside so that LANJUT finds it, unless it is a menu with nothing to come back to. */
export function pause(run: Run): void {
  const { session, program } = run;
  if (isWorthResuming(program, session.frames)) {
    const flows = (frames: Frame[]) => frames.map((frame) => frame.flow).join('/');
    const same = flows(session.frames);
    session.paused = [...session.paused.filter((frames) => flows(frames) !== same), session.frames].slice(
      -PAUSED_LIMIT,
    );
  }
  session.frames = [];
  session.waiting = null;
  session.trail = [];
}

export function toMenu(run: Run): void {
  run.session.frames = [];
  if (enterFlow(run, run.program.menu)) walk(run, 0);
  else finish(run);
}

/** Ends the innermost flow; returns where its caller goes on. */
function endFlow(run: Run, frame: Frame): number | null {
  run.session.frames.pop();
  run.events.push({ type: 'flow_ended', flow: frame.flow, version: frame.version });
  const caller = run.session.frames.at(-1);
  if (!caller) return null;
  const ground = settleFrame(run, caller);
  if (ground === 'gone') return null;
  const flow = run.program.versions.get(caller.version);
  const position = flow?.positions.get(caller.step);
  if (!flow || position === undefined) return null;
  if (ground === 'moved') {
    say(run, systemText(run, 'flow_changed'));
    return position;
  }
  return flow.steps[position]?.next ?? null;
}

/** Everything has ended: offers what was interrupted, or forgets what only the dialogue needed. */
function finish(run: Run): void {
  const { session } = run;
  session.waiting = null;
  session.trail = [];
  const paused = session.paused.at(-1);
  const title = paused ? pausedTitleOf(run.program, session, run.scope) : null;
  if (title !== null) {
    const ask = ++session.asks;
    session.waiting = { ask, kind: 'resume', shown: [0, 1], misses: 0 };
    putResumeOffer(run, ask, title);
    return;
  }
  session.paused = [];
  for (const name of Object.keys(session.vars)) {
    if (!run.program.kept.has(name)) Reflect.deleteProperty(session.vars, name);
  }
}

/** A flow that never comes to a question or an end is ended, honestly. */
export function stopLoop(run: Run, frame: Frame): void {
  run.events.push({ type: 'loop_stopped', flow: frame.flow, step: frame.step });
  say(run, systemText(run, 'went_wrong'));
  run.session.frames = [];
  run.session.waiting = null;
  run.session.trail = [];
}
