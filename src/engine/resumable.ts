import type { Program, Scope } from './program.ts';
import type { Frame, Session } from './session.ts';

/** Title of the dialogue that LANJUT would take up, or null. */
export function pausedTitleOf(program: Program, session: Session, scope: Scope): string | null {
  const frames = session.paused.at(-1);
  const flows = frames?.map((frame) => program.versions.get(frame.version) ?? program.flows.get(frame.flow));
  const flow = flows?.findLast((candidate) => candidate?.resumable);
  return flow ? flow.title(scope) : null;
}

/**
 * Whether there is something to come back to. What the menu was opened on top of is over; only what came after it
 * counts, and of that only dialogues that are no menus themselves.
 */
export function isWorthResuming(program: Program, frames: readonly Frame[]): boolean {
  const menu = frames.findLastIndex((frame) => frame.flow === program.menu);
  return frames.slice(menu + 1).some((frame) => program.versions.get(frame.version)?.resumable ?? false);
}
