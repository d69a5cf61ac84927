import type { Flow, Run } from './program.ts';
import type { Frame } from './session.ts';

/**
 * Keeps a frame standing on firm ground when its flow was edited (T4). In order: an explicit `moved:` of the current
 * version; the version it is pinned to; the same step in the current version; the current version's safe step.
 * Returns whether the frame stands where it stood, was moved, or has nowhere left to stand.
 */
export function settleFrame(run: Run, frame: Frame): 'stands' | 'moved' | 'gone' {
  const current = run.program.flows.get(frame.flow);
  if (current && current.version !== frame.version) {
    const target = current.moved.get(frame.step);
    if (target !== undefined) return move(run, frame, current, target);
  }
  const pinned = run.program.versions.get(frame.version);
  if (pinned?.positions.has(frame.step)) return 'stands';
  if (current?.positions.has(frame.step)) return move(run, frame, current, frame.step);
  if (current && current.safe !== null) return move(run, frame, current, current.safe);
  run.events.push({ type: 'session_moved', flow: frame.flow, from: frame.step, to: null });
  return 'gone';
}

function move(run: Run, frame: Frame, flow: Flow, step: string): 'moved' {
  run.events.push({ type: 'session_moved', flow: frame.flow, from: frame.step, to: step });
  frame.version = flow.version;
  frame.step = step;
  delete frame.quiz;
  return 'moved';
}
