import { isWorthResuming, pausedTitleOf } from './resumable.ts';
import { beginQuiz, endQuiz, putQuestion, putQuizItem, putResumeOffer } from './questions.ts';
import { assign, copyFrame, say, systemText, withCaveat, type Run } from './run.ts';
import { settleFrame } from './settle.ts';
import { PAUSED_LIMIT, type Frame } from './session.ts';

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
    switch (step.verb) {
      case 'say': {
        const pick = step.variants.length === 1 ? 0 : Math.floor(run.world.random() * step.variants.length);
        const variant = step.variants[pick];
        if (variant) {
          const text = withCaveat(run, variant(run.scope), step.caveat);
          if (step.media !== null && run.scope.vars['low_data'] !== true) say(run, text, { media: step.media });
          else say(run, text);
        }
        position = step.next;
        break;
      }
      case 'media': {
        const media = run.program.media.get(step.media);
        if (media) {
          const text = withCaveat(run, media.text(run.scope), media.caveat);
          if (run.scope.vars['low_data'] === true) say(run, text);
          else say(run, text, { media: media.id });
        }
        position = step.next;
        break;
      }
      case 'ask':
        putQuestion(run, step, null);
        return;
      case 'quiz':
        if (!frame.quiz) beginQuiz(run, frame, step);
        if (frame.quiz && frame.quiz.at < step.items.length) {
          putQuizItem(run, frame, step, null);
          return;
        }
        endQuiz(run, frame, step);
        position = step.next;
        break;
      case 'check': {
        const branch = step.branches.find((candidate) => candidate.when(run.scope));
        position = branch ? branch.go : step.next;
        break;
      }
      case 'set':
        for (const { name, value } of step.assign) save(run, name, value(run.scope));
        position = step.next;
        break;
      case 'stage':
        run.scope.vars['stage'] = step.stage;
        run.events.push({ type: 'stage_changed', stage: step.stage, cause: `${frame.flow}/${step.id}` });
        position = step.next;
        break;
      case 'call': {
        const called = run.program.flows.get(step.flow);
        if (!called) {
          say(run, systemText(run, 'flow_changed'));
          position = step.next;
          break;
        }
        if (run.session.frames.length >= CALL_LIMIT) {
          stopLoop(run, frame);
          return;
        }
        enterFlow(run, called.id);
        position = 0;
        break;
      }
      case 'go':
        position = step.next;
        break;
      case 'resume':
        if (run.session.paused.length > 0) {
          resumePaused(run);
          return;
        }
        position = step.next;
        break;
      case 'handoff':
        run.events.push({ type: 'handoff_requested', topic: step.topic, flow: frame.flow, step: step.id });
        say(run, step.say ? step.say(run.scope) : systemText(run, 'handoff_received'));
        position = step.next;
        break;
      case 'remind':
        run.events.push({ type: 'reminder_requested', rule: step.rule, at: run.world.now + step.afterMs });
        say(run, step.say ? step.say(run.scope) : systemText(run, 'remind_received'));
        position = step.next;
        break;
      case 'do':
        run.events.push({
          type: 'acted',
          act: step.act,
          ...(step.declared.leavesPlace && { vars: { ...run.session.vars } }),
        });
        Object.assign(run.scope.vars, step.declared.changes);
        position = step.next;
        break;
      case 'end':
        if (step.say) say(run, step.say(run.scope));
        position = null;
        break;
      default:
        step satisfies never;
    }
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

/** Saves a variable; profile variables are told to the outside as well. */
export function save(run: Run, name: string, value: string | number | boolean): void {
  assign(run, name, value);
  if (run.program.kept.has(name)) run.events.push({ type: 'saved', name, value });
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

function stopLoop(run: Run, frame: Frame): void {
  run.events.push({ type: 'loop_stopped', flow: frame.flow, step: frame.step });
  say(run, systemText(run, 'went_wrong'));
  run.session.frames = [];
  run.session.waiting = null;
  run.session.trail = [];
}
