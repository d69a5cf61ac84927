import type { Input, Result } from './events.ts';
import type { Program, Run, World } from './program.ts';
import { newRun, placeOf, say, systemText } from './run.ts';
import type { Session } from './session.ts';
import { answerText, otherwise, putAgain, skipQuestion, takeOption } from './answer.ts';
import { isWorthResuming, pausedTitleOf } from './resumable.ts';
import { stepBack } from './trail.ts';
import { enterFlow, pause, reenter, resumePaused, toMenu, walk } from './walk.ts';

/**
 * The dialogue engine: one input, one new session, the events it decided. Pure: the session given is not changed, and
 * the same program, session, input, time and random numbers give the same result (T3).
 * Never throws for anything a person can do; a loop without a wait is stopped and told in an event.
 */
export function advance<S extends Session>(program: Program, session: S, input: Input, world: World): Result<S> {
  const run = newRun(program, session, world);
  tellPaused(run);
  const outcome = take(run, input);
  if (outcome === 'unmatched') return { session, events: [], outcome };
  return { session: run.session, events: run.events, outcome };
}

/** What conditions and texts may know of the dialogue that was interrupted last. */
function tellPaused(run: Run): void {
  run.scope.vars['can_resume'] = run.session.paused.length > 0;
  run.scope.vars['paused_title'] = pausedTitleOf(run.program, run.session, run.scope) ?? '';
}

function take(run: Run, input: Input): Result<Session>['outcome'] {
  switch (input.kind) {
    case 'start':
      start(run, input.flow, input.step);
      return 'stepped';
    case 'interrupt':
      pause(run);
      tellPaused(run);
      start(run, input.flow);
      return 'stepped';
    case 'resume':
      return resume(run);
    case 'text':
    case 'choice':
    case 'unrecognised':
    case 'silence':
    case 'back':
    case 'skip':
    case 'repeat':
      return onWaiting(run, input);
    default:
      return input satisfies never;
  }
}

type WaitingInput = Exclude<Input, { kind: 'start' | 'interrupt' | 'resume' }>;

function onWaiting(run: Run, input: WaitingInput): Result<Session>['outcome'] {
  const before = run.session.waiting;
  if (input.kind === 'silence' && before?.ask !== input.ask) return 'idle';
  if (!before) return withoutQuestion(run, input);
  if (before.kind !== 'resume' && !groundHolds(run)) {
    // The question changed under the person: their words answered another one, so the new one is put instead.
    reenter(run);
    return 'stepped';
  }
  switch (input.kind) {
    case 'text':
      return answerText(run, before, input.text) ? 'stepped' : 'unmatched';
    case 'choice':
      if (input.ask !== before.ask || input.n < 1 || input.n > before.shown.length) {
        putAgain(run, before, systemText(run, 'stale_choice'));
      } else takeOption(run, before, input.n - 1);
      return 'stepped';
    case 'unrecognised':
      putAgain(run, { ...before, misses: before.misses + 1 }, otherwise(run, before));
      return 'stepped';
    case 'silence':
      return afterSilence(run);
    case 'back':
      back(run);
      return 'stepped';
    case 'skip':
      if (!skipQuestion(run, before)) putAgain(run, before, systemText(run, 'cannot_skip'));
      return 'stepped';
    case 'repeat':
      putAgain(run, before, null);
      return 'stepped';
    default:
      return input satisfies never;
  }
}

function withoutQuestion(run: Run, input: WaitingInput): Result<Session>['outcome'] {
  switch (input.kind) {
    case 'text':
    case 'unrecognised':
      return 'unmatched';
    case 'silence':
      return 'idle';
    case 'choice':
      say(run, systemText(run, 'stale_choice'));
      return 'stepped';
    case 'back':
    case 'skip':
      say(run, systemText(run, 'nothing_to_go_back_to'));
      return 'stepped';
    case 'repeat':
      say(run, systemText(run, 'nothing_to_repeat'));
      return 'stepped';
    default:
      return input satisfies never;
  }
}

/** Whether the step that waits is still where it was, in the version that the session is pinned to. */
function groundHolds(run: Run): boolean {
  const frame = run.session.frames.at(-1);
  if (!frame) return false;
  const current = run.program.flows.get(frame.flow);
  if (current && current.version !== frame.version && current.moved.has(frame.step)) return false;
  return placeOf(run)?.step.question?.holds(frame) ?? false;
}

function start(run: Run, flow: string, step?: string): void {
  run.session.frames = [];
  run.session.trail = [];
  run.session.waiting = null;
  if (!enterFlow(run, flow)) {
    say(run, systemText(run, 'flow_changed'));
    toMenu(run);
    return;
  }
  const frame = run.session.frames.at(-1);
  const current = frame && run.program.versions.get(frame.version);
  walk(run, step === undefined ? 0 : (current?.positions.get(step) ?? 0));
}

/** A dialogue that waits goes on; only from a menu is one that was interrupted taken up. */
function resume(run: Run): Result<Session>['outcome'] {
  const { waiting, frames } = run.session;
  if (waiting && waiting.kind !== 'resume' && isWorthResuming(run.program, frames))
    return onWaiting(run, { kind: 'repeat' });
  if (run.session.paused.length > 0) {
    resumePaused(run);
    return 'stepped';
  }
  if (run.session.waiting) return onWaiting(run, { kind: 'repeat' });
  say(run, systemText(run, 'nothing_to_resume'));
  return 'stepped';
}

function afterSilence(run: Run): Result<Session>['outcome'] {
  const place = placeOf(run);
  const silence = place?.step.question?.silence;
  if (!place || !silence) return 'idle';
  delete place.frame.quiz;
  walk(run, silence.go);
  return 'stepped';
}

function back(run: Run): void {
  const { session } = run;
  const earlier = stepBack(session.trail);
  if (!earlier) {
    if (session.waiting) putAgain(run, session.waiting, systemText(run, 'nothing_to_go_back_to'));
    return;
  }
  session.trail = earlier.trail;
  session.frames = earlier.frames;
  reenter(run);
}
