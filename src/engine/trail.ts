import type { Run } from './program.ts';
import { copyFrame } from './run.ts';
import { TRAIL_LIMIT, type Frame, type Trail, type Waiting } from './session.ts';

/** Tells that a question got its answer, and remembers its place, so that KEMBALI finds it. */
export function answered(run: Run, waiting: Waiting, label: string | null): void {
  const frame = run.session.frames.at(-1);
  if (!frame) return;
  run.session.trail = remember(run.session.trail, run.session.frames);
  run.events.push({ type: 'answered', ask: waiting.ask, flow: frame.flow, step: frame.step, label });
}

/**
 * The trail is written and read with every turn, and most of its places differ from the one before in their step alone:
 * such a place is that step's name and nothing more.
 */
function remember(trail: Trail, frames: readonly Frame[]): Trail {
  const base = trail.findLast((place) => typeof place !== 'string');
  const step = base && stepBeside(base, frames);
  const longer = [...trail, step ?? frames.map(copyFrame)];
  return longer.length > TRAIL_LIMIT ? withoutFirst(longer) : longer;
}

/** The last place of a trail as frames of its own, and the trail before it; null: there is none. */
export function stepBack(trail: Trail): { frames: Frame[]; trail: Trail } | null {
  const frames = framesAt(trail, trail.length - 1);
  return frames && { frames, trail: trail.slice(0, -1) };
}

function framesAt(trail: Trail, at: number): Frame[] | null {
  const place = trail[at];
  if (place === undefined) return null;
  if (typeof place !== 'string') return place.map(copyFrame);
  const base = trail.slice(0, at).findLast((earlier) => typeof earlier !== 'string');
  const frames = base?.map(copyFrame);
  const inner = frames?.at(-1);
  if (!frames || !inner) return null;
  inner.step = place;
  return frames;
}

/** The first place must stand by itself, since the others lean on it. */
function withoutFirst(trail: Trail): Trail {
  const first = framesAt(trail, 1);
  return first ? [first, ...trail.slice(2)] : trail.slice(1);
}

/** The innermost step, where nothing else tells the two stacks apart. */
function stepBeside(base: readonly Frame[], frames: readonly Frame[]): string | null {
  const last = frames.length - 1;
  const inner = frames[last];
  if (!inner || base.length !== frames.length) return null;
  const same = frames.every((frame, i) => {
    const other = base[i];
    if (!other || frame.quiz || other.quiz || frame.flow !== other.flow || frame.version !== other.version)
      return false;
    return i === last || frame.step === other.step;
  });
  return same ? inner.step : null;
}
